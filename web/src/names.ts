// SPDX-License-Identifier: Apache-2.0
import type { Format } from './format.ts';
import type { Decimal, ProgramDocument, Text } from './types.ts';
import type { Words } from './words.ts';

interface Named { id: string; name?: Text }

/** What the things of a programme are called, and amounts in their units. */
export class Names {
  constructor(private readonly words: Words, private readonly format: Format, readonly program: ProgramDocument) {}

  private find(list: readonly Named[] | undefined, id: string | null | undefined): string {
    return this.words.text(list?.find((thing) => thing.id === id)?.name, id ?? '');
  }

  tier(id: string | null): string {
    return id === null ? this.words.say('tier.none') : this.find(this.program.tiers, id);
  }

  ledger(id: string): string {
    return this.find(this.program.ledgers, id);
  }

  metric(id: string): string {
    return this.find(this.program.metrics, id);
  }

  count(id: string): string {
    return this.find(this.program.counts, id);
  }

  choice(id: string): string {
    return this.find(this.program.choices, id);
  }

  options(choice: string): Named[] {
    return this.program.choices?.find((c) => c.id === choice)?.options.map((option) => (typeof option === 'string' ? { id: option } : option)) ?? [];
  }

  option(choice: string, id: string): string {
    return this.find(this.options(choice), id);
  }

  membership(id: string): string {
    return this.find(this.program.memberships, id);
  }

  milestone(id: string): string {
    return this.find(this.program.milestones, id);
  }

  reward(id: string, milestone?: string): string {
    return this.find(milestone === undefined ? this.program.rewards : this.program.milestones?.find((m) => m.id === milestone)?.rewards, id);
  }

  transfer(id: string): string {
    return this.find(this.program.transfers, id);
  }

  /** Where vouchers come from: a conversion or a milestone. */
  source(id: string): string {
    return this.find([...this.program.conversions ?? [], ...this.program.milestones ?? []], id);
  }

  unit(ledger: string): string {
    return this.words.text(this.program.ledgers?.find((l) => l.id === ledger)?.unit, this.words.say('points.unit'));
  }

  points(ledger: string, amount: Decimal): string {
    return this.words.say('points.amount', { points: this.number(amount), unit: this.unit(ledger) });
  }

  /** A number of a count: "3 nights". */
  counted(id: string, amount: Decimal): string {
    const name = this.count(id);
    // A name that begins a label stands inside a phrase here; what is written in capitals stays.
    const unit = /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
    return this.words.say('points.amount', { points: this.number(amount), unit });
  }

  /** A metric in its own unit: money, points, orders or a count. */
  measured(id: string, value: Decimal): string {
    const metric = this.program.metrics?.find((m) => m.id === id);
    switch (metric?.type) {
      case 'spend': return this.money(value, true);
      case 'orders': return this.words.say('points.orders', { n: Number(value), value: this.number(value) });
      case 'count': return this.counted(metric.of, value);
      case 'points': return this.points(metric.ledger, value);
      default: return this.number(value);
    }
  }

  isSpend(metric: string): boolean {
    return this.program.metrics?.find((m) => m.id === metric)?.type === 'spend';
  }

  /** What a person typed is shown as it stands where it is no number. */
  money(amount: string, short = false): string {
    return isDecimal(amount) ? this.format.money(amount, short) : amount;
  }

  number(amount: string): string {
    return isDecimal(amount) ? this.format.decimal(amount) : amount;
  }
}

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text);
