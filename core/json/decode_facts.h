// SPDX-License-Identifier: Apache-2.0
// What is asked about: basket, member as a snapshot, points to pay with.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "decode_references.h"
#include "loyalty/basket.h"
#include "loyalty/member.h"
#include "loyalty/quote.h"

namespace loyalty::json {

/// ids: of the lines, in the document.
void read_basket(const FactsContext& context, NodeId id, Basket& basket, std::vector<std::string_view>& ids);

/// A member as the request describes them.
struct ReadMember {
  Member member;
  bool tier_named = false;
  bool metrics_given = false;
};
[[nodiscard]] ReadMember read_snapshot(const FactsContext& context, NodeId id);

[[nodiscard]] std::optional<RedeemRequest> read_redeem(const FactsContext& context, NodeId id);

}  // namespace loyalty::json
