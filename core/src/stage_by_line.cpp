// SPDX-License-Identifier: Apache-2.0
// A stage in which every line takes one promotion by itself.
#include <algorithm>
#include <utility>

#include "discount_stages.h"

namespace loyalty {
namespace {

using Entry = BestCombination::Entry;
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// Which entry each line takes, and what each entry would take off it.
struct Winners {
  std::vector<std::size_t> winners;         ///< by line
  std::vector<std::vector<Money>> by_line;  ///< by entry
};

Winners winners_of(std::span<const Entry> entries, const LineColumns& order, std::size_t lines, bool best) {
  Winners choice{std::vector<std::size_t>(lines, kNobody), {}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const TrialOutcome& outcome = entries[i].outcome;
    StepIndex none = kNoStep;
    choice.by_line.push_back(line_totals(outcome.pieces ? *outcome.pieces : order, lines, outcome.shares, {}, 0, nullptr, none));
    for (std::size_t line = 0; line < lines; ++line) {
      std::size_t& winner = choice.winners[line];
      const Money share = choice.by_line[i][line];
      if (share > Money{} && (winner == kNobody || (best && share > choice.by_line[winner][line]))) winner = i;
    }
  }
  return choice;
}

/// Every line in the pieces of the entry that it takes.
struct MergedOrder {
  struct Origin {
    std::size_t entry = kNobody;
    std::size_t piece = 0;
  };
  LineColumns columns;
  std::vector<Origin> origins;  ///< by piece

  MergedOrder(std::span<const Entry> entries, std::span<const std::size_t> winners, const LineColumns& order, Traced<Trace> trace, std::uint8_t decimals) {
    std::vector<Operand> list;
    std::vector<Operand> left;
    std::vector<Operand> quantities;
    std::vector<std::size_t> next(entries.size() + 1);  // piece of each entry, and of the order
    for (std::size_t line = 0; line < winners.size(); ++line) {
      const bool nobody = winners[line] == kNobody || !entries[winners[line]].outcome.pieces;
      const LineColumns& from = nobody ? order : *entries[winners[line]].outcome.pieces;
      std::size_t& piece = next[nobody ? entries.size() : winners[line]];
      while (from.line(piece) < line) ++piece;
      for (; piece < from.size() && from.line(piece) == line; ++piece) {
        add(from, piece, winners[line]);
        if (!trace) continue;
        list.push_back(Operand::of(from.list_step, piece));
        left.push_back(Operand::of(from.left_step, piece));
        quantities.push_back(Operand::of(from.quantities_step, piece));
      }
    }
    if (columns.size() == winners.size()) columns.line_of.clear();
    if (!trace) return;
    const Unit money{Unit::Kind::decimal, decimals};
    columns.list_step = trace->add_list({StepCode::pieces, Operation::list}, list, money, columns.list);
    columns.left_step = trace->add_list({StepCode::pieces, Operation::list}, left, money, columns.left);
    columns.quantities_step = trace->add_list({StepCode::pieces, Operation::list}, quantities, kCount, columns.quantities);
  }

