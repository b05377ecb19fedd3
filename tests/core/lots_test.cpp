// SPDX-License-Identifier: Apache-2.0
// The lots of one ledger: what waits, ends, is used, goes back and is owed. Numbers are worked out by hand from core/time.md.
#include "lots.h"

#include "loyalty/amount_range.h"
#include "statement_case.h"

namespace loyalty::tests {
namespace {

using Overdraw = Ledger::Overdraw;

constexpr std::string_view kUnconfirmed;  ///< as the first day of use
constexpr std::string_view kNever;        ///< as a last day

/// A ledger of one expiry rule, and the book of its lots. Lots follow the rule where they are given with follow().
class Account {
 public:
  explicit Account(Overdraw overdraw = Overdraw::deficit, Expiry rule = {}) : ledger_(ledger("points", std::move(rule))) {
    ledger_.overdraw = overdraw;
    compiled_.document = &ledger_;
    for (const Expiry& expiry : ledger_.expiry) compiled_.expiry.push_back({&expiry, {}, {}});
    book_.record_to(&entries_);
  }
  Account(const Account&) = delete;
  Account& operator=(const Account&) = delete;

  LotBook& book() { return book_; }

  /// Gives points that can be used at once, to a last day.
  void give(std::string_view date, std::int64_t points, std::string_view last = kNever) { wait(date, points, date, last); }
  /// Gives points that can be used from a day on.
  void wait(std::string_view date, std::int64_t points, std::string_view from, std::string_view last = kNever) {
    put(date, points, from, last, -1);
  }
  /// Gives points that end by the rule of the ledger.
  void follow(std::string_view date, std::int64_t points) { put(date, points, date, kNever, 0); }

  [[nodiscard]] bool take(std::string_view date, std::int64_t points, std::int32_t event = kNoEvent) {
    return book_.take(Points{points}, event, day(date), LedgerEntry::Kind::redeem);
  }
  /// "taken from lots, ended, owed, forgiven"
  std::string take_back(std::string_view date, std::uint32_t lot, std::int64_t points) {
    book_.advance(day(date));
    const TakeBack outcome = book_.take_back(lot, Points{points}, 99);
    return std::to_string(outcome.from_lots.units) + ' ' + std::to_string(outcome.ended.units) + ' ' +
           std::to_string(outcome.deficit.units) + ' ' + std::to_string(outcome.forgiven.units);
  }
  /// What lapses.
  std::int64_t give_back(std::string_view date, std::int32_t taker, std::int64_t points) {
    book_.advance(day(date));
    return book_.give_back(taker, Points{points}, 98, day(date)).units;
  }
  void touch(std::string_view date) { book_.touch(0, day(date)); }
  void confirm(std::string_view date, std::uint32_t lot) {
    book_.advance(day(date));
    book_.confirm(lot, day(date));
  }

  /// On the morning of a day: "balance pending owed".
  std::string on(std::string_view date) {
    book_.advance(day(date));
    return std::to_string(book_.balance().units) + ' ' + std::to_string(book_.pending().units) + ' ' +
           std::to_string(book_.deficit().units);
  }
  /// On the morning of a day, the open lots in the order of use: "lot:remaining@last day".
  std::string open(std::string_view date) {
    book_.advance(day(date));
    std::string text;
    for (const std::uint32_t lot : book_.open()) {
      const BookedLot& booked = book_.given()[lot];
      if (!text.empty()) text += ' ';
      text += std::to_string(lot) + ':' + std::to_string(booked.lot.remaining.units) + '@' + text_of(book_.last_day(booked));
    }
    return text;
  }
  /// The pending lots in the order in which they become usable: "lot:points from day".
  std::string pending(std::string_view date) {
    book_.advance(day(date));
    std::string text;
    for (const std::uint32_t lot : book_.pending_lots()) {
      const BookedLot& booked = book_.given()[lot];
      if (!text.empty()) text += ", ";
      text += std::to_string(lot) + ':' + std::to_string(booked.lot.remaining.units) + " from " + text_of(booked.lot.available);
    }
    return text;
  }
  /// "day change balance" of the entries of a kind.
  std::string entries(LedgerEntry::Kind kind) const {
    std::string text;
    for (const LedgerEntry& entry : entries_) {
      if (entry.kind != kind) continue;
      if (!text.empty()) text += ", ";
      text += to_text(entry.date) + ' ' + std::to_string(entry.points.units) + ' ' + std::to_string(entry.balance.units);
    }
    return text;
  }

