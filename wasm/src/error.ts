// SPDX-License-Identifier: Apache-2.0

/** One entry of `errors` in a response; core/README.md lists the codes. */
export interface Failure {
  code: string;
  /** RFC 6901, into the request. */
  pointer: string;
  /** English; for display use the code and the parameters. */
  message: string;
  params?: Record<string, unknown>;
}

/**
 * A refused request, or trouble of the module itself: `load_failed` (files missing, blocked or not what they should be;
 * loading can be tried again), `engine_crashed` (this call failed, the next one works).
 */
export class LoyaltyError extends Error {
  override readonly name = 'LoyaltyError';
  readonly code: string;
  readonly pointer: string;
  readonly params: Record<string, unknown>;
  /** Everything found, this error first. */
  readonly errors: readonly Failure[];

  constructor(errors: readonly Failure[], cause?: unknown) {
    const first = errors[0] ?? { code: 'engine_crashed', pointer: '', message: 'A response without a reason.' };
    super(first.pointer === '' ? first.message : `${first.pointer}: ${first.message}`, cause === undefined ? undefined : { cause });
    this.code = first.code;
    this.pointer = first.pointer;
    this.params = first.params ?? {};
    this.errors = errors.length > 0 ? errors : [first];
  }
}

export function failure(code: string, message: string): Failure {
  return { code, pointer: '', message, params: {} };
}
