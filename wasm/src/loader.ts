// SPDX-License-Identifier: Apache-2.0
// The calculator in a page or a worker; for Node see node.ts.

import type {
  AdviceResult, AdviseBasketRequest, AdviseRequest, BasketAdvice, CompareRequest, CompareResult, EffectiveDiscountRequest, EffectiveDiscountResult, ParseOfferRequest, ParsedOffer,
  ProgramDocument,
  QuoteRequest, QuoteResult, StatementRequest, StatementResult, ValidateRequest, Validation, Warning,
} from './documents.ts';
import { failure, LoyaltyError, type Failure } from './error.ts';
import { instantiate, loadParts, type Instance, type LoadOptions, type Parts } from './module.ts';

export type * from './documents.ts';
export { LoyaltyError, type Failure } from './error.ts';
export type { Glue, LoadOptions, ModuleName } from './module.ts';

export type JsonObject = { [field: string]: unknown };

/** An answer as the core gives it, or `engine_crashed`. */
export type Response<Result = JsonObject> = { ok: true; result: Result } | { ok: false; errors: Failure[] };

/** A request about a programme that is already compiled. */
export type About<Request> = Omit<Request, 'program'>;

/** Loads the files, compiles the module and makes it ready. Rejects with a LoyaltyError; calling it again tries again. */
export async function loadLoyalty(options: LoadOptions = {}): Promise<Loyalty> {
  const parts = await loadParts(options);
  try {
    return new Loyalty(parts, await instantiate(parts), await instantiate(parts));
  } catch (cause) {
    throw new LoyaltyError([failure('load_failed', `The calculator could not be started: ${String(cause)}`)], cause);
  }
}

/**
 * The calculator. Calls are synchronous and take microseconds.
 *
 * A crash of the WebAssembly instance (out of memory, a broken invariant) fails the call during which it happens with
 * `engine_crashed`. The instance is then dropped and the one kept in reserve takes over, so the next call works.
 */
export class Loyalty {
  readonly #parts: Parts;
  #instance: Instance | undefined;
  #reserve: Instance | undefined;
  #restart: Promise<void> = Promise.resolve();

  constructor(parts: Parts, instance: Instance, reserve: Instance) {
    this.#parts = parts;
    this.#instance = instance;
    this.#reserve = reserve;
  }

  /** The compiled module, to be sent to a worker and given to its `loadLoyalty` as `wasmModule`. */
  get wasmModule(): WebAssembly.Module {
    return this.#parts.module;
  }

  /** Settled when a reserve is ready again after a crash. */
  get ready(): Promise<void> {
    return this.#restart;
  }

  /**
   * Any operation. The request is an object, or JSON text, or JSON text in UTF-8. What the core refuses comes back as
   * `ok: false`, a crash too; only a request that is none of the three throws (TypeError).
   */
  call<Result = JsonObject>(operation: string, request: object | string): Response<Result> {
    const text = typeof request === 'string' || request instanceof Uint8Array ? request : JSON.stringify(request);
    if (typeof operation !== 'string' || text === undefined) throw new TypeError('call(operation, request): text and an object or text');
    const instance = this.#instance;
    if (instance === undefined) {
      return { ok: false, errors: [failure('engine_crashed', 'The calculator is still starting again; await ready.')] };
    }
    try {
      return JSON.parse(instance.call(operation, text)) as Response<Result>;
    } catch (cause) {
      this.#replaceInstance();
      return { ok: false, errors: [failure('engine_crashed', `The calculator stopped at this request and was started again: ${String(cause)}`)] };
    }
  }

  /** The response text as the core wrote it, byte for byte the same on every platform. Throws like `quote`. */
  callText(operation: string, request: string | Uint8Array): string {
    const instance = this.#instance;
    if (instance === undefined) throw new LoyaltyError([failure('engine_crashed', 'The calculator is still starting again; await ready.')]);
    try {
      return instance.call(operation, request);
    } catch (cause) {
      this.#replaceInstance();
      throw new LoyaltyError([failure('engine_crashed', 'The calculator stopped at this request and was started again.')], cause);
    }
  }

