// SPDX-License-Identifier: Apache-2.0
// From files to instances: the glue (loyalty.mjs) and a compiled WebAssembly module (loyalty.wasm or a smaller one).

import { failure, LoyaltyError } from './error.ts';

/** What embind exports. */
export interface Instance {
  call(operation: string, request: string | Uint8Array): string;
}

/** The default export of loyalty.mjs. */
export type Glue = (options: {
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
}) => Promise<Instance>;

/**
 * The modules: `loyalty` answers everything; `loyalty-quote` what a basket needs (`quote` for members by their snapshot);
 * `loyalty-statement` what a balance needs (`statement`), `loyalty-offer` what a page of offers needs (`parse-offer`,
 * `effective-discount`, `compare`). The three explain nothing, and are little over a third of its size.
 */
export type ModuleName = 'loyalty' | 'loyalty-quote' | 'loyalty-statement' | 'loyalty-offer';

export interface LoadOptions {
  /** Which module. Default: `loyalty`. What the others leave out is refused with `not_in_module`. */
  module?: ModuleName;
  /** Folder of loyalty.mjs and the module. Default: the folder of this module. */
  folder?: string | URL;
  /** The glue, when it has another name or place, or the function itself. */
  glue?: string | URL | Glue;
  /** Address of the .wasm file, when it has another name or place. */
  wasmUrl?: string | URL;
  /** Content of the .wasm file; nothing is fetched then. */
  wasmBinary?: BufferSource;
  /** The compiled module, for instance from another thread; nothing is fetched or compiled then. */
  wasmModule?: WebAssembly.Module;
  /** Subresource integrity of the .wasm file, `sha384-…`. */
  wasmIntegrity?: string;
}

export interface Parts {
  glue: Glue;
  module: WebAssembly.Module;
}

/** Name of the file of the module. */
export const wasmFile = (options: LoadOptions): string => `${options.module ?? 'loyalty'}.wasm`;

export async function loadParts(options: LoadOptions): Promise<Parts> {
  const folder = new URL(options.folder ?? './', base());
  const [glue, module] = await Promise.all([loadGlue(options, folder), compile(options, folder)]);
  return { glue, module };
}

/** A new instance; the module is compiled once and shared. */
export function instantiate({ glue, module }: Parts): Promise<Instance> {
  // Emscripten never settles its own promise when instantiateWasm fails, so the failure is raced against it.
  return new Promise((resolve, reject) => {
    const instantiateWasm: Parameters<Glue>[0]['instantiateWasm'] = (imports, receive) => {
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject);
      return {};
    };
    Promise.resolve(glue({ instantiateWasm })).then(resolve, reject);
  });
}

function base(): string {
  return import.meta.url;
}

const failedImports = new Map<string, number>();

async function loadGlue(options: LoadOptions, folder: URL): Promise<Glue> {
  if (typeof options.glue === 'function') return options.glue;
  const url = new URL(options.glue ?? 'loyalty.mjs', folder).href;
  // An engine may remember a failed import for ever; a fragment makes it a new one and the same request.
  const failed = failedImports.get(url) ?? 0;
  try {
    const imported = (await import(failed === 0 ? url : `${url}#${failed}`)) as { default: Glue };
    return imported.default;
  } catch (cause) {
    failedImports.set(url, failed + 1);
    throw loadFailed(url, cause);
  }
}

async function compile(options: LoadOptions, folder: URL): Promise<WebAssembly.Module> {
  if (options.wasmModule !== undefined) return options.wasmModule;
  const url = new URL(options.wasmUrl ?? wasmFile(options), folder).href;
  try {
    if (options.wasmBinary !== undefined) return await WebAssembly.compile(options.wasmBinary);
    const response = await fetch(url, {
      credentials: 'same-origin',
      ...(options.wasmIntegrity === undefined ? {} : { integrity: options.wasmIntegrity }),
    });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    // Compiling while it arrives needs the right type; a host that does not know .wasm files still works.
    const type = (response.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
    if (type === 'application/wasm' && typeof WebAssembly.compileStreaming === 'function') {
      return await WebAssembly.compileStreaming(response);
    }
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    throw loadFailed(options.wasmBinary === undefined ? url : 'wasmBinary', cause);
  }
}

function loadFailed(what: string, cause: unknown): LoyaltyError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LoyaltyError([failure('load_failed', `The calculator could not be loaded from ${what}: ${reason}`)], cause);
}
