// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lot_needs.h"
#include "trace_context.h"

namespace loyalty {

/// A step that says how many points of a ledger a refund takes or gives back.
struct RefundedPoints {
  std::int32_t event = kNoEvent;
  std::uint32_t lot = 0;  ///< that had given them; not of points given back
  StepIndex step = kNoStep;
};

/// What the lots of a ledger follow from beside their own movements, in the order of the events.
struct LotSources {
  std::vector<RefundedPoints> taken_back;
  std::vector<RefundedPoints> given_back;
  std::vector<RefundedPoints> transferred;  ///< into the ledger
};

/// Derives what became of the lots of one ledger: what was used, what refunds took and gave back, what is left, what is owed.
class LotTrace {
 public:
  /// vouchers: by position, the place of one in the statement; -1: it stands there no longer.
  LotTrace(const TraceContext& context, std::size_t ledger, const LotSources& sources, const std::vector<std::int32_t>& vouchers);

  void run();
  /// A lot of the statement; returns what is left.
  StepIndex derive_lot(std::size_t position, std::uint32_t lot);
  /// What is owed; kNoStep: nothing was ever.
  [[nodiscard]] StepIndex owed() const { return owed_; }

 private:
  struct State {
    StepIndex points = kNoStep;
    StepIndex left = kNoStep;  ///< what was left after the movement `after`, where that is derived
    std::int64_t units = 0;
    std::int32_t after = -1;
    StepIndex ended = kNoStep;
    std::int64_t ended_units = 0;
    std::vector<StepIndex> lapsed;  ///< given back since it had ended
    std::int64_t lapsed_units = 0;
    StepIndex forgiven = kNoStep;  ///< and not made good since
    std::int64_t forgiven_units = 0;
  };
  /// What the refund at hand did, by figure.
  struct Taken {
    std::vector<StepIndex> points;
    std::vector<StepIndex> from_lots;
    std::vector<StepIndex> ended;
    std::vector<StepIndex> deficit;
    std::vector<StepIndex> forgiven;
  };
  struct Given {
    std::vector<StepIndex> points;
    std::vector<StepIndex> lapsed;
  };

  [[nodiscard]] Value points(std::int64_t units) const { return {{units, 1}, unit_}; }
  [[nodiscard]] const LotMovement& movement(std::int32_t at) const { return book_.movements()[static_cast<std::size_t>(at)]; }
  [[nodiscard]] StepIndex& step_of(std::int32_t at) { return steps_[static_cast<std::size_t>(at)]; }
  StepIndex minimum(StepCode code, std::int32_t event, StepIndex first, StepIndex second, Points points);
  StepIndex subtract(StepCode code, std::int32_t event, const std::vector<StepIndex>& steps, std::int64_t units);

  void derive_records_before(std::int32_t movement);
  void derive_take_back(const LotRecord& record);
  void derive_give_back(const LotRecord& record);
  void derive_conversion(const LotRecord& record);
  void derive_movement(std::int32_t at);
  void derive_repay(std::int32_t at);
  /// What an event took in all, less its movements before one.
  [[nodiscard]] StepIndex rest_of_event(std::int32_t at);
  [[nodiscard]] StepIndex stated(const LotMovement& take, std::int32_t last);
  /// Points of the lot of a record that had ended, as far as they are missing.
  [[nodiscard]] StepIndex take_ended(const LotRecord& record, StepIndex missing);
  /// Adds to a number that stands in a step, or begins one.
  void add_to(StepIndex& step, std::int64_t& units, StepCode code, std::int32_t event, StepIndex more, std::int64_t more_units);
  void put_back(const LotRecord& record, const LotRecord::Part& part, StepIndex step);
  /// What goes back for points of a lot that were forgiven; returns the rest.
  [[nodiscard]] StepIndex make_good(const LotRecord& record, const LotRecord::Part& part, StepIndex step);
  [[nodiscard]] StepIndex points_of(std::uint32_t lot);
  [[nodiscard]] StepIndex derive_points(const BookedLot& booked) const;
  /// What is left of a lot after a movement.
  StepIndex left(std::uint32_t lot, std::int32_t last, StepCode code, std::int32_t event);
  [[nodiscard]] StepIndex wanted(const std::vector<RefundedPoints>& from, std::size_t& next, const LotRecord& record);
  void begin_refund(std::int32_t event);
  void finish_refund();
  void finish_taken(std::size_t refund, const std::vector<TakenBack>& taken);
  void finish_given(std::size_t refund, const std::vector<GivenBack>& given);

  const TraceContext& context_;
  std::size_t ledger_;
  const LotBook& book_;
  const LotSources& sources_;
  const std::vector<std::int32_t>& vouchers_;
  Unit unit_;
  RuleRef rule_;
  LotNeeds needs_;
  std::vector<State> lots_;
  std::vector<StepIndex> steps_;      ///< by movement
  std::vector<StepIndex> take_left_;  ///< by movement: what is left to give back of a take; kNoStep: all of it
  StepIndex converted_ = kNoStep;     ///< points of the last conversion
  std::size_t next_record_ = 0;
  std::size_t next_take_back_ = 0;
  std::size_t next_give_back_ = 0;
  std::int32_t refund_ = kNoEvent;
  Taken taken_;
  Given given_;
  StepIndex owed_ = kNoStep;
  std::int64_t owed_units_ = 0;
};

}  // namespace loyalty
