// SPDX-License-Identifier: Apache-2.0
#include "pieces.h"

#include <array>
#include <span>
#include <tuple>

#include "heap_sort.h"

namespace loyalty {
namespace {

enum Part : std::size_t { kReduced, kOccupied, kRest, kParts };

/// Units and amounts of a part of a piece.
struct PartOfPiece {
  std::int64_t units = 0;
  std::int64_t above = 0;  ///< units that have a minor unit more
  Money list;
  Money left;
};
using Parts = std::array<PartOfPiece, kParts>;

class Cutter {
 public:
  Cutter(const LineColumns& columns, Symbol pool, RuleRef by, std::uint8_t decimals, Traced<Trace> trace)
      : from_(columns), pool_(pool), by_(by), money_{Unit::Kind::decimal, decimals}, trace_(trace) {}

  [[nodiscard]] CutPieces run(std::vector<UnitRun>& runs) {
    put_in_order(runs, UnitOrder::basket);
    std::size_t next = 0;
    for (std::size_t piece = 0; piece < from_.size(); ++piece) {
      const std::size_t begin = next;
      while (next < runs.size() && runs[next].piece == piece) ++next;
      add(piece, parts_of(piece, std::span<const UnitRun>(runs).subspan(begin, next - begin)));
    }
    to_.columns.list_step = from_.list_step;
    to_.columns.left_step = from_.left_step;
    to_.columns.quantities_step = from_.quantities_step;
    if (to_.columns.size() == from_.size()) to_.columns.line_of = from_.line_of;
    if (trace_ && to_.columns.size() > from_.size()) trace_columns();
    return std::move(to_);
  }

 private:
  [[nodiscard]] Parts parts_of(std::size_t piece, std::span<const UnitRun> runs) const {
    const std::int64_t units = from_.quantities[piece];
    const std::int64_t low = from_.left[piece].minor / units;
    Parts parts;
    for (const UnitRun& run : runs) {
      const std::array<std::int64_t, kParts> taken{run.reduced, run.occupied, 0};
      for (std::size_t part = 0; part < kRest; ++part) {
        parts[part].units += taken[part];
        if (run.left > low) parts[part].above += taken[part];
      }
    }
    if (pool_ == kNoSymbol) parts[kOccupied] = {};
    parts[kRest].units = units - parts[kReduced].units - parts[kOccupied].units;
    parts[kRest].above = from_.left[piece].minor % units - parts[kReduced].above - parts[kOccupied].above;
    for (PartOfPiece& part : parts) {
      part.list = Money{from_.list[piece].minor / units * part.units};
      part.left = Money{low * part.units + part.above};
    }
    return parts;
  }

  void add(std::size_t piece, const Parts& parts) {
    const std::size_t used_begin = used_;
    while (used_ < from_.used.size() && from_.used[used_].piece == piece) ++used_;
    const auto filled = std::count_if(parts.begin(), parts.end(), [](const PartOfPiece& part) { return part.units > 0; });
    if (filled > 1) split_.push_back({piece, to_.columns.size(), parts});
    for (std::size_t part = 0; part < kParts; ++part) {
      if (parts[part].units == 0) continue;
      const auto position = static_cast<std::uint32_t>(to_.columns.size());
      to_.columns.list.push_back(parts[part].list);
      to_.columns.left.push_back(parts[part].left);
      to_.columns.quantities.push_back(parts[part].units);
      to_.columns.line_of.push_back(static_cast<std::uint32_t>(from_.line(piece)));
      to_.reduced.push_back(part == kReduced ? 1 : 0);
      for (std::size_t i = used_begin; i < used_; ++i) to_.columns.used.push_back({position, from_.used[i].pool, from_.used[i].by});
      if (pool_ != kNoSymbol && part != kRest) to_.columns.used.push_back({position, pool_, by_});
    }
  }

  void trace_columns() {
    std::vector<Operand> units;
    std::vector<Operand> list;
    std::vector<Operand> left;
    std::size_t piece = 0;
    auto next = split_.cbegin();
    for (std::size_t at = 0; at < to_.columns.size(); ++piece) {
      if (next == split_.cend() || next->piece != piece) {
        units.push_back(Operand::of(from_.quantities_step, piece));
        list.push_back(Operand::of(from_.list_step, piece));
        left.push_back(Operand::of(from_.left_step, piece));
        ++at;
        continue;
      }
      at += trace_parts(*next++, units, list, left);
    }
    LineColumns& to = to_.columns;
    to.quantities_step = trace_->add_list({StepCode::pieces, Operation::list, by_}, units, kCount, to.quantities);
    to.list_step = trace_->add_list({StepCode::pieces, Operation::list, by_}, list, money_, to.list);
    to.left_step = trace_->add_list({StepCode::pieces, Operation::list, by_}, left, money_, to.left);
  }

  struct SplitPiece {
    std::size_t piece = 0;
    std::size_t position = 0;  ///< of its first part
    Parts parts;
  };

