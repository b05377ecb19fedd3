// SPDX-License-Identifier: Apache-2.0
#include "lot_needs.h"

#include <algorithm>
#include <utility>

namespace loyalty {
namespace {

/// Walks the movements and records of a ledger backwards: what one of them follows from lies before it.
class NeedsSearch {
 public:
  NeedsSearch(const LotBook& book, const std::vector<bool>& vouchers)
      : book_(book),
        vouchers_(vouchers),
        needs_{std::vector<bool>(book.movements().size(), false), std::vector<bool>(book.given().size(), false),
               std::vector<bool>(book.records().size(), false)},
        walked_(book.given().size(), -1),
        next_record_(book.records().size()) {}

  LotNeeds run() {
    for (std::uint32_t lot = 0; lot < book_.given().size(); ++lot) {
      const BookedLot& booked = book_.given()[lot];
      if (booked.state != BookedLot::State::ended && booked.lot.remaining > Points{}) need_lot(lot, booked.last_movement);
    }
    for (std::size_t at = book_.movements().size(); at-- > 0;) {
      need_records(static_cast<std::int32_t>(at) + 1);
      need_movement(at);
    }
    need_records(0);
    return std::move(needs_);
  }

 private:
  /// What was left of a lot after a movement.
  void need_lot(std::uint32_t lot, std::int32_t last) {
    needs_.lots[lot] = true;
    std::int32_t& walked = walked_[lot];
    for (std::int32_t at = last; at > walked; at = book_.movements()[static_cast<std::size_t>(at)].previous) {
      needs_.movements[static_cast<std::size_t>(at)] = true;
    }
    walked = std::max(walked, last);
  }

  /// Records that begin at a movement, or after it.
  void need_records(std::int32_t begin) {
    while (next_record_ > 0 && book_.records()[next_record_ - 1].begin >= begin) need_record(--next_record_);
  }

  void need_record(std::size_t position) {
    const LotRecord& record = book_.records()[position];
    switch (record.kind) {
      case LotRecord::Kind::take_back:
        need_lot(record.lot, record.last);
        for (std::int32_t at = record.begin; at < record.end; ++at) need_all_of(static_cast<std::size_t>(at));
        break;
      case LotRecord::Kind::give_back:
        for (const LotRecord::Part& part : record.parts) need_part(part);
        break;
      case LotRecord::Kind::convert:
        if (!needs_.records[position] && !vouchers_[static_cast<std::size_t>(record.event)]) return;
        for (const LotRecord::Part& part : record.parts) need_lot(part.lot, part.movement);
        break;
    }
    needs_.records[position] = true;
  }

  void need_part(const LotRecord::Part& part) {
    needs_.movements[static_cast<std::size_t>(part.take)] = true;
    if (part.movement >= 0) needs_.movements[static_cast<std::size_t>(part.movement)] = true;
  }

  void need_movement(std::size_t at) {
    const LotMovement& movement = book_.movements()[at];
    if (movement.kind == LotMovement::Kind::repay) needs_.movements[at] = true;
    if (needs_.movements[at]) need_all_of(at);
  }

  /// A movement and what it follows from.
  void need_all_of(std::size_t at) {
    const LotMovement& movement = book_.movements()[at];
    needs_.movements[at] = true;
    if (movement.kind == LotMovement::Kind::give_back) return;
    if (movement.closed) return need_lot(movement.lot, movement.previous);
    for (auto other = static_cast<std::size_t>(movement.first); other < at; ++other) needs_.movements[other] = true;
    if (movement.kind == LotMovement::Kind::take && movement.event == kNoEvent) need_conversion(movement.first);
  }

  /// The conversion whose movements begin at one.
  void need_conversion(std::int32_t begin) {
    for (std::size_t at = next_record_; at-- > 0 && book_.records()[at].begin >= begin;) {
      if (book_.records()[at].kind == LotRecord::Kind::convert && book_.records()[at].begin == begin) needs_.records[at] = true;
    }
  }

  const LotBook& book_;
  const std::vector<bool>& vouchers_;
  LotNeeds needs_;
  std::vector<std::int32_t> walked_;  ///< by lot: the last of its movements that are needed with all before
  std::size_t next_record_;
};

}  // namespace

LotNeeds needs_of(const LotBook& book, const std::vector<bool>& vouchers) { return NeedsSearch(book, vouchers).run(); }

}  // namespace loyalty
