// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/points.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"

namespace loyalty {

/// How the points of a lot, or what a member owes, changed.
struct LotMovement {
  enum class Kind : std::uint8_t {
    take,       ///< used: redeemed, transferred, converted, corrected
    take_back,  ///< of a refund
    give_back,  ///< of a refund: points that had been used
    repay,      ///< settled what was owed when the lot became usable
  } kind = Kind::take;
  std::int32_t event = kNoEvent;
  Points points;               ///< > 0
  std::uint32_t lot = 0;       ///< position among the lots ever given
  std::int32_t first = 0;      ///< position of the first movement of the same event and kind
  std::int32_t previous = -1;  ///< position of the movement before this one of the same lot
  bool closed = false;         ///< nothing is left of the lot
};

/// A lot, and what its replay and its derivation need.
struct BookedLot {
  enum class State : std::uint8_t { pending, open, ended };
  Lot lot;
  State state = State::open;
  bool queued = false;         ///< stands in a queue of open lots
  std::int32_t rule = -1;      ///< the expiry rule after inactivity that it follows; -1: its last day is fixed
  Points ended;                ///< that ended unused and were not taken back since
  Points forgiven;             ///< taken back in vain and not owed
  StepIndex earned = kNoStep;  ///< derives its points, when they were earned and are traced
  std::int32_t last_movement = -1;
};

/// What became of points that were to be taken back.
struct TakeBack {
  Points from_lots;
  Points ended;
  Points deficit;
  Points forgiven;
};

/// What a derivation needs of an operation beside its movements [begin, end).
struct LotRecord {
  enum class Kind : std::uint8_t { take_back, give_back, convert } kind = Kind::take_back;
  std::int32_t event = kNoEvent;  ///< of a conversion: position of its voucher
  std::uint32_t lot = 0;          ///< take_back: that had given the points
  std::int32_t last = -1;         ///< take_back: the movement of that lot before them
  bool own = false;               ///< take_back: the first movement is of that lot
  Points points;                  ///< that were to go
  TakeBack outcome;
  std::int32_t begin = 0;
  std::int32_t end = 0;
  /// give_back: what goes back of a take. convert: an open lot and its last movement.
  struct Part {
    std::uint32_t lot = 0;
    std::int32_t movement = -1;  ///< -1: it lapses
    std::int32_t take = -1;
    Points points;
    Points made_good;            ///< of them, for what was forgiven of the lot
    bool whole = false;          ///< all that is left of the take
  };
  std::vector<Part> parts;
};

/// The lots of one ledger through time. Open lots are used soonest last day first, those that never end last; of the same last day
/// the one given first. Days come in order; giving and ending cost O(log n), taking O(log n) per lot used up.
class LotBook {
 public:
  LotBook(const CompiledLedger& ledger, std::int32_t position) : ledger_(ledger), position_(position) {}

  /// Movements of the balance are written to a list. Null: to none.
  void record_to(std::vector<LedgerEntry>* entries) { entries_ = entries; }
  /// For a derivation, records are kept from now on.
  void keep_records() { keeps_records_ = true; }

  /// To the morning of a day: lots whose last day lies before it have ended, those pending until it are usable.
  void advance(Date day);
  /// The member did something that keeps the points of an expiry rule alive.
  void touch(std::int32_t rule, Date day);

  /// Adds points. lot.available lies on or before lot.earned for those that can be used at once. Without a kind the entry is left to note().
  /// False when the balance would leave ±kMaxAmount; nothing has changed then.
  [[nodiscard]] bool give(Lot lot, std::int32_t rule, StepIndex earned, std::optional<LedgerEntry::Kind> kind);
  /// Takes points (> 0) from the open lots in order. False when there are not enough; nothing has changed then.
  [[nodiscard]] bool take(Points points, std::int32_t event, Date day, LedgerEntry::Kind kind);
  /// A pending lot can be used from a day on; of no effect for others. Writes no entry: see note().
  void confirm(std::uint32_t lot, Date day);
  /// The open lots become a voucher, at a position of a list.
  void record_conversion(std::size_t voucher, Points points);

