// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "loyalty/decimal.h"
#include "program_compiler.h"

namespace loyalty {
namespace {

/// Whole units of a ledger for a number of points.
bool is_whole(Rational points, int decimals) {
  Int128 scaled = points.numerator;
  for (int i = 0; i < decimals; ++i) scaled *= 10;
  return scaled % points.denominator == 0;
}

bool asks_for_choice(const Condition& condition) {
  return std::holds_alternative<ChoiceCondition>(condition.leaf) ||
         std::any_of(condition.children.begin(), condition.children.end(), asks_for_choice);
}

}  // namespace

void ProgramCompiler::compile_earn() {
  for (std::size_t i = 0; i < document().earn.size(); ++i) compile_earn_rule(document().earn[i], (Path{} / "earn").at(i));
}

void ProgramCompiler::compile_earn_rule(const EarnRule& rule, const Path& where) {
  CompiledEarnRule compiled;
  compiled.document = &rule;
  compiled.ledger = rules_.ledger(rule.ledger, where / "ledger");
  compiled.items = rules_.selection(rule.items);
  compiled.when = rules_.condition(rule.when, where / "when");
  compile_measure(rule, where / "measure" / "of", compiled);
  check_award(rule, compiled.ledger, where / "award");
  check_limits(rule, where);
  const bool of_lines = rule.measure.kind == Measure::Kind::amount || rule.measure.kind == Measure::Kind::quantity;
  if ((rule.scope == EarnScope::line || rule.scope == EarnScope::unit) && !of_lines) {
    rules_.refuse(where / "scope", "Only a rule that counts an amount or units can be worked out per line or per unit.");
  }
  if (rule.scope == EarnScope::month && rule.at_least) {
    rules_.refuse(where / "atLeast", "What an event earns of a month is a difference; only points of an event have a least number.");
  }
  if (rule.retroactive) {
    rules_.check_days(*rule.retroactive, where / "retroactive");
    if (!asks_for_choice(rule.when)) {
      rules_.refuse(where / "retroactive", "Only a rule whose condition asks for a choice can earn for what was bought before it.");
    }
  }
  program_->earn_.push_back(std::move(compiled));
}

/// where: of the field that names what is measured.
void ProgramCompiler::compile_measure(const EarnRule& rule, const Path& where, CompiledEarnRule& compiled) {
  const std::vector<std::string>& of = rule.measure.of;
  if (rule.measure.kind == Measure::Kind::points) {
    for (std::size_t i = 0; i < of.size(); ++i) compiled.of.push_back(measured_rule(rule, of[i], where.at(i)));
  } else if (rule.measure.kind == Measure::Kind::count || rule.measure.kind == Measure::Kind::streak) {
    compiled.count = rules_.count(of.empty() ? std::string_view{} : of.front(), where);
  }
}

std::int32_t ProgramCompiler::measured_rule(const EarnRule& rule, const std::string& id, const Path& where) {
  const std::int32_t position = rules_.reference(index_.earn, "earn rule", id, where);
  if (position >= 0 && document().earn[static_cast<std::size_t>(position)].ledger != rule.ledger) {
    rules_.refuse(where, "A rule counts points of its own ledger only.");
  }
  return position;
}

void ProgramCompiler::check_award(const EarnRule& rule, std::int32_t ledger, const Path& where) {
  if (ledger < 0) return;
  const int decimals = this->ledger(ledger).decimals;
  if (rule.award.kind != Award::Kind::rate && !is_whole(rule.award.points, decimals)) {
    std::string value;
    append_rational(value, rule.award.points);
    rules_.report(ErrorCode::too_precise, where / "points", {{"value", value}, {"decimals", std::to_string(decimals)}});
  }
}

/// A limit is on what is measured or on points, not on both; a rate for what lies beyond stands beside the first of these, once.
void ProgramCompiler::check_limits(const EarnRule& rule, const Path& where) {
  bool has_rate = false;
  for (std::size_t i = 0; i < rule.limits.size(); ++i) {
    const EarnLimit& limit = rule.limits[i];
    const Path at = (where / "limits").at(i);
    if (limit.measured && limit.points) rules_.report(ErrorCode::conflicting_fields, at, {{"names", "measured, points"}});
    if (!limit.measured && !limit.points) rules_.report(ErrorCode::missing_field, at, {{"name", "measured"}});
    if (!limit.then) continue;
    const Path then = at / "then";
    if (!limit.measured) rules_.refuse(then, "A rate for what lies beyond needs a limit on what is measured.");
    if (rule.award.kind != Award::Kind::rate || limit.then->kind != Award::Kind::rate) {
      rules_.refuse(then, "A rate for what lies beyond a limit needs a rule that awards by rate.");
    }
    if (limit.over == EarnLimit::Over::refuse) {
      rules_.refuse(then, "Where the limit refuses an event, nothing lies beyond it.");
    }
    if (has_rate) rules_.refuse(then, "One limit of a rule can have a rate for what lies beyond.");
    has_rate = true;
  }
}

/// Depth first over "measures"; rules on the way of a visit that come up again are a ring.
void ProgramCompiler::order_earn() {
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

void ProgramCompiler::report_ring(std::size_t rule, std::size_t measured) {
  const std::vector<EarnRule>& rules = document().earn;
  rules_.report(ErrorCode::cyclic_rules, (Path{} / "earn").at(rule) / "measure" / "of",
                {{"rules", rules[rule].id + ", " + rules[measured].id}});
}

}  // namespace loyalty