  /** What this member pays for this basket now, and why. */
  quote(request: QuoteRequest): QuoteResult {
    return this.#result('quote', request);
  }

  /** A member's history up to a date. */
  statement(request: StatementRequest): StatementResult {
    return this.#result('statement', request);
  }

  /** What the member should do next: levels, points that end, rewards. */
  advise(request: AdviseRequest): AdviceResult {
    return this.#result('advise', request);
  }

  /** What to add to this basket, whether to split it, whether to use vouchers and points now. */
  adviseBasket(request: AdviseBasketRequest): BasketAdvice {
    return this.#result('advise-basket', request);
  }

  /** What a promotion is really worth. */
  effectiveDiscount(request: EffectiveDiscountRequest): EffectiveDiscountResult {
    return this.#result('effective-discount', request);
  }

  /** Which of several offers costs least for which basket. */
  compare(request: CompareRequest): CompareResult {
    return this.#result('compare', request);
  }

  /** An offer in everyday words as promotion documents. */
  parseOffer(request: ParseOfferRequest): ParsedOffer {
    return this.#result('parse-offer', request);
  }

  /** Checks a programme; throws with everything that is wrong. */
  validate(request: ValidateRequest): Validation {
    return this.#result('validate', request);
  }

  /** Checks and compiles a programme, for instance one read from a file, once for many calls. */
  compile(document: ProgramDocument | JsonObject): Program {
    return new Program(this, document, this.validate({ program: document as ProgramDocument, warnings: false }));
  }

  #result<Result>(operation: string, request: object): Result {
    return resultOf(this.call<Result>(operation, request));
  }

  #replaceInstance(): void {
    this.#instance = this.#reserve;
    this.#reserve = undefined;
    this.#restart = this.#restart.then(() => this.#refill());
  }

  async #refill(): Promise<void> {
    try {
      this.#instance ??= await instantiate(this.#parts);
      this.#reserve ??= await instantiate(this.#parts);
    } catch {
      // Without memory for a reserve the calculator goes on without one; the next crash tries again.
    }
  }
}

/** A compiled programme. Its requests carry the digest; after a restart the document is sent again by itself. */
export class Program {
  readonly #loyalty: Loyalty;
  readonly document: ProgramDocument | JsonObject;
  readonly digest: string;
  readonly counts: Validation['counts'];

  constructor(loyalty: Loyalty, document: ProgramDocument | JsonObject, validation: Validation) {
    this.#loyalty = loyalty;
    this.document = document;
    this.digest = validation.program;
    this.counts = validation.counts;
  }

  call<Result = JsonObject>(operation: string, request: object): Response<Result> {
    const named = { ...request, program: this.digest };
    const response = this.#loyalty.call<Result>(operation, named);
    if (response.ok || !response.errors.some((error) => error.code === 'program_not_loaded')) return response;
    const validation = this.#loyalty.call('validate', { program: this.document, warnings: false });
    return validation.ok ? this.#loyalty.call<Result>(operation, named) : validation;
  }

  /** What in it may surprise its owner. Takes longer than a quote; not in the smaller modules. */
  warnings(): Warning[] {
    return this.#loyalty.validate({ program: this.document as ProgramDocument }).warnings ?? [];
  }

  quote(request: About<QuoteRequest>): QuoteResult {
    return resultOf(this.call<QuoteResult>('quote', request));
  }

  statement(request: About<StatementRequest>): StatementResult {
    return resultOf(this.call<StatementResult>('statement', request));
  }

  advise(request: About<AdviseRequest>): AdviceResult {
    return resultOf(this.call<AdviceResult>('advise', request));
  }

  adviseBasket(request: About<AdviseBasketRequest>): BasketAdvice {
    return resultOf(this.call<BasketAdvice>('advise-basket', request));
  }

  effectiveDiscount(request: About<EffectiveDiscountRequest>): EffectiveDiscountResult {
    return resultOf(this.call<EffectiveDiscountResult>('effective-discount', request));
  }
}

function resultOf<Result>(response: Response<Result>): Result {
  if (!response.ok) throw new LoyaltyError(response.errors);
  return response.result;
}
