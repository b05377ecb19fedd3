// SPDX-License-Identifier: Apache-2.0
import { loadLoyalty, LoyaltyError, type Loyalty, type Program } from '../../wasm/src/loader.ts';
import type { Failure, ProgramDocument } from './types.ts';

export type Answer<T> = { ok: true; result: T } | { ok: false; errors: readonly Failure[] };

/** The one core of the page. A programme is compiled at its first use and then only named. */
export class Engine {
  private readonly programs = new WeakMap<ProgramDocument, Program>();

  constructor(private readonly core: Loyalty, readonly milliseconds: number) {}

  call<T>(operation: string, request: object | string): Answer<T> {
    return this.core.call<T>(operation, request);
  }

  /** A call about a programme. */
  about<T>(operation: string, document: ProgramDocument, request: object): Answer<T> {
    try {
      return this.compiled(document).call<T>(operation, request);
    } catch (error) {
      if (error instanceof LoyaltyError) return { ok: false, errors: error.errors };
      throw error;
    }
  }

  /** What in the programme may surprise its owner. */
  warnings(document: ProgramDocument): readonly Failure[] {
    try {
      return this.compiled(document).warnings;
    } catch {
      return []; // a programme with errors shows those
    }
  }

  private compiled(document: ProgramDocument): Program {
    let program = this.programs.get(document);
    if (!program) this.programs.set(document, (program = this.core.compile(document)));
    return program;
  }
}

const engines = new Map<string, Promise<Engine>>();

/** The engine whose files lie in `folder`; all elements of a page share it. A failed load can be tried again. */
export function loadEngine(folder: string): Promise<Engine> {
  let engine = engines.get(folder);
  if (!engine) {
    engine = start(folder);
    engine.catch(() => engines.delete(folder));
    engines.set(folder, engine);
  }
  return engine;
}

async function start(folder: string): Promise<Engine> {
  const begin = performance.now();
  const core = await loadLoyalty({ folder });
  return new Engine(core, performance.now() - begin);
}
