// SPDX-License-Identifier: Apache-2.0
window.heard = [];
for (const name of ['lc-ready', 'lc-result', 'lc-error', 'lc-change']) {
  document.addEventListener(name, (event) => window.heard.push({ name, id: event.target.id, detail: JSON.parse(JSON.stringify(event.detail)) }));
}
