// SPDX-License-Identifier: Apache-2.0
// Runs src/first-paint.ts with the built core: the sample results in all languages, by view.

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** `call` is the started core, `bundling` the options of the page's own bundle. Resolves to HTML by view. */
export async function staticResults({ call, sample, words, bundling, entry }) {
  const { outputFiles } = await build({ ...bundling, entryPoints: [entry], format: 'esm', write: false });
  const { firstPaint } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const pages = { points: '', basket: '', promo: '', compare: '' };
  for (const [language, catalogue] of Object.entries(words)) {
    const texts = firstPaint(language, catalogue, call, sample);
    for (const view of Object.keys(pages)) pages[view] += texts[view];
  }
  return pages;
}

/** The complete module of a folder: (operation, request) -> response. */
export async function startCore(folder) {
  const { default: glue } = await import(pathToFileURL(`${folder}loyalty.mjs`).href);
  const module = await WebAssembly.compile(await readFile(`${folder}loyalty.wasm`));
  const instance = await glue({
    instantiateWasm: (imports, receive) => {
      WebAssembly.instantiate(module, imports).then((made) => receive(made, module));
      return {};
    },
  });
  return (operation, request) => JSON.parse(instance.call(operation, JSON.stringify(request)));
}
