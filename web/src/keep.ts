// SPDX-License-Identifier: Apache-2.0
// The history on this device. Nothing is written before the reader asks for it; erasing leaves nothing behind.
import type { Facts, HistoryEvent, ProgramDocument } from './types.ts';

const place = 'lc-history';

/** What is kept: the programme (a sample's id, or the document), the day if it is not today, and the member. */
export interface Kept { program: string | ProgramDocument; asOf?: string; member: Facts & { history: HistoryEvent[] } }

/** What was kept here; undefined when nothing was, when it cannot be read, or when storage is refused. */
export function readKept(): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null;
    return kept?.program && Array.isArray(kept.member?.history) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept now; storage may be refused, or full. */
export function writeKept(kept: Kept): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function eraseKept(): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Storage is refused here, so nothing is in it.
  }
}
