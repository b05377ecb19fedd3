// SPDX-License-Identifier: Apache-2.0
import type { ProgramDocument, PromotionDocument } from '../types.ts';
import all from './templates.json';

/** What a field holds: text of the kind, a whole number, a list of words with commas, or an id of the programme. */
export type FieldKind = 'amount' | 'percent' | 'count' | 'text' | 'time' | 'words' | 'ledger' | 'tier';
export interface Field { id: string; kind: FieldKind; value: string; required?: boolean; at: string[] }
/**
 * A promotion document with fields to fill: each value goes to the places `at` (JSON pointers), an empty one takes them away. `words` is what the
 * offer is called, with the fields in it.
 */
export interface Template { id: string; group: string; words: Record<string, string>; fields: Field[]; promotion: object }

export const templates = all as Template[];
export type Values = Record<string, string>;

/** The values a template begins with: its own, of ids the first that the programme has. */
export function firstValues(template: Template, program: ProgramDocument): Values {
  const known: Partial<Record<FieldKind, string | undefined>> = { ledger: program.ledgers?.[0]?.id, tier: program.tiers?.[0]?.id };
  return Object.fromEntries(template.fields.map((field) => [field.id, field.value || known[field.kind] || '']));
}

const listOf = (text: string): string[] => text.split(/[,，;；、]/).map((word) => word.trim()).filter((word) => word !== '');
const isEmpty = (thing: unknown): boolean => thing !== null && typeof thing === 'object' && Object.keys(thing).length === 0;
type Node = Record<string, unknown>;

function put(node: Node, [name, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) delete node[name!];
    else node[name!] = value;
    return;
  }
  put((node[name!] ??= {}) as Node, rest, value);
  if (value === undefined && isEmpty(node[name!])) delete node[name!];
}

/** What was typed as the document has it. What does not fit goes there as it stands, and the core says so. */
function typed(kind: FieldKind, text: string): unknown {
  const value = text.trim();
  if (kind === 'words') return value === '' ? undefined : listOf(value);
  if (value === '') return undefined;
  return kind === 'count' && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

/** The promotion of a template with these values, named by its words. */
export function filled(template: Template, values: Values, program: ProgramDocument): PromotionDocument {
  const promotion = structuredClone(template.promotion) as Node;
  for (const field of template.fields) {
    for (const pointer of field.at) put(promotion, pointer.slice(1).split('/'), typed(field.kind, values[field.id] ?? ''));
  }
  return { id: template.id, name: named(template, values, program), ...promotion } as PromotionDocument;
}

/** The words of a template with its values, in each language; what follows a field without a value is left out to the end of its clause. */
export function named(template: Template, values: Values, program: ProgramDocument): Record<string, string> {
  const said: Values = { ...values, fold: folded(values['percent'] ?? '') };
  return Object.fromEntries(Object.entries(template.words).map(([language, words]) => [language, words.split(/(?=[,，])/)
    .filter((clause, i) => i === 0 || ![...clause.matchAll(/{(\w+)}/g)].some(([, id]) => !said[id!]?.trim()))
    .map((clause) => clause.replace(/{(\w+)}/g, (_, id: string) => shown(template, id, said[id] ?? '', program, language))).join('')]));
}

/** What is paid in tenths, as Chinese says it: 15 percent off are 8.5折. */
function folded(percentOff: string): string {
  const hundredths = /^\d{1,3}(\.\d{1,2})?$/.test(percentOff.trim()) ? Math.round(Number(percentOff) * 100) : NaN;
  return hundredths >= 0 && hundredths <= 10000 ? String((10000 - hundredths) / 1000) : '';
}

function shown(template: Template, id: string, value: string, program: ProgramDocument, language: string): string {
  const text = value.trim();
  if (template.fields.find((field) => field.id === id)?.kind !== 'tier') return text || '…';
  const name = program.tiers?.find((tier) => tier.id === text)?.name ?? text;
  return typeof name === 'string' ? name : name[language] ?? name['en'] ?? text;
}
