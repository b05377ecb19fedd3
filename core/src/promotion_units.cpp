// SPDX-License-Identifier: Apache-2.0
#include "promotion_units.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <variant>

#include "heap_sort.h"
#include "set_forming.h"

namespace loyalty {
namespace {

/// Positions of runs in an order of their units.
std::vector<std::size_t> ordered(const std::vector<UnitRun>& runs, UnitOrder order) {
  std::vector<UnitRun> sorted(runs);
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i].occupied = static_cast<std::int64_t>(i);
  put_in_order(sorted, order);
  std::vector<std::size_t> positions;
  positions.reserve(sorted.size());
  for (const UnitRun& run : sorted) positions.push_back(static_cast<std::size_t>(run.occupied));
  return positions;
}

std::int64_t most_units(const UnitLimit& limit, std::int64_t times) {
  if (limit.per == UnitLimit::Per::order) return limit.at_most;
  return static_cast<std::int64_t>(std::min<Int128>(Int128{limit.at_most} * times, kMaxAmount));
}

/// Of the reduced units of the runs, keeps so many.
void keep_reduced(std::vector<UnitRun>& runs, UnitOrder order, std::int64_t most) {
  for (const std::size_t i : ordered(runs, order)) {
    const std::int64_t kept = std::min(runs[i].reduced, most);
    runs[i].occupied += runs[i].reduced - kept;
    runs[i].reduced = kept;
    most -= kept;
  }
}

class SetMaking {
 public:
  SetMaking(const CompiledPromotion& promotion, std::span<const BasketLine> lines, UnitKey by, const LineColumns& columns)
      : document_(*promotion.document), goods_(*promotion.units), lines_(lines), by_(by), columns_(columns) {
    for (const SetGroup& group : document_.trigger.groups) needs_.push_back(group.quantity);
  }

