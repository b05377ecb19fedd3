// SPDX-License-Identifier: Apache-2.0
#include "operation_set.h"

#include <algorithm>
#include <iterator>

namespace loyalty::json {
namespace {

/// Apart from kEvery, so that asking for a name does not link what answers it.
constexpr std::string_view kNames[] = {"validate", "quote", "statement", "advise", "advise-basket", "effective-discount", "compare", "parse-offer"};

constexpr NamedOperation kEvery[] = {{"validate", run_validate},
                                     {"quote", run_quote},
                                     {"statement", run_statement},
                                     {"advise", run_advise},
                                     {"advise-basket", run_advise_basket},
                                     {"effective-discount", run_effective_discount},
                                     {"compare", run_compare},
                                     {"parse-offer", run_parse_offer}};
static_assert(std::equal(std::begin(kEvery), std::end(kEvery), std::begin(kNames), std::end(kNames),
                         [](const NamedOperation& operation, std::string_view name) { return operation.name == name; }));

constexpr NamedOperation kQuote[] = {{"validate", run_validate_unwarned}, {"quote", run_quote_of_snapshot}};

constexpr NamedOperation kStatement[] = {{"validate", run_validate_unwarned}, {"statement", run_statement}};

constexpr NamedOperation kOffer[] = {{"validate", run_validate_unwarned},
                                     {"effective-discount", run_effective_discount},
                                     {"compare", run_compare},
                                     {"parse-offer", run_parse_offer}};

}  // namespace

OperationFunction OperationSet::find(std::string_view name) const {
  for (const NamedOperation& operation : operations_) {
    if (operation.name == name) return operation.run;
  }
  return nullptr;
}

bool is_operation(std::string_view name) {
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

const OperationSet& every_operation() {
  static constexpr OperationSet kSet(kEvery);
  return kSet;
}

const OperationSet& quote_operations() {
  static constexpr OperationSet kSet(kQuote);
  return kSet;
}

const OperationSet& statement_operations() {
  static constexpr OperationSet kSet(kStatement);
  return kSet;
}

const OperationSet& offer_operations() {
  static constexpr OperationSet kSet(kOffer);
  return kSet;
}

}  // namespace loyalty::json
