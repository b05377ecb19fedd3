// SPDX-License-Identifier: Apache-2.0
#include "json/decode_history.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "json/decode.h"
#include "parsed.h"

namespace loyalty::json::test {
namespace {

std::shared_ptr<const CompiledProgram> program() {
  Parsed parsed(R"({"format":"loyalty-program/1","id":"stays","currency":"EUR",
    "counts":[{"id":"nights"},{"id":"km","decimals":1}],
    "choices":[{"id":"summer","options":["off","on"]}],
    "memberships":[{"id":"plus","fee":"99.00","months":12}],
    "ledgers":[{"id":"points","decimals":1},{"id":"miles"}],
    "metrics":[{"id":"nights","type":"count","of":"nights"}],
    "milestones":[{"id":"n30","metric":"nights","at":"30","rewards":[{"id":"points"},{"id":"night"}]}],
    "rewards":[{"id":"coffee","ledger":"points","points":"150"}],
    "transfers":[{"id":"sky","ledger":"points","block":"1000","gives":"800","to":{"ledger":"miles"}}]})");
  Reader reader(parsed.document, parsed.problems);
  return compile(read_program(reader, 0)).program;
}

/// A history and what follows it, read from {"history":[…],"next":[…]}.
class Reading {
 public:
  explicit Reading(const std::string& text, std::size_t kept = 0, Date from = {})
      : parsed_(text), reader_(parsed_.document, parsed_.problems), program_(program()) {
    const FactsContext context{reader_, *program_, program_->symbols()};
    HistoryReader histories(context);
    Fields fields(reader_, 0);
    const NodeId next = fields.find("next");
    history = histories.read(fields.require("member"));
    if (next != kNoNode) following = histories.read_following(next, history, kept, from);
  }

  /// Codes and pointers, one a line.
  [[nodiscard]] std::string problems() const {
    std::string text;
    for (const Problem& problem : parsed_.problems.list()) {
      text += std::string(name_of(problem.error.code)) + " " + problem.pointer + "\n";
    }
    return text;
  }

  template <class What>
  [[nodiscard]] const What& event(std::size_t position) const {
    const What* what = std::get_if<What>(&history.events.at(position).what);
    EXPECT_NE(what, nullptr) << position;
    static const What kNothing{};
    return what == nullptr ? kNothing : *what;
  }

 private:
  Parsed parsed_;
  Reader reader_;
  std::shared_ptr<const CompiledProgram> program_;

 public:
  History history;
  std::vector<Event> following;
};

Reading read(const std::string& events) { return Reading(R"({"member":{"history":[)" + events + "]}}"); }

/// The fields every event has.
std::string head(const std::string& type, const std::string& id) {
  return R"({"type":")" + type + R"(","id":")" + id + R"(","date":"2026-01-05")";
}
std::string bought(const std::string& id, const std::string& lines) {
  return head("purchase", id) + R"(,"lines":[)" + lines + "]}";
}
std::string returned(const std::string& id, const std::string& of, const std::string& more) {
  return head("refund", id) + R"(,"of":")" + of + "\"" + more + "}";
}

TEST(History, every_kind_of_event) {
  const Reading reading =
      read(head("purchase", "o1") +
           R"(,"amount":"20.00","counts":{"km":"1.5"},"redeem":[{"ledger":"miles","points":"3"}]},)" +
           head("activity", "v1") + R"(,"counts":{"nights":2}},)" + head("activity", "v2") + "}," +
           head("redeem", "r1") + R"(,"ledger":"points","points":"1.5"},)" + head("redeem", "r2") +
           R"(,"reward":"coffee","times":2},)" + head("transfer", "t1") + R"(,"transfer":"sky","points":"1000.0"},)" +
           head("choose", "c1") + R"(,"choice":"summer","option":"on"},)" + head("choose", "c2") +
           R"(,"milestone":"n30","reward":"night"},)" + head("join", "j1") + R"(,"membership":"plus"},)" +
           head("confirm", "k1") + R"(,"of":"o1"},)" + head("confirm", "k2") + R"(,"of":"v2"},)" +
           returned("f1", "o1", R"(,"amount":"5.00")") + "," + returned("f2", "r2", ""));
  ASSERT_EQ(reading.problems(), "");
  const auto& purchase = reading.event<Purchase>(0);
  EXPECT_TRUE(purchase.by_amount);
  EXPECT_EQ(purchase.counts, (std::vector<std::int64_t>{0, 15}));
  ASSERT_EQ(purchase.redeemed.size(), 1U);
  EXPECT_EQ(purchase.redeemed[0].ledger, 1);
  EXPECT_EQ(purchase.redeemed[0].points, Points{3});
  EXPECT_EQ(reading.event<Activity>(1).counts, (std::vector<std::int64_t>{2, 0}));
  EXPECT_TRUE(reading.event<Activity>(2).counts.empty());
  EXPECT_EQ(reading.event<Redeem>(3).points.points, Points{15});
  EXPECT_EQ(reading.event<RedeemReward>(4).times, 2);
  EXPECT_EQ(reading.event<TransferPoints>(5).points, Points{10000});
  EXPECT_EQ(reading.event<ChooseOption>(6).option, 1);
  EXPECT_EQ(reading.event<ChooseReward>(7).reward, 1);
  EXPECT_EQ(reading.event<JoinMembership>(8).membership, 0);
  EXPECT_EQ(reading.event<Confirm>(9).of, 0);
  EXPECT_EQ(reading.event<Confirm>(10).of, 2);
  EXPECT_EQ(reading.event<Refund>(11).of, 0);
  EXPECT_EQ(reading.event<Refund>(11).amount, Money{500});
  EXPECT_EQ(reading.event<Refund>(12).of, 4);
}