 private:
  void add(const LineColumns& from, std::size_t piece, std::size_t entry) {
    const auto position = static_cast<std::uint32_t>(columns.size());
    columns.list.push_back(from.list[piece]);
    columns.left.push_back(from.left[piece]);
    columns.quantities.push_back(from.quantities[piece]);
    columns.line_of.push_back(static_cast<std::uint32_t>(from.line(piece)));
    origins.push_back({entry, piece});
    const auto before = [](const UsedPiece& used, std::size_t at) { return used.piece < at; };
    auto used = std::lower_bound(from.used.begin(), from.used.end(), piece, before);
    for (; used != from.used.end() && used->piece == piece; ++used) columns.used.push_back({position, used->pool, used->by});
  }
};

/// Its shares of the lines that take it, by the pieces of the merged order.
void keep_won(TrialOutcome& outcome, std::size_t entry, const std::vector<MergedOrder::Origin>& origins, RuleRef rule, Traced<Trace> trace,
              std::uint8_t decimals) {
  const Unit money{Unit::Kind::decimal, decimals};
  const std::vector<Money> all = std::move(outcome.shares);
  std::vector<Operand> operands;
  outcome.shares.assign(origins.size(), {});
  outcome.discount = {};
  for (std::size_t piece = 0; piece < origins.size(); ++piece) {
    const bool won = origins[piece].entry == entry;
    if (won) outcome.shares[piece] = all[origins[piece].piece];
    outcome.discount += outcome.shares[piece];
    if (!trace) continue;
    operands.push_back(won ? Operand::of(outcome.shares_step, origins[piece].piece) : Operand(Value{{0, 1}, money}));
  }
  outcome.pieces.reset();
  if (!trace) return;
  outcome.shares_step = trace->add_list({StepCode::shares, Operation::list, rule}, operands, money, outcome.shares);
  outcome.discount_step = trace->add({StepCode::promotion_discount, Operation::sum, rule}, {Operand::of(outcome.shares_step)},
                                     {{outcome.discount.minor, 1}, money});
}

}  // namespace

void DiscountStages::run_by_line(std::span<const Candidate> stage, bool best) {
  std::vector<Entry> entries;
  std::vector<const Candidate*> later;
  for (const Candidate& candidate : stage) {
    if (!may_apply(candidate) || !try_out(candidate, outcome_)) continue;
    if (candidate.promotion->document->reduces()) {
      entries.push_back({&candidate, std::move(outcome_)});
    } else {
      later.push_back(&candidate);
    }
  }
  const std::uint8_t decimals = program_.document().currency.exponent;
  const Winners choice = winners_of(entries, columns_, lines_.size(), best);
  const bool cut = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.outcome.pieces.has_value(); });
  const bool merges = cut || columns_.in_pieces();
  MergedOrder merged(entries, choice.winners, columns_, merges ? trace_ : Traced<Trace>(), decimals);
  if (merges) columns_ = std::move(merged.columns);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Entry& entry = entries[i];
    if (std::find(choice.winners.begin(), choice.winners.end(), i) == choice.winners.end()) {
      reject_on_all_lines(entry, choice.by_line[i], choice.winners, choice.by_line, entries, best);
      continue;
    }
    keep_won(entry.outcome, i, merged.origins, entry.candidate->rule, trace_, decimals);
    take(*entry.candidate, entry.outcome);
  }
  for (const Candidate* candidate : later) {
    if (try_out(*candidate, outcome_)) take(*candidate, outcome_);
  }
}

/// Behind another on every line: how much is said of the line where that is the least.
void DiscountStages::reject_on_all_lines(const Entry& loser, std::span<const Money> own, std::span<const std::size_t> winners,
                                         std::span<const std::vector<Money>> by_line, std::span<const Entry> entries, bool best) {
  std::size_t nearest = kNobody;
  Money least;
  for (std::size_t line = 0; line < own.size(); ++line) {
    if (own[line] == Money{}) continue;
    const Money difference = by_line[winners[line]][line] - own[line];
    if (nearest == kNobody || difference < least) nearest = line, least = difference;
  }
  if (nearest == kNobody) return reject(*loser.candidate, Reason::nothing_left);
  const RuleRef by = entries[winners[nearest]].candidate->rule;
  if (!best) return reject(*loser.candidate, Reason::lost_to_earlier, {}, by);
  StepIndex step = kNoStep;
  if (trace_) {
    const Unit money{Unit::Kind::decimal, program_.document().currency.exponent};
    step = trace_->add({StepCode::winner_difference, Operation::subtract, loser.candidate->rule},
                       {Value{{by_line[winners[nearest]][nearest].minor, 1}, money}, Value{{own[nearest].minor, 1}, money}}, {{least.minor, 1}, money});
  }
  reject(*loser.candidate, Reason::lost_to_better, {Missing::Kind::difference, least.minor, 0}, by, step);
}

}  // namespace loyalty
