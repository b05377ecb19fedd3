// SPDX-License-Identifier: Apache-2.0
#include "lots.h"

#include <algorithm>
#include <functional>

#include "loyalty/amount_range.h"

namespace loyalty {

LotBook::Key LotBook::key_of(const std::optional<Date>& expires, std::size_t position) {
  constexpr std::uint32_t kNever = UINT32_MAX;
  const std::uint32_t day = expires ? static_cast<std::uint32_t>(expires->days - kFirstDate.days) : kNever;
  return Key{day} << 32U | static_cast<std::uint32_t>(position);
}

bool LotBook::give(const Lot& lot, StepIndex earned) {
  if (!in_range(Int128{balance_.units} + lot.points.units)) return false;
  balance_ += lot.points;
  heap_.push_back(key_of(lot.expires, lots_.size()));
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  lots_.push_back({lot, earned, -1});
  return true;
}

bool LotBook::take(Points points, std::int32_t event) {
  if (points > balance_) return false;
  balance_ -= points;
  const auto first = static_cast<std::int32_t>(takes_.size());
  while (points > Points{}) {
    BookedLot& booked = at(heap_.front());
    const Points taken = std::min(points, booked.lot.remaining);
    takes_.push_back({event, taken, first, booked.last_take});
    booked.last_take = static_cast<std::int32_t>(takes_.size() - 1);
    booked.lot.remaining -= taken;
    points -= taken;
    if (booked.lot.remaining == Points{}) drop_first();
  }
  return true;
}

void LotBook::end_before(Date day) {
  while (!heap_.empty()) {
    const Lot& lot = at(heap_.front()).lot;
    if (!lot.expires || *lot.expires >= day) return;
    balance_ -= lot.remaining;
    drop_first();
  }
}

std::vector<BookedLot> LotBook::open() const {
  std::vector<Key> keys = heap_;
  std::sort(keys.begin(), keys.end());
  std::vector<BookedLot> lots;
  lots.reserve(keys.size());
  for (const Key key : keys) lots.push_back(lots_[static_cast<std::uint32_t>(key)]);
  return lots;
}

void LotBook::drop_first() {
  std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
  heap_.pop_back();
}

}  // namespace loyalty
