// SPDX-License-Identifier: Apache-2.0
#include "dependence_changes.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "award.h"

namespace loyalty {
namespace {

constexpr std::size_t kMostRungs = 4;

DearerOffer change_of(DearerOffer::Field field, std::size_t promotion, std::size_t rung, std::int64_t from, std::int64_t to) {
  DearerOffer change;
  change.field = field;
  change.promotion = static_cast<std::int32_t>(promotion);
  change.rung = static_cast<std::int32_t>(rung);
  change.from = from;
  change.to = to;
  return change;
}

/// A mark one step lower, still above the mark before it.
std::optional<std::int64_t> lower_mark(const Promotion& promotion, std::size_t rung, std::int64_t major) {
  const std::int64_t at = promotion.rungs[rung].at;
  const bool of_amount = promotion.trigger.measure == Trigger::Measure::amount;
  if (!of_amount && promotion.trigger.measure != Trigger::Measure::quantity) return std::nullopt;
  const std::int64_t least = rung == 0 ? 1 : promotion.rungs[rung - 1].at + 1;
  const std::int64_t lower = std::max(at - (of_amount ? major : 1), least);
  if (lower >= at) return std::nullopt;
  return lower;
}

}  // namespace

Program with_stages_exchanged(const Program& program, std::size_t first, std::size_t second) {
  Program changed = program;
  std::swap(changed.stages[first], changed.stages[second]);
  return changed;
}

Program with_promotions_exchanged(const Program& program, std::size_t first, std::size_t second) {
  Program changed = program;
  std::swap(changed.promotions[first], changed.promotions[second]);
  std::swap(changed.promotions[first].priority, changed.promotions[second].priority);
  return changed;
}

Program with_best_chosen(const CompiledProgram& program, std::size_t stage) {
  Program changed = program.document();
  const bool all = changed.stages[stage].choose == Choose::all;
  changed.stages[stage].choose = Choose::best;
  for (std::size_t i = 0; i < changed.promotions.size(); ++i) {
    const bool here = static_cast<std::size_t>(program.promotions()[i].stage) == stage;
    Combines& combines = changed.promotions[i].combines;
    if (here && all && !combines.said()) combines.not_with.emplace();
  }
  return changed;
}

std::vector<DearerOffer> improvements(const Program& program, std::size_t promotion) {
  const Promotion& document = program.promotions[promotion];
  const std::int64_t major = power_of_ten(program.currency.exponent);
  std::vector<DearerOffer> changes;
  using Field = DearerOffer::Field;
  for (std::size_t i = 0; i < document.rungs.size() && i < kMostRungs; ++i) {
    const Rung& rung = document.rungs[i];
    if (const auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
      const auto more = make_rational(Int128{percent->off.numerator} * 100 + percent->off.denominator, Int128{percent->off.denominator} * 100);
      if (more && compare(*more, {1, 1}) <= 0) {
        DearerOffer change = change_of(Field::off, promotion, i, 0, 0);
        change.from_share = percent->off;
        change.to_share = *more;
        changes.push_back(change);
      }
    } else if (const auto* amount = std::get_if<AmountOff>(&rung.benefit)) {
      if (const auto more = narrow(Int128{amount->off.minor} + major)) changes.push_back(change_of(Field::off, promotion, i, amount->off.minor, *more));
    } else if (const auto* price = std::get_if<NewPrice>(&rung.benefit)) {
      if (price->price > Money{}) changes.push_back(change_of(Field::price, promotion, i, price->price.minor, std::max(price->price.minor - major, std::int64_t{0})));
    } else {
      continue;  // nothing is taken off now
    }
    if (const auto at = lower_mark(document, i, major)) changes.push_back(change_of(Field::at, promotion, i, rung.at, *at));
  }
  return changes;
}

Program improved(const Program& program, const DearerOffer& change) {
  Program changed = program;
  Rung& rung = changed.promotions[static_cast<std::size_t>(change.promotion)].rungs[static_cast<std::size_t>(change.rung)];
  if (change.field == DearerOffer::Field::at) {
    rung.at = change.to;
  } else if (auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
    percent->off = change.to_share.value_or(percent->off);
  } else if (auto* amount = std::get_if<AmountOff>(&rung.benefit)) {
    amount->off = Money{change.to};
  } else if (auto* price = std::get_if<NewPrice>(&rung.benefit)) {
    price->price = Money{change.to};
  }
  return changed;
}

}  // namespace loyalty
