// SPDX-License-Identifier: Apache-2.0
/** Registers elements; one that is there already stays. */
export function define(elements: Record<string, CustomElementConstructor>): void {
  for (const [name, element] of Object.entries(elements)) if (!customElements.get(name)) customElements.define(name, element);
}
