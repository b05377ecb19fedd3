// SPDX-License-Identifier: Apache-2.0
import type { Operand, Step } from './types.ts';

/** Whether a step gives the figure at `pointer`; `*` in the step's pointer stands for the elements of its list. */
const gives = (figure: string, pointer: string): boolean => figure === pointer ||
  (figure.includes('/*') && figure.replace(/\/\*/, `/${/^\d+/.exec(pointer.slice(figure.indexOf('/*') + 1))?.[0] ?? '*'}`) === pointer);

/** The steps that lead to the figure at `pointer`, earliest first; empty when no step derives it. */
export function derivation(steps: Step[], pointer: string): number[] {
  let last = -1;
  steps.forEach((step, i) => { if (step.figures?.some((figure) => gives(figure, pointer))) last = i; });
  if (last < 0) return [];
  const needed = new Set<number>();
  const visit = (index: number): void => {
    if (needed.has(index)) return;
    needed.add(index);
    for (const operand of steps[index]!.of ?? []) {
      if (typeof operand === 'number') visit(operand);
      else if (Array.isArray(operand)) visit(operand[0]);
    }
  };
  visit(last);
  return [...needed].sort((a, b) => a - b);
}

/** The value of an operand or a result as text; lists in brackets. */
export function valueText(steps: Step[], value: Operand | Step['is']): string {
  if (typeof value === 'number') return valueText(steps, steps[value]!.is);
  if (Array.isArray(value)) {
    if (value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'number') {
      const list = steps[value[0]]!.is;
      return Array.isArray(list) ? String(list[value[1]]) : list;
    }
    return value.length === 1 ? String(value[0]) : `(${value.join(', ')})`;
  }
  return value;
}

const infix: Record<string, string> = { sum: ' + ', add: ' + ', subtract: ' − ', multiply: ' × ', divide: ' ÷ ' };

/** The arithmetic of a step with its numbers; operands from earlier steps carry the number of the step: 314.00 [3]. */
export function formula(steps: Step[], step: Step, place: Map<number, number>): string {
  if (step.op === 'given') return '';
  const of = step.of ?? [];
  const operands = of.map((operand) => {
    const text = valueText(steps, operand);
    const from = typeof operand === 'number' ? operand : Array.isArray(operand) ? operand[0] : undefined;
    const mark = from === undefined ? undefined : place.get(from);
    return mark === undefined ? text : `${text} [${mark}]`;
  });
  const is = valueText(steps, step.is);
  const sign = infix[step.op];
  if (step.op === 'sum' && of.length === 1) return `Σ ${operands[0]} = ${is}`;
  if (sign) return `${operands.join(sign)} = ${is}`;
  if (step.op === 'blocks') return `⌊ ${operands.join(' ÷ ')} ⌋ = ${is}`;
  if (step.op === 'min' || step.op === 'max') return `${step.op}( ${operands.join(' ; ')} ) = ${is}`;
  if (step.op === 'allocate') return `${operands[0]} : ${operands[1] ?? ''} → ${is}`;
  if (step.op === 'select') return `${operands[0]} → ${is}`;
  if (step.op === 'multiple') return `⌊ ${operands[0]} ÷ ${operands[1]} ⌋ × ${of[1] === undefined ? '' : valueText(steps, of[1])} = ${is}`;
  return `${operands.join(' ; ')} → ${is}`;
}
