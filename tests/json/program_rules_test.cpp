// SPDX-License-Identifier: Apache-2.0
// What a programme of points and tiers over time may say, and where it is told that it may not.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "json/call.h"

namespace loyalty::json::test {
namespace {

using Library = nlohmann::json;

const char* const kProgram = R"({"format":"loyalty-program/1","id":"stays","currency":"EUR",
  "counts":[{"id":"nights"},{"id":"km","decimals":1}],
  "choices":[{"id":"summer","options":["off","on"]}],
  "memberships":[{"id":"plus","fee":"99.00","months":12}],
  "ledgers":[{"id":"points","decimals":2},{"id":"miles"}],
  "metrics":[{"id":"nights","type":"count","of":"nights","window":{"type":"calendarYear"}},{"id":"spend","type":"spend"}],
  "tiers":[{"id":"gold","qualify":{"metric":{"id":"nights","atLeast":"10"}}}]})";

/// Codes and pointers of what is wrong with the programme above when fields are put into it: "code /pointer; …".
std::string problems_with(const std::string& fields) {
  Library program = Library::parse(kProgram);
  program.update(Library::parse("{" + fields + "}"));
  Session session;
  const Library response = Library::parse(session.call("validate", Library{{"program", program}}.dump()));
  std::string problems;
  for (const Library& error : response.value("errors", Library::array())) {
    if (!problems.empty()) problems += "; ";
    problems += error["code"].get<std::string>() + " " +
                error["pointer"].get<std::string>().substr(std::string("/program").size());
  }
  return problems;
}

std::string with_earn(const std::string& fields) {
  return problems_with(
      R"("earn":[{"id":"e","ledger":"points","measure":{"type":"amount"},"award":{"type":"rate","points":"1"},)" +
      fields + "}]");
}

std::string with_ledger(const std::string& fields) {
  return problems_with(R"("ledgers":[{"id":"points","decimals":2,)" + fields + R"(},{"id":"miles"}])");
}

std::string with_metric(const std::string& fields) {
  return problems_with(R"("metrics":[{"id":"nights","type":"count","of":"nights",)" + fields + "}]");
}

std::string with_milestone(const std::string& rewards) {
  return problems_with(R"("milestones":[{"id":"m","metric":"nights","at":"30","rewards":)" + rewards + "}]");
}

TEST(ProgramRules, ledgers) {
  EXPECT_EQ(with_ledger(R"("shown":2)"), "");
  EXPECT_EQ(with_ledger(R"("shown":3)"), "out_of_range /ledgers/0/shown");
  EXPECT_EQ(with_ledger(R"("pending":{"type":"confirmation"},"overdraw":"clamp")"), "");
  EXPECT_EQ(with_ledger(R"("pending":{"type":"days"})"), "missing_field /ledgers/0/pending");
  EXPECT_EQ(with_ledger(R"("pending":{"type":"none","days":3})"), "unknown_field /ledgers/0/pending/days");
  EXPECT_EQ(with_ledger(R"("expiry":[])"), "");
  EXPECT_EQ(with_ledger(R"("expiry":{"type":"never","when":{"tier":{"atLeast":"gold"}}})"), "");
  EXPECT_EQ(
      with_ledger(R"("expiry":[{"type":"date","date":"2026-12-31","when":{"membership":"plus"}},{"type":"never"}])"),
      "");
  EXPECT_EQ(
      with_ledger(R"("expiry":[{"type":"never"},{"type":"date","date":"2026-12-31","when":{"membership":"max"}}])"),
      "unknown_reference /ledgers/0/expiry/1/when/membership");
  EXPECT_EQ(with_ledger(R"("expiry":{"type":"afterEarning","months":6,"snap":"yearly","on":"03-31","dayAfter":true})"),
            "");
  EXPECT_EQ(with_ledger(R"("expiry":{"type":"afterEarning","months":6,"snap":"yearly"})"),
            "missing_field /ledgers/0/expiry");
  EXPECT_EQ(with_ledger(R"("expiry":{"type":"afterEarning","months":6,"on":"03-31"})"),
            "unknown_field /ledgers/0/expiry/on");
  EXPECT_EQ(with_ledger(R"("expiry":{"type":"afterEarning","months":6,"activities":["redeem"]})"),
            "unknown_field /ledgers/0/expiry/activities");
  EXPECT_EQ(with_ledger(R"("expiry":{"type":"afterActivity","days":90,"activities":["redeem","nights","reviews"]})"),
            "unknown_reference /ledgers/0/expiry/activities/2");
}

