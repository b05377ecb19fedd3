// SPDX-License-Identifier: Apache-2.0
// The elements of a programme, by subject.
#pragma once

#include "encode.h"

namespace loyalty::json {

void write_ledger(Writer& writer, const Ledger& ledger, const Program& program);
void write_earn_rule(Writer& writer, const EarnRule& rule, const Program& program);

void write_metric(Writer& writer, const Metric& metric, const Program& program);
void write_tier(Writer& writer, const Tier& tier, const Program& program);
/// These two write their key too, and nothing where they say nothing.
void write_tier_validity(Writer& writer, const TierValidity& validity);
void write_downgrade(Writer& writer, const Downgrade& downgrade);
void write_milestone(Writer& writer, const Milestone& milestone, const Program& program);

void write_redemption(Writer& writer, const Redemption& redemption, const Program& program);
void write_reward(Writer& writer, const Reward& reward, const Program& program);
void write_transfer(Writer& writer, const Transfer& transfer, const Program& program);
void write_conversion(Writer& writer, const Conversion& conversion, const Program& program);

}  // namespace loyalty::json
