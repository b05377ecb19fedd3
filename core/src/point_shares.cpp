// SPDX-License-Identifier: Apache-2.0
#include "point_shares.h"

#include <algorithm>

namespace loyalty {
namespace {

/// What flooring takes from a line.
struct Remainder {
  Int128 size = 0;
  std::size_t line = 0;
};

/// The shares of the rules of one event. What a rule gave to each line is kept, for rules that measure it.
class LineShares {
 public:
  LineShares(const CompiledProgram& program, const EarnEvent& event, std::span<const EarnOutcome> outcomes)
      : program_(program),
        event_(event),
        outcomes_(outcomes),
        known_(outcomes.size(), false),
        by_rule_(outcomes.size() * event.lines.size(), 0) {}

  /// By line; zero for a rule that gave nothing.
  std::span<const std::int64_t> of(std::size_t rule) {
    const std::span<std::int64_t> shares = std::span(by_rule_).subspan(rule * event_.lines.size(), event_.lines.size());
    const EarnOutcome& outcome = outcomes_[rule];
    if (known_[rule] || !outcome.earned() || outcome.points == Points{}) return shares;
    known_[rule] = true;
    share_points(outcome.points, weights_of(rule), shares);
    return shares;
  }

 private:
  [[nodiscard]] std::vector<std::int64_t> weights_of(std::size_t rule) {
    const CompiledEarnRule& compiled = program_.earn()[rule];
    std::vector<std::int64_t> weights(event_.lines.size(), 0);
    if (compiled.document->measure.kind == Measure::Kind::points) {
      for (const std::int32_t measured : compiled.of) {
        const std::span<const std::int64_t> given = of(static_cast<std::size_t>(measured));
        for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += given[i];
      }
      return weights;
    }
    const bool of_lines = is_of_lines(compiled.document->measure.kind);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const EarnLine& line = event_.lines[i];
      weights[i] = of_lines ? measured_of(compiled, line).value_or(0) : line.net.minor;
    }
    return weights;
  }

  const CompiledProgram& program_;
  const EarnEvent& event_;
  std::span<const EarnOutcome> outcomes_;
  std::vector<bool> known_;
  std::vector<std::int64_t> by_rule_;
};

}  // namespace

void share_points(Points points, std::span<const std::int64_t> weights, std::span<std::int64_t> shares) {
  Int128 sum = 0;
  for (const std::int64_t weight : weights) sum += weight;
  const bool equally = sum == 0;
  if (equally) sum = static_cast<std::int64_t>(weights.size());
  std::vector<Remainder> remainders(weights.size());
  std::int64_t left = points.units;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Int128 product = Int128{points.units} * (equally ? 1 : weights[i]);
    shares[i] = static_cast<std::int64_t>(product / sum);
    remainders[i] = {product % sum, i};
    left -= shares[i];
  }
  // The largest on top; std::nth_element is several times the code.
  const auto later = [](const Remainder& a, const Remainder& b) { return a.size != b.size ? a.size < b.size : a.line > b.line; };
  std::make_heap(remainders.begin(), remainders.end(), later);
  for (auto end = remainders.end(); left > 0; --left) {
    ++shares[remainders.front().line];
    std::pop_heap(remainders.begin(), end--, later);
  }
}

void share_over_lines(const CompiledProgram& program, const EarnEvent& event, std::span<const EarnOutcome> outcomes,
                      std::span<const std::int32_t> of, PointShares& shares) {
  const std::size_t lines = event.lines.size();
  shares.assign(program.ledgers().size() * lines, 0);
  if (lines == 0) return;
  const auto add = [&](std::size_t rule, std::span<const std::int64_t> given) {
    const std::size_t first = static_cast<std::size_t>(program.earn()[rule].ledger) * lines;
    for (std::size_t i = 0; i < lines; ++i) shares[first + i] += given[i];
  };
  if (lines == 1) {
    for (const std::int32_t rule : of) {
      const EarnOutcome& outcome = outcomes[static_cast<std::size_t>(rule)];
      if (outcome.earned()) add(static_cast<std::size_t>(rule), std::span(&outcome.points.units, 1));
    }
    return;
  }
  LineShares by_line(program, event, outcomes);
  for (const std::int32_t rule : of) add(static_cast<std::size_t>(rule), by_line.of(static_cast<std::size_t>(rule)));
}

}  // namespace loyalty
