// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace loyalty::json {

/// The calculator behind its one contract: JSON in, JSON out (core/README.md, section 3). A session keeps the
/// programmes it has compiled; apart from that a response depends on the request alone. Not safe for use by two threads
/// at once; sessions are independent.
class Session {
 public:
  Session();
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  /// The response to a request: always one valid JSON document, {"ok":true,"result":…} or {"ok":false,"errors":[…]}.
  /// Never throws.
  [[nodiscard]] std::string call(std::string_view operation, std::string_view request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace loyalty::json
