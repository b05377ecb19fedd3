// SPDX-License-Identifier: Apache-2.0
#include "earn_rates.h"

#include <algorithm>
#include <cstddef>

namespace loyalty {
namespace {

constexpr std::size_t kMaxLinesLookedAt = 32;
constexpr std::size_t kMaxUses = 4000;

/// What a rule counts by itself; nothing for points of other rules, and for what has no rate.
std::optional<EarnKey> key_of(const EarnRule& rule, std::int32_t count) {
  using Kind = Measure::Kind;
  const bool fixed = rule.award.kind == Award::Kind::fixed;
  if (fixed && rule.scope != EarnScope::order) return std::nullopt;
  switch (rule.measure.kind) {
    case Kind::amount:
      return EarnKey{fixed ? EarnKey::Kind::order : EarnKey::Kind::amount, -1};
    case Kind::quantity:
      return EarnKey{fixed ? EarnKey::Kind::order : EarnKey::Kind::quantity, -1};
    case Kind::orders:
      return EarnKey{EarnKey::Kind::order, -1};
    case Kind::count:
      if (fixed) return std::nullopt;
      return EarnKey{EarnKey::Kind::count, count};
    case Kind::points:
    case Kind::streak:
      break;
  }
  return std::nullopt;
}

bool picks(const std::vector<Symbol>& list, const std::vector<Symbol>& excluded, Symbol& symbol) {
  if (list.empty()) return true;
  const auto found = std::find_if(list.begin(), list.end(), [&](Symbol entry) {
    return std::find(excluded.begin(), excluded.end(), entry) == excluded.end();
  });
  if (found == list.end()) return false;
  symbol = *found;
  return true;
}

bool same(const LineTraits& a, const LineTraits& b) {
  return a.sku == b.sku && a.category == b.category && a.brand == b.brand && a.tags == b.tags;
}

std::optional<Rational> value_of(const Redemption& redemption) {
  Rational best;
  for (const RedemptionRung& rung : redemption.rungs) {
    std::int64_t times = 1;
    if (!redemption.each.empty()) {
      if (!redemption.at_most) return std::nullopt;
      times = *redemption.at_most;
    }
    const auto value = make_rational(Int128{rung.value.minor} * times, rung.points.units);
    if (value && compare(best, *value) < 0) best = *value;
  }
  return best;
}

}  // namespace

std::optional<Rational> sum(Rational a, Rational b) {
  return make_rational(Int128{a.numerator} * b.denominator + Int128{b.numerator} * a.denominator,
                       Int128{a.denominator} * b.denominator);
}

std::optional<Rational> product(Rational a, Rational b) {
  return make_rational(Int128{a.numerator} * b.numerator, Int128{a.denominator} * b.denominator);
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

EarnRates::EarnRates(const CompiledProgram& program, const std::function<bool(std::size_t)>& in)
    : program_(program), rules_(program.earn().size()) {
  for (const std::int32_t position : program.earn_order()) {
    const auto index = static_cast<std::size_t>(position);
    if (!in(index)) continue;
    const CompiledEarnRule& compiled = program.earn()[index];
    const EarnRule& rule = *compiled.document;
    const Ledger& ledger = program.document().ledgers[static_cast<std::size_t>(compiled.ledger)];
    const auto rate = make_rational(Int128{rule.award.points.numerator} * power_of_ten(ledger.decimals),
                                    Int128{rule.award.points.denominator} * rule.award.per);
    if (!rate) {
      complete_ = false;
    } else if (rule.measure.kind == Measure::Kind::points) {
      measure_points(index, *rate);
    } else if (const auto key = key_of(rule, compiled.count)) {
      add(rules_[index], *key, rate);
    }
  }
}

void EarnRates::measure_points(std::size_t rule, Rational rate) {
  const CompiledEarnRule& compiled = program_.earn()[rule];
  if (compiled.document->award.kind == Award::Kind::fixed) return add(rules_[rule], {EarnKey::Kind::order, -1}, rate);
  for (const std::int32_t measured : compiled.of) {
    for (const EarnRate& part : rules_[static_cast<std::size_t>(measured)])
      add(rules_[rule], part.key, product(part.rate, rate));
  }
}

void EarnRates::add(std::vector<EarnRate>& rates, const EarnKey& key, std::optional<Rational> rate) {
  const auto entry = std::find_if(rates.begin(), rates.end(), [&](const EarnRate& known) { return known.key == key; });
  if (rate && entry != rates.end()) rate = sum(entry->rate, *rate);
  if (!rate) {
    complete_ = false;
  } else if (entry == rates.end()) {
    rates.push_back({key, *rate});
  } else {
    entry->rate = *rate;
  }
}

Rational EarnRates::total(std::int32_t ledger, const EarnKey& key, const std::function<bool(std::size_t)>& counts) {
  std::vector<EarnRate> all;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (program_.earn()[i].ledger != ledger || rules_[i].empty() || !counts(i)) continue;
    for (const EarnRate& part : rules_[i]) {
      if (part.key == key) add(all, key, part.rate);
    }
  }
  return all.empty() ? Rational{} : all.front().rate;
}

std::optional<LineTraits> line_in(const CompiledSelection& selection) {
  LineTraits line;
  Symbol tag = kNoSymbol;
  const CompiledMatch& include = selection.include;
  const CompiledMatch& exclude = selection.exclude;
  if (!picks(include.skus, exclude.skus, line.sku) || !picks(include.categories, exclude.categories, line.category) ||
      !picks(include.brands, exclude.brands, line.brand) || !picks(include.tags, exclude.tags, tag)) {
    return std::nullopt;
  }
  if (tag != kNoSymbol) line.tags.push_back(tag);
  return line;
}

std::vector<LineTraits> typical_lines(const CompiledProgram& program) {
  std::vector<LineTraits> lines{LineTraits{}};
  for (const CompiledEarnRule& rule : program.earn()) {
    const std::optional<LineTraits> line = line_in(rule.items);
    if (!line || std::any_of(lines.begin(), lines.end(), [&](const LineTraits& known) { return same(known, *line); }))
      continue;
    if (lines.size() < kMaxLinesLookedAt) lines.push_back(*line);
  }
  return lines;
}

std::vector<PointUse> uses_of_points(const CompiledProgram& program) {
  std::vector<PointUse> uses;
  for (const CompiledRedemption& redemption : program.redemptions()) {
    if (const auto value = value_of(*redemption.document))
      uses.push_back({redemption.ledger, redemption.document->id, *value});
  }
  for (const CompiledReward& compiled : program.rewards()) {
    const Reward& reward = *compiled.document;
    if (reward.value <= reward.cash) continue;
    const auto value = make_rational((reward.value - reward.cash).minor, reward.points.units);
    if (value) uses.push_back({compiled.ledger, reward.id, *value});
  }
  for (const CompiledConversion& compiled : program.conversions()) {
    const Conversion& conversion = *compiled.document;
    const auto value = make_rational(conversion.voucher.value.minor, conversion.block.units);
    if (value) uses.push_back({compiled.ledger, conversion.id, *value});
  }
  const std::size_t direct = uses.size();
  for (const CompiledTransfer& transfer : program.transfers()) {
    if (transfer.to < 0) continue;
    const auto rate = make_rational(transfer.document->gives, transfer.document->block.units);
    for (std::size_t i = 0; rate && i < direct && uses.size() < kMaxUses; ++i) {
      if (uses[i].ledger != transfer.to) continue;
      if (const auto value = product(*rate, uses[i].value)) {
        uses.push_back({transfer.ledger, transfer.document->id + " + " + uses[i].id, *value});
      }
    }
  }
  return uses;
}

}  // namespace loyalty
