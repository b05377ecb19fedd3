// SPDX-License-Identifier: Apache-2.0
import { loadLoyalty, type Loyalty } from '../../wasm/src/loader.ts';
import type { Failure, ProgramDocument } from './types.ts';

export type Answer<T> = { ok: true; result: T } | { ok: false; errors: Failure[] };

/** The one core of the page. Programmes are sent once and then named by their digest. */
export class Engine {
  private readonly digests = new WeakMap<ProgramDocument, string>();

  constructor(private readonly core: Loyalty, readonly milliseconds: number) {}

  call<T>(operation: string, request: object): Answer<T> {
    return this.core.call(operation, request) as Answer<T>;
  }

  /** A call about a programme; the document is compiled at its first use. */
  about<T>(operation: string, program: ProgramDocument, request: object): Answer<T> {
    const digest = this.digests.get(program);
    if (digest) {
      const answer = this.call<T>(operation, { program: digest, ...request });
      if (answer.ok || !answer.errors.some((e) => e.code === 'program_not_loaded')) return answer;
    }
    const compiled = this.call<{ program: string }>('validate', { program });
    if (!compiled.ok) return compiled;
    this.digests.set(program, compiled.result.program);
    return this.call<T>(operation, { program: compiled.result.program, ...request });
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