TEST(ProgramRules, a_metric_in_the_expiry_of_a_ledger_counts_in_the_decimals_of_that_ledger) {
  const std::string metric = R"("metrics":[{"id":"nights","type":"points","ledger":"points"}],)";
  const auto expiry = [&](const std::string& mark) {
    return problems_with(metric + R"("ledgers":[{"id":"points","decimals":2,"expiry":{"type":"date","date":"2026-12-31",
      "when":{"metric":{"id":"nights","atLeast":")" +
                         mark + R"("}}}},{"id":"miles"}])");
  };
  EXPECT_EQ(expiry("0.25"), "");
  EXPECT_EQ(expiry("0.255"), "too_precise /ledgers/0/expiry/when/metric/atLeast");
}

TEST(ProgramRules, windows) {
  const auto window = [](const std::string& text) { return with_metric(R"("window":)" + text); };
  for (const char* plain : {"day", "week", "month", "quarter", "calendarYear", "lifetime"}) {
    EXPECT_EQ(window(R"({"type":")" + std::string(plain) + R"("})"), "");
  }
  EXPECT_EQ(window(R"({"type":"programYear","startsOn":"02-29"})"), "");
  EXPECT_EQ(window(R"({"type":"programYear","startsOn":"02-30"})"), "wrong_type /metrics/0/window/startsOn");
  EXPECT_EQ(window(R"({"type":"programYear"})"), "missing_field /metrics/0/window");
  EXPECT_EQ(window(R"({"type":"personalYear","from":"tierChange"})"), "");
  EXPECT_EQ(window(R"({"type":"personalYear","from":"birth"})"), "not_one_of /metrics/0/window/from");
  EXPECT_EQ(window(R"({"type":"rollingDays","days":1})"), "");
  EXPECT_EQ(window(R"({"type":"rollingDays","days":0})"), "out_of_range /metrics/0/window/days");
  EXPECT_EQ(window(R"({"type":"event"})"), "not_one_of /metrics/0/window/type");
}

TEST(ProgramRules, metrics) {
  EXPECT_EQ(with_metric(R"("window":{"type":"month"},"rollover":{},"onUpgrade":"charge")"), "");
  EXPECT_EQ(with_metric(R"("window":{"type":"personalYear","from":"joining"},"rollover":{"cap":"20"})"), "");
  EXPECT_EQ(with_metric(R"("window":{"type":"month"},"rollover":{"cap":"0.5"})"),
            "too_precise /metrics/0/rollover/cap");
  EXPECT_EQ(with_metric(R"("window":{"type":"rollingMonths","months":12},"rollover":{})"),
            "invalid_combination /metrics/0/rollover");
  EXPECT_EQ(with_metric(R"("rollover":{})"), "invalid_combination /metrics/0/rollover");
  EXPECT_EQ(problems_with(R"("metrics":[{"id":"nights","type":"count","of":"reviews"}])"),
            "unknown_reference /metrics/0/of");
}

TEST(ProgramRules, earning) {
  EXPECT_EQ(with_earn(R"("above":"50.00","atLeast":"0.01","scope":"unit")"), "");
  EXPECT_EQ(with_earn(R"("scope":"month","atLeast":"1")"), "invalid_combination /earn/0/atLeast");
  EXPECT_EQ(with_earn(R"("retroactive":{"type":"quarter"},"when":{"choice":{"id":"summer","is":"on"}})"), "");
  EXPECT_EQ(
      with_earn(R"("retroactive":{"type":"quarter"},"when":{"any":[{"not":{"choice":{"id":"summer","is":"on"}}}]})"),
      "");
  EXPECT_EQ(with_earn(R"("retroactive":{"type":"quarter"},"when":{"membership":"plus"})"),
            "invalid_combination /earn/0/retroactive");
  EXPECT_EQ(with_earn(R"("when":{"choice":{"id":"summer","is":"maybe"}})"), "unknown_reference /earn/0/when/choice/is");
  EXPECT_EQ(with_earn(R"("when":{"choice":{"id":"winter","is":"on"}})"), "unknown_reference /earn/0/when/choice/id");
  const auto measure = [](const std::string& counted, const std::string& more) {
    return problems_with(
        R"("earn":[{"id":"e","ledger":"miles","award":{"type":"rate","points":"1","per":"0.5"},"measure":)" + counted +
        more + "}]");
  };
  EXPECT_EQ(measure(R"({"type":"count","of":"km"})", ""), "");
  EXPECT_EQ(measure(R"({"type":"count","of":"nights"})", ""), "too_precise /earn/0/award/per");
  EXPECT_EQ(measure(R"({"type":"streak","of":"km","days":7})", ""), "too_precise /earn/0/award/per");
  EXPECT_EQ(measure(R"({"type":"count","of":"km"})", R"(,"scope":"unit")"), "invalid_combination /earn/0/scope");
  EXPECT_EQ(measure(R"({"type":"count","of":"steps"})", ""), "unknown_reference /earn/0/measure/of");
}

