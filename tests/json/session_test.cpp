// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "json/call.h"
#include "json/limits.h"

namespace loyalty::json::test {
namespace {

using Library = nlohmann::json;

const std::string kProgram = R"({"format":"loyalty-program/1","id":"tea","currency":"CNY",
  "ledgers":[{"id":"points","name":"Points"}],
  "earn":[{"id":"base","ledger":"points","measure":{"type":"amount"},"award":{"type":"rate","points":"1"}}],
  "metrics":[{"id":"spend","type":"spend","window":{"type":"rollingMonths","months":12}}],
  "tiers":[{"id":"gold","name":"Gold","qualify":{"metric":{"id":"spend","atLeast":"500"}}}],
  "redemptions":[{"id":"pay","ledger":"points","points":"100","value":"1.00"}],
  "promotions":[{"id":"m300","name":"满300减50","trigger":{"type":"amount","at":"300"},"benefit":{"type":"amount","off":"50"}}]})";

const std::string kBasket = R"("basket":{"lines":[{"id":"a","unitPrice":"320.00"}]})";

Library call(Session& session, const std::string& operation, const std::string& request) {
  const std::string response = session.call(operation, request);
  Library document = Library::parse(response, nullptr, false);
  EXPECT_TRUE(document.is_object()) << response;
  return document;
}

std::string numbered(int number) {
  return R"({"format":"loyalty-program/1","currency":"CNY","id":"p)" + std::to_string(number) + R"("})";
}

std::string digest(Session& session, const std::string& program) {
  return call(session, "validate", R"({"program":)" + program + "}")["result"]["program"].get<std::string>();
}

std::string quote_by(const std::string& digest) {
  return R"({"program":")" + digest + R"(","asOf":"2026-11-22",)" + kBasket + "}";
}

/// Code and pointer of the first error.
std::string first_error(const Library& response) {
  if (!response.contains("errors")) return "ok";
  const Library& error = response["errors"][0];
  return error["code"].get<std::string>() + " " + error["pointer"].get<std::string>();
}

TEST(Session, answers_every_operation) {
  Session session;
  const std::string validated = digest(session, kProgram);
  const Library quote = call(session, "quote", quote_by(validated));
  EXPECT_EQ(quote["result"]["payable"], "270.00");
  EXPECT_EQ(quote["result"]["applied"][0]["promotion"], "m300");
  EXPECT_EQ(quote["result"]["earned"][0]["points"], "270");
  EXPECT_EQ(quote["result"]["effectiveDiscount"]["payRatio"]["basisPoints"], 8438);

  const Library statement =
      call(session, "statement", R"({"program":")" + validated + R"(","asOf":"2026-11-22","member":{"history":[
      {"type":"purchase","id":"o1","date":"2026-11-01","amount":"320"}]}})");
  EXPECT_EQ(statement["result"]["balances"][0]["balance"], "320");
  EXPECT_EQ(statement["result"]["tier"]["next"]["progress"][0]["missing"], "180.00");

  const Library effective =
      call(session, "effective-discount", R"({"currency":"CNY","asOf":"2026-11-22","basket":"150","promotions":[
      {"id":"p","trigger":{"type":"amount","at":"100"},"benefit":{"type":"voucher","value":"50","minimum":"100"}}]})");
  EXPECT_EQ(effective["result"]["readings"][0]["code"], "headline");
  EXPECT_EQ(effective["result"]["readings"][0]["payRatio"]["basisPoints"], 5000);

  const Library offer = call(session, "parse-offer", R"({"text":"满300减50","currency":"CNY"})");
  EXPECT_EQ(offer["result"]["readings"][0]["promotion"]["trigger"]["at"], "300.00");
}

TEST(Session, explains_when_asked) {
  Session session;
  const std::string request = quote_by(digest(session, kProgram));
  EXPECT_FALSE(call(session, "quote", request)["result"].contains("explanation"));
  const Library explained = call(session, "quote", R"({"explain":true,)" + request.substr(1));
  ASSERT_TRUE(explained["result"].contains("explanation"));
  bool seen = false;
  for (const Library& step : explained["result"]["explanation"]) {
    if (step.value("rule", "") == "m300") {
      EXPECT_EQ(step["source"], "/program/promotions/0");
      seen = true;
    }
  }
  EXPECT_TRUE(seen);
}

TEST(Session, a_digest_names_the_content_not_the_text) {
  Session session;
  Session other;
  const std::string spaced =
      R"({ "currency": "CNY",  "id": "p1", "format": "loyalty-program/1", "promotions": [], "rounding": "halfUp" })";
  EXPECT_EQ(digest(session, numbered(1)), digest(other, spaced));
  EXPECT_NE(digest(session, numbered(1)), digest(session, numbered(2)));
  // Stable for good: requests in other places and times name programmes by it.
  EXPECT_EQ(digest(session, numbered(1)), "p-f309ecf9f3951fa2");
}

