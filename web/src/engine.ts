// SPDX-License-Identifier: Apache-2.0
import { failure, LoyaltyError } from '../../wasm/src/error.ts';
import { loadLoyalty, type Loyalty, type ModuleName, type Program } from '../../wasm/src/loader.ts';
import type { Failure, ProgramDocument, Step } from './types.ts';

export type Answer<T> = { ok: true; result: T } | { ok: false; errors: readonly Failure[] };

/** The smaller module that answers an operation; what is not here only the complete one does. */
const smaller: Partial<Record<string, ModuleName>> = {
  quote: 'loyalty-quote', statement: 'loyalty-statement',
  'parse-offer': 'loyalty-offer', 'effective-discount': 'loyalty-offer', compare: 'loyalty-offer',
};

/** A module that is loaded. A programme is compiled at its first use and then only named. */
class Core {
  private readonly programs = new WeakMap<ProgramDocument, Program>();

  constructor(readonly loyalty: Loyalty) {}

  compiled(document: ProgramDocument): Program {
    let program = this.programs.get(document);
    if (!program) this.programs.set(document, (program = this.loyalty.compile(document)));
    return program;
  }
}

/**
 * The core of the page, in modules: a view opens the one that answers it, and what the smaller ones leave out is asked of the
 * complete one. As soon as that is there, it answers everything.
 */
export class Engine {
  private readonly cores = new Map<ModuleName, Core>();
  private readonly wanted = new Set<ModuleName>();
  private readonly opening = new Map<ModuleName, Promise<void>>();

  constructor(private readonly folder: string) {}

  /** Makes a module ready, unless the complete one is there or on its way. A failed load can be tried again. */
  async open(wanted: ModuleName): Promise<this> {
    this.wanted.add(wanted);
    // Elements that begin together are asked first, so that a smaller module is not fetched beside the complete one.
    await new Promise((resume) => setTimeout(resume));
    const module = this.wanted.has('loyalty') ? 'loyalty' : wanted;
    if (this.cores.has(module)) return this;
    let opening = this.opening.get(module);
    if (!opening) {
      opening = loadLoyalty({ folder: this.folder, module }).then((loyalty) => { this.cores.set(module, new Core(loyalty)); });
      opening.catch(() => {
        this.opening.delete(module);
        this.wanted.delete(module);
      });
      this.opening.set(module, opening);
    }
    await opening;
    return this;
  }

  /** Whether everything can be asked. */
  get complete(): boolean {
    return this.cores.has('loyalty');
  }

  /** Whether an operation can be asked. */
  answers(operation: string): boolean {
    const module = smaller[operation];
    return this.complete || (module !== undefined && this.cores.has(module));
  }

  call<T>(operation: string, request: object | string): Answer<T> {
    return this.ask(operation, (core) => core.loyalty.call<T>(operation, request));
  }

  /** A call about a programme. */
  about<T>(operation: string, document: ProgramDocument, request: object): Answer<T> {
    return this.ask(operation, (core) => core.compiled(document).call<T>(operation, request));
  }

  /** How the figures of an answer come about: asked of the complete module, and only when somebody wants to know. */
  async explained(operation: string, request: object, document?: ProgramDocument): Promise<Step[]> {
    await this.open('loyalty');
    const asked = { ...request, explain: true };
    const answer = document ? this.about<{ explanation?: Step[] }>(operation, document, asked) : this.call<{ explanation?: Step[] }>(operation, asked);
    if (!answer.ok) throw new LoyaltyError(answer.errors);
    return answer.result.explanation ?? [];
  }

  /** What in the programme may surprise its owner; a programme with errors shows those instead. Of the complete module only. */
  warnings(document: ProgramDocument): readonly Failure[] {
    const answer = this.ask('validate', (core) => ({ ok: true, result: core.compiled(document).warnings() }));
    return answer.ok ? answer.result : [];
  }

  private ask<T>(operation: string, question: (core: Core) => Answer<T>): Answer<T> {
    // What none of the smaller modules answers, they refuse.
    const core = this.cores.get('loyalty') ?? this.cores.get(smaller[operation] ?? 'loyalty') ?? this.cores.values().next().value;
    if (!core) return { ok: false, errors: [{ ...failure('not_in_module', operation), params: { name: operation } }] };
    try {
      return question(core);
    } catch (error) {
      if (error instanceof LoyaltyError) return { ok: false, errors: error.errors };
      throw error;
    }
  }
}

const engines = new Map<string, Engine>();

/** The engine whose files lie in `folder`; all elements of a page share it. */
export function engineOf(folder: string): Engine {
  let engine = engines.get(folder);
  if (!engine) engines.set(folder, (engine = new Engine(folder)));
  return engine;
}