TEST(ProgramRules, limits_of_earning) {
  const auto limits = [](const std::string& list) { return with_earn(R"("limits":[)" + list + "]"); };
  EXPECT_EQ(limits(""), "");
  EXPECT_EQ(
      limits(
          R"({"measured":"500","then":{"points":"0.5","per":"1"}},{"window":{"type":"month"},"points":"100","over":"refuse"})"),
      "");
  EXPECT_EQ(limits(R"({"window":{"type":"day"}})"), "missing_field /earn/0/limits/0");
  EXPECT_EQ(limits(R"({"measured":"1"},{"measured":"1","points":"1"})"), "conflicting_fields /earn/0/limits/1");
  EXPECT_EQ(limits(R"({"points":"1","then":{"points":"1"}})"), "invalid_combination /earn/0/limits/0/then");
  EXPECT_EQ(limits(R"({"measured":"1","over":"refuse","then":{"points":"1"}})"),
            "invalid_combination /earn/0/limits/0/then");
  EXPECT_EQ(limits(R"({"measured":"1","then":{"points":"1"}},{"measured":"2","then":{"points":"1"}})"),
            "invalid_combination /earn/0/limits/1/then");
  EXPECT_EQ(limits(R"({"points":"0.001"})"), "too_precise /earn/0/limits/0/points");
  EXPECT_EQ(limits(R"({"points":"1","window":{"type":"event"}})"), "not_one_of /earn/0/limits/0/window/type");
  EXPECT_EQ(
      problems_with(
          R"("earn":[{"id":"e","ledger":"points","measure":{"type":"amount"},"award":{"type":"block","points":"1","per":"10"},
      "limits":[{"measured":"100","then":{"points":"1"}}]}])"),
      "invalid_combination /earn/0/limits/0/then");
}

TEST(ProgramRules, tiers) {
  const auto tier = [](const std::string& fields) {
    return problems_with(R"("tiers":[{"id":"gold","qualify":{"metric":{"id":"nights","atLeast":"10"}},)" + fields +
                         "}]");
  };
  EXPECT_EQ(tier(R"("worth":"300.00","keep":{"any":[{"membership":"plus"},{"choice":{"id":"summer","is":"on"}}]})"),
            "");
  EXPECT_EQ(tier(R"("keep":{"not":{"birthday":"day"}})"), "invalid_combination /tiers/0/keep");
  EXPECT_EQ(tier(R"("keep":{"membership":"max"})"), "unknown_reference /tiers/0/keep/membership");
  EXPECT_EQ(problems_with(R"("tierValidity":{"type":"date","on":"02-28","years":1})"), "");
  EXPECT_EQ(problems_with(R"("tierValidity":{"type":"date","on":"02-28"})"), "missing_field /tierValidity");
  EXPECT_EQ(problems_with(R"("tierValidity":{"type":"months","months":12,"snap":"yearly"})"),
            "not_one_of /tierValidity/snap");
  EXPECT_EQ(problems_with(R"("downgrade":{"type":"oneLevel","graceDays":30,"atMostOnceInMonths":12})"), "");
  EXPECT_EQ(problems_with(R"("downgrade":{"graceDays":30})"), "missing_field /downgrade");
}

TEST(ProgramRules, milestones) {
  EXPECT_EQ(
      with_milestone(
          R"([{"id":"a","points":{"ledger":"points","points":"0.50"}},{"id":"b","voucher":{"value":"80.00"}},{"id":"c"}])"),
      "");
  EXPECT_EQ(with_milestone("[]"), "empty /milestones/0/rewards");
  EXPECT_EQ(with_milestone(R"([{"id":"a"},{"id":"a"}])"), "duplicate_id /milestones/0/rewards/1/id");
  EXPECT_EQ(with_milestone(R"([{"id":"a","voucher":{"value":"1"},"points":{"ledger":"points","points":"1"}}])"),
            "conflicting_fields /milestones/0/rewards/0");
  EXPECT_EQ(with_milestone(R"([{"id":"a","points":{"ledger":"stars","points":"1"}}])"),
            "unknown_reference /milestones/0/rewards/0/points/ledger");
  EXPECT_EQ(problems_with(R"("milestones":[{"id":"m","metric":"days","at":"30","rewards":[{"id":"a"}]}])"),
            "unknown_reference /milestones/0/metric");
}

