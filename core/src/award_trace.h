// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "award.h"
#include "earning.h"
#include "loyalty/compiled_program.h"
#include "loyalty/trace.h"

namespace loyalty {

/// The steps from what counts to the points of one rule.
class AwardTrace {
 public:
  /// A number of a step, in units of the measure (or of the ledger).
  struct Part {
    Operand of;
    std::int64_t units = 0;
  };
  /// What counts at the rate of the award, and what lies beyond a limit.
  struct Parts {
    Part full;
    Part beyond;
  };

  AwardTrace(const CompiledProgram& program, std::size_t rule, Trace& trace);

  [[nodiscard]] const EarnRule& document() const { return document_; }
  [[nodiscard]] const RuleRef& rule() const { return rule_; }
  [[nodiscard]] Unit measured_unit() const { return measured_unit_; }
  [[nodiscard]] Unit points_unit() const { return points_unit_; }

  /// Points of parts, of which one in `quantity` is looked at.
  StepIndex add(StepCode code, const Parts& parts, std::int64_t points, std::int64_t quantity = 1);
  /// Points of the month with them less those of the month before.
  StepIndex add_month(Counted before, const Parts& parts, std::int64_t points);
  /// Points of each line, all of which counts; their sum.
  StepIndex add_lines(StepIndex lines, std::span<const std::int64_t> eligible, std::int64_t points);

 private:
  StepIndex add_rates(StepCode code, const Parts& parts, std::int64_t points, std::int64_t quantity);
  [[nodiscard]] std::vector<Operand> product(const Operand& of, const Award& award) const;
  [[nodiscard]] std::optional<Rational> exact(const Part& part, const Award& award, std::int64_t quantity) const;
  Part with_month(std::int64_t before, const Part& part);
  [[nodiscard]] Value measure(std::int64_t units) const { return {{units, 1}, measured_unit_}; }
  [[nodiscard]] Value points(std::int64_t units) const { return {{units, 1}, points_unit_}; }

  const EarnRule& document_;
  RuleRef rule_;
  Unit measured_unit_;
  Unit points_unit_;
  Trace& trace_;
};

/// Points line by line, where a line is divided into units or what counts is used up line by line.
class AwardByLine {
 public:
  AwardByLine(AwardTrace& award, const EarnEvent& event, const EarnInputs& inputs, Trace& trace)
      : award_(award), event_(event), inputs_(inputs), trace_(trace) {}

  /// What lines take their parts of, in this order: what does not count, what counts in full, the gap, what lies beyond.
  void begin(const AwardTrace::Part& uncounted, const AwardTrace::Parts& parts, const AwardTrace::Part& gap);
  void add(std::size_t line, AwardTrace::Part measured);
  /// The sum of their points.
  StepIndex end(std::int64_t points);

 private:
  using Part = AwardTrace::Part;
  /// A number of which lines take their part: all of it, then less what each has taken.
  struct Source {
    std::vector<Operand> all_less_taken;
    std::int64_t left = 0;
  };

  /// What a line takes of a source; the rest of the line is derived only where it is asked for.
  Part take(Source& from, Part& line, bool rest_counts, StepCode rest);
  Part of_one_unit(const Part& part, const Operand& quantity, std::int64_t units);
  [[nodiscard]] Operand quantity_of(std::size_t line) const;
  [[nodiscard]] Part none() const { return {Value{{0, 1}, award_.measured_unit()}, 0}; }

  AwardTrace& award_;
  const EarnEvent& event_;
  const EarnInputs& inputs_;
  Trace& trace_;
  Source uncounted_;
  Source full_;
  Source gap_;
  Source beyond_;
  std::vector<Operand> lines_;
};

}  // namespace loyalty