  /// Takes back points (≥ 0) that a lot had given. Writes no entry: see note().
  [[nodiscard]] TakeBack take_back(std::uint32_t lot, Points points, std::int32_t event);
  /// Gives back points (≥ 0) to the lots an event took them from, last taken first. Returns those that went to lots that have ended.
  /// Writes no entry: see note().
  [[nodiscard]] Points give_back(std::int32_t taker, Points points, std::int32_t event, Date day);
  /// Writes the entry of what has changed the balance since it was `before`.
  void note(LedgerEntry::Kind kind, Date day, std::int32_t event, Points before);

  /// That can be used, less what is owed.
  [[nodiscard]] Points balance() const { return open_ - deficit_; }
  [[nodiscard]] Points pending() const { return pending_; }
  [[nodiscard]] Points deficit() const { return deficit_; }
  /// Positions of the open lots in the order in which they will be used.
  [[nodiscard]] std::vector<std::uint32_t> open() const;
  /// Positions of the pending lots in the order in which they become usable, those not confirmed last.
  [[nodiscard]] std::vector<std::uint32_t> pending_lots() const;
  /// The last day of a lot, as things stand.
  [[nodiscard]] std::optional<Date> last_day(const BookedLot& booked) const;
  /// All lots that were ever given.
  [[nodiscard]] const std::vector<BookedLot>& given() const { return lots_; }
  [[nodiscard]] const std::vector<LotMovement>& movements() const { return movements_; }
  [[nodiscard]] const std::vector<LotRecord>& records() const { return records_; }

 private:
  /// A day (the largest number for never) above, position in lots_ below: smaller keys come first.
  using Key = std::uint64_t;
  [[nodiscard]] static Key key_of(const std::optional<Date>& day, std::uint32_t lot);
  static void push(std::vector<Key>& heap, Key key);
  static void pop(std::vector<Key>& heap);

  /// Open lots that follow one expiry rule after inactivity, in the order in which they were given: that of their last days.
  struct Queue {
    std::int32_t rule = 0;
    std::vector<Date> touched;  ///< days of activity, ascending
    std::vector<std::uint32_t> lots;
    std::size_t head = 0;
  };
  [[nodiscard]] Queue& queue_of(std::int32_t rule);
  [[nodiscard]] const Queue* find_queue(std::int32_t rule) const;
  [[nodiscard]] std::vector<std::uint32_t> in_state(BookedLot::State state) const;

  void open_lot(std::uint32_t lot, Date day);
  void enqueue(std::uint32_t lot);
  void end(std::uint32_t lot);
  /// The open lot to be used next; nothing when there is none. Lots that are empty leave their queues here.
  [[nodiscard]] std::optional<Key> first_open();
  /// The pending lot that becomes usable, or ends, next.
  [[nodiscard]] std::optional<Key> first_pending(std::vector<Key>& heap);
  void leave_queue(std::uint32_t lot);
  void move(LotMovement::Kind kind, std::int32_t event, std::uint32_t lot, Points points, std::int32_t first);
  /// Takes up to `points` from the open lots in order; returns what it took.
  Points take_open(LotMovement::Kind kind, Points points, std::int32_t event);
  /// Puts points back into a lot that they were taken from. Returns those that lapse: the lot has ended, or they make good for points that
  /// were taken back from it in vain.
  [[nodiscard]] Points put_back(std::uint32_t lot, Points points, std::int32_t event, Date day);
  /// Whether an open lot that may be empty has ended before a day.
  [[nodiscard]] bool has_ended(const BookedLot& booked, Date day) const;
  void repay(std::uint32_t lot, std::int32_t event);

  const CompiledLedger& ledger_;
  std::int32_t position_;
  std::vector<LedgerEntry>* entries_ = nullptr;
  Points open_;
  Points pending_;
  Points deficit_;
  std::vector<BookedLot> lots_;
  std::vector<Key> heap_;            ///< open ones with a fixed last day, the first to be used in front
  std::vector<Queue> queues_;        ///< open ones that end after inactivity
  std::vector<Key> pending_usable_;  ///< pending ones by the day they become usable
  std::vector<Key> pending_ending_;  ///< pending ones by their last day
  std::vector<LotMovement> movements_;
  /// The takes of one event: movements from begin on, up to end.
  struct Taker {
    std::int32_t event = kNoEvent;
    std::size_t begin = 0;
    std::size_t end = 0;
    Points given_back;
  };
  std::vector<Taker> takers_;  ///< ascending by event
  bool keeps_records_ = false;
  std::vector<LotRecord> records_;
};

}  // namespace loyalty
