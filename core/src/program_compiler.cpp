// SPDX-License-Identifier: Apache-2.0
#include "program_compiler.h"

#include <algorithm>
#include <utility>

namespace loyalty {
namespace {

template <class List>
ProgramIndex::Positions positions(const List& list, const Path& where, RuleCompiler& rules) {
  ProgramIndex::Positions result;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].id.empty()) rules.report(ErrorCode::invalid_id, where.at(i) / "id", {{"value", ""}});
    if (position_of(result, list[i].id) >= 0) rules.report(ErrorCode::duplicate_id, where.at(i) / "id", {{"id", list[i].id}});
    result.intern(list[i].id);
  }
  return result;
}

/// A tier is judged on the days of events and on which windows begin and end, so its tree may ask for nothing that changes by itself
/// on other days, or only for the moment of an order; nor for tiers, which it decides.
bool judges_tiers(const Condition& condition) {
  const auto is = [&condition](auto leaf) { return std::holds_alternative<decltype(leaf)>(condition.leaf); };
  if (is(TierCondition{}) || is(WeekdayCondition{}) || is(TimeCondition{}) || is(BirthdayCondition{}) || is(ChannelCondition{}) ||
      is(PaymentCondition{})) {
    return false;
  }
  return std::all_of(condition.children.begin(), condition.children.end(), judges_tiers);
}

/// Whole units of a ledger for a number of points.
bool is_whole(Rational points, int decimals) {
  Int128 scaled = points.numerator;
  for (int i = 0; i < decimals; ++i) scaled *= 10;
  return scaled % points.denominator == 0;
}

}  // namespace

class ProgramCompiler {
 public:
  explicit ProgramCompiler(Program document)
      : program_(new CompiledProgram), rules_(index_, document.currency, program_->symbols_, errors_) {
    program_->document_ = std::move(document);
  }

  CompileOutcome run() {
    const Program& document = program_->document_;
    index_.ledgers = positions(document.ledgers, Path{} / "ledgers", rules_);
    index_.earn = positions(document.earn, Path{} / "earn", rules_);
    index_.metrics = positions(document.metrics, Path{} / "metrics", rules_);
    index_.tiers = positions(document.tiers, Path{} / "tiers", rules_);
    index_.redemptions = positions(document.redemptions, Path{} / "redemptions", rules_);
    index_.stages = positions(document.stages, Path{} / "stages", rules_);
    index_.promotions = positions(document.promotions, Path{} / "promotions", rules_);
    compile_metrics();
    compile_tiers();
    compile_earn();
    order_earn();
    compile_redemptions();
    for (std::size_t i = 0; i < document.promotions.size(); ++i) {
      program_->promotions_.push_back(rules_.promotion(document.promotions[i], (Path{} / "promotions").at(i)));
    }
    if (!errors_.empty()) return {nullptr, std::move(errors_)};
    return {std::shared_ptr<const CompiledProgram>(std::move(program_)), {}};
  }

 private:
  void compile_metrics() {
    const std::vector<Metric>& metrics = program_->document_.metrics;
    for (std::size_t i = 0; i < metrics.size(); ++i) {
      const Path where = (Path{} / "metrics").at(i);
      CompiledMetric compiled;
      compiled.document = &metrics[i];
      compiled.items = rules_.selection(metrics[i].items);
      if (metrics[i].kind == Metric::Kind::points) {
        compiled.ledger = rules_.reference(index_.ledgers, "ledger", metrics[i].ledger, where / "ledger");
      }
      program_->metrics_.push_back(std::move(compiled));
    }
  }

  void compile_tiers() {
    const std::vector<Tier>& tiers = program_->document_.tiers;
    for (std::size_t i = 0; i < tiers.size(); ++i) {
      const Path where = (Path{} / "tiers").at(i) / "qualify";
      if (!judges_tiers(tiers[i].qualify)) {
        rules_.report(ErrorCode::invalid_combination, where,
                      {{"detail", "A tier is decided by metrics, orders, segments and dates; its condition cannot ask for anything else."}});
      }
      program_->tiers_.push_back({&tiers[i], rules_.condition(tiers[i].qualify, where)});
    }
  }

