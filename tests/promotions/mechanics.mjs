// SPDX-License-Identifier: Apache-2.0
// What an offer can be made of, read off a quote request, and the same request without it.

const promotionsOf = (request) => [request.program.promotions ?? [], request.promotions ?? []].flat();
const benefitsOf = (promotion) => promotion.rungs === undefined ? [promotion.benefit] : promotion.rungs.map((rung) => rung.benefit);
const setsOf = ({ trigger }) => (trigger?.type === 'sets' ? trigger.of : []);
const stageOf = (request, id) => (request.program.stages ?? []).find((stage) => stage.id === id);
const stagesWith = (request, choose) => promotionsOf(request)
  .map(({ stage = 'order' }) => stageOf(request, stage)).filter((stage) => stage?.choose === choose);

/** A mechanic that is the offer itself: without it the offer is gone. */
function offer(has) {
  const stays = (promotion) => !has(promotion);
  return {
    in: (request) => promotionsOf(request).some(has),
    drop(request) {
      if (request.program.promotions) request.program.promotions = request.program.promotions.filter(stays);
      if (request.promotions) request.promotions = request.promotions.filter(stays);
      const ids = new Set(promotionsOf(request).map(({ id }) => id));
      for (const id of Object.keys(request.used ?? {})) if (!ids.has(id)) delete request.used[id];
    },
  };
}

/** A mechanic of offers that stay without it. */
function part(has, without) {
  return {
    in: (request) => promotionsOf(request).some(has),
    drop: (request) => promotionsOf(request).filter(has).forEach(without),
  };
}

function choosing(choose) {
  return {
    in: (request) => stagesWith(request, choose).length > 0,
    drop: (request) => stagesWith(request, choose).forEach((stage) => { stage.choose = 'all'; }),
  };
}

const gives = (type, test = () => true) => offer((promotion) => benefitsOf(promotion).some((benefit) => benefit.type === type && test(benefit)));
const scope = (wanted) => (benefit) => (benefit.scope ?? 'order') === wanted;
const isFree = (benefit) => (benefit.type === 'percent' && Number(benefit.off) === 100) || (benefit.type === 'price' && Number(benefit.price) === 0);
const reducesPart = (promotion) => benefitsOf(promotion).some(({ of, items }) => of !== undefined || items !== undefined);
const budget = (last) => part(
  (promotion) => promotion.budget?.amount !== undefined && (promotion.budget.last ?? 'whole') === last,
  (promotion) => delete promotion.budget);
const uses = (field) => part((promotion) => promotion.budget?.[field] !== undefined, (promotion) => delete promotion.budget[field]);
const floor = (blocked) => part(({ floor: it }) => it !== undefined && (it.blocked ?? 'lost') === blocked, (promotion) => delete promotion.floor);