  [[nodiscard]] MadeSets run() {
    find_runs();
    put_in_order(made_.runs, document_.trigger.take);
    if (document_.trigger.within == Trigger::Within::line || document_.trigger.partial) {
      find_fields();
    } else {
      made_.bound = most_sets(needs_, made_.runs);
      sets_ = made_.sets = std::min(made_.bound.sets, most());
      if (sets_ > 0) taken_ = choose_units(needs_, sets_, about(), document_.trigger.first == Trigger::First::bought, made_.runs);
      if (sets_ > 0) use();
    }
    if (made_.sets == 0) return nothing();
    if (reduced().units && !reduced().items && document_.reduces()) {
      keep_reduced(made_.runs, reduced().units->take, most_units(*reduced().units, made_.sets));
    }
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::int64_t most() const { return document_.trigger.times.value_or(kMaxAmount); }
  [[nodiscard]] const Reduced& reduced() const { return document_.rungs.front().reduced; }
  /// The group that the benefit is about.
  [[nodiscard]] std::size_t about() const {
    const std::int32_t group = reduced().of ? reduced().of->group : 0;
    return group == 0 ? needs_.size() - 1 : static_cast<std::size_t>(group - 1);
  }

  [[nodiscard]] const UsedPiece* used(std::size_t piece) const {
    if (goods_.pool == kNoSymbol) return nullptr;
    const auto before = [](const UsedPiece& one, std::size_t at) { return one.piece < at; };
    auto one = std::lower_bound(columns_.used.begin(), columns_.used.end(), piece, before);
    for (; one != columns_.used.end() && one->piece == piece; ++one) {
      if (one->pool == goods_.pool) return &*one;
    }
    return nullptr;
  }

  void find_runs() {
    for (std::size_t piece = 0; piece < columns_.size(); ++piece) {
      std::uint64_t fits = 0;
      for (std::size_t group = 0; group < goods_.groups.size(); ++group) {
        if (goods_.groups[group].matches(lines_[columns_.line(piece)].traits)) fits |= std::uint64_t{1} << group;
      }
      if (fits == 0) continue;
      const UsedPiece* const before = used(piece);
      add_runs(columns_, piece, lines_[columns_.line(piece)], by_, fits, before == nullptr ? made_.runs : used_runs_);
      if (before != nullptr && !made_.used) made_.used_by = before->by;
      made_.used = made_.used || before != nullptr;
    }
  }

  /// Sets of one group, of the units of each line or of all.
  void find_fields() {
    const bool by_line = document_.trigger.within == Trigger::Within::line;
    const auto line = [&](const UnitRun& run) { return by_line ? columns_.line(run.piece) : 0; };
    std::vector<std::pair<std::size_t, std::size_t>> places;  // line and run: line by line, and of each as they are taken
    for (std::size_t i = 0; i < made_.runs.size(); ++i) places.emplace_back(line(made_.runs[i]), i);
    heap_sort(places);
    for (std::size_t next = 0; next < places.size();) {
      const std::size_t at = places[next].first;
      std::vector<TakenUnits> units;
      for (; next < places.size() && places[next].first == at; ++next) {
        units.push_back({places[next].second, made_.runs[places[next].second].units});
      }
      use_field(units);
    }
  }

  /// As many sets as there are, from the front of the units on; then, of one that is not full, what exceeds the units to buy.
  void use_field(const std::vector<TakenUnits>& all) {
    std::int64_t units = 0;
    for (const TakenUnits& one : all) units += one.units;
    sets_ = std::min(units / needs_.front(), most());
    made_.fields.push_back({units, sets_});
    made_.sets += sets_;
    std::vector<TakenUnits> rest;
    taken_.assign(1, {});
    std::int64_t full = sets_ * needs_.front();
    for (const TakenUnits& one : all) {
      const std::int64_t here = std::min(full, one.units);
      if (here > 0) taken_.front().push_back({one.run, here});
      if (here < one.units) rest.push_back({one.run, one.units - here});
      full -= here;
    }
    if (sets_ > 0) use();
    const std::int64_t given = units - sets_ * needs_.front() - to_buy();
    if (!gives_parts() || given <= 0 || sets_ == most()) return;
    for (const TakenUnits& one : rest) made_.runs[one.run].occupied += one.units;
    reduce_units(rest, reduced().of->take, given, 1);
    ++made_.sets;
    ++made_.given;
    ++made_.parts;
  }

  /// Units of a set that the benefit does not reduce.
  [[nodiscard]] std::int64_t to_buy() const { return gives_parts() ? needs_.front() - reduced().of->units.value_or(needs_.front()) : needs_.front() - 1; }
  [[nodiscard]] bool gives_parts() const { return document_.trigger.partial && document_.reduces() && reduced().of; }

  [[nodiscard]] MadeSets nothing() {
    if (!made_.fields.empty()) return nothing_in_fields();
    const std::vector<std::int64_t> missing = shortage(needs_, made_.runs);
    for (std::size_t group = 0; group < missing.size(); ++group) {
      if (missing[group] > 0) made_.missing.push_back({static_cast<std::int32_t>(group), missing[group]});
    }
    used_runs_.insert(used_runs_.end(), made_.runs.begin(), made_.runs.end());
    made_.used = made_.used && most_sets(needs_, used_runs_).sets > 0;
    return std::move(made_);
  }

  [[nodiscard]] MadeSets nothing_in_fields() {
    std::int64_t best = 0;
    for (const SetField& field : made_.fields) best = std::max(best, field.units);
    made_.missing.push_back({0, to_buy() + 1 - best});
    made_.used = false;  // whether units of others would have filled one is not looked for
    return std::move(made_);
  }

  void use() {
    made_.given += sets_;
    if (document_.reduces()) {
      reduce();
    } else {
      occupy();
    }
  }

  void occupy() {
    for (const auto& group : taken_) {
      for (const TakenUnits& units : group) made_.runs[units.run].occupied += units.units;
    }
  }

  void reduce() {
    const auto* price = std::get_if<NewPrice>(&document_.rungs.front().benefit);
    if (price != nullptr && price->scope == NewPrice::Scope::set) return reduce_to(price->price);
    occupy();
    if (reduced().items) return;  // other goods than those of the sets
    if (!reduced().of) {
      for (const auto& group : taken_) {
        for (const TakenUnits& units : group) {
          made_.runs[units.run].occupied -= units.units;
          made_.runs[units.run].reduced += units.units;
        }
      }
    } else if (reduced().of->within == SetPart::Within::set) {
      reduce_in_sets(*reduced().of);
    } else {
      reduce_in_all(*reduced().of);
    }
  }

  /// Sets that cost more than the price; the others are left alone.
  void reduce_to(Money price) {
    made_.given -= sets_;
    for (const AlikeSets& alike : form_sets(needs_, sets_, taken_)) {
      std::int64_t left = 0;
      for (const auto& group : alike.groups) {
        for (const TakenUnits& units : group) left += made_.runs[units.run].left * units.units;
      }
      made_.dearest = std::max(made_.dearest, Money{left});
      if (left <= price.minor) continue;
      made_.given += alike.sets;
      for (const auto& group : alike.groups) {
        for (const TakenUnits& units : group) made_.runs[units.run].reduced += units.units * alike.sets;
      }
    }
  }

  void reduce_units(const std::vector<TakenUnits>& from, UnitOrder order, std::int64_t units, std::int64_t sets) {
    std::vector<UnitRun> runs;
    for (const TakenUnits& taken : from) {
      runs.push_back(made_.runs[taken.run]);
      runs.back().units = taken.units;
    }
    for (const std::size_t i : ordered(runs, order)) {
      const std::int64_t here = std::min(units, runs[i].units);
      UnitRun& run = made_.runs[from[i].run];
      run.reduced += here * sets;
      run.occupied -= here * sets;
      units -= here;
    }
  }

  void reduce_in_sets(const SetPart& part) {
    const std::int64_t units = part.units.value_or(needs_[about()]);
    for (const AlikeSets& alike : form_sets(needs_, sets_, taken_)) {
      reduce_units(alike.groups[about()], part.take, units, alike.sets);
    }
  }

  void reduce_in_all(const SetPart& part) {
    reduce_units(taken_[about()], part.take, part.units.value_or(needs_[about()]) * sets_, 1);
  }

  const Promotion& document_;
  const CompiledUnits& goods_;
  std::span<const BasketLine> lines_;
  UnitKey by_;
  const LineColumns& columns_;
  SetNeeds needs_;
  MadeSets made_;
  std::vector<UnitRun> used_runs_;
  std::int64_t sets_ = 0;  ///< of the goods at hand
  std::vector<std::vector<TakenUnits>> taken_;  ///< by them
};

}  // namespace

MadeSets make_sets(const CompiledPromotion& promotion, std::span<const BasketLine> lines, UnitKey by, const LineColumns& columns) {
  return SetMaking(promotion, lines, by, columns).run();
}

std::vector<UnitRun> limited_units(const UnitLimit& limit, std::int64_t times, const std::vector<std::uint8_t>& goods,
                                   std::span<const BasketLine> lines, UnitKey by, const LineColumns& columns) {
  std::vector<UnitRun> runs;
  for (std::size_t piece = 0; piece < columns.size(); ++piece) {
    if (goods[piece] != 0) add_runs(columns, piece, lines[columns.line(piece)], by, 0, runs);
  }
  for (UnitRun& run : runs) run.reduced = run.units;
  keep_reduced(runs, limit.take, most_units(limit, times));
  for (UnitRun& run : runs) run.occupied = 0;
  return runs;
}

}  // namespace loyalty
