// SPDX-License-Identifier: Apache-2.0
/** A style sheet, minified by the build and handed out as text for an adopted sheet. */
declare module '*.css' {
  const text: string;
  export default text;
}
