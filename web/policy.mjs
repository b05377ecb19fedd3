// SPDX-License-Identifier: Apache-2.0
// The Content-Security-Policy of the page: in its <meta>, and to be sent as a header by whoever serves it
// (with frame-ancestors, which is for headers only).

export const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";
export const policyHeader = `${policy}; frame-ancestors 'none'`;