 private:
  void put(std::string_view date, std::int64_t points, std::string_view from, std::string_view last, std::int32_t rule) {
    Lot lot{static_cast<std::int32_t>(book_.given().size()), day(date), std::nullopt, std::nullopt, Points{points}, Points{points}};
    if (!from.empty()) lot.available = day(from);
    if (!last.empty()) lot.expires = day(last);
    EXPECT_TRUE(book_.give(lot, rule, kNoStep, LedgerEntry::Kind::earn));
  }

  Ledger ledger_;
  CompiledLedger compiled_;
  LotBook book_{compiled_, 0};
  std::vector<LedgerEntry> entries_;
};

// Using and ending.

TEST(Lots, are_used_soonest_last_day_first_and_of_equal_ones_the_first_given) {
  Account account;
  account.give("2026-01-01", 10);                // 0: never ends
  account.give("2026-01-02", 20, "2026-12-31");  // 1
  account.give("2026-01-03", 30, "2026-06-30");  // 2
  account.give("2026-01-04", 40, "2026-06-30");  // 3
  EXPECT_EQ(account.open("2026-01-04"), "2:30@2026-06-30 3:40@2026-06-30 1:20@2026-12-31 0:10@none");
  EXPECT_TRUE(account.take("2026-01-05", 75));
  EXPECT_EQ(account.open("2026-01-05"), "1:15@2026-12-31 0:10@none");
  EXPECT_FALSE(account.take("2026-01-05", 26));
  EXPECT_EQ(account.open("2026-01-05"), "1:15@2026-12-31 0:10@none");
  EXPECT_TRUE(account.take("2026-01-05", 25));
  EXPECT_EQ(account.on("2026-01-05"), "0 0 0");
}

TEST(Lots, end_after_their_last_day) {
  Account account;
  account.give("2026-01-01", 10, "2026-01-31");
  account.give("2026-01-01", 20, "2026-01-31");
  account.give("2026-01-01", 40, "2026-02-15");
  EXPECT_EQ(account.on("2026-01-31"), "70 0 0");
  EXPECT_EQ(account.on("2026-02-01"), "40 0 0");
  EXPECT_EQ(account.on("2026-02-16"), "0 0 0");
  EXPECT_EQ(account.entries(LedgerEntry::Kind::expire), "2026-01-31 -30 40, 2026-02-15 -40 0");
}

TEST(Lots, a_day_far_away_ends_them_one_after_the_other) {
  Account account;
  account.give("2026-01-01", 10, "2026-01-31");
  account.give("2026-01-01", 40, "2026-02-15");
  EXPECT_EQ(account.on("2030-01-01"), "0 0 0");
  EXPECT_EQ(account.entries(LedgerEntry::Kind::expire), "2026-01-31 -10 40, 2026-02-15 -40 0");
}

TEST(Lots, the_last_day_of_the_calendar_does_not_end_them) {
  Account account;
  account.give("9999-12-01", 10, "9999-12-31");
  EXPECT_EQ(account.on("9999-12-31"), "10 0 0");
}

TEST(Lots, more_than_the_range_holds_is_not_given) {
  Account account;
  account.wait("2026-01-01", kMaxAmount - 5, kUnconfirmed);
  const Lot six{1, day("2026-01-01"), day("2026-01-01"), std::nullopt, Points{6}, Points{6}};
  EXPECT_FALSE(account.book().give(six, -1, kNoStep, LedgerEntry::Kind::earn));
  EXPECT_EQ(account.book().given().size(), 1U);
  account.give("2026-01-01", 5);
  EXPECT_EQ(account.on("2026-01-01"), "5 " + std::to_string(kMaxAmount - 5) + " 0");
}

// Pending.

TEST(LotsPending, can_be_used_from_their_day_on) {
  Account account;
  account.wait("2026-01-10", 100, "2026-01-24");
  EXPECT_EQ(account.on("2026-01-10"), "0 100 0");
  EXPECT_EQ(account.on("2026-01-23"), "0 100 0");
  EXPECT_FALSE(account.take("2026-01-23", 1));
  EXPECT_EQ(account.on("2026-01-24"), "100 0 0");
  EXPECT_TRUE(account.take("2026-01-24", 100));
  EXPECT_EQ(account.entries(LedgerEntry::Kind::earn), "2026-01-10 0 0");
  EXPECT_EQ(account.entries(LedgerEntry::Kind::usable), "2026-01-24 100 100");
}

TEST(LotsPending, stand_in_the_order_in_which_they_become_usable) {
  Account account;
  account.wait("2026-01-01", 1, kUnconfirmed);
  account.wait("2026-01-02", 2, "2026-03-01");
  account.wait("2026-01-03", 3, "2026-02-01");
  account.wait("2026-01-04", 4, "2026-02-01");
  EXPECT_EQ(account.pending("2026-01-04"), "2:3 from 2026-02-01, 3:4 from 2026-02-01, 1:2 from 2026-03-01, 0:1 from none");
  EXPECT_EQ(account.on("2026-02-01"), "7 3 0");
  EXPECT_EQ(account.entries(LedgerEntry::Kind::usable), "2026-02-01 7 7");  // together
}

TEST(LotsPending, wait_for_a_confirmation) {
  Account account;
  account.wait("2026-01-10", 100, kUnconfirmed);
  account.wait("2026-01-10", 50, "2026-01-20");
  account.confirm("2026-01-15", 1);  // of no effect: it waits for a day
  EXPECT_EQ(account.on("2026-01-15"), "0 150 0");
  account.confirm("2026-01-15", 0);
  EXPECT_EQ(account.on("2026-01-15"), "100 50 0");
  EXPECT_EQ(account.book().given()[0].lot.available, day("2026-01-15"));
  account.confirm("2026-01-18", 0);  // again: of no effect
  EXPECT_EQ(account.book().given()[0].lot.available, day("2026-01-15"));
  EXPECT_EQ(account.on("2030-01-01"), "150 0 0");
}

TEST(LotsPending, may_end_before_they_can_be_used) {
  Account account;
  account.wait("2026-01-10", 100, kUnconfirmed, "2026-01-31");
  account.wait("2026-01-10", 50, "2026-02-01", "2026-01-31");  // what ends comes before what begins
  EXPECT_EQ(account.on("2026-01-31"), "0 150 0");
  EXPECT_EQ(account.on("2026-02-01"), "0 0 0");
  account.confirm("2026-02-01", 0);
  EXPECT_EQ(account.on("2026-02-01"), "0 0 0");
  EXPECT_EQ(account.take_back("2026-02-02", 0, 100), "0 100 0 0");  // nothing is taken for what has ended
}

TEST(LotsPending, are_taken_back_without_touching_the_balance) {
  Account account;
  account.give("2026-01-01", 30);
  account.wait("2026-01-10", 100, "2026-01-24");
  EXPECT_EQ(account.take_back("2026-01-12", 1, 40), "40 0 0 0");
  EXPECT_EQ(account.on("2026-01-12"), "30 60 0");
  EXPECT_EQ(account.on("2026-01-24"), "90 0 0");
}

// Ending after inactivity.

TEST(LotsAfterActivity, end_so_long_after_they_were_given_or_the_last_activity) {
  Account account(Overdraw::deficit, after_activity(after_days(90)));
  account.follow("2026-01-01", 100);  // 30 in January, 28 in February, 31 in March, 1 in April
  EXPECT_EQ(account.open("2026-01-01"), "0:100@2026-04-01");
  account.touch("2026-03-01");  // 30 in March, 30 in April, 30 in May
  EXPECT_EQ(account.open("2026-03-01"), "0:100@2026-05-30");
  account.follow("2026-03-10", 10);  // 21 in March, 30 in April, 31 in May, 8 in June
  EXPECT_EQ(account.open("2026-03-10"), "0:100@2026-05-30 1:10@2026-06-08");
  EXPECT_EQ(account.on("2026-05-30"), "110 0 0");
  EXPECT_EQ(account.on("2026-05-31"), "10 0 0");
}

TEST(LotsAfterActivity, an_activity_on_the_last_day_comes_in_time_and_one_after_it_too_late) {
  Account in_time(Overdraw::deficit, after_activity(after_days(90)));
  in_time.follow("2026-01-01", 100);
  in_time.touch("2026-04-01");
  EXPECT_EQ(in_time.open("2026-06-30"), "0:100@2026-06-30");  // 29 + 31 + 30
  Account too_late(Overdraw::deficit, after_activity(after_days(90)));
  too_late.follow("2026-01-01", 100);
  too_late.touch("2026-04-02");
  EXPECT_EQ(too_late.on("2026-04-02"), "0 0 0");
}

TEST(LotsAfterActivity, are_used_in_the_order_of_their_last_days_as_they_stand) {
  Account account(Overdraw::deficit, after_activity(after_days(90)));
  account.follow("2026-01-01", 100);             // 0: to 2026-04-01
  account.give("2026-01-02", 10, "2026-05-01");  // 1
  EXPECT_TRUE(account.take("2026-02-28", 1));
  EXPECT_EQ(account.open("2026-02-28"), "0:99@2026-04-01 1:10@2026-05-01");
  account.touch("2026-03-01");
  EXPECT_EQ(account.open("2026-03-01"), "1:10@2026-05-01 0:99@2026-05-30");
  EXPECT_TRUE(account.take("2026-03-02", 11));
  EXPECT_EQ(account.open("2026-03-02"), "0:98@2026-05-30");
}

TEST(LotsAfterActivity, wait_and_are_kept_alive_meanwhile) {
  Account account(Overdraw::deficit, after_activity(after_days(30)));
  Lot lot{0, day("2026-01-01"), day("2026-02-15"), std::nullopt, Points{100}, Points{100}};
  EXPECT_TRUE(account.book().give(lot, 0, kNoStep, LedgerEntry::Kind::earn));  // to 31 January without an activity
  account.touch("2026-01-31");                                                 // to 2 March
  EXPECT_EQ(account.on("2026-02-14"), "0 100 0");
  EXPECT_EQ(account.open("2026-02-15"), "0:100@2026-03-02");
  EXPECT_EQ(account.on("2026-03-03"), "0 0 0");
}

TEST(LotsAfterActivity, that_were_used_up_end_all_the_same) {
  Account account(Overdraw::deficit, after_activity(after_days(30)));
  account.follow("2026-01-01", 100);
  EXPECT_TRUE(account.take("2026-01-10", 100, 7));
  account.touch("2026-01-10");  // to 9 February
  account.touch("2026-03-01");  // too late for it
  EXPECT_EQ(account.give_back("2026-03-05", 7, 60), 60);
  EXPECT_EQ(account.on("2026-03-05"), "0 0 0");
}

TEST(LotsAfterActivity, that_were_used_up_are_kept_alive) {
  Account account(Overdraw::deficit, after_activity(after_days(30)));
  account.follow("2026-01-01", 100);
  EXPECT_TRUE(account.take("2026-01-10", 100, 7));
  account.touch("2026-01-31");
  account.touch("2026-03-02");
  EXPECT_EQ(account.give_back("2026-03-05", 7, 60), 0);
  EXPECT_EQ(account.open("2026-03-05"), "0:60@2026-04-01");
}

// Taking back.

TEST(LotsTakenBack, come_from_the_same_lot_as_long_as_they_are_there) {
  Account account;
  account.give("2026-01-01", 100);
  account.give("2026-01-02", 50, "2026-06-30");
  EXPECT_EQ(account.take_back("2026-01-10", 0, 60), "60 0 0 0");
  EXPECT_EQ(account.open("2026-01-10"), "1:50@2026-06-30 0:40@none");
}

TEST(LotsTakenBack, come_from_others_where_they_were_used_soonest_last_day_first) {
  Account account;
  account.give("2026-01-01", 100, "2026-03-31");
  account.give("2026-01-02", 20, "2026-12-31");
  account.give("2026-01-03", 20, "2026-06-30");
  EXPECT_TRUE(account.take("2026-01-05", 75));                   // 25 are left of the first
  EXPECT_EQ(account.take_back("2026-01-10", 0, 50), "50 0 0 0");  // 25 of it, 20 to June, 5 to December
  EXPECT_EQ(account.open("2026-01-10"), "1:15@2026-12-31");
}

TEST(LotsTakenBack, of_those_that_ended_unused_nothing_is_taken) {
  Account account;
  account.give("2026-01-01", 100, "2026-01-31");
  EXPECT_TRUE(account.take("2026-01-10", 30));
  account.give("2026-02-01", 50);
  // 70 have ended, 30 were used.
  EXPECT_EQ(account.take_back("2026-02-05", 0, 60), "0 60 0 0");
  EXPECT_EQ(account.take_back("2026-02-06", 0, 40), "30 10 0 0");
  EXPECT_EQ(account.on("2026-02-06"), "20 0 0");
}

TEST(LotsTakenBack, that_are_not_there_are_owed) {
  Account account;
  account.give("2026-01-01", 100);
  EXPECT_TRUE(account.take("2026-01-05", 80));
  account.wait("2026-01-06", 500, "2026-02-01");  // pending points of another lot are not there either
  EXPECT_EQ(account.take_back("2026-01-10", 0, 100), "20 0 80 0");
  EXPECT_EQ(account.on("2026-01-10"), "-80 500 80");
  EXPECT_FALSE(account.take("2026-01-10", 1));
  EXPECT_EQ(account.on("2026-01-31"), "-80 500 80");
  EXPECT_EQ(account.on("2026-02-01"), "420 0 0");
  EXPECT_EQ(account.entries(LedgerEntry::Kind::usable), "2026-02-01 500 420");
}

TEST(LotsTakenBack, what_is_owed_is_repaid_by_the_next_points_bit_by_bit) {
  Account account;
  account.give("2026-01-01", 100);
  EXPECT_TRUE(account.take("2026-01-05", 100));
  EXPECT_EQ(account.take_back("2026-01-10", 0, 100), "0 0 100 0");
  account.give("2026-01-11", 60);
  EXPECT_EQ(account.on("2026-01-11"), "-40 0 40");
  EXPECT_EQ(account.open("2026-01-11"), "");
  account.give("2026-01-12", 60, "2026-06-30");
  EXPECT_EQ(account.on("2026-01-12"), "20 0 0");
  EXPECT_EQ(account.open("2026-01-12"), "2:20@2026-06-30");
  EXPECT_EQ(account.entries(LedgerEntry::Kind::earn), "2026-01-01 100 100, 2026-01-11 60 -40, 2026-01-12 60 20");
}

TEST(LotsTakenBack, points_that_repaid_were_used) {
  Account account;
  account.give("2026-01-01", 100);
  EXPECT_TRUE(account.take("2026-01-05", 100));
  EXPECT_EQ(account.take_back("2026-01-10", 0, 100), "0 0 100 0");
  account.give("2026-01-11", 60);
  EXPECT_EQ(account.take_back("2026-01-12", 1, 60), "0 0 60 0");
  EXPECT_EQ(account.on("2026-01-12"), "-100 0 100");
}

TEST(LotsTakenBack, that_are_not_there_are_forgiven_by_a_ledger_that_clamps) {
  Account account(Overdraw::clamp);
  account.give("2026-01-01", 100);
  EXPECT_TRUE(account.take("2026-01-05", 80));
  EXPECT_EQ(account.take_back("2026-01-10", 0, 100), "20 0 0 80");
  EXPECT_EQ(account.on("2026-01-10"), "0 0 0");
  account.give("2026-01-11", 60);
  EXPECT_EQ(account.on("2026-01-11"), "60 0 0");
}

// Giving back.

TEST(LotsGivenBack, go_to_the_lots_they_came_from_last_taken_first) {
  Account account;
  account.give("2026-01-01", 100, "2026-03-31");
  account.give("2026-01-02", 50);
  EXPECT_TRUE(account.take("2026-01-05", 120, 7));  // 100 and 20
  EXPECT_EQ(account.give_back("2026-01-06", 7, 30), 0);
  EXPECT_EQ(account.open("2026-01-06"), "0:10@2026-03-31 1:50@none");
  EXPECT_EQ(account.give_back("2026-01-07", 7, 90), 0);
  EXPECT_EQ(account.open("2026-01-07"), "0:100@2026-03-31 1:50@none");
}

TEST(LotsGivenBack, are_told_apart_by_the_event_that_took_them) {
  Account account;
  account.give("2026-01-01", 100, "2026-03-31");
  account.give("2026-01-02", 100);
  EXPECT_TRUE(account.take("2026-01-05", 60, 7));  // 60 of the first
  EXPECT_TRUE(account.take("2026-01-06", 60, 8));  // 40 of the first, 20 of the second
  EXPECT_EQ(account.give_back("2026-01-07", 7, 60), 0);
  EXPECT_EQ(account.open("2026-01-07"), "0:60@2026-03-31 1:80@none");
  EXPECT_EQ(account.give_back("2026-01-08", 8, 60), 0);
  EXPECT_EQ(account.open("2026-01-08"), "0:100@2026-03-31 1:100@none");
}

TEST(LotsGivenBack, lapse_where_the_lot_has_ended) {
  Account account;
  account.give("2026-01-01", 100, "2026-03-31");
  account.give("2026-01-02", 50);
  EXPECT_TRUE(account.take("2026-01-05", 120, 7));
  EXPECT_EQ(account.give_back("2026-04-01", 7, 120), 100);
  EXPECT_EQ(account.open("2026-04-01"), "1:50@none");
  // They have ended unused now: if the lot is taken back, nothing is taken for them.
  EXPECT_EQ(account.take_back("2026-04-02", 0, 100), "0 100 0 0");
}

TEST(LotsGivenBack, on_the_last_day_they_do_not_lapse) {
  Account account;
  account.give("2026-01-01", 100, "2026-03-31");
  EXPECT_TRUE(account.take("2026-01-05", 100, 7));
  EXPECT_EQ(account.give_back("2026-03-31", 7, 100), 0);
  EXPECT_EQ(account.on("2026-03-31"), "100 0 0");
  EXPECT_EQ(account.on("2026-04-01"), "0 0 0");
}

TEST(LotsGivenBack, lapse_where_a_part_of_the_lot_has_ended) {
  Account account;
  account.give("2026-01-01", 100, "2026-03-31");
  EXPECT_TRUE(account.take("2026-01-05", 40, 7));
  EXPECT_EQ(account.on("2026-04-01"), "0 0 0");
  EXPECT_EQ(account.give_back("2026-04-01", 7, 40), 40);
  EXPECT_EQ(account.take_back("2026-04-02", 0, 100), "0 100 0 0");
}

TEST(LotsGivenBack, repay_what_is_owed) {
  Account account;
  account.give("2026-01-01", 100);
  account.give("2026-01-01", 50);
  EXPECT_TRUE(account.take("2026-01-05", 150, 7));
  EXPECT_EQ(account.take_back("2026-01-10", 1, 50), "0 0 50 0");
  EXPECT_EQ(account.give_back("2026-01-11", 7, 150), 0);  // 50 to the second, which pay; 100 to the first
  EXPECT_EQ(account.on("2026-01-11"), "100 0 0");
  EXPECT_EQ(account.open("2026-01-11"), "0:100@none");
}

TEST(LotsGivenBack, make_good_for_what_was_forgiven) {
  Account account(Overdraw::clamp);
  account.give("2026-01-01", 100);
  EXPECT_TRUE(account.take("2026-01-05", 100, 7));
  EXPECT_EQ(account.take_back("2026-01-10", 0, 70), "0 0 0 70");
  EXPECT_EQ(account.give_back("2026-01-11", 7, 40), 40);
  EXPECT_EQ(account.on("2026-01-11"), "0 0 0");
  EXPECT_EQ(account.give_back("2026-01-12", 7, 60), 30);  // the last 30 that were forgiven
  EXPECT_EQ(account.on("2026-01-12"), "30 0 0");
}

}  // namespace
}  // namespace loyalty::tests
