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
    const Key key = heap_.front();
    BookedLot& booked = at(key);
    const Points taken = std::min(points, booked.lot.remaining);
    takes_.push_back({event, taken, static_cast<std::uint32_t>(key), first, booked.last_take});
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
  std::sort_heap(keys.begin(), keys.end(), std::greater<>{});
  std::reverse(keys.begin(), keys.end());
  std::vector<BookedLot> lots;
  lots.reserve(keys.size());
  for (const Key key : keys) lots.push_back(lots_[static_cast<std::uint32_t>(key)]);
  return lots;
}

bool LotBook::closes(std::size_t take) const {
  const BookedLot& booked = lots_[takes_[take].lot];
  return booked.lot.remaining == Points{} && booked.last_take == static_cast<std::int32_t>(take);
}

std::vector<bool> LotBook::takes_behind_open() const {
  std::vector<bool> needed(takes_.size(), false);
  const auto need_with_previous = [&](std::int32_t take) {
    for (; take >= 0; take = takes_[static_cast<std::size_t>(take)].previous)
      needed[static_cast<std::size_t>(take)] = true;
  };
  for (const Key key : heap_) need_with_previous(lots_[static_cast<std::uint32_t>(key)].last_take);
  for (std::size_t take = takes_.size(); take-- > 0;) {
    if (!needed[take]) continue;
    if (closes(take)) {
      need_with_previous(takes_[take].previous);
    } else {
      std::fill(needed.begin() + takes_[take].first, needed.begin() + static_cast<std::ptrdiff_t>(take), true);
    }
  }
  return needed;
}

void LotBook::drop_first() {
  std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
  heap_.pop_back();
}

}  // namespace loyalty