TEST(ProgramRules, choices_and_memberships) {
  EXPECT_EQ(problems_with(R"("choices":[{"id":"summer","options":["on"]}])"), "invalid_combination /choices/0/options");
  EXPECT_EQ(problems_with(R"("choices":[{"id":"summer","options":["on","off","on"]}])"),
            "duplicate_id /choices/0/options/2");
  EXPECT_EQ(problems_with(R"("choices":[{"id":"a","options":["x","y"]},{"id":"a","options":["x","y"]}])"),
            "duplicate_id /choices/1/id");
  EXPECT_EQ(problems_with(R"("choices":[{"id":"a","options":[]}])"), "empty /choices/0/options");
  EXPECT_EQ(problems_with(R"("choices":[{"id":"a","options":["x",{"id":"y","name":"Y"}]}])"), "");
  EXPECT_EQ(problems_with(R"("choices":[{"id":"a","options":["x",{"name":"Y"}]}])"),
            "missing_field /choices/0/options/1");
  EXPECT_EQ(problems_with(R"("choices":[{"id":"a","options":["x",{"id":"y","label":"Y"}]}])"),
            "unknown_field /choices/0/options/1/label");
  EXPECT_EQ(problems_with(R"("choices":[{"id":"a","options":["x",1]}])"), "wrong_type /choices/0/options/1");
  EXPECT_EQ(problems_with(R"("memberships":[{"id":"plus","fee":"99.00"}])"), "missing_field /memberships/0");
}

TEST(ProgramRules, uses_of_points) {
  const auto redemption = [](const std::string& fields) {
    return problems_with(R"("redemptions":[{"id":"r","ledger":"points",)" + fields + "}]");
  };
  const std::string rungs = R"("rungs":[{"points":"5.00","value":"5.00"},{"points":"10.00","value":"12.00"}])";
  EXPECT_EQ(redemption(rungs), "");
  EXPECT_EQ(redemption(rungs + R"(,"step":"5.00")"), "invalid_combination /redemptions/0/step");
  EXPECT_EQ(redemption(rungs + R"(,"points":"1","value":"1")"), "conflicting_fields /redemptions/0");
  EXPECT_EQ(redemption(R"("rungs":[{"points":"5","value":"5"},{"points":"5.00","value":"12"}])"),
            "thresholds_not_ascending /redemptions/0/rungs/1/points");
  EXPECT_EQ(redemption(R"("rungs":[])"), "empty /redemptions/0/rungs");
  EXPECT_EQ(redemption(R"("points":"1","value":"1","each":{"of":"km","atMost":"60"})"), "");
  EXPECT_EQ(redemption(R"("points":"1","value":"1","each":{"of":"km","atMost":"60.5"})"),
            "too_precise /redemptions/0/each/atMost");
  EXPECT_EQ(redemption(R"("points":"1","value":"1","each":{"of":"miles"})"),
            "unknown_reference /redemptions/0/each/of");

  const auto reward = [](const std::string& fields) {
    return problems_with(R"("rewards":[{"id":"coffee","ledger":"points","points":"150",)" + fields + "}]");
  };
  EXPECT_EQ(reward(R"("cash":"1.00","value":"3.50","limit":{"window":{"type":"month"},"times":1})"), "");
  EXPECT_EQ(reward(R"("limit":{"times":1})"), "missing_field /rewards/0/limit");

  const auto transfer = [](const std::string& fields) {
    return problems_with(R"("transfers":[{"id":"t","ledger":"points","block":"10.00",)" + fields + "}]");
  };
  EXPECT_EQ(transfer(R"("gives":"8","to":{"ledger":"miles"})"), "");
  EXPECT_EQ(transfer(R"("gives":"0.8","to":{"ledger":"miles"})"), "too_precise /transfers/0/gives");
  EXPECT_EQ(transfer(R"("gives":"8","to":{"unit":"Skyline miles"})"), "");
  EXPECT_EQ(transfer(R"("gives":"8","to":{})"), "missing_field /transfers/0/to");
  EXPECT_EQ(transfer(R"("gives":"8","to":{"unit":"Skyline miles","ledger":"miles"})"),
            "conflicting_fields /transfers/0/to");
  EXPECT_EQ(transfer(R"("gives":"8","to":{"ledger":"points"})"), "invalid_combination /transfers/0/to/ledger");
  EXPECT_EQ(transfer(R"("gives":"8","to":{"ledger":"stars"})"), "unknown_reference /transfers/0/to/ledger");

  const auto conversion = [](const std::string& fields) {
    return problems_with(R"("conversions":[{"id":"c","ledger":"points","block":"500",)" + fields + "}]");
  };
  EXPECT_EQ(conversion(R"("every":"halfYear","voucher":{"value":"5.00","minimum":"0.00","validDays":90})"), "");
  EXPECT_EQ(conversion(R"("every":"week","voucher":{"value":"5.00"})"), "not_one_of /conversions/0/every");
  EXPECT_EQ(conversion(R"("every":"year","voucher":{"value":"0.00"})"), "out_of_range /conversions/0/voucher/value");
}

}  // namespace
}  // namespace loyalty::json::test
