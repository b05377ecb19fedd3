// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "limits.h"
#include "loyalty/error.h"

namespace loyalty::json {

/// Values that the sentence of an error needs, before it is known whether it is kept.
using ParamList = std::initializer_list<Params::Entry>;

/// A text of the request for a message: not more of it than one wants to read.
[[nodiscard]] std::string shortened(std::string_view text);

/// An error and its place in the request as RFC 6901 text.
struct Problem {
  Error error;
  std::string pointer;
};

/// What is wrong with a request, in the order in which it was found; what comes after kMaxProblems is not kept.
class Problems {
 public:
  void add(ErrorCode code, std::string pointer, ParamList params = {});
  /// An error of the core, whose path starts at `root`.
  void add(Error error, std::string_view root);
  void add(Problem problem);
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] bool full() const { return list_.size() >= kMaxProblems; }
  [[nodiscard]] const std::vector<Problem>& list() const { return list_; }
  void clear() { list_.clear(); }

 private:
  std::vector<Problem> list_;
};

}  // namespace loyalty::json
