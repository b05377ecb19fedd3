// SPDX-License-Identifier: Apache-2.0
import type { ProgramDocument, PromotionDocument, QuoteRequest, VoucherDocument } from '../types.ts';

type About = Omit<QuoteRequest, 'program'>;
type Stage = NonNullable<ProgramDocument['stages']>[number];
const usualStages: Stage[] = [{ id: 'line', choose: 'all' }, { id: 'order', choose: 'all' }, { id: 'voucher', choose: 'all' }];

/** A held voucher as the promotion that it is. */
function asPromotion({ id, name, value, minimum, valid, items, group, combines }: VoucherDocument): PromotionDocument {
  const mark = minimum !== undefined && Number(minimum) > 0;
  return {
    id, stage: 'voucher', ...(name !== undefined && { name }), ...(valid && { valid }), ...(items && { items }), ...(group && { group }), ...(combines && { combines }),
    ...(mark && { trigger: { type: 'amount', at: minimum } }), benefit: { type: 'amount', off: value },
  };
}

/** Which of two offers of a stage has its turn first. */
function inStage(stage: Stage | undefined, a: PromotionDocument, b: PromotionDocument): number {
  const alone = (offer: PromotionDocument) => Number(stage?.aloneFirst === true && offer.combines?.with?.length === 0);
  const byValue = { priority: 0, largestFirst: -1, smallestFirst: 1 }[stage?.order ?? 'priority'];
  const byPriority = byValue === 0 ? (b.priority ?? 0) - (a.priority ?? 0) : byValue * (valueOf(a) - valueOf(b));
  return alone(b) - alone(a) || byPriority;
}

/** The number that an offer says it gives. */
function valueOf({ benefit, rungs }: PromotionDocument): number {
  const said = (benefit ?? rungs?.[rungs.length - 1]?.benefit ?? {}) as { off?: string; price?: string; value?: string };
  return Number(said.off ?? said.price ?? said.value ?? 0);
}

/**
 * The same offers in one stage that chooses the best combination: in the order in which they have their turn as entered, and each standing with those
 * with which it stands there. What applies as entered is then one of the combinations that are looked at, so that the best is never worse.
 */
export function merged(program: ProgramDocument, request: About): { program: ProgramDocument; request: About } {
  const stages = program.stages ?? usualStages;
  const stageOf = (offer: PromotionDocument) => stages.findIndex(({ id }) => id === (offer.stage ?? 'order'));
  const offers = [...program.promotions ?? [], ...request.promotions ?? [], ...(request.vouchers ?? []).map(asPromotion)];
  const inTurn = [...offers].sort((a, b) => stageOf(a) - stageOf(b) || inStage(stages[stageOf(a)], a, b)); // stable: then as they stand

  const groupOf = (offer: PromotionDocument) => offer.group ?? stages[stageOf(offer)]?.group;
  const names = (offer: PromotionDocument) => [offer.id, groupOf(offer), offer.stage ?? 'order'];
  /** Whether an offer says that it stands with the other, or that it does not; undefined where it says nothing. */
  const says = (offer: PromotionDocument, other: PromotionDocument): boolean | undefined => {
    const { with: only, notWith } = offer.combines ?? {};
    if (only) return names(other).some((name) => name !== undefined && only.includes(name));
    return notWith && !names(other).some((name) => name !== undefined && notWith.includes(name));
  };
  const stands = (a: PromotionDocument, b: PromotionDocument): boolean => {
    const [said, answered] = [says(a, b), says(b, a)];
    const stage = stages[stageOf(a)]?.choose ?? 'all';
    const same = stageOf(a) === stageOf(b);
    if (said === false || answered === false || (same && stage === 'first')) return false;
    return said === true || answered === true || !same || stage !== 'best';
  };
  const promotions = inTurn.map((offer, i): PromotionDocument => ({
    ...offer, stage: 'order', priority: inTurn.length - i, ...(groupOf(offer) && { group: groupOf(offer) }),
    combines: { notWith: inTurn.filter((other) => other !== offer && !stands(offer, other)).map(({ id }) => id) },
  }));
  const { vouchers: _vouchers, promotions: _promotions, ...rest } = request;
  return { program: { ...program, stages: [{ id: 'order', choose: 'best' }], promotions: [] }, request: { ...rest, promotions } };
}