TEST(History, events_of_two_forms_are_one_of_them) {
  EXPECT_EQ(read(head("redeem", "r1") + R"(,"ledger":"points","points":"1","reward":"coffee"})").problems(),
            "conflicting_fields /member/history/0\n");
  EXPECT_EQ(read(head("redeem", "r1") + "}").problems(), "missing_field /member/history/0\n");
  EXPECT_EQ(read(head("redeem", "r1") + R"(,"reward":"coffee","points":"150"})").problems(),
            "unknown_field /member/history/0/points\n");
  EXPECT_EQ(read(head("choose", "c1") + R"(,"choice":"summer","reward":"night"})").problems(),
            "missing_field /member/history/0\nunknown_field /member/history/0/reward\n");
  EXPECT_EQ(read(head("choose", "c1") + R"(,"milestone":"n30","reward":"gift"})").problems(),
            "unknown_reference /member/history/0/reward\n");
  EXPECT_EQ(read(returned("f1", "o1", R"(,"amount":"1","lines":[{"line":"1"}])")).problems(),
            "unknown_event /member/history/0/of\nconflicting_fields /member/history/0\n");
}

TEST(History, a_refund_names_an_earlier_purchase_or_redemption) {
  const std::string purchase = bought("o1", R"({"list":"10"})");
  EXPECT_EQ(read(purchase + "," + returned("f1", "o1", "")).problems(), "");
  EXPECT_EQ(read(returned("f1", "o1", "") + "," + purchase).problems(), "unknown_event /member/history/0/of\n");
  EXPECT_EQ(read(purchase + "," + returned("f1", "f1", "")).problems(), "unknown_event /member/history/1/of\n");
  EXPECT_EQ(read(purchase + "," + returned("f1", "o2", "")).problems(), "unknown_event /member/history/1/of\n");
  EXPECT_EQ(read(purchase + "," + returned("f1", "o1", "") + "," + returned("f2", "f1", "")).problems(),
            "unknown_event /member/history/2/of\n");
  EXPECT_EQ(read(head("activity", "v1") + "}," + returned("f1", "v1", "")).problems(),
            "unknown_event /member/history/1/of\n");
  EXPECT_EQ(
      read(head("redeem", "r1") + R"(,"reward":"coffee"},)" + head("confirm", "k1") + R"(,"of":"r1"})").problems(),
      "unknown_event /member/history/1/of\n");
  EXPECT_EQ(read(purchase + "," + returned("f1", "o1", R"(,"why":"size")")).problems(),
            "unknown_field /member/history/1/why\n");
}

TEST(History, lines_are_called_by_their_id_or_position) {
  const std::string purchases = bought("o1", R"({"list":"10"},{"id":"b","list":"20","quantity":3},{"list":"30"})") +
                                "," + bought("o2", R"({"id":"9","list":"10"})");
  const Reading reading = read(
      purchases + "," + returned("f1", "o1", R"(,"lines":[{"line":"3"},{"line":"b","quantity":2}])") + "," +
      returned("f2", "o2", R"(,"lines":[{"line":"9"}])") + "," + returned("f3", "o1", R"(,"lines":[{"line":"1"}])"));
  ASSERT_EQ(reading.problems(), "");
  const auto& refund = reading.event<Refund>(2);
  ASSERT_EQ(refund.lines.size(), 2U);
  EXPECT_EQ(refund.lines[0].line, 2);
  EXPECT_EQ(refund.lines[0].quantity, 1);
  EXPECT_EQ(refund.lines[1].line, 1);
  EXPECT_EQ(refund.lines[1].quantity, 2);
  EXPECT_EQ(reading.event<Refund>(3).lines[0].line, 0);
  EXPECT_EQ(reading.event<Refund>(4).lines[0].line, 0);
}

TEST(History, lines_that_are_not_there) {
  const auto problems = [](const std::string& lines) {
    return read(bought("o1", R"({"list":"10"},{"id":"b","list":"20"})") + "," +
                returned("f1", "o1", R"(,"lines":[)" + lines + "]"))
        .problems();
  };
  for (const char* line : {"c", "2", "3", "0", "01", "1.0", "4294967297"}) {
    EXPECT_EQ(problems(R"({"line":")" + std::string(line) + R"("})"),
              "unknown_reference /member/history/1/lines/0/line\n")
        << line;
  }
  EXPECT_EQ(problems(R"({"line":"b"},{"line":"1"},{"line":"b"})"), "duplicate_id /member/history/1/lines/2/line\n");
  EXPECT_EQ(problems(""), "empty /member/history/1/lines\n");
  EXPECT_EQ(problems(R"({"line":"b","quantity":0})"), "out_of_range /member/history/1/lines/0/quantity\n");
}

