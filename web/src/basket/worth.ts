// SPDX-License-Identifier: Apache-2.0
import type { TopUp, TopUpOption } from '../types.ts';

/** Less than one whole unit of the currency that changes no total and starts no offer: nobody adds that. */
const pointless = ({ verdict, list, starts }: TopUpOption): boolean => verdict === 'free' && starts.length === 0 && /^0?(\.|$)/.test(list);

/** The advice without what is not worth telling; where that was the best, the cheapest of the others is. */
export function worthTelling(topUp: TopUp): TopUp {
  const options = topUp.options.filter((option) => !pointless(option));
  if (options.length === topUp.options.length) return topUp;
  const told = topUp.best === null ? undefined : topUp.options[topUp.best];
  let best = options.findIndex((option) => option === told);
  if (best < 0) best = options.findIndex(({ roles }) => roles.includes('cheaper'));
  return { ...topUp, options, best: best < 0 ? null : best, verdict: best >= 0 ? options[best]!.verdict : options.length > 0 ? 'not_worth_it' : 'nothing_near' };
}
