// SPDX-License-Identifier: Apache-2.0
import type { Condition } from './types.ts';

/** The first metric that a tier asks for, and its mark. */
export function markOf(condition: Condition): { metric: string; at: string } | undefined {
  if (condition.metric?.atLeast !== undefined) return { metric: condition.metric.id, at: String(condition.metric.atLeast) };
  for (const part of [...(condition.all ?? []), ...(condition.any ?? [])]) {
    const mark = markOf(part);
    if (mark) return mark;
  }
  return undefined;
}
