// SPDX-License-Identifier: Apache-2.0
// What the fuzzer has found worth keeping, one file a case, through the entry it was found with.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "input.h"

namespace loyalty::tests {
namespace {

const std::filesystem::path kFolder = LOYALTY_CORPUS_DIR;

std::vector<std::string> file_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class CorpusTest : public testing::TestWithParam<std::string> {};

TEST_P(CorpusTest, gets_one_well_formed_response) {
  std::ifstream file(kFolder / GetParam(), std::ios::binary);
  const std::string input{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(input.empty());

  json::Session session;
  const std::string response = respond(session, input);
  EXPECT_EQ(flaw(response), "") << response;
  EXPECT_EQ(respond(session, input), response) << "the same session answered differently";
  json::Session other;
  EXPECT_EQ(respond(other, input), response) << "another session answered differently";
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, CorpusTest, testing::ValuesIn(file_names()), test_name);

TEST(CorpusFolder, holds_inputs) { EXPECT_FALSE(file_names().empty()); }

TEST(CorpusFlaw, is_found_in_what_is_no_response) {
  EXPECT_EQ(flaw(R"({"ok":true,"result":{}})"), "");
  EXPECT_EQ(flaw(R"({"ok":false,"errors":[{"code":"invalid_json"}]})"), "");
  EXPECT_NE(flaw(""), "");
  EXPECT_NE(flaw("[]"), "");
  EXPECT_NE(flaw(R"({"ok":true,"result":{})"), "") << "not closed";
  EXPECT_NE(flaw("{\"ok\":true,\"result\":\"\xFF\"}"), "") << "not UTF-8";
  EXPECT_NE(flaw(R"({"ok":1,"result":{}})"), "");
  EXPECT_NE(flaw(R"({"ok":true,"errors":[{}]})"), "");
  EXPECT_NE(flaw(R"({"ok":false,"result":{}})"), "");
  EXPECT_NE(flaw(R"({"ok":false,"errors":[]})"), "");
}

}  // namespace
}  // namespace loyalty::tests
