// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "best_combination.h"
#include "candidate.h"
#include "eligibility.h"
#include "line_columns.h"
#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "promotion_trial.h"
#include "traced.h"

namespace loyalty {

/// Pointer pattern of the distance of a rejection; "" where it is not a figure.
[[nodiscard]] std::string_view missing_pattern(Missing::Kind kind);

/// Runs the discount stages over an order: writes applied and rejected promotions to the quote and what is left to the columns.
class DiscountStages {
 public:
  DiscountStages(const CompiledProgram& program, const Facts& facts, const Basket& basket, LineColumns& columns, Quote& quote,
                 Traced<Trace> trace)
      : program_(program), facts_(facts), columns_(columns), quote_(quote), trace_(trace),
        trial_(program.document(), basket.lines, trace),
        lines_(basket.lines) {}

  void add(std::span<const CompiledPromotion> promotions, RuleRef::Kind kind, std::span<const UsedBudget> used);
  void run();
  /// Promotions that give something with the order or for later and hold their place in their stage, in the order of the stages.
  struct Later {
    Candidate candidate;
    std::optional<std::int64_t> sets;  ///< that it has made; nothing: its mark is looked at when the payable amount is known
    StepIndex sets_step = kNoStep;
  };
  [[nodiscard]] std::span<const Later> later() const { return later_; }
  void reject(const Candidate& candidate, Reason reason, Missing missing = {}, RuleRef by = {}, StepIndex step = kNoStep);

 private:
  using Entry = BestCombination::Entry;

  void run_all(std::span<const Candidate> stage);
  void run_first(std::span<const Candidate> stage);
  void run_best(std::span<const Candidate> stage);
  /// Every line takes the best, or the first, of all as they would apply to the order as it is now.
  void run_by_line(std::span<const Candidate> stage, bool best);
  void reject_on_all_lines(const Entry& loser, std::span<const Money> own, std::span<const std::size_t> winners,
                           std::span<const std::vector<Money>> by_line, std::span<const Entry> entries, bool best);
  [[nodiscard]] bool may_apply(const Candidate& candidate);
  /// The promotion that has been taken and with which this one does not stand; null: none.
  [[nodiscard]] const Candidate* excluding(const Candidate& candidate) const;
  [[nodiscard]] bool within_budget(const Candidate& candidate);
  /// Tries the candidate; rejects it when it does not apply.
  [[nodiscard]] bool try_out(const Candidate& candidate, TrialOutcome& outcome);
  [[nodiscard]] StepIndex trace_metric(const Candidate& candidate, const Eligibility& eligibility);
  void take(const Candidate& candidate, const TrialOutcome& outcome);
  /// Of a voucher: what it was worth beyond what it took off.
  void note_left(const Candidate& candidate, const TrialOutcome& outcome);
  void reject_untaken(const Candidate& candidate, const TrialOutcome& outcome);
  void reject_loser(const Entry& loser, const Entry& winner);
  void reject_loser(std::size_t loser, BestCombination& best, std::span<const Entry> entries);

  const CompiledProgram& program_;
  const Facts& facts_;
  LineColumns& columns_;
  Quote& quote_;
  Traced<Trace> trace_;
  PromotionTrial trial_;
  std::span<const BasketLine> lines_;
  std::vector<Candidate> candidates_;
  std::vector<Later> later_;
  std::vector<const Candidate*> taken_;
  bool any_combines_ = false;
  std::optional<RuleRef> stopped_by_;  ///< nothing applies after it
  std::vector<std::pair<Symbol, RuleRef>> groups_;
  TrialOutcome outcome_;
};

}  // namespace loyalty
