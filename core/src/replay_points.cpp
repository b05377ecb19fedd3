// SPDX-License-Identifier: Apache-2.0
// Giving and using points in a replay: redemptions, rewards, transfers, corrections, conversions, milestones.
#include <algorithm>
#include <string>

#include "heap_sort.h"
#include "loyalty/decimal.h"
#include "loyalty/path.h"
#include "statement_replay.h"

namespace loyalty {
namespace {

std::string text_of(Points points, int decimals) {
  std::string text;
  append_decimal(text, points.units, decimals);
  return text;
}

Date period_end(Conversion::Every every, Date day) {
  switch (every) {
    case Conversion::Every::month:
      return month_end(day);
    case Conversion::Every::quarter:
      return quarter_end(day);
    case Conversion::Every::half_year:
      return half_year_end(day);
    case Conversion::Every::year:
      return year_end(day);
  }
  return day;
}

std::optional<Date> voucher_end(const VoucherTerms& terms, Date issued) {
  if (!terms.valid_days) return std::nullopt;
  return add_days(issued, *terms.valid_days);
}

}  // namespace

Result<std::uint32_t> Replay::give(std::int32_t ledger, Points points, std::int32_t event, const Facts& facts, bool pending, StepIndex earned,
                                   std::optional<LedgerEntry::Kind> kind) {
  const Date day = facts.now.date;
  const CompiledLedger& compiled = program_.ledgers()[static_cast<std::size_t>(ledger)];
  Lot lot{event, day, pending ? usable_from(compiled.document->pending, day) : day, std::nullopt, points, points};
  std::int32_t rule = -1;
  for (std::size_t i = 0; i < compiled.expiry.size(); ++i) {
    if (!check({}, compiled.expiry[i].when, facts, program_).holds()) continue;
    const Expiry& expiry = *compiled.expiry[i].document;
    if (expiry.kind == Expiry::Kind::after_activity) {
      rule = static_cast<std::int32_t>(i);
    } else {
      lot.expires = expiry_of(expiry, day);
    }
    break;
  }
  const auto position = static_cast<std::uint32_t>(book(ledger).given().size());
  if (!book(ledger).give(lot, rule, earned, kind)) return event_overflow(std::max(event, 0));
  return position;
}

Result<void> Replay::take(std::int32_t ledger, Points points, std::int32_t event, LedgerEntry::Kind kind) {
  LotBook& book = this->book(ledger);
  if (book.take(points, event, date_of(event), kind)) return {};
  const int decimals = program_.document().ledgers[static_cast<std::size_t>(ledger)].decimals;
  return Error{ErrorCode::insufficient_points,
               event_path(event) / "points",
               {{"requested", text_of(points, decimals)}, {"balance", text_of(book.balance(), decimals)}}};
}

Result<void> Replay::allowed(const ConditionTree& when, std::int32_t event, std::string_view field, std::string_view id) const {
  const Eligibility eligibility = check({}, when, Facts{{date_of(event), std::nullopt}, &member()}, program_);
  if (eligibility.holds()) return {};
  return Error{ErrorCode::not_allowed, event_path(event) / field, {{"id", id}, {"reason", name_of(eligibility.reason)}}};
}

Result<void> Replay::apply(std::int32_t event, const Redeem& redeem) {
  return take(redeem.points.ledger, redeem.points.points, event, LedgerEntry::Kind::redeem);
}

std::int64_t Replay::times_left(std::int32_t reward, Date day) const {
  const auto position = static_cast<std::size_t>(reward);
  const std::optional<TimesLimit>& limit = program_.rewards()[position].document->limit;
  if (!limit) return kMaxAmount;
  const Date begin = window_begin(limit->window, day, standing_.anchor(limit->window.anchor)).value_or(kFirstDate);
  std::int64_t left = limit->times;
  for (const TakenReward& one : rewards_[position]) left -= one.date >= begin ? one.times : 0;
  return left;
}

Result<void> Replay::apply(std::int32_t event, const RedeemReward& redeem) {
  const CompiledReward& compiled = program_.rewards()[static_cast<std::size_t>(redeem.reward)];
  const Reward& reward = *compiled.document;
  if (auto open = allowed(compiled.when, event, "reward", reward.id); !open) return open;
  if (redeem.times > times_left(redeem.reward, date_of(event))) {
    return Error{ErrorCode::not_allowed, event_path(event) / "reward", {{"id", reward.id}, {"reason", name_of(Reason::limit_reached)}}};
  }
  const auto points = narrow(Int128{reward.points.units} * redeem.times);
  if (!points) return event_overflow(event);
  rewards_[static_cast<std::size_t>(redeem.reward)].push_back({date_of(event), redeem.times});
  if (*points == 0) return {};
  return take(compiled.ledger, Points{*points}, event, LedgerEntry::Kind::redeem);
}

Result<void> Replay::apply(std::int32_t event, const TransferPoints& transfer) {
  const CompiledTransfer& compiled = program_.transfers()[static_cast<std::size_t>(transfer.transfer)];
  const Transfer& document = *compiled.document;
  if (auto open = allowed(compiled.when, event, "transfer", document.id); !open) return open;
  const int decimals = program_.document().ledgers[static_cast<std::size_t>(compiled.ledger)].decimals;
  if (transfer.points.units % document.block.units != 0 || transfer.points < document.minimum) {
    return Error{ErrorCode::not_a_multiple,
                 event_path(event) / "points",
                 {{"points", text_of(transfer.points, decimals)},
                  {"step", text_of(document.block, decimals)},
                  {"minimum", text_of(std::max(document.minimum, document.block), decimals)}}};
  }
  const auto gives = narrow(Int128{transfer.points.units / document.block.units} * document.gives);
  if (!gives) return event_overflow(event);
  if (auto taken = take(compiled.ledger, transfer.points, event, LedgerEntry::Kind::transfer); !taken) return taken;
  transfers_.push_back({event, transfer.transfer, transfer.points, *gives});
  if (compiled.to < 0 || *gives == 0) return {};
  const Facts facts{{date_of(event), std::nullopt}, &member()};
  const auto given = give(compiled.to, Points{*gives}, event, facts, false, kNoStep, LedgerEntry::Kind::transfer);
  if (!given) return given.error();
  return {};
}

Result<void> Replay::apply(std::int32_t event, const AdjustPoints& adjust) {
  if (adjust.points < Points{}) return take(adjust.ledger, Points{} - adjust.points, event, LedgerEntry::Kind::adjust);
  if (adjust.points == Points{}) return {};
  const Date date = date_of(event);
  if (!adjust.expires) {
    const Facts facts{{date, std::nullopt}, &member()};
    const auto given = give(adjust.ledger, adjust.points, event, facts, false, kNoStep, LedgerEntry::Kind::adjust);
    if (!given) return given.error();
    return {};
  }
  if (*adjust.expires < date) {
    return Error{ErrorCode::invalid_window,
                 event_path(event) / "expires",
                 {{"from", to_text(date)}, {"to", to_text(*adjust.expires)}}};
  }
  const Lot lot{event, date, date, adjust.expires, adjust.points, adjust.points};
  if (!book(adjust.ledger).give(lot, -1, kNoStep, LedgerEntry::Kind::adjust)) return event_overflow(event);
  return {};
}

Result<void> Replay::apply(std::int32_t event, const ChooseReward& choice) {
  const auto waiting = std::find_if(milestones_.begin(), milestones_.end(), [&](const GivenMilestone& given) {
    return given.reached.milestone == choice.milestone && given.reward < 0 && !given.undone;
  });
  if (waiting == milestones_.end()) {
    const Milestone& milestone = *program_.milestones()[static_cast<std::size_t>(choice.milestone)].document;
    return Error{ErrorCode::not_allowed,
                 event_path(event) / "milestone",
                 {{"id", milestone.id}, {"reason", "none_open"}}};
  }
  waiting->reward = choice.reward;
  const std::vector<Points> before = balances_on(date_of(event));
  if (auto given = give_reward(event, *waiting); !given) return given;
  note_all(LedgerEntry::Kind::milestone, event, before);
  return {};
}

/// Milestones reached since the last event: a single reward is given at once, of several one has to be chosen.
Result<void> Replay::give_milestones(std::int32_t event) {
  const std::vector<ReachedMark> reached = standing_.take_reached();
  if (reached.empty()) return {};
  const std::vector<Points> before = balances_on(date_of(event));
  for (const ReachedMark& one : reached) {
    if (auto done = give_milestone(event, one); !done) return done;
  }
  note_all(LedgerEntry::Kind::milestone, event, before);
  return {};
}

Result<void> Replay::give_milestone(std::int32_t event, const ReachedMark& reached) {
  std::vector<std::size_t>& of_it = given_of_[static_cast<std::size_t>(reached.milestone)];
  given_at_[reached] = milestones_.size();
  of_it.push_back(milestones_.size());
  milestones_.push_back({reached, date_of(event), -1, -1, 0, -1, false});
  GivenMilestone& given = milestones_.back();
  const Milestone& milestone = *program_.milestones()[static_cast<std::size_t>(reached.milestone)].document;
  if (milestone.rewards.size() > 1) return {};
  given.reward = 0;
  return give_reward(event, given);
}

Result<void> Replay::give_reward(std::int32_t event, GivenMilestone& given) {
  const CompiledMilestone& compiled = program_.milestones()[static_cast<std::size_t>(given.reached.milestone)];
  const auto position = static_cast<std::size_t>(given.reward);
  const MilestoneReward& reward = compiled.document->rewards[position];
  if (reward.voucher) {
    given.voucher = static_cast<std::int32_t>(vouchers_.size());
    vouchers_.push_back({HeldVoucher::Source::milestone, given.reached.milestone, given.reward, 1, date_of(event),
                         voucher_end(*reward.voucher, date_of(event))});
  }
  if (compiled.ledgers[position] < 0 || reward.points <= Points{}) return {};
  const Facts facts{{date_of(event), std::nullopt}, &before_};
  const auto lot = give(compiled.ledgers[position], reward.points, event, facts, false, kNoStep, std::nullopt);
  if (!lot) return lot.error();
  given.ledger = compiled.ledgers[position];
  given.lot = lot.value();
  return {};
}

/// After a refund: milestones that would not have been reached are undone, in the order in which they were given.
void Replay::undo_milestones(std::int32_t event, RefundOutcome& outcome) {
  std::vector<std::size_t> gone;
  for (const ReachedMark& reached : standing_.not_reached()) {
    const auto at = given_at_.find(reached);
    if (at == given_at_.end()) continue;
    gone.push_back(at->second);
    given_at_.erase(at);
  }
  heap_sort(gone);
  for (const std::size_t position : gone) {
    GivenMilestone& given = milestones_[position];
    given.undone = true;
    if (given.ledger >= 0) {
      const Points points = book(given.ledger).given()[given.lot].lot.points;
      take_back_from(given.ledger, given.lot, points, event, outcome);
    }
    if (given.voucher >= 0) vouchers_[static_cast<std::size_t>(given.voucher)].count = 0;
  }
  for (const std::size_t position : gone) {
    const std::int32_t milestone = milestones_[position].reached.milestone;
    std::vector<std::size_t>& of_it = given_of_[static_cast<std::size_t>(milestone)];
    while (!of_it.empty() && milestones_[of_it.back()].undone) of_it.pop_back();
    const ReachedMark* last = of_it.empty() ? nullptr : &milestones_[of_it.back()].reached;
    standing_.set_given(milestone, last != nullptr ? TopMark{last->period, last->mark} : TopMark{});
  }
}

/// Conversions of the periods that end before a day.
Result<void> Replay::convert_until(Date day) {
  const auto conversions = program_.conversions();
  if (conversions.empty()) return {};
  if (conversion_ends_.empty()) {
    for (const CompiledConversion& conversion : conversions) conversion_ends_.push_back(period_end(conversion.document->every, day));
  }
  while (true) {
    const auto next = std::min_element(conversion_ends_.begin(), conversion_ends_.end());
    if (*next >= day) return {};
    const auto position = static_cast<std::size_t>(next - conversion_ends_.begin());
    convert(position, *next);
    const LotBook& book = books_[static_cast<std::size_t>(conversions[position].ledger)];
    const bool idle = book.balance() == Points{} && book.pending() == Points{};
    const Conversion::Every every = conversions[position].document->every;
    *next = period_end(every, idle ? day : add_days(*next, 1));
  }
}

void Replay::convert(std::size_t conversion, Date end) {
  const CompiledConversion& compiled = program_.conversions()[conversion];
  const Conversion& document = *compiled.document;
  LotBook& book = this->book(compiled.ledger);
  book.advance(end);
  const std::int64_t blocks = book.balance() <= Points{} ? 0 : book.balance().units / document.block.units;
  if (blocks == 0) return;
  book.record_conversion(vouchers_.size(), Points{blocks * document.block.units});
  const bool taken = book.take(Points{blocks * document.block.units}, kNoEvent, end, LedgerEntry::Kind::convert);
  invariant(taken, "a conversion takes no more than there is");
  vouchers_.push_back({HeldVoucher::Source::conversion, static_cast<std::int32_t>(conversion), 0, blocks, end, voucher_end(document.voucher, end)});
}

}  // namespace loyalty
