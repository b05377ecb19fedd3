// SPDX-License-Identifier: Apache-2.0
// The loyalty command as a process: what it prints and how it ends.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace loyalty::cli::test {
namespace {

using Library = nlohmann::json;

struct Outcome {
  int status = -1;
  std::string output;
};

/// Runs the command with these words, through the shell; standard error is dropped unless the words redirect it.
Outcome run(const std::string& words) {
  Outcome result;
  std::FILE* pipe = popen((std::string("exec 2>/dev/null; ") + words).c_str(), "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> block{};
  for (std::size_t size = 0; (size = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
    result.output.append(block.data(), size);
  const int status = pclose(pipe);
  if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
  return result;
}

const std::string kLoyalty = std::string("'") + LOYALTY_COMMAND + "'";
const std::string kRequest = std::string("'") + LOYALTY_PROGRAMS_DIR + "/tea-club.quote.json'";

TEST(Command, answers_from_a_file_and_from_standard_input) {
  const Outcome file = run(kLoyalty + " quote " + kRequest);
  EXPECT_EQ(file.status, 0);
  EXPECT_TRUE(Library::parse(file.output, nullptr, false)["ok"].get<bool>());
  EXPECT_EQ(run(kLoyalty + " quote - < " + kRequest).output, file.output);
  EXPECT_EQ(run(kLoyalty + " quote < " + kRequest).output, file.output);
  EXPECT_EQ(run("cat " + kRequest + " | " + kLoyalty + " quote").output, file.output);
}

TEST(Command, takes_chinese_text) {
  const Outcome offer = run(R"(printf '{"text":"满300减50","currency":"CNY"}' | )" + kLoyalty + " parse-offer");
  EXPECT_EQ(offer.status, 0);
  EXPECT_NE(offer.output.find("满300减50"), std::string::npos);
}

TEST(Command, a_refused_request_ends_with_1_and_says_why_as_json) {
  const Outcome refused = run("echo '{}' | " + kLoyalty + " quote");
  EXPECT_EQ(refused.status, 1);
  EXPECT_EQ(Library::parse(refused.output, nullptr, false)["errors"][0]["code"], "missing_field");
  EXPECT_EQ(run("echo '{}' | " + kLoyalty + " quote --explain").output, refused.output);
  const Outcome unknown = run("echo '{}' | " + kLoyalty + " forecast");
  EXPECT_EQ(unknown.status, 1);
  EXPECT_EQ(Library::parse(unknown.output, nullptr, false)["errors"][0]["code"], "unknown_operation");
}

TEST(Command, wrong_usage_and_files_that_cannot_be_read_end_with_2) {
  for (const char* words : {"", " quote /no/such/file", " quote /", " quote a b", " --no-such-flag quote"}) {
    const Outcome misused = run(kLoyalty + words + " < /dev/null");
    EXPECT_EQ(misused.status, 2) << words;
    EXPECT_EQ(misused.output, "") << words;
  }
  EXPECT_NE(run(kLoyalty + " quote /no/such/file 2>&1").output.find("cannot read /no/such/file"), std::string::npos);
}

TEST(Command, helps) {
  const Outcome help = run(kLoyalty + " --help");
  EXPECT_EQ(help.status, 0);
  for (const char* word :
       {"validate", "quote", "statement", "advise", "advise-basket", "effective-discount", "compare", "parse-offer", "--explain", "Exit status"}) {
    EXPECT_NE(help.output.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(run(kLoyalty + " --version").output, "loyalty " LOYALTY_VERSION "\n");
}

TEST(Command, prints_over_several_lines) {
  const Outcome pretty = run(kLoyalty + " quote --pretty " + kRequest);
  EXPECT_EQ(pretty.status, 0);
  EXPECT_EQ(pretty.output.substr(0, 15), "{\n  \"ok\": true,");
  EXPECT_EQ(Library::parse(pretty.output, nullptr, false),
            Library::parse(run(kLoyalty + " quote " + kRequest).output, nullptr, false));
}

TEST(Command, explains_in_english_sentences) {
  const Outcome explained = run(kLoyalty + " quote --explain " + kRequest);
  EXPECT_EQ(explained.status, 0);
  EXPECT_EQ(explained.output.substr(0, 4), "#0  ");
  EXPECT_NE(explained.output.find("Discount"), std::string::npos);
  EXPECT_NE(explained.output.find("; rule over-300)"), std::string::npos);
  EXPECT_EQ(explained.output.find("{result}"), std::string::npos);
  const std::size_t result = explained.output.find("\n{\n");
  ASSERT_NE(result, std::string::npos);
  EXPECT_EQ(Library::parse(explained.output.substr(result), nullptr, false)["currency"], "CNY");
}

TEST(Command, an_answer_without_explanation_is_printed_as_it_is) {
  const Outcome offer = run(R"(printf '{"text":"8.5折","currency":"CNY"}' | )" + kLoyalty + " parse-offer --explain");
  EXPECT_EQ(offer.status, 0);
  EXPECT_EQ(offer.output.substr(0, 1), "{");
}

}  // namespace
}  // namespace loyalty::cli::test
