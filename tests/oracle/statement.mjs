// SPDX-License-Identifier: Apache-2.0
// The statement (core/README.md 3.2, core/time.md 4), day by day from the first day to the one asked for.

import { Account } from './account.mjs';
import { parseDay } from './dates.mjs';
import { readHistory } from './history.mjs';
import { Failure, readProgram } from './program.mjs';
import { resultOf } from './result.mjs';

/** The member's account on the day `asOf`, after its events and before its end. */
function accountOn(program, member, events, asOf) {
  const days = [member.joined, events[0]?.day].filter((day) => day !== undefined);
  const start = days.length > 0 ? Math.min(...days) : null;
  const account = new Account(program, member, start);
  if (start === null) account.standing.withoutFirstDay(asOf);
  else for (let day = start; day <= asOf; day += 1) {
    account.morning(day);
    for (const event of events) if (event.day === day) account.event(event);
    if (day < asOf) account.evening(day);
  }
  return account;
}

/**
 * The result of the operation `statement` for `{asOf, member, entries, whatIf, whatIfAsOf}`, without `explanation`;
 * `{error: code}` for a history that cannot have happened.
 */
export function statement(programDocument, { asOf: asOfText, member: memberDocument, entries = false, whatIf, whatIfAsOf }) {
  try {
    const program = readProgram(programDocument);
    const { joined, birthday, segments, history } = memberDocument;
    const member = { joined: joined && parseDay(joined), birthday: birthday && parseDay(birthday), segments };
    const asOf = parseDay(asOfText);
    const past = readHistory(history, program);
    const counted = past.filter(({ day }) => day <= asOf);

    const result = {
      currency: program.currency, notCounted: past.length - counted.length, ...resultOf(accountOn(program, member, counted, asOf), asOf, entries),
    };
    if (whatIf === undefined) return { ...result, whatIf: null };

    const then = parseDay(whatIfAsOf);
    const following = readHistory([...history.slice(0, counted.length), ...whatIf], program);
    if (then < asOf) throw new Failure('invalid_window');
    if (following.slice(counted.length).some(({ day }) => day < asOf)) throw new Failure('events_out_of_order');
    const happened = following.filter(({ day }) => day <= then);
    const after = resultOf(accountOn(program, member, happened, then), then, entries);
    return { ...result, whatIf: after };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { error: failure.code };
  }
}
