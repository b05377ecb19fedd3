// SPDX-License-Identifier: Apache-2.0
// What holds of the amounts of every quote, whatever was asked.

/** An amount of the result in minor units. */
export const minor = (amount) => BigInt(amount.replace('.', ''));

const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);

/** What is wrong with the amounts of a quote: one line for each. */
export function flaws(result) {
  const found = [];
  const check = (holds, what) => { if (!holds) found.push(what); };
  const total = (field) => sum(result.lines.map((line) => minor(line[field])));
  for (const field of ['list', 'discount', 'net', 'pointsValue', 'payable']) check(total(field) === minor(result[field]), `${field} is not the sum of its lines`);
  for (const [i, line] of result.lines.entries()) {
    const [list, net, payable] = [line.list, line.net, line.payable].map(minor);
    check(payable >= 0n && payable <= net && net <= list, `line ${line.id}: not 0 ≤ payable ≤ net ≤ list`);
    check(list - net === minor(line.discount) && net - payable === minor(line.pointsValue), `line ${line.id}: its amounts do not fit together`);
    check(sum(result.applied.map(({ shares }) => minor(shares[i]))) === list - net, `line ${line.id}: the shares are not its discount`);
    if (line.pieces === undefined) continue;
    for (const field of ['list', 'net', 'payable']) check(sum(line.pieces.map((piece) => minor(piece[field]))) === minor(line[field]), `line ${line.id}: ${field} of its pieces`);
    for (const piece of line.pieces) {
      check(minor(piece.payable) >= 0n && minor(piece.payable) <= minor(piece.net) && minor(piece.net) <= minor(piece.list), `line ${line.id}: a piece out of range`);
    }
  }
  for (const { promotion, discount, shares } of result.applied) {
    check(sum(shares.map(minor)) === minor(discount), `${promotion}: its shares are not its discount`);
    check(shares.every((share) => minor(share) >= 0n), `${promotion}: a share below zero`);
  }
  for (const { promotion, count, value } of result.vouchersIssued) check(count > 0 && minor(value) > 0n, `${promotion}: vouchers of nothing`);
  for (const { promotion, amount } of result.cashback ?? []) check(minor(amount) > 0n, `${promotion}: no money back`);
  for (const { promotion, quantity } of result.gifts ?? []) check(quantity > 0, `${promotion}: no gift`);
  return found;
}
