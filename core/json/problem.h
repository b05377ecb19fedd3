// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "limits.h"
#include "loyalty/error.h"

namespace loyalty::json {

using Params = std::vector<std::pair<std::string_view, std::string>>;

/// An error and its place in the request as RFC 6901 text. Error::where is not used: it is shorter than a request may be deep.
struct Problem {
  Error error;
  std::string pointer;
};

/// What is wrong with a request, in the order in which it was found; what comes after kMaxProblems is not kept.
class Problems {
 public:
  void add(ErrorCode code, std::string pointer, Params params = {}) {
    if (list_.size() < kMaxProblems) list_.push_back({Error{code, Path{}, std::move(params)}, std::move(pointer)});
  }
  /// An error of the core, whose path starts at `root`.
  void add(Error error, std::string_view root) {
    if (list_.size() >= kMaxProblems) return;
    std::string pointer(root);
    pointer += error.where.to_pointer();
    list_.push_back({std::move(error), std::move(pointer)});
  }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] bool full() const { return list_.size() >= kMaxProblems; }
  [[nodiscard]] const std::vector<Problem>& list() const { return list_; }
  void clear() { list_.clear(); }

 private:
  std::vector<Problem> list_;
};

}  // namespace loyalty::json