TEST(Session, a_digest_it_has_not_seen_is_not_loaded) {
  Session session;
  const Library response = call(session, "quote", quote_by("p-0123456789abcdef"));
  EXPECT_EQ(first_error(response), "program_not_loaded /program");
  EXPECT_EQ(response["errors"][0]["params"]["digest"], "p-0123456789abcdef");
}

TEST(Session, a_programme_sent_with_a_quote_is_loaded_too) {
  Session session;
  const std::string inline_request = R"({"program":)" + kProgram + R"(,"asOf":"2026-11-22",)" + kBasket + "}";
  const std::string first = session.call("quote", inline_request);
  EXPECT_EQ(session.call("quote", inline_request), first);
  Session other;
  EXPECT_EQ(session.call("quote", quote_by(digest(other, kProgram))), first);
}

TEST(Session, keeps_the_programmes_used_last) {
  Session session;
  const std::string first = digest(session, numbered(0));
  const std::string second = digest(session, numbered(1));
  for (int i = 2; i < static_cast<int>(kMaxPrograms); ++i) static_cast<void>(digest(session, numbered(i)));
  EXPECT_EQ(first_error(call(session, "quote", quote_by(first))), "ok");
  static_cast<void>(digest(session, numbered(1000)));
  EXPECT_EQ(first_error(call(session, "quote", quote_by(first))), "ok") << "it was used after the second one";
  EXPECT_EQ(first_error(call(session, "quote", quote_by(second))), "program_not_loaded /program");
}

TEST(Session, a_programme_that_is_wrong_is_not_loaded) {
  Session session;
  const std::string wrong = R"({"format":"loyalty-program/1","currency":"CNY","id":"p","earn":[
      {"id":"a","ledger":"none","measure":{"type":"amount"},"award":{"type":"rate","points":"1"}}]})";
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(first_error(call(session, "validate", R"({"program":)" + wrong + "}")),
              "unknown_reference /program/earn/0/ledger");
  }
}

TEST(Session, refuses_what_is_no_request) {
  Session session;
  EXPECT_EQ(first_error(call(session, "guess", "{}")), "unknown_operation ");
  EXPECT_EQ(first_error(call(session, "a\xFF\"\n", "{}")), "unknown_operation ");
  EXPECT_EQ(first_error(call(session, "quote", "")), "invalid_json ");
  EXPECT_EQ(first_error(call(session, "quote", "[]")), "wrong_type ");
  EXPECT_EQ(first_error(call(session, "quote", "\"\xFF\"")), "invalid_utf8 ");
  EXPECT_EQ(first_error(call(session, "validate", "{}")), "missing_field ");
  EXPECT_EQ(first_error(call(session, "validate", R"({"program":"p-0123456789abcdef"})")), "wrong_type /program");
}

TEST(Session, finds_all_errors_of_a_request) {
  Session session;
  const Library response = call(session, "quote", R"({"program":)" + kProgram + R"(,"asOf":"2026-02-30","colour":1,
      "basket":{"lines":[{"id":"a","unitPrice":"-1","quantity":0},{"id":"a","unitPrice":"1"}]},
      "member":{"tier":"none","balances":{"miles":"1"}},"redeem":{"redemption":"pay","points":"1.5"}})");
  std::vector<std::string> found;
  for (const Library& error : response["errors"]) {
    found.push_back(error["code"].get<std::string>() + " " + error["pointer"].get<std::string>());
    EXPECT_FALSE(error["message"].get<std::string>().empty());
  }
  const std::vector<std::string> expected{"invalid_date /asOf",
                                          "unknown_field /colour",
                                          "out_of_range /basket/lines/0/quantity",
                                          "out_of_range /basket/lines/0/unitPrice",
                                          "duplicate_id /basket/lines/1/id",
                                          "too_precise /redeem/points",
                                          "unknown_reference /member/tier",
                                          "unknown_reference /member/balances/miles"};
  EXPECT_EQ(found, expected);
}

TEST(Session, reports_fifty_errors_at_most_of_the_promotions_of_a_request) {
  Session session;
  std::string promotions;
  for (int i = 0; i < 40; ++i) {
    promotions +=
        (i > 0 ? "," : "") + std::string(R"({"id":"p)") + std::to_string(i) +
        R"(","stage":"nowhere","trigger":{"type":"amount","at":"1","repeat":"each"},"benefit":{"type":"percent","off":"5"}})";
  }
  const std::string head = quote_by(digest(session, kProgram));
  const std::string field = R"("promotions":[)" + promotions + "]}";
  for (const Library& response :
       {call(session, "quote", head.substr(0, head.size() - 1) + "," + field),
        call(session, "effective-discount", R"({"currency":"CNY","asOf":"2026-11-22",)" + field)}) {
    ASSERT_EQ(response["errors"].size(), 50U);
    EXPECT_EQ(response["errors"].back()["pointer"], "/promotions/24/benefit/type");
  }
}

