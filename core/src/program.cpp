// SPDX-License-Identifier: Apache-2.0
#include "loyalty/program.h"

#include <utility>
#include <variant>

namespace loyalty {

Rung::Rung(std::int64_t mark, Benefit gives) : at(mark), benefit(std::move(gives)) {}

const OfferTerms* OfferDefaults::of(const Benefit& benefit) const {
  if (const auto* off = std::get_if<PercentOff>(&benefit)) return &percent[static_cast<std::size_t>(off->scope)];
  if (const auto* off = std::get_if<AmountOff>(&benefit)) return &amount[static_cast<std::size_t>(off->scope)];
  if (const auto* now = std::get_if<NewPrice>(&benefit)) return &price[static_cast<std::size_t>(now->scope)];
  return nullptr;
}

AmountBase OfferDefaults::base(BenefitScope scope, bool of_sets) const {
  if (of_sets && sets.base) return *sets.base;
  return percent[static_cast<std::size_t>(scope)].base.value_or(AmountBase::net);
}

std::vector<Stage> default_stages() {
  return {{"line", Choose::all}, {"order", Choose::all}, {"voucher", Choose::all}};
}

Program bare_program(Currency currency) {
  Program program;
  program.currency = currency;
  program.stages = default_stages();
  return program;
}

}  // namespace loyalty