/** By name: whether a request has it, and taking it out. */
export const mechanics = {
  percentOfNet: gives('percent', (benefit) => scope('order')(benefit) && benefit.base !== 'list'),
  percentOfList: gives('percent', (benefit) => benefit.base === 'list'),
  percentPerLine: gives('percent', scope('line')),
  percentPerUnit: gives('percent', scope('unit')),
  amount: gives('amount', scope('order')),
  amountPerLine: gives('amount', scope('line')),
  amountPerUnit: gives('amount', scope('unit')),
  pricePerUnit: gives('price', (benefit) => benefit.scope !== 'set'),
  pricePerSet: gives('price', (benefit) => benefit.scope === 'set'),
  freeUnits: offer((promotion) => benefitsOf(promotion).some((benefit) => isFree(benefit) && (benefit.of ?? benefit.units) !== undefined)),
  nth: offer((promotion) => setsOf(promotion).length === 1 && reducesPart(promotion)),
  bundle: offer((promotion) => setsOf(promotion).length > 1 && !reducesPart(promotion)),
  addOn: offer((promotion) => setsOf(promotion).length > 1 && reducesPart(promotion)),
  limitedUnits: part((promotion) => benefitsOf(promotion).some(({ units }) => units !== undefined),
    (promotion) => {
      benefitsOf(promotion).forEach((benefit) => delete benefit.units);
      if (promotion.benefit?.type === 'percent') delete promotion.trigger?.repeat; // not several times without them
    }),
  gift: gives('gift'),
  vouchersBack: gives('voucher'),
  points: gives('points'),
  cashback: gives('cashback'),
  mark: part(({ trigger }) => trigger?.at !== undefined && trigger.repeat !== 'each', (promotion) => delete promotion.trigger),
  each: part(({ trigger }) => trigger?.repeat === 'each', ({ trigger }) => { delete trigger.repeat; delete trigger.times; }),
  rungs: part(({ rungs }) => rungs !== undefined, (promotion) => {
    const [{ at, benefit }] = promotion.rungs;
    delete promotion.rungs;
    promotion.trigger.at = promotion.trigger.type === 'quantity' ? Number(at) : at;
    promotion.benefit = benefit;
  }),
  cap: part(({ cap }) => cap !== undefined, (promotion) => delete promotion.cap),
  floorLost: floor('lost'),
  floorMoved: floor('moved'),
  budgetWhole: budget('whole'),
  budgetPart: budget('part'),
  budgetNone: budget('none'),
  uses: uses('uses'),
  perMember: uses('perMember'),
  group: part(({ group }) => group !== undefined, (promotion) => delete promotion.group),
  combines: part(({ combines }) => combines !== undefined, (promotion) => delete promotion.combines),
  pool: part(({ trigger }) => trigger?.pool !== undefined, ({ trigger }) => delete trigger.pool),
  stageFirst: choosing('first'),
  stageBest: choosing('best'),
  heldVoucher: { in: ({ vouchers }) => (vouchers ?? []).length > 0, drop: (request) => delete request.vouchers },
  pointsAsPayment: { in: ({ redeem }) => redeem !== undefined, drop: (request) => delete request.redeem },
};

/** The request without some of its mechanics. */
export function without(request, names) {
  const copy = structuredClone(request);
  // What takes whole offers out goes last: the others look at what offers are made of.
  for (const name of [...names].sort((a, b) => Object.keys(mechanics).indexOf(b) - Object.keys(mechanics).indexOf(a))) mechanics[name].drop(copy);
  return copy;
}

export const mechanicsOf = (request) => Object.keys(mechanics).filter((name) => mechanics[name].in(request));

/** The figures of a quote by name, in minor units or whole numbers; a reason counts as one. */
export function figuresOf(result) {
  const figures = new Map();
  const add = (name, value) => figures.set(name, (figures.get(name) ?? 0) + Number(value));
  for (const line of result.lines) {
    add(`net of ${line.id}`, line.net);
    add(`payable of ${line.id}`, line.payable);
  }
  for (const { promotion, discount } of result.applied) add(`off by ${promotion}`, discount);
  for (const { promotion, reason, missing } of result.rejected) {
    add(`${promotion}: ${reason}`, 1);
    for (const [kind, value] of Object.entries(missing ?? {})) if (!Number.isNaN(Number(value))) add(`${kind} missing to ${promotion}`, value);
  }
  for (const { promotion, count, value } of result.vouchersIssued) add(`vouchers of ${promotion}`, count * Number(value));
  for (const { promotion, points } of result.pointsGiven ?? []) add(`points of ${promotion}`, points);
  for (const { promotion, amount } of result.cashback ?? []) add(`money back of ${promotion}`, amount);
  for (const { promotion, sku, quantity } of result.gifts ?? []) add(`${sku} of ${promotion}`, quantity);
  if (result.redemption) add('points used', result.redemption.used);
  return new Map([...figures].map(([name, value]) => [name, Math.round(value * 100)]));
}

/** Whether what the one does depends on the other: some figure is not the sum of what each does by itself. */
export function depends(both, first, second, neither) {
  const names = new Set([both, first, second, neither].flatMap((figures) => [...figures.keys()]));
  const of = (figures, name) => figures.get(name) ?? 0;
  return [...names].some((name) => of(both, name) - of(first, name) - of(second, name) + of(neither, name) !== 0);
}