  void compile_earn() {
    const std::vector<EarnRule>& rules = program_->document_.earn;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const Path where = (Path{} / "earn").at(i);
      const EarnRule& rule = rules[i];
      CompiledEarnRule compiled;
      compiled.document = &rule;
      compiled.ledger = rules_.reference(index_.ledgers, "ledger", rule.ledger, where / "ledger");
      compiled.items = rules_.selection(rule.items);
      compiled.when = rules_.condition(rule.when, where / "when");
      for (std::size_t k = 0; k < rule.measure.of.size(); ++k) {
        compiled.of.push_back(measured_rule(rule, rule.measure.of[k], (where / "measure" / "of").at(k)));
      }
      check_award(rule, compiled.ledger, where / "award");
      program_->earn_.push_back(std::move(compiled));
    }
  }

  std::int32_t measured_rule(const EarnRule& rule, const std::string& id, const Path& where) {
    const std::int32_t position = rules_.reference(index_.earn, "earn rule", id, where);
    if (position >= 0 && program_->document_.earn[static_cast<std::size_t>(position)].ledger != rule.ledger) {
      rules_.report(ErrorCode::invalid_combination, where, {{"detail", "A rule counts points of its own ledger only."}});
    }
    return position;
  }

  void check_award(const EarnRule& rule, std::int32_t ledger, const Path& where) {
    if (ledger < 0) return;
    const int decimals = program_->document_.ledgers[static_cast<std::size_t>(ledger)].decimals;
    if (rule.award.kind != Award::Kind::rate && !is_whole(rule.award.points, decimals)) {
      std::string value;
      append_rational(value, rule.award.points);
      rules_.report(ErrorCode::too_precise, where / "points", {{"value", value}, {"decimals", std::to_string(decimals)}});
    }
    if (rule.scope == EarnScope::line && rule.measure.kind != Measure::Kind::amount &&
        rule.measure.kind != Measure::Kind::quantity) {
      rules_.report(ErrorCode::invalid_combination, where,
                    {{"detail", "Only a rule that counts an amount or units can be worked out per line."}});
    }
  }

  /// Depth first over "measures"; rules on the way of a visit that come up again are a ring.
  void order_earn() {
    enum class Mark : std::uint8_t { fresh, open, done };
    const std::size_t count = program_->earn_.size();
    std::vector<Mark> marks(count, Mark::fresh);
    struct Frame {
      std::size_t rule;
      std::size_t next = 0;
    };
    for (std::size_t root = 0; root < count; ++root) {
      if (marks[root] != Mark::fresh) continue;
      std::vector<Frame> stack{{root}};
      marks[root] = Mark::open;
      while (!stack.empty()) {
        Frame& frame = stack.back();
        const std::vector<std::int32_t>& of = program_->earn_[frame.rule].of;
        if (frame.next == of.size()) {
          marks[frame.rule] = Mark::done;
          program_->earn_order_.push_back(static_cast<std::int32_t>(frame.rule));
          stack.pop_back();
          continue;
        }
        const std::int32_t measured = of[frame.next++];
        if (measured < 0) continue;
        const auto target = static_cast<std::size_t>(measured);
        if (marks[target] == Mark::open) return report_ring(frame.rule, target);
        if (marks[target] == Mark::fresh) {
          marks[target] = Mark::open;
          stack.push_back({target});
        }
      }
    }
  }

  void report_ring(std::size_t rule, std::size_t measured) {
    const std::vector<EarnRule>& rules = program_->document_.earn;
    rules_.report(ErrorCode::cyclic_rules, (Path{} / "earn").at(rule) / "measure" / "of",
                  {{"rules", rules[rule].id + ", " + rules[measured].id}});
  }

  void compile_redemptions() {
    const std::vector<Redemption>& redemptions = program_->document_.redemptions;
    for (std::size_t i = 0; i < redemptions.size(); ++i) {
      const Path where = (Path{} / "redemptions").at(i);
      CompiledRedemption compiled;
      compiled.document = &redemptions[i];
      compiled.ledger = rules_.reference(index_.ledgers, "ledger", redemptions[i].ledger, where / "ledger");
      compiled.when = rules_.condition(redemptions[i].when, where / "when");
      program_->redemptions_.push_back(std::move(compiled));
    }
  }

  std::unique_ptr<CompiledProgram> program_;
  ProgramIndex index_;
  std::vector<Error> errors_;
  RuleCompiler rules_;
};

CompileOutcome compile(Program document) { return ProgramCompiler(std::move(document)).run(); }

}  // namespace loyalty
