// SPDX-License-Identifier: Apache-2.0
#include "loyalty/lint.h"

#include "lint_context.h"
#include "metric_reach.h"
#include "sentence.h"

namespace loyalty {
namespace {

std::string_view sentence_of(LintCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case LintCode::name:        \
    return text;
    LOYALTY_LINT_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

/// The words of a detail by its name.
std::string_view words_of(std::string_view detail) {
#define LOYALTY_X(name, text) \
  if (detail == #name) return text;
  LOYALTY_LINT_DETAILS(LOYALTY_X)
#undef LOYALTY_X
  return detail;
}

}  // namespace

LintContext::LintContext(const CompiledProgram& compiled)
    : program(compiled), document(compiled.document()), logic(compiled) {
  for (std::size_t i = 0; i < document.metrics.size(); ++i) reach.push_back(most_of_metric(program, i));
}

std::string LintContext::metric_value(std::int32_t index, std::int64_t value) const {
  const CompiledMetric& metric = program.metrics()[static_cast<std::size_t>(index)];
  switch (metric.document->kind) {
    case Metric::Kind::spend:
      return money(value);
    case Metric::Kind::points:
      return decimal(value, ledger(metric.ledger).decimals);
    case Metric::Kind::count:
      return decimal(value, document.counts[static_cast<std::size_t>(metric.count)].decimals);
    case Metric::Kind::orders:
      break;
  }
  return decimal(value, 0);
}

std::string_view name_of(LintCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case LintCode::name:        \
    return #name;
    LOYALTY_LINT_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

std::string_view name_of(LintDetail detail) {
  switch (detail) {
#define LOYALTY_X(name, text) \
  case LintDetail::name:      \
    return #name;
    LOYALTY_LINT_DETAILS(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

std::string message_of(const Lint& lint) {
  Params params = lint.params;
  for (auto& [name, value] : params) {
    if (name == kLintDetail) value = words_of(value);
  }
  return filled_sentence(sentence_of(lint.code), params);
}

std::vector<Lint> lint(const CompiledProgram& program) {
  LintContext context(program);
  lint_ledgers(context);
  lint_earning(context);
  lint_new_members(context);
  lint_metrics(context);
  lint_tiers(context);
  lint_tier_earning(context);
  lint_milestones(context);
  lint_uses(context);
  lint_promotions(context);
  return std::move(context.warnings);
}

}  // namespace loyalty
