// SPDX-License-Identifier: Apache-2.0
#include "lots.h"

#include <algorithm>
#include <functional>

#include "heap_sort.h"
#include "loyalty/amount_range.h"

namespace loyalty {
namespace {

constexpr std::uint32_t kNever = UINT32_MAX;

std::uint32_t position_in(std::uint64_t key) { return static_cast<std::uint32_t>(key); }

/// The day of a key, from kFirstDate.
std::uint32_t day_in(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }

std::uint32_t ordinal(Date day) { return static_cast<std::uint32_t>(day.days - kFirstDate.days); }

Date date_of(std::uint32_t ordinal) { return Date{kFirstDate.days + static_cast<std::int32_t>(ordinal)}; }

}  // namespace

LotBook::Key LotBook::key_of(const std::optional<Date>& day, std::uint32_t lot) {
  return Key{day ? ordinal(*day) : kNever} << 32U | lot;
}

void LotBook::push(std::vector<Key>& heap, Key key) {
  heap.push_back(key);
  std::push_heap(heap.begin(), heap.end(), std::greater<>{});
}

void LotBook::pop(std::vector<Key>& heap) {
  std::pop_heap(heap.begin(), heap.end(), std::greater<>{});
  heap.pop_back();
}

std::optional<Date> LotBook::last_day(const BookedLot& booked) const {
  if (booked.rule < 0) return booked.lot.expires;
  const Queue* queue = find_queue(booked.rule);
  const Date from = queue && !queue->touched.empty() ? std::max(queue->touched.back(), booked.lot.earned) : booked.lot.earned;
  return expiry_of(*ledger_.expiry[static_cast<std::size_t>(booked.rule)].document, from);
}

const LotBook::Queue* LotBook::find_queue(std::int32_t rule) const {
  const auto found = std::find_if(queues_.begin(), queues_.end(), [rule](const Queue& queue) { return queue.rule == rule; });
  return found == queues_.end() ? nullptr : &*found;
}

LotBook::Queue& LotBook::queue_of(std::int32_t rule) {
  if (const Queue* found = find_queue(rule)) return queues_[static_cast<std::size_t>(found - queues_.data())];
  queues_.push_back({rule, {}, {}, 0});
  return queues_.back();
}

void LotBook::advance(Date day) {
  const std::uint32_t today = ordinal(day);
  while (true) {
    const std::optional<Key> open = first_open();
    const std::optional<Key> ending = first_pending(pending_ending_);
    const std::optional<Key> usable = first_pending(pending_usable_);
    // The morning on which each happens: the day after the last one, the first day of use. What ends comes first.
    const std::uint32_t open_end = open && day_in(*open) != kNever ? day_in(*open) + 1 : kNever;
    const std::uint32_t pending_end = ending && day_in(*ending) != kNever ? day_in(*ending) + 1 : kNever;
    const std::uint32_t begin = usable ? day_in(*usable) : kNever;
    const std::uint32_t next = std::min({open_end, pending_end, begin});
    if (next > today || next == kNever) return;
    if (open_end == next) {
      const Date last = date_of(next - 1);
      const Points before = balance();
      for (std::optional<Key> lot = open; lot && day_in(*lot) + 1 == next; lot = first_open()) end(position_in(*lot));
      note(LedgerEntry::Kind::expire, last, kNoEvent, before);
    } else if (pending_end == next) {
      end(position_in(*ending));
    } else {
      const Points before = balance();
      for (std::optional<Key> lot = usable; lot && day_in(*lot) == next; lot = first_pending(pending_usable_)) {
        open_lot(position_in(*lot), date_of(next));
      }
      note(LedgerEntry::Kind::usable, date_of(next), kNoEvent, before);
    }
  }
}

void LotBook::touch(std::int32_t rule, Date day) {
  advance(day);
  std::vector<Date>& touched = queue_of(rule).touched;
  if (touched.empty() || touched.back() < day) touched.push_back(day);
}

bool LotBook::give(Lot lot, std::int32_t rule, StepIndex earned, std::optional<LedgerEntry::Kind> kind) {
  const Date day = lot.earned;
  advance(day);
  const Int128 all = Int128{open_.units} + pending_.units + lot.points.units;
  if (!in_range(all)) return false;
  const auto position = static_cast<std::uint32_t>(lots_.size());
  const bool waits = !lot.available || *lot.available > day;
  BookedLot booked{lot, BookedLot::State::pending, false, rule, Points{}, Points{}, earned, -1};
  lots_.push_back(booked);
  pending_ += lot.points;
  const Points before = balance();
  if (waits) {
    push(pending_usable_, key_of(lot.available, position));
    push(pending_ending_, key_of(last_day(lots_.back()), position));
  } else {
    open_lot(position, day);
  }
  if (kind) note(*kind, day, lot.event, before);
  return true;
}

void LotBook::open_lot(std::uint32_t position, Date day) {
  BookedLot& booked = lots_[position];
  booked.state = BookedLot::State::open;
  booked.lot.available = day;
  pending_ -= booked.lot.remaining;
  open_ += booked.lot.remaining;
  enqueue(position);
  repay(position, booked.lot.event);
}

void LotBook::repay(std::uint32_t position, std::int32_t event) {
  const Points repaid = std::min(deficit_, lots_[position].lot.remaining);
  if (repaid == Points{}) return;
  move(LotMovement::Kind::repay, event, position, repaid, static_cast<std::int32_t>(movements_.size()));
  deficit_ -= repaid;
}

void LotBook::enqueue(std::uint32_t position) {
  BookedLot& booked = lots_[position];
  if (booked.queued) return;
  booked.queued = true;
  if (booked.rule < 0) return push(heap_, key_of(booked.lot.expires, position));
  Queue& queue = queue_of(booked.rule);
  const auto place = std::lower_bound(queue.lots.begin() + static_cast<std::ptrdiff_t>(queue.head), queue.lots.end(), position);
  queue.lots.insert(place, position);
}

void LotBook::end(std::uint32_t position) {
  BookedLot& booked = lots_[position];
  (booked.state == BookedLot::State::pending ? pending_ : open_) -= booked.lot.remaining;
  booked.ended += booked.lot.remaining;
  booked.lot.remaining = Points{};
  booked.lot.expires = last_day(booked);
  booked.rule = -1;
  booked.state = BookedLot::State::ended;
}

std::optional<LotBook::Key> LotBook::first_open() {
  const auto gone = [this](std::uint32_t position) {
    BookedLot& booked = lots_[position];
    if (booked.state == BookedLot::State::open && booked.lot.remaining > Points{}) return false;
    booked.queued = false;
    return true;
  };
  while (!heap_.empty() && gone(position_in(heap_.front()))) pop(heap_);
  std::optional<Key> first;
  if (!heap_.empty()) first = heap_.front();
  for (Queue& queue : queues_) {
    while (queue.head < queue.lots.size() && gone(queue.lots[queue.head])) ++queue.head;
    if (queue.head == queue.lots.size()) continue;
    const std::uint32_t position = queue.lots[queue.head];
    const Key key = key_of(last_day(lots_[position]), position);
    if (!first || key < *first) first = key;
  }
  return first;
}

std::optional<LotBook::Key> LotBook::first_pending(std::vector<Key>& heap) {
  while (!heap.empty()) {
    const Key key = heap.front();
    const BookedLot& booked = lots_[position_in(key)];
    if (booked.state == BookedLot::State::pending) {
      const std::optional<Date> day = &heap == &pending_usable_ ? booked.lot.available : last_day(booked);
      const Key current = key_of(day, position_in(key));
      if (current == key) return key;
      pop(heap);
      push(heap, current);  // confirmed, or kept alive, since
    } else {
      pop(heap);
    }
  }
  return std::nullopt;
}

void LotBook::confirm(std::uint32_t position, Date day) {
  BookedLot& booked = lots_[position];
  if (booked.state != BookedLot::State::pending || booked.lot.available) return;
  open_lot(position, day);
}

void LotBook::move(LotMovement::Kind kind, std::int32_t event, std::uint32_t position, Points points, std::int32_t first) {
  BookedLot& booked = lots_[position];
  const bool adds = kind == LotMovement::Kind::give_back;
  Points& total = booked.state == BookedLot::State::pending ? pending_ : open_;
  if (adds) {
    booked.lot.remaining += points;
    total += points;
  } else {
    booked.lot.remaining -= points;
    total -= points;
  }
  movements_.push_back({kind, event, points, position, first, booked.last_movement, booked.lot.remaining == Points{}});
  booked.last_movement = static_cast<std::int32_t>(movements_.size() - 1);
}

Points LotBook::take_open(LotMovement::Kind kind, Points points, std::int32_t event) {
  const auto first = static_cast<std::int32_t>(movements_.size());
  Points taken;
  while (taken < points) {
    const std::optional<Key> key = first_open();
    if (!key) break;
    const std::uint32_t position = position_in(*key);
    const Points part = std::min(points - taken, lots_[position].lot.remaining);
    move(kind, event, position, part, first);
    taken += part;
  }
  return taken;
}

bool LotBook::take(Points points, std::int32_t event, Date day, LedgerEntry::Kind kind) {
  advance(day);
  if (points > balance()) return false;
  const Points before = balance();
  const std::size_t begin = movements_.size();
  take_open(LotMovement::Kind::take, points, event);
  if (event != kNoEvent) takers_.push_back({event, begin, movements_.size(), Points{}});
  note(kind, day, event, before);
  return true;
}

TakeBack LotBook::take_back(std::uint32_t position, Points points, std::int32_t event) {
  TakeBack outcome;
  const auto begin = static_cast<std::int32_t>(movements_.size());
  const BookedLot& booked = lots_[position];
  const std::int32_t last = booked.last_movement;
  const Points own = std::min(points, booked.lot.remaining);
  if (own > Points{}) move(LotMovement::Kind::take_back, event, position, own, begin);
  Points left = points - own;
  outcome.ended = std::min(left, booked.ended);
  lots_[position].ended -= outcome.ended;
  left -= outcome.ended;
  const Points others = take_open(LotMovement::Kind::take_back, left, event);
  outcome.from_lots = own + others;
  left -= others;
  if (ledger_.document->overdraw == Ledger::Overdraw::clamp) {
    outcome.forgiven = left;
    lots_[position].forgiven += left;
  } else if (left > Points{}) {
    outcome.deficit = left;
    deficit_ += left;
  }
  if (keeps_records_) {
    records_.push_back({LotRecord::Kind::take_back, event, position, last, own > Points{}, points, outcome, begin,
                        static_cast<std::int32_t>(movements_.size()), {}});
  }
  return outcome;
}

Points LotBook::give_back(std::int32_t taker, Points points, std::int32_t event, Date day) {
  Points lapsed;
  LotRecord record{LotRecord::Kind::give_back, event, 0, -1, false, points, {}, static_cast<std::int32_t>(movements_.size()), 0, {}};
  const auto found = std::lower_bound(takers_.begin(), takers_.end(), taker,
                                      [](const Taker& one, std::int32_t wanted) { return one.event < wanted; });
  for (auto one = found; one != takers_.end() && one->event == taker; ++one) {
    Points skipped = one->given_back;  // what has been given back before, from the end
    for (std::size_t at = one->end; at-- > one->begin && points > Points{};) {
      const LotMovement take = movements_[at];
      const Points passed = std::min(skipped, take.points);
      skipped -= passed;
      const Points part = std::min(points, take.points - passed);
      if (part == Points{}) continue;
      const auto put = static_cast<std::int32_t>(movements_.size());
      const Points made_good = std::min(part, lots_[take.lot].forgiven);
      const Points lapse = put_back(take.lot, part, event, day);
      lapsed += lapse;
      if (keeps_records_) {
        record.parts.push_back({take.lot, lapse < part ? put : -1, static_cast<std::int32_t>(at), part, made_good, part == take.points - passed});
      }
      one->given_back += part;
      points -= part;
    }
  }
  record.end = static_cast<std::int32_t>(movements_.size());
  if (keeps_records_) records_.push_back(std::move(record));
  return lapsed;
}

void LotBook::record_conversion(std::size_t voucher, Points points) {
  if (!keeps_records_) return;
  const auto begin = static_cast<std::int32_t>(movements_.size());
  LotRecord record{LotRecord::Kind::convert, static_cast<std::int32_t>(voucher), 0, -1, false, points, {}, begin, begin, {}};
  for (const std::uint32_t lot : open()) record.parts.push_back({lot, lots_[lot].last_movement, -1, lots_[lot].lot.remaining, {}, true});
  records_.push_back(std::move(record));
}

/// Lots that were used up are not watched: whether the days between activities were too many for one is looked up here.
bool LotBook::has_ended(const BookedLot& booked, Date day) const {
  if (booked.rule < 0) return booked.lot.expires && *booked.lot.expires < day;
  const Expiry& expiry = *ledger_.expiry[static_cast<std::size_t>(booked.rule)].document;
  Date alive = booked.lot.earned;
  const auto ended_by = [&](Date next) {
    const std::optional<Date> last = expiry_of(expiry, alive);
    return last && *last < next;
  };
  if (const Queue* queue = find_queue(booked.rule)) {
    const auto later = std::upper_bound(queue->touched.begin(), queue->touched.end(), alive);
    for (auto touched = later; touched != queue->touched.end(); ++touched) {
      if (ended_by(*touched)) return true;
      alive = *touched;
    }
  }
  return ended_by(day);
}

Points LotBook::put_back(std::uint32_t position, Points points, std::int32_t event, Date day) {
  BookedLot& booked = lots_[position];
  if (booked.state == BookedLot::State::open && has_ended(booked, day)) booked.state = BookedLot::State::ended;
  const Points made_good = std::min(points, booked.forgiven);
  booked.forgiven -= made_good;
  points -= made_good;
  if (booked.state == BookedLot::State::ended) {
    booked.ended += points;
    return made_good + points;
  }
  if (points == Points{}) return made_good;
  move(LotMovement::Kind::give_back, event, position, points, static_cast<std::int32_t>(movements_.size()));
  enqueue(position);
  repay(position, event);
  return made_good;
}

void LotBook::note(LedgerEntry::Kind kind, Date day, std::int32_t event, Points before) {
  const Points change = balance() - before;
  if (entries_ == nullptr || (change == Points{} && kind != LedgerEntry::Kind::earn)) return;
  entries_->push_back({kind, day, event, position_, change, balance()});
}

std::vector<std::uint32_t> LotBook::open() const { return in_state(BookedLot::State::open); }

std::vector<std::uint32_t> LotBook::pending_lots() const { return in_state(BookedLot::State::pending); }

/// Lots with something left, by their last day; pending ones by their first.
std::vector<std::uint32_t> LotBook::in_state(BookedLot::State state) const {
  std::vector<Key> keys;
  for (std::uint32_t position = 0; position < lots_.size(); ++position) {
    const BookedLot& booked = lots_[position];
    if (booked.state != state || booked.lot.remaining == Points{}) continue;
    keys.push_back(key_of(state == BookedLot::State::open ? last_day(booked) : booked.lot.available, position));
  }
  heap_sort(keys);
  std::vector<std::uint32_t> positions;
  positions.reserve(keys.size());
  for (const Key key : keys) positions.push_back(position_in(key));
  return positions;
}

}  // namespace loyalty
