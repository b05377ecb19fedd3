// SPDX-License-Identifier: Apache-2.0
// The elements of a programme, by subject. Each fills in one value; `units` has the counts, ledgers and metrics, which
// say what numbers are written in.
#pragma once

#include "decode.h"

namespace loyalty::json {

/// Everything but its expiry, whose conditions may name metrics.
void read_ledger(Reader& reader, NodeId id, Ledger& ledger);
void read_ledger_expiry(Reader& reader, NodeId id, const Program& units, Ledger& ledger);

void read_earn_rule(Reader& reader, NodeId id, const Program& units, EarnRule& rule);

void read_metric(Reader& reader, NodeId id, const Program& units, Metric& metric);
void read_tier(Reader& reader, NodeId id, const Program& units, Tier& tier);
[[nodiscard]] TierValidity read_tier_validity(Reader& reader, NodeId id);
[[nodiscard]] Downgrade read_downgrade(Reader& reader, NodeId id);
void read_milestone(Reader& reader, NodeId id, const Program& units, Milestone& milestone);

void read_redemption(Reader& reader, NodeId id, const Program& units, Redemption& redemption);
void read_reward(Reader& reader, NodeId id, const Program& units, Reward& reward);
void read_transfer(Reader& reader, NodeId id, const Program& units, Transfer& transfer);
void read_conversion(Reader& reader, NodeId id, const Program& units, Conversion& conversion);

}  // namespace loyalty::json
