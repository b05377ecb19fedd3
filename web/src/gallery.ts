// SPDX-License-Identifier: Apache-2.0
import type { ProgramDocument, Samples, Text } from './types.ts';

export interface Sample { id: string; name?: Text }
export interface Loaded { document: ProgramDocument; samples?: Samples }

/** The sample programmes that lie beside the module, in programs/. */
export class Gallery {
  private readonly loaded = new Map<string, Promise<Loaded>>();

  private constructor(private readonly folder: string, readonly samples: Sample[]) {}

  static async open(folder: string): Promise<Gallery> {
    return new Gallery(folder, await read(`${folder}programs/index.json`) as Sample[]);
  }

  /** How shop engines compute, as settings of a programme. */
  async profiles(): Promise<unknown> {
    return read(`${this.folder}profiles.json`);
  }

  has(id: string): boolean {
    return this.samples.some((sample) => sample.id === id);
  }

  /** A sample by its id, with its sample requests; or any document by its address. */
  load(idOrAddress: string): Promise<Loaded> {
    let loading = this.loaded.get(idOrAddress);
    if (!loading) {
      loading = this.has(idOrAddress)
        ? read(`${this.folder}programs/${idOrAddress}.json`) as Promise<Loaded>
        : read(new URL(idOrAddress, globalThis.document.baseURI).href).then((document) => ({ document: document as ProgramDocument }));
      loading.catch(() => this.loaded.delete(idOrAddress));
      this.loaded.set(idOrAddress, loading);
    }
    return loading;
  }
}

async function read(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}