TEST(Session, ids_of_a_request_differ_from_those_of_the_programme) {
  Session session;
  const std::string head = quote_by(digest(session, kProgram));
  const std::string promotion = R"({"id":"m300","benefit":{"type":"percent","off":"5"}})";
  EXPECT_EQ(
      first_error(call(session, "quote", head.substr(0, head.size() - 1) + R"(,"promotions":[)" + promotion + "]}")),
      "duplicate_id /promotions/0/id");
  EXPECT_EQ(first_error(call(
                session, "quote",
                head.substr(0, head.size() - 1) + R"(,"vouchers":[{"id":"v","value":"5"},{"id":"v","value":"5"}]})")),
            "duplicate_id /vouchers/1/id");
}

TEST(Session, a_member_without_a_tier_has_the_one_their_metrics_reach) {
  Session session;
  const std::string head = quote_by(digest(session, kProgram));
  const auto tier_before = [&](const std::string& member) {
    return call(session, "quote",
                head.substr(0, head.size() - 1) + R"(,"member":)" + member + "}")["result"]["tier"]["before"];
  };
  EXPECT_EQ(tier_before(R"({"metrics":{"spend":"500"}})"), "gold");
  EXPECT_EQ(tier_before(R"({"tier":null,"metrics":{"spend":"500"}})"), "gold");
  EXPECT_EQ(tier_before(R"({"metrics":{"spend":"499.99"}})"), Library());
  EXPECT_EQ(tier_before(R"({})"), Library());
  EXPECT_EQ(tier_before(R"({"tier":"gold"})"), "gold");
}

TEST(Session, a_member_is_a_snapshot_or_a_history) {
  Session session;
  const std::string head = quote_by(digest(session, kProgram));
  const std::string history = R"("history":[{"type":"purchase","id":"o1","date":"2026-11-01","amount":"600"}])";
  const Library both =
      call(session, "quote", head.substr(0, head.size() - 1) + R"(,"member":{"orders":1,)" + history + "}}");
  EXPECT_EQ(first_error(both), "conflicting_fields /member");
  const Library past = call(session, "quote",
                            head.substr(0, head.size() - 1) + R"(,"member":{)" + history +
                                R"(},"redeem":{"redemption":"pay","points":"max"}})");
  EXPECT_EQ(past["result"]["tier"]["before"], "gold");
  EXPECT_EQ(past["result"]["redemption"]["used"], "600");
  EXPECT_EQ(past["result"]["pointsValue"], "6.00");
}

TEST(Session, limits_lists) {
  Session session;
  std::string lines;
  for (int i = 0; i < 10001; ++i)
    lines += (i > 0 ? "," : "") + std::string(R"({"id":"l)") + std::to_string(i) + R"(","unitPrice":"1"})";
  const std::string request =
      R"({"program":")" + digest(session, kProgram) + R"(","asOf":"2026-11-22","basket":{"lines":[)" + lines + "]}}";
  EXPECT_EQ(first_error(call(session, "quote", request)), "too_many /basket/lines");
}

TEST(Session, warns_of_what_will_surprise) {
  Session session;
  const std::string odd = R"({"format":"loyalty-program/1","currency":"CNY","id":"p","promotions":[
      {"id":"a","trigger":{"type":"amount","at":"50"},"benefit":{"type":"amount","off":"60"}},
      {"id":"b","benefit":{"type":"percent","off":"100"}},
      {"id":"c","valid":{"to":"2026-01-01"},"when":{"date":{"from":"2026-01-02"}},"benefit":{"type":"percent","off":"5"}},
      {"id":"d","trigger":{"type":"amount","at":"100"},"benefit":{"type":"voucher","value":"50","minimum":"40"}},
      {"id":"e","trigger":{"type":"amount","at":"100"},"benefit":{"type":"voucher","value":"50","minimum":"50"}}]})";
  const Library response = call(session, "validate", R"({"program":)" + odd + "}");
  ASSERT_EQ(first_error(response), "ok") << response;
  std::vector<std::string> found;
  for (const Library& warning : response["result"]["warnings"]) {
    found.push_back(warning["code"].get<std::string>() + " " + warning["pointer"].get<std::string>());
  }
  const std::vector<std::string> expected{
      "mark_below_benefit /program/promotions/0/benefit/off", "everything_off /program/promotions/1/benefit/off",
      "never_applies /program/promotions/2", "voucher_minimum_below_value /program/promotions/3/benefit/value"};
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace loyalty::json::test
