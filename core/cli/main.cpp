// SPDX-License-Identifier: Apache-2.0
// The loyalty command: an operation, a request, the response on standard output.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "explanation.h"
#include "json/call.h"
#include "json/limits.h"

namespace {

constexpr int kAnswered = 0;
constexpr int kRefused = 1;
constexpr int kMisused = 2;

struct OperationHelp {
  const char* name;
  const char* question;
  const char* example;
};
constexpr std::array<OperationHelp, 8> kOperations{{
    {"validate",
     "Is this programme right, and what in it will surprise its owner? Prints its digest, warnings and counts.",
     R"(echo '{"program": {"format": "loyalty-program/1", "id": "p", "currency": "CNY"}}' | loyalty validate)"},
    {"quote",
     "This member, this basket, now: what is paid, what applied and why the rest did not, points, vouchers, tier.",
     "loyalty quote request.json --explain"},
    {"statement", "This member's history up to a date: balance by lot, metrics, tier and what is missing to the next.",
     "loyalty statement request.json --pretty"},
    {"advise", "What next: the way to a level and whether it is worth it, points before they end, the cheapest way to a reward.",
     "loyalty advise request.json --explain"},
    {"advise-basket", "What to add so that less is paid, whether to buy in two orders, whether to use vouchers and points now.",
     "loyalty advise-basket request.json --pretty"},
    {"effective-discount",
     "What are these promotions worth: for a basket, over all baskets, in the readings of their terms.",
     R"(echo '{"currency": "CNY", "asOf": "2026-11-22", "basket": "150", "promotions": [...]}' | loyalty effective-discount)"},
    {"compare", "Up to four offers over the same baskets: which costs least where, and from which basket on another one does.",
     "loyalty compare request.json --pretty"},
    {"parse-offer", "An offer in everyday words as a promotion document.",
     R"(echo '{"text": "每满100减20，最高减60", "currency": "CNY"}' | loyalty parse-offer --pretty)"},
}};

std::string operations_help() {
  std::string text = "Operations:\n";
  for (const OperationHelp& operation : kOperations) {
    text +=
        std::string("  ") + operation.name + "\n      " + operation.question + "\n      $ " + operation.example + "\n";
  }
  text +=
      "\nA request is one JSON document; core/README.md describes all of them, core/schema/ field by field.\n"
      "The response is {\"ok\":true,\"result\":...} or {\"ok\":false,\"errors\":[...]}.\n\n"
      "Exit status: 0 answered, 1 refused (the errors are on standard output), 2 wrong usage or unreadable file.\n";
  return text;
}

/// One byte more than is accepted is enough to have the request refused.
std::optional<std::string> read_all(std::FILE* file) {
  std::string text;
  std::array<char, 65536> block{};
  while (text.size() <= loyalty::json::kMaxBytes) {
    const std::size_t size = std::fread(block.data(), 1, block.size(), file);
    text.append(block.data(), size);
    if (size < block.size()) break;
  }
  if (std::ferror(file) != 0) return std::nullopt;
  return text;
}

/// The request, or nothing after a message on standard error.
std::optional<std::string> read_request(const std::string& path) {
  const bool standard_input = path.empty() || path == "-";
  if (path.empty() && isatty(STDIN_FILENO) != 0) {
    std::fputs("loyalty: no request: name a file, or \"-\" for standard input; see loyalty --help\n", stderr);
    return std::nullopt;
  }
  std::FILE* file = standard_input ? stdin : std::fopen(path.c_str(), "rb");
  std::optional<std::string> text;
  if (file != nullptr) text = read_all(file);
  if (!text)
    std::fprintf(stderr, "loyalty: cannot read %s: %s\n", standard_input ? "standard input" : path.c_str(),
                 std::strerror(errno));
  if (file != nullptr && !standard_input) std::fclose(file);
  return text;
}

/// The request asking for its explanation. One that says so itself, or that is no object, is sent as it stands; so are
/// the operations that have none. The text is added to, not written anew: the texts of numbers matter.
std::string explaining(const std::string& operation, std::string request) {
  if (operation != "quote" && operation != "statement" && operation != "advise" && operation != "effective-discount") return request;
  const nlohmann::ordered_json document = nlohmann::ordered_json::parse(request, nullptr, false);
  if (!document.is_object() || document.contains("explain")) return request;
  request.insert(request.find('{') + 1, document.empty() ? "\"explain\":true" : "\"explain\":true,");
  return request;
}

void print_line(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

/// An answer for people: the explanation as sentences, then the rest of the result.
void print_explained(nlohmann::ordered_json& result) {
  if (result.contains("explanation")) {
    std::fputs(loyalty::cli::explanation_text(result["explanation"]).c_str(), stdout);
    std::fputs("\n", stdout);
    result.erase("explanation");
  } else {
    std::fputs("loyalty: this answer has no explanation\n", stderr);
  }
  print_line(result.dump(2));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Loyalty Calculator: points, tiers, promotions and what a basket really costs, exactly.", "loyalty");
  app.footer(operations_help());
  std::string operation;
  std::string path;
  bool pretty = false;
  bool explain = false;
  app.add_option("OPERATION", operation, "What is asked; see below")->required();
  app.add_option("REQUEST", path, "File of the request; \"-\" or nothing reads standard input");
  app.add_flag("--pretty", pretty, "Print the response over several lines");
  app.add_flag("--explain", explain, "Print how every figure comes about, as English sentences, then the result");
  app.set_version_flag("--version", std::string("loyalty " LOYALTY_VERSION));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kAnswered : kMisused;
  }

  const std::optional<std::string> request = read_request(path);
  if (!request) return kMisused;
  loyalty::json::Session session;
  const std::string response = session.call(operation, explain ? explaining(operation, *request) : *request);
  nlohmann::ordered_json document = nlohmann::ordered_json::parse(response, nullptr, false);
  const bool answered = document.is_object() && document.contains("result");
  if (explain && answered) {
    print_explained(document["result"]);
  } else {
    print_line(pretty ? document.dump(2) : response);
  }
  return answered ? kAnswered : kRefused;
}
