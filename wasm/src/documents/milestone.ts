// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Id, LocalText, PositiveMeasured, PositivePoints } from './common.ts';
import type { VoucherTerms } from './redemption.ts';

/** A mark of a metric with a reward, or with several of which the member chooses one. In a new period of the metric it can be reached again; with a window that slides or lasts for life, once. */
export interface Milestone {
  /** Unique among the milestones. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The metric, without what was rolled over into it. */
  metric: Id;
  /** The first mark, in the unit of the metric. */
  at: PositiveMeasured;
  /** Again so much later, and so on. Default: once. */
  every?: PositiveMeasured;
  /** One is given at once; of several the member chooses one. */
  rewards: MilestoneReward[];
}

/** Points, a voucher, or a thing with a name. */
export interface MilestoneReward {
  /** Unique among the rewards of the milestone. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** Points that are given. Default: none. */
  points?: MilestonePoints;
  /** A voucher that is given; not beside points. Default: none. */
  voucher?: VoucherTerms;
}

/** Points of a ledger. */
export interface MilestonePoints {
  /** The ledger. */
  ledger: Id;
  /** How many. */
  points: PositivePoints;
}
