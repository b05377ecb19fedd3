// SPDX-License-Identifier: Apache-2.0
// The same module in Node. A file of its own, so that bundles for the browser never see node:fs.

import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { loadLoyalty as load, type LoadOptions, type Loyalty } from './loader.ts';
import { wasmFile } from './module.ts';

export * from './loader.ts';

/** As in a page; `folder`, `glue` and `wasmUrl` may also be file URLs, and `folder` a path. */
export async function loadLoyalty(options: LoadOptions = {}): Promise<Loyalty> {
  const folder = folderUrl(options.folder);
  const wasmUrl = new URL(options.wasmUrl ?? wasmFile(options), folder);
  if (options.wasmBinary !== undefined || options.wasmModule !== undefined || wasmUrl.protocol !== 'file:') {
    return load({ ...options, folder });
  }
  let wasmBinary: Uint8Array<ArrayBuffer>;
  try {
    wasmBinary = new Uint8Array(await readFile(fileURLToPath(wasmUrl)));
  } catch {
    wasmBinary = new Uint8Array(); // refused by the loader with load_failed
  }
  return load({ ...options, folder, wasmBinary });
}

function folderUrl(folder: string | URL | undefined): URL {
  if (folder === undefined) return new URL('./', import.meta.url);
  if (folder instanceof URL || URL.canParse(folder)) return new URL(folder);
  return pathToFileURL(folder.endsWith('/') ? folder : `${folder}/`);
}
