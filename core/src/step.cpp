// SPDX-License-Identifier: Apache-2.0
#include "loyalty/step.h"

namespace loyalty {

std::string_view name_of(StepCode code) {
  switch (code) {
#define LOYALTY_X(name) \
  case StepCode::name:  \
    return #name;
    LOYALTY_STEPS(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

std::string_view name_of(Operation operation) {
  switch (operation) {
    case Operation::given:
      return "given";
    case Operation::sum:
      return "sum";
    case Operation::add:
      return "add";
    case Operation::subtract:
      return "subtract";
    case Operation::multiply:
      return "multiply";
    case Operation::divide:
      return "divide";
    case Operation::blocks:
      return "blocks";
    case Operation::min:
      return "min";
    case Operation::max:
      return "max";
    case Operation::select:
      return "select";
    case Operation::allocate:
      return "allocate";
    case Operation::multiple:
      return "multiple";
    case Operation::list:
      return "list";
  }
  return "";
}

}  // namespace loyalty
