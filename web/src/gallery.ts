// SPDX-License-Identifier: Apache-2.0
import type { ProgramDocument, Text } from './types.ts';

/** The sample programmes that lie beside the module, in programs/. */
export class Gallery {
  private readonly documents = new Map<string, Promise<ProgramDocument>>();

  constructor(private readonly folder: string, readonly samples: { id: string; name?: Text }[]) {}

  static async open(folder: string): Promise<Gallery> {
    return new Gallery(folder, await read(`${folder}programs/index.json`) as { id: string; name?: Text }[]);
  }

  /** A sample by its id, or any document by its address. */
  load(idOrAddress: string): Promise<ProgramDocument> {
    let document = this.documents.get(idOrAddress);
    if (!document) {
      const isSample = this.samples.some((s) => s.id === idOrAddress);
      const address = isSample ? `${this.folder}programs/${idOrAddress}.json` : new URL(idOrAddress, globalThis.document.baseURI).href;
      document = read(address) as Promise<ProgramDocument>;
      document.catch(() => this.documents.delete(idOrAddress));
      this.documents.set(idOrAddress, document);
    }
    return document;
  }
}

async function read(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}
