// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "encode.h"
#include "loyalty/compare.h"
#include "loyalty/text.h"

namespace loyalty::json {

/// What an offer is called.
struct OfferLabel {
  std::string_view id;
  Text name;
};

void write_comparison(Writer& writer, const Comparison& answer, const CompareRequest& request, std::span<const OfferLabel> labels,
                      const Program& units);

}  // namespace loyalty::json
