// SPDX-License-Identifier: Apache-2.0
#include "problem.h"

#include <utility>

namespace loyalty::json {

void Problems::add(ErrorCode code, std::string pointer, ParamList params) {
  if (full()) return;
  list_.push_back({Error{code, Path{}, Params(params)}, std::move(pointer)});
}

void Problems::add(Error error, std::string_view root) {
  std::string pointer(root);
  pointer += error.where.to_pointer();
  add(Problem{std::move(error), std::move(pointer)});
}

void Problems::add(Problem problem) {
  if (!full()) list_.push_back(std::move(problem));
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 80;
  if (text.size() <= kMost) return std::string(text);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace loyalty::json