  /// How many parts it has. What is left of the last is what the others leave.
  std::size_t trace_parts(const SplitPiece& split, std::vector<Operand>& units, std::vector<Operand>& list, std::vector<Operand>& left) {
    const Operand whole = Operand::of(from_.left_step, split.piece);
    const Operand whole_list = Operand::of(from_.list_step, split.piece);
    const Operand count = Operand::of(from_.quantities_step, split.piece);
    const Money low{from_.left[split.piece].minor / from_.quantities[split.piece]};
    const StepIndex unit = trace_->add({StepCode::unit_left, Operation::divide, by_, {}, Rounding::floor}, {whole, count}, value(low));
    const StepIndex unit_list = trace_->add({StepCode::unit_left, Operation::divide, by_, {}, Rounding::floor}, {whole_list, count},
                                            value(Money{from_.list[split.piece].minor / from_.quantities[split.piece]}));
    std::vector<Operand> rest{whole};
    std::size_t parts = 0;
    for (const PartOfPiece& part : split.parts) {
      if (part.units == 0) continue;
      ++parts;
      const Value of{{part.units, 1}, kCount};
      units.push_back(of);
      list.push_back(Operand::of(trace_->add({StepCode::piece_share, Operation::multiply, by_}, {Operand::of(unit_list), of}, value(part.list))));
      const bool last = &part == &split.parts[kRest] || split.position + parts == position_after(split);
      left.push_back(Operand::of(last ? trace_->add({StepCode::piece_share, Operation::subtract, by_}, rest, value(part.left))
                                      : trace_part(unit, of, part)));
      rest.push_back(left.back());
    }
    return parts;
  }

  [[nodiscard]] static std::size_t position_after(const SplitPiece& split) {
    return split.position + static_cast<std::size_t>(std::count_if(split.parts.begin(), split.parts.end(),
                                                                   [](const PartOfPiece& part) { return part.units > 0; }));
  }

  StepIndex trace_part(StepIndex unit, const Value& units, const PartOfPiece& part) {
    const StepIndex step = trace_->add({StepCode::piece_share, Operation::multiply, by_}, {Operand::of(unit), units},
                                       value(Money{part.left.minor - part.above}));
    if (part.above == 0) return step;
    return trace_->add({StepCode::piece_share, Operation::add, by_}, {Operand::of(step), value(Money{part.above})}, value(part.left));
  }

  [[nodiscard]] Value value(Money money) const { return {{money.minor, 1}, money_}; }

  const LineColumns& from_;
  Symbol pool_;
  RuleRef by_;
  Unit money_;
  Traced<Trace> trace_;
  std::size_t used_ = 0;  ///< of from_, those of earlier pieces
  CutPieces to_;
  std::vector<SplitPiece> split_;
};

}  // namespace

void add_runs(const LineColumns& columns, std::size_t piece, const BasketLine& line, UnitKey by, std::uint64_t fits, std::vector<UnitRun>& runs) {
  const std::int64_t units = columns.quantities[piece];
  const std::int64_t left = columns.left[piece].minor / units;
  const std::int64_t above = columns.left[piece].minor % units;
  const auto position = static_cast<std::uint32_t>(piece);
  for (const std::int64_t more : {std::int64_t{1}, std::int64_t{0}}) {
    const std::int64_t count = more > 0 ? above : units - above;
    if (count == 0) continue;
    UnitRun& run = runs.emplace_back();
    run = {position, count, left + more, line.unit_price.minor, 0, fits};
    if (by == UnitKey::unit_price) run.tie = run.left;
    if (by == UnitKey::net_unit_price) run.key = run.left;
    if (by == UnitKey::basket) run.key = 0;
    if (by == UnitKey::line_quantity) run.key = line.quantity;
    if (by == UnitKey::line_total || by == UnitKey::line_total_times_quantity) run.key *= line.quantity;
    if (by == UnitKey::line_total_times_quantity) run.key *= line.quantity;
  }
}

void put_in_order(std::vector<UnitRun>& runs, UnitOrder order) {
  const int sign = order == UnitOrder::cheapest ? 1 : order == UnitOrder::dearest ? -1 : 0;
  heap_sort(runs, [sign](const UnitRun& a, const UnitRun& b) {
    return std::make_tuple(sign * a.key, sign * a.tie, a.piece, -a.left) < std::make_tuple(sign * b.key, sign * b.tie, b.piece, -b.left);
  });
}

CutPieces cut(const LineColumns& columns, std::vector<UnitRun> runs, Symbol pool, RuleRef by, std::uint8_t decimals, Traced<Trace> trace) {
  return Cutter(columns, pool, by, decimals, trace).run(runs);
}

std::vector<Money> line_totals(const LineColumns& columns, std::size_t lines, const std::vector<Money>& amounts, RuleRef rule,
                               std::uint8_t decimals, Traced<Trace> trace, StepIndex& step) {
  if (!columns.in_pieces()) return amounts;
  std::vector<Money> totals(lines);
  for (std::size_t piece = 0; piece < columns.size(); ++piece) totals[columns.line(piece)] += amounts[piece];
  if (!trace) return totals;
  const Unit money{Unit::Kind::decimal, decimals};
  std::vector<Operand> all;
  std::vector<Operand> of_line;
  for (std::size_t piece = 0; piece < columns.size();) {
    const std::size_t line = columns.line(piece);
    of_line.clear();
    for (; piece < columns.size() && columns.line(piece) == line; ++piece) of_line.push_back(Operand::of(step, piece));
    if (of_line.size() == 1) {
      all.push_back(of_line.front());
    } else {
      all.push_back(Operand::of(trace->add({StepCode::line_totals, Operation::sum, rule}, of_line, {{totals[line].minor, 1}, money})));
    }
  }
  step = trace->add_list({StepCode::line_totals, Operation::list, rule}, all, money, totals);
  return totals;
}

}  // namespace loyalty
