// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "candidate.h"
#include "eligibility.h"
#include "line_columns.h"
#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "promotion_trial.h"

namespace loyalty {

/// Pointer pattern of the distance of a rejection; "" where it is not a figure.
[[nodiscard]] std::string_view missing_pattern(Missing::Kind kind);

/// Runs the discount stages over an order: writes applied and rejected promotions to the quote and what is left to the columns.
class DiscountStages {
 public:
  DiscountStages(const CompiledProgram& program, const Facts& facts, const Basket& basket, LineColumns& columns, Quote& quote,
                 Trace* trace)
      : program_(program), facts_(facts), columns_(columns), quote_(quote), trace_(trace),
        trial_(program.document(), basket.lines, columns, trace) {}

  void add(std::span<const CompiledPromotion> promotions, RuleRef::Kind kind);
  void run();
  /// Promotions that give vouchers and hold their place in their stage, in the order of the stages.
  [[nodiscard]] std::span<const Candidate> voucher_promotions() const { return voucher_promotions_; }
  void reject(const Candidate& candidate, Reason reason, Missing missing = {}, RuleRef by = {}, StepIndex step = kNoStep);

 private:
  void run_all(std::span<const Candidate> stage);
  void run_first(std::span<const Candidate> stage);
  void run_best(std::span<const Candidate> stage);
  [[nodiscard]] bool may_apply(const Candidate& candidate);
  /// Tries the candidate; rejects it when it does not apply.
  [[nodiscard]] bool try_out(const Candidate& candidate, TrialOutcome& outcome);
  [[nodiscard]] StepIndex trace_metric(const Candidate& candidate, const Eligibility& eligibility);
  void take(const Candidate& candidate, const TrialOutcome& outcome);
  void reject_loser(const Candidate& loser, const TrialOutcome& outcome, const Candidate& winner, const TrialOutcome& best);
  [[nodiscard]] static Int128 voucher_worth(const Candidate& candidate, const TrialOutcome& outcome);

  const CompiledProgram& program_;
  const Facts& facts_;
  LineColumns& columns_;
  Quote& quote_;
  Trace* trace_;
  PromotionTrial trial_;
  std::vector<Candidate> candidates_;
  std::vector<Candidate> voucher_promotions_;
  std::vector<std::pair<Symbol, RuleRef>> groups_;
  TrialOutcome outcome_;
};

}  // namespace loyalty
