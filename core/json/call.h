// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace loyalty::json {

/// What a session answers. A module links only what its set names, so a page need not load the rest.
class OperationSet;

/// Everything: what the command and the module `loyalty` answer.
[[nodiscard]] const OperationSet& every_operation();
/// quote for members by their snapshot, and validate without warnings: what a basket needs.
[[nodiscard]] const OperationSet& quote_operations();
/// statement without explanation, and validate without warnings: what a balance needs.
[[nodiscard]] const OperationSet& statement_operations();
/// Those of a page of offers: `effective-discount`, `compare` and `parse-offer`, without explanation.
[[nodiscard]] const OperationSet& offer_operations();

/// The calculator behind its one contract: JSON in, JSON out (core/README.md, section 3). A session keeps the
/// programmes it has compiled; apart from that a response depends on the request alone. Not safe for use by two threads
/// at once; sessions are independent.
class Session {
 public:
  Session();  ///< of every operation
  explicit Session(const OperationSet& operations);
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