TEST(History, ids_of_lines_are_unique_in_their_purchase) {
  EXPECT_EQ(read(bought("o1", R"({"id":"a","list":"1"},{"id":"a","list":"1"})")).problems(),
            "duplicate_id /member/history/0/lines/1/id\n");
  EXPECT_EQ(read(bought("o1", R"({"id":"2","list":"1"},{"list":"1"})")).problems(),
            "duplicate_id /member/history/0/lines/0/id\n");
  EXPECT_EQ(read(bought("o1", R"({"id":"2","list":"1"},{"id":"1","list":"1"})")).problems(), "");
  EXPECT_EQ(read(bought("o1", R"({"id":"a","list":"1"})") + "," + bought("o2", R"({"id":"a","list":"1"})")).problems(),
            "");
}

TEST(History, a_refund_fits_what_it_returns) {
  const std::string purchases = head("purchase", "o1") + R"(,"amount":"20.00"},)" + bought("o2", R"({"list":"10"})") +
                                "," + head("redeem", "r1") + R"(,"reward":"coffee"},)";
  EXPECT_EQ(read(purchases + returned("f1", "o1", R"(,"lines":[{"line":"1"}])")).problems(),
            "invalid_combination /member/history/3/lines\n");
  EXPECT_EQ(read(purchases + returned("f1", "o2", R"(,"amount":"5.00")")).problems(),
            "invalid_combination /member/history/3/amount\n");
  EXPECT_EQ(read(purchases + returned("f1", "r1", R"(,"amount":"5.00")")).problems(),
            "invalid_combination /member/history/3/amount\n");
  EXPECT_EQ(read(purchases + returned("f1", "r1", R"(,"lines":[{"line":"1"}])")).problems(),
            "invalid_combination /member/history/3/lines\n");
}

TEST(History, refunds_of_purchases_of_too_many_lines_are_read_all_the_same) {
  std::string lines;
  for (int i = 0; i <= 10000; ++i) lines += (i > 0 ? "," : "") + std::string(R"({"list":"1"})");
  EXPECT_EQ(read(bought("o1", lines) + "," + returned("f1", "o1", R"(,"lines":[{"line":"10001"}])")).problems(),
            "too_many /member/history/0/lines\n");
}

TEST(History, what_follows_counts_on_from_the_events_that_are_kept) {
  const std::string text = R"({"next":[)" + bought("n1", R"({"id":"a","list":"1"})") + "," +
                           returned("n2", "o1", R"(,"lines":[{"line":"1"}])") + "," +
                           returned("n3", "n1", R"(,"lines":[{"line":"a"}])") + "," + returned("n4", "o2", "") +
                           R"(],"member":{"history":[)" + bought("o1", R"({"list":"1"})") + "," +
                           bought("o2", R"({"list":"1"})") + "]}}";
  const Reading all(text, 2);
  EXPECT_EQ(all.problems(), "");
  ASSERT_EQ(all.following.size(), 4U);
  EXPECT_EQ(std::get<Refund>(all.following[1].what).of, 0);
  EXPECT_EQ(std::get<Refund>(all.following[2].what).of, 2);
  EXPECT_EQ(std::get<Refund>(all.following[3].what).of, 1);
  EXPECT_EQ(all.history.events.size(), 2U);

  const Reading first(text, 1);
  EXPECT_EQ(first.problems(), "unknown_event /next/3/of\n");
  ASSERT_EQ(first.following.size(), 4U);
  EXPECT_EQ(std::get<Refund>(first.following[1].what).of, 0);
  EXPECT_EQ(std::get<Refund>(first.following[2].what).of, 1);
}

TEST(History, what_follows_has_ids_and_days_of_its_own) {
  const auto problems = [](const std::string& next, Date from) {
    return Reading(R"({"member":{"history":[)" + head("activity", "v1") + "}]},\"next\":[" + next + "]}", 1, from)
        .problems();
  };
  const Date day = *parse_date("2026-01-05");
  EXPECT_EQ(problems(head("activity", "v2") + "}", day), "");
  EXPECT_EQ(problems(head("activity", "v1") + "}", day), "duplicate_id /next/0/id\n");
  EXPECT_EQ(problems(head("activity", "v2") + "}", add_days(day, 1)), "events_out_of_order /next/0/date\n");
  EXPECT_EQ(problems("3", day), "wrong_type /next/0\n");
  EXPECT_EQ(problems(R"({"type":"activity","id":"v2"})", day), "missing_field /next/0\n");
  EXPECT_EQ(problems(R"({"type":"activity","id":"v2","date":"2025-02-29"})", day), "invalid_date /next/0/date\n");
}

}  // namespace
}  // namespace loyalty::json::test
