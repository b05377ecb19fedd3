// SPDX-License-Identifier: Apache-2.0
// The same promotions written by hand, in whole cents: what an application has without a calculator. No documents are
// read, nothing is explained or refused with a reason.

export const cents = (text) => Math.round(Number(text) * 100);
export const amount = (value) => (value / 100).toFixed(2);

/** Takes `discount` off the lines, in proportion to what is left of each, the left-over cents to the largest fractions. */
function takeOff(nets, eligible, discount) {
  const base = eligible.reduce((sum, i) => sum + nets[i], 0);
  const total = Math.min(discount, base);
  if (total === 0) return 0;
  let left = total;
  const shares = eligible.map((i) => {
    const product = total * nets[i];
    const share = Math.floor(product / base);
    left -= share;
    return { i, share, rest: product % base };
  });
  if (left > 0) [...shares].sort((a, b) => b.rest - a.rest || a.i - b.i).slice(0, left).forEach((entry) => { entry.share += 1; });
  for (const { i, share } of shares) nets[i] -= share;
  return total;
}

const half = (value) => Math.floor(value + 0.5);
const left = (nets, eligible) => eligible.reduce((sum, i) => sum + nets[i], 0);

/** The lines of a request in numbers: what every variant starts from. */
export function prepare(request) {
  const lines = request.basket.lines;
  const list = lines.map((line) => cents(line.unitPrice) * line.quantity);
  const indices = (matches) => lines.flatMap((line, i) => (matches(line) ? [i] : []));
  const all = indices(() => true);
  const tea = indices((line) => line.category === 'tea');
  const snack = indices((line) => line.category === 'snack');
  const hill = indices((line) => line.brand === 'hill');
  return {
    list, all, tea, snack, hill,
    total: left(list, all), teaTotal: left(list, tea), hillTotal: left(list, hill),
    snackUnits: snack.reduce((sum, i) => sum + lines[i].quantity, 0),
    tier: request.member.tier, channel: request.basket.channel, asOf: request.asOf,
  };
}

/** What each promotion of program.json does once it is known to apply. */
export const effects = {
  p1: (nets, { tea }) => takeOff(nets, tea, half(left(nets, tea) * 0.05)),
  p2: (nets, { tea, teaTotal }) => takeOff(nets, tea, 1000 * Math.min(3, Math.floor(teaTotal / 10000))),
  p3: (nets, { all }) => takeOff(nets, all, half(left(nets, all) * 0.1)),
  p4: (nets, { all }) => takeOff(nets, all, 5000),
  p5: (nets, { snack }) => takeOff(nets, snack, half(left(nets, snack) * 0.2)),
  p6: (nets, { hill }) => takeOff(nets, hill, 40000),
  p7: (nets, { all }) => takeOff(nets, all, 1500),
  p8: (nets, { all }) => takeOff(nets, all, half(left(nets, all) * 0.12)),
  p9: (nets, { all, total }) => takeOff(nets, all, total >= 800000 ? 90000 : total >= 40000 ? 3000 : 1000),
  p10: () => 0,
};

export const order = Object.keys(effects);

export function settle(facts, applying) {
  const nets = [...facts.list];
  for (const id of order) if (applying.has(id)) effects[id](nets, facts);
  const payable = left(nets, facts.all);
  return { payable, points: Math.floor(payable / 100), vouchers: applying.has('p10') ? 5000 : 0 };
}

export function quote(request) {
  const facts = prepare(request);
  const applying = new Set(['p1']);
  if (facts.teaTotal >= 10000) applying.add('p2');
  if (facts.tier === 'gold') applying.add('p3');
  if (facts.total >= 30000) applying.add('p4');
  if (facts.snackUnits >= 3) applying.add('p5');
  if (facts.hillTotal >= 500000) applying.add('p6');
  if (facts.channel === 'app' && facts.total >= 20000) applying.add('p7');
  if (facts.asOf >= '2026-12-01' && facts.asOf <= '2026-12-31') applying.add('p8');
  if (facts.total >= 20000) applying.add('p9');
  if (facts.total >= 50000) applying.add('p10');
  return settle(facts, applying);
}

/** What a basket of so many cents pays under the promotions of curve.json, and the vouchers it brings. */
export function curvePoint(basket) {
  let paid = basket - half(basket * 0.05);
  if (basket >= 30000) paid -= 5000;
  paid -= 400 * Math.min(6, Math.floor(basket / 10000));
  if (basket >= 200000) paid -= 20000;
  else if (basket >= 100000) paid -= 8000;
  return { paid, vouchers: basket >= 50000 ? 5000 : 0 };
}
