// SPDX-License-Identifier: Apache-2.0
#include "adviser.h"

#include "statement_trace.h"

namespace loyalty {

std::string_view name_of(AdviceVerdict verdict) {
  static constexpr std::string_view kNames[] = {
#define LOYALTY_X(name) #name,
      LOYALTY_VERDICTS(LOYALTY_X)
#undef LOYALTY_X
  };
  return kNames[static_cast<std::size_t>(verdict)];
}

Adviser::Adviser(const CompiledProgram& program, const AdviceRequest& request, const Replay& replay, const Statement& statement, Trace* trace)
    : program_(program),
      request_(request),
      replay_(replay),
      statement_(statement),
      member_(replay.member()),
      trials_(program, replay, request.as_of),
      figures_(trace),
      rates_(rates_of(program, facts(member_))),
      money_{Unit::Kind::decimal, program.document().currency.exponent},
      plans_(program.tiers().size() + 1) {
  for (std::size_t metric = 0; metric < statement.metrics.size(); ++metric) {
    metrics_.push_back({statement.metrics[metric].value, unit_of_metric(program, metric), kNoStep});
  }
  for (std::size_t ledger = 0; ledger < statement.balances.size(); ++ledger) {
    const auto position = static_cast<std::int32_t>(ledger);
    balances_.push_back(points(position, statement.balances[ledger].balance));
    std::vector<Figure>& ending = expiring_.emplace_back();
    for (const ExpiringPoints& one : statement.balances[ledger].expiring) ending.push_back(points(position, one.points));
  }
  if (trace) collect_figures(*trace);
  if (!request.plan) return;
  plan_ = figures_.given(StepCode::plan_spend, {RuleRef::Kind::plan, -1}, money(request.plan->spend));
  figures_.show(plan_, {"/plan/spend"});
}

/// Where the derivation of the statement ended: this one goes on from there.
void Adviser::collect_figures(const Trace& trace) {
  for (const Trace::Figure& figure : trace.figures()) {
    const auto first = static_cast<std::size_t>(figure.ref.first);
    if (figure.ref.pattern == "/metrics/#/value") metrics_[first].step = figure.step;
    if (figure.ref.pattern == "/balances/#/balance") balances_[first].step = figure.step;
    if (figure.ref.pattern == "/balances/#/expiring/#/points") {
      expiring_[first][static_cast<std::size_t>(figure.ref.second)].step = figure.step;
    }
  }
  figures_.trace()->clear_figures();
}

bool Adviser::run(Advice& advice) {
  advice.not_counted = statement_.not_counted;
  advise_levels(advice);
  advise_memberships(advice);
  advise_expiring(advice);
  advise_rewards(advice);
  return !figures_.overflow();
}

const Adviser::Purchase& Adviser::purchase_of(std::int32_t ledger, std::int64_t needed) {
  for (const Purchase& known : purchases_) {
    if (known.ledger == ledger && known.needed == needed) return known;
  }
  Purchase purchase{ledger, needed, {Money{}, true}, money({}), points(ledger, {})};
  if (needed > 0) purchase.found = trials_.smallest(member_, {ledger, nullptr, needed, nullptr, {}}, Money{1});
  if (purchase.found.spend && needed > 0) {
    const Bought bought = buy(member_, PointRates(program_.ledgers().size()), *purchase.found.spend);
    purchase.spend = bought.amount;
    purchase.earns = bought.points[static_cast<std::size_t>(ledger)];
  }
  purchases_.push_back(purchase);
  return purchases_.back();
}

Adviser::Bought Adviser::buy(const Member& member, const PointRates& rates, Money spend) {
  Bought bought{money(spend), {}, {}};
  EarnSteps steps;
  steps.totals.assign(program_.ledgers().size(), kNoStep);
  if (Trace* const trace = figures_.trace(); trace && spend > Money{}) {
    steps = trials_.derive(member, spend, bought.amount.step, *trace);
    bought.amount = figures_.reckon(StepCode::basket_list, Operation::sum, {}, {bought.amount});
  }
  const Earned* const earned = trials_.earn(member, spend);
  for (std::size_t ledger = 0; ledger < program_.ledgers().size(); ++ledger) {
    const auto position = static_cast<std::int32_t>(ledger);
    bought.points.push_back(points(position, earned ? earned->totals[ledger] : Points{}));
    bought.points.back().step = steps.totals[ledger];
    bought.values.push_back(rates[ledger] && bought.points.back().units > 0 ? worth_of(bought.points.back(), *rates[ledger]) : money({}));
  }
  if (!earned) figures_.note_overflow();
  return bought;
}

Figure Adviser::worth_of(const Figure& points, const PointRate& rate) {
  return figures_.worth(StepCode::points_value, {RuleRef::Kind::redemption, rate.redemption}, points,
                        {rate.points.units, points.unit, kNoStep}, money(rate.value));
}

Result<Advice> advise(const CompiledProgram& program, const History& history, const AdviceRequest& request, Trace* trace) {
  const StatementOptions options{request.as_of, false};
  const Result<Statement> stated = statement(program, history, options, trace);
  if (!stated) return stated.error();
  Replay replay(program, history, options);
  if (auto done = replay.run(nullptr); !done) return done.error();
  Advice advice;
  if (Adviser(program, request, replay, *stated, trace).run(advice)) return advice;
  return Error{ErrorCode::amount_overflow, Path{} / "member", {}};
}

}  // namespace loyalty
