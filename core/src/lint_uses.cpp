// SPDX-License-Identifier: Apache-2.0
// Using points: what nobody can use, rungs that nobody would take, transfers that give more back than went in.
#include <cstddef>
#include <string>

#include "lint_context.h"

namespace loyalty {
namespace {

/// A rung is of no use when one below it, taken as often as its points allow, is worth as much.
void check_rungs(LintContext& context, const Redemption& redemption, const Path& where) {
  const int decimals = context.ledger(context.program.find_ledger(redemption.ledger)).decimals;
  const std::size_t count = redemption.rungs.size();
  for (std::size_t i = 1; i < count; ++i) {
    const RedemptionRung& rung = redemption.rungs[i];
    for (std::size_t k = 0; k < i; ++k) {
      const RedemptionRung& lower = redemption.rungs[k];
      const std::int64_t times = rung.points.units / lower.points.units;
      const Int128 value = Int128{times} * lower.value.minor;
      if (value < rung.value.minor || times * lower.points.units < redemption.minimum.units) continue;
      context.warn(LintCode::rung_never_better, (where / "rungs").at(i),
                   {{"points", LintContext::decimal(rung.points.units, decimals)},
                    {"value", context.money(rung.value.minor)},
                    {"times", std::to_string(times)},
                    {"lower", LintContext::decimal(lower.points.units, decimals)},
                    {"lowerValue", context.money(lower.value.minor)}});
      break;
    }
  }
}

/// Two transfers there and back that leave more than there was.
void check_way_back(LintContext& context, std::size_t index) {
  const CompiledTransfer& there = context.program.transfers()[index];
  if (there.to < 0) return;
  for (std::size_t i = 0; i < index; ++i) {
    const CompiledTransfer& back = context.program.transfers()[i];
    if (back.ledger != there.to || back.to != there.ledger) continue;
    const Int128 gives = Int128{there.document->gives} * back.document->gives;
    const Int128 takes = Int128{there.document->block.units} * back.document->block.units;
    if (gives <= takes) continue;
    const auto gain = make_rational(gives, takes);
    context.warn(LintCode::transfer_gains, (Path{} / "transfers").at(index) / "gives",
                 {{"there", back.document->id},
                  {"back", there.document->id},
                  {"gain", LintContext::exact(gain.value_or(Rational{}))}});
    return;
  }
}

}  // namespace

void lint_uses(LintContext& context) {
  const Program& document = context.document;
  for (std::size_t i = 0; i < document.redemptions.size(); ++i) {
    const Path where = (Path{} / "redemptions").at(i);
    context.check_condition({}, document.redemptions[i].when, where);
    check_rungs(context, document.redemptions[i], where);
  }
  for (std::size_t i = 0; i < document.rewards.size(); ++i) {
    context.check_condition({}, document.rewards[i].when, (Path{} / "rewards").at(i));
  }
  for (std::size_t i = 0; i < document.transfers.size(); ++i) {
    context.check_condition({}, document.transfers[i].when, (Path{} / "transfers").at(i));
    check_way_back(context, i);
  }
}

}  // namespace loyalty
