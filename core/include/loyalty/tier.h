// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "loyalty/condition.h"
#include "loyalty/ledger.h"
#include "loyalty/money.h"
#include "loyalty/text.h"
#include "loyalty/window.h"

namespace loyalty {

struct Tier {
  std::string id;
  Text name;
  Condition qualify;
  std::optional<Condition> keep;  ///< under which a tier held goes on; nothing: qualify
  Money worth;                    ///< what a year at this tier is worth to a member beside points, as the owner says
  friend bool operator==(const Tier&, const Tier&) = default;
};

/// How long a tier once reached is kept although its condition no longer holds.
struct TierValidity {
  enum class Kind : std::uint8_t { while_qualified, months, end_of_next_year, on_date } kind = Kind::while_qualified;
  std::int32_t months = 0;
  Expiry::Snap snap = Expiry::Snap::none;  ///< of months; not yearly
  MonthDay on;                             ///< of on_date
  std::int32_t years = 0;                  ///< of on_date: after the year of reaching
  friend bool operator==(const TierValidity&, const TierValidity&) = default;
};

/// The last day on which a tier reached on a day is kept; nothing where it is held only while qualified.
[[nodiscard]] std::optional<Date> kept_until(const TierValidity& validity, Date reached);

/// What happens when a validity has ended and no condition holds.
struct Downgrade {
  enum class To : std::uint8_t { fit, one_level, never } to = To::fit;
  std::int32_t grace_days = 0;
  std::int32_t cooldown_months = 0;  ///< at most one downgrade in so many months; 0: no such limit
  friend bool operator==(const Downgrade&, const Downgrade&) = default;
};

/// A paid level: it holds for months from the day it is bought.
struct Membership {
  std::string id;
  Text name;
  Money fee;
  std::int32_t months = 12;
  friend bool operator==(const Membership&, const Membership&) = default;
};

struct ChoiceOption {
  std::string id;
  Text name;
  friend bool operator==(const ChoiceOption&, const ChoiceOption&) = default;
};

/// What a member sets and keeps: the first option until another is chosen.
struct Choice {
  std::string id;
  Text name;
  std::vector<ChoiceOption> options;  ///< at least two
  friend bool operator==(const Choice&, const Choice&) = default;
};

}  // namespace loyalty
