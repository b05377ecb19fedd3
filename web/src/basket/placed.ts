// SPDX-License-Identifier: Apache-2.0
import type { ProgramDocument, PromotionDocument } from '../types.ts';

/** How a shop engine computes: settings of a programme, and which scopes its offers can have. One of profiles/index.json. */
export interface Profile {
  id: string;
  name: string;
  settings: Partial<ProgramDocument>;
  offers: { percent: string[]; amount: string[]; price: string[]; sets: boolean };
}
type Stages = NonNullable<ProgramDocument['stages']>;
type Kind = 'percent' | 'amount' | 'price';

/** Names that stages have for offers of goods, of percentages, of sets, and of the order; the first that the profile has is taken. */
const ofGoods = ['line', 'catalogue', 'items', 'product', 'default'];
const ofOrder = ['order', 'cart', 'total', 'reward', 'default'];

/** An offer as the shop has it: in one of its stages, rounded for what it rounds for. Null where it has no such offer. */
export function placed(profile: Profile, offer: PromotionDocument): PromotionDocument | null {
  const stages = (profile.settings.stages ?? []) as Stages;
  const benefit = offer.benefit ?? offer.rungs?.[0]?.benefit;
  const kind = benefit?.type ?? '';
  const { trigger } = offer;
  const sets = trigger?.type === 'sets';
  // Sets of units of one line have one group.
  const severalGroups = trigger?.type === 'sets' && trigger.of.length > 1 && profile.settings.offerDefaults?.sets?.within === 'line';
  if (sets && (!profile.offers.sets || severalGroups)) return null;
  const scopes = kind in profile.offers ? profile.offers[kind as Kind] : undefined;
  if (scopes?.length === 0) return null;
  const own = (benefit as { scope?: string } | undefined)?.scope ?? (kind === 'price' ? 'unit' : 'order');
  const scope = !scopes || sets || scopes.includes(own) ? own : scopes[0]!;
  const wanted = [...(sets ? ['buyGet'] : []), ...(kind === 'percent' ? ['percent'] : []), ...(scope === 'order' || scope === 'set' ? [...ofOrder, ...ofGoods] : [...ofGoods, ...ofOrder])];
  const has = (id: string | undefined) => stages.some((stage) => stage.id === id);
  const stage = has(offer.stage) ? offer.stage : wanted.find(has) ?? stages[stages.length - 1]?.id;
  const scoped = <T extends object | undefined>(of: T): T => (of && scopes && scope !== own ? { ...of, scope } as T : of);
  return {
    ...offer, stage, ...(offer.benefit && { benefit: scoped(offer.benefit) }),
    ...(offer.rungs && { rungs: offer.rungs.map((rung) => ({ ...rung, benefit: scoped(rung.benefit) })) }),
  } as PromotionDocument;
}

/** A programme as the shop computes it; offers that it does not have are left out. Held vouchers keep their stage. */
export function asShop(program: ProgramDocument, profile: Profile): ProgramDocument {
  const stages = (profile.settings.stages ?? []) as Stages;
  return {
    ...program, ...profile.settings, promotions: (program.promotions ?? []).flatMap((offer) => placed(profile, offer) ?? []),
    stages: stages.some(({ id }) => id === 'voucher') ? stages : [...stages, { id: 'voucher', choose: 'all' }],
  } as ProgramDocument;
}
