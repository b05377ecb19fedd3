// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <vector>

#include "allocation.h"
#include "encode.h"
#include "names.h"

namespace loyalty::json {
namespace {

/// Where the documents of rules of a kind stand in a request, by RuleRef::Kind; "" has no place.
constexpr Names<19> kPlaces{"",
                            "/program/promotions",
                            "/promotions",
                            "/vouchers",
                            "/program/earn",
                            "/program/redemptions",
                            "/program/metrics",
                            "/program/tiers",
                            "/program/milestones",
                            "/program/ledgers",
                            "/program/rewards",
                            "/program/transfers",
                            "/program/conversions",
                            "/program/memberships",
                            "/plan",
                            "/member/history",
                            "/basket",
                            "/redeem",
                            "/member"};

/// The same for one of them.
constexpr Names<19> kElements{"",
                              "/program/promotions/#",
                              "/promotions/#",
                              "/vouchers/#",
                              "/program/earn/#",
                              "/program/redemptions/#",
                              "/program/metrics/#",
                              "/program/tiers/#",
                              "/program/milestones/#",
                              "/program/ledgers/#",
                              "/program/rewards/#",
                              "/program/transfers/#",
                              "/program/conversions/#",
                              "/program/memberships/#",
                              "/plan",
                              "/member/history/#",
                              "/basket/lines/#",
                              "/redeem",
                              "/member"};

class TraceWriter {
 public:
  TraceWriter(Writer& writer, const Trace& trace, const Subjects& subjects)
      : writer_(writer), trace_(trace), subjects_(subjects) {
    chain_figures();
  }

  void write() {
    writer_.begin_array();
    for (std::size_t i = 0; i < trace_.steps().size(); ++i) step(i);
    writer_.end_array();
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// Figures stand in the trace in the order in which they were said; here they become a chain for each step.
  void chain_figures() {
    const auto figures = trace_.figures();
    first_figure_.assign(trace_.steps().size(), kNone);
    next_figure_.assign(figures.size(), kNone);
    for (std::size_t i = figures.size(); i-- > 0;) {
      auto& first = first_figure_[static_cast<std::size_t>(figures[i].step)];
      next_figure_[i] = first;
      first = static_cast<std::uint32_t>(i);
    }
  }

  void value(std::int64_t numerator, std::int64_t denominator, Unit unit) {
    switch (unit.kind) {
      case Unit::Kind::decimal:
        writer_.decimal(numerator, unit.decimals);
        break;
      case Unit::Kind::count:
        writer_.decimal(numerator, 0);
        break;
      case Unit::Kind::ratio:
        writer_.rational({numerator, denominator});
        break;
    }
  }

  void operand(const Operand& operand) {
    switch (operand.kind) {
      case Operand::Kind::literal:
        value(operand.literal.value.numerator, operand.literal.value.denominator, operand.literal.unit);
        break;
      case Operand::Kind::step:
        writer_.integer(operand.step);
        break;
      case Operand::Kind::element:
        writer_.begin_array();
        writer_.integer(operand.step);
        writer_.integer(operand.element);
        writer_.end_array();
        break;
    }
  }

  void results(const Step& step) {
    writer_.key("is");
    const auto results = trace_.results(step);
    if (!step.is_list) return value(results.front(), step.denominator, step.unit);
    writer_.begin_array();
    for (const std::int64_t result : results) value(result, 1, step.unit);
    writer_.end_array();
  }

  void rule(RuleRef rule) {
    if (rule.kind == RuleRef::Kind::none) return;
    const std::string_view id = rule.index < 0 ? std::string_view{} : subjects_.id_of(rule);
    if (!id.empty()) writer_.field("rule", id);
    writer_.key("source");
    if (rule.index < 0 || rule.kind == RuleRef::Kind::redeem || rule.kind == RuleRef::Kind::member) {
      writer_.plain(name_in(kPlaces, rule.kind));
    } else {
      writer_.pattern(name_in(kElements, rule.kind), rule.index, -1);
    }
  }

  void figures(std::size_t step) {
    if (first_figure_[step] == kNone) return;
    writer_.begin_array("figures");
    for (std::uint32_t i = first_figure_[step]; i != kNone; i = next_figure_[i]) {
      const FigureRef& figure = trace_.figures()[i].ref;
      writer_.pattern(figure.pattern, figure.first, figure.second, figure.third);
    }
    writer_.end_array();
  }

  void step(std::size_t index) {
    const Step& step = trace_.steps()[index];
    writer_.begin_object();
    writer_.field("code", name_of(step.code));
    writer_.field("op", name_of(step.operation));
    const auto operands = trace_.operands(step);
    if (!operands.empty()) {
      writer_.begin_array("of");
      for (const Operand& one : operands) operand(one);
      writer_.end_array();
    }
    results(step);
    if (step.rounding) {
      writer_.field("rounding", name_in(kRoundings, *step.rounding));
    } else if (step.allocation) {
      write_allocation(writer_, "rounding", *step.allocation);
    }
    rule(step.rule);
    figures(index);
    writer_.end_object();
  }

  Writer& writer_;
  const Trace& trace_;
  const Subjects& subjects_;
  std::vector<std::uint32_t> first_figure_;  ///< by step
  std::vector<std::uint32_t> next_figure_;   ///< by figure
};

}  // namespace

void write_trace(Writer& writer, const Trace& trace, const Subjects& subjects) {
  TraceWriter(writer, trace, subjects).write();
}

}  // namespace loyalty::json
