// SPDX-License-Identifier: Apache-2.0
#include "loyalty/program.h"

#include <utility>

namespace loyalty {

Rung::Rung(std::int64_t mark, Benefit gives) : at(mark), benefit(std::move(gives)) {}

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
