// SPDX-License-Identifier: Apache-2.0
// The parser against nlohmann_json, over texts that are almost JSON: the two must accept the same ones and see the same
// values.
#include <gtest/gtest.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "parsed.h"

namespace loyalty::json::test {
namespace {

using Library = nlohmann::json;

/// The value as the library would hold it; numbers as the texts of their values.
Library value_of(const Document& document, NodeId id) {
  const Node& node = document.node(id);
  switch (node.kind) {
    case NodeKind::null:
      return nullptr;
    case NodeKind::boolean:
      return node.truth;
    case NodeKind::number:
      return Library::parse(node.text);
    case NodeKind::string:
      return std::string(node.text);
    case NodeKind::array: {
      Library array = Library::array();
      NodeId child = id + 1;
      for (std::uint32_t i = 0; i < node.count; ++i, child = document.node(child).end)
        array.push_back(value_of(document, child));
      return array;
    }
    case NodeKind::object: {
      Library object = Library::object();
      NodeId child = id + 1;
      for (std::uint32_t i = 0; i < node.count; ++i, child = document.node(child).end) {
        object[std::string(document.key(child))] = value_of(document, child);
      }
      return object;
    }
  }
  return nullptr;
}

/// Whether the library refuses a text only because a number in it is too large for its type.
class OnlyTooLarge : public nlohmann::json_sax<Library> {
 public:
  static bool is(const std::string& text) {
    OnlyTooLarge sax;
    static_cast<void>(Library::sax_parse(text, &sax));
    return sax.too_large_;
  }
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*size*/) override { return true; }
  bool key(string_t& /*name*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*size*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    constexpr int kNumberOverflow = 406;
    too_large_ = error.id == kNumberOverflow;
    return false;
  }

 private:
  bool too_large_ = false;
};

/// A small generator of its own: the same texts everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ % limit);
  }

 private:
  std::uint64_t state_;
};

constexpr std::string_view kSeeds[] = {
    R"({"a":[1,-2.5,3e4,0,-0.0,1E-2],"b":{"c":null,"d":true,"e":false},"f":"x\"y\\z\/\b\f\n\r\t"})",
    R"(["\u0041\u00e9\u4e2d\ud83d\ude00","中文","",{},[],[[]],{"":{"":[]}}])",
    R"(  { "k" : [ 1 , 2 , { "x" : "y" } ] , "l" : -12.75e+3 }  )",
    R"({"a":1,"b":2,"c":{"a":1,"b":2},"d":3,"aa":4})",
    R"({"lines":[{"id":"a","quantity":2,"unitPrice":"60.00"},{"id":"b","quantity":1,"unitPrice":12.5}],"explain":true})",
};
constexpr std::string_view kParts[] = {
    "{", "}", "[", "]", ",",  ":",  "\"",   "\\",   "\\u", "d800", "\\ud83d", "\\ude00", "0",    "-", ".",
    "e", "+", "1", " ", "\n", "\t", "null", "true", "a",   "\xC3", "\xA9",    "\xFF",    "\x01", "/", "\"a\":1"};

std::string mutated(Dice& dice) {
  std::string text(kSeeds[dice.below(std::size(kSeeds))]);
  for (std::size_t changes = 1 + dice.below(4); changes > 0; --changes) {
    const std::size_t at = dice.below(text.size() + 1);
    switch (dice.below(4)) {
      case 0:
        text.insert(at, kParts[dice.below(std::size(kParts))]);
        break;
      case 1:
        text.erase(at, 1 + dice.below(3));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
        break;
      default:
        text.insert(at, text.substr(dice.below(text.size() + 1), 1 + dice.below(12)));
        break;
    }
    if (text.empty()) text = "0";
  }
  return text;
}

TEST(Parser, agrees_with_the_library_on_almost_json) {
  Dice dice(20261122);
  int accepted = 0;
  int duplicates = 0;
  for (int i = 0; i < 50000; ++i) {
    const std::string text = mutated(dice);
    const Parsed parsed(text);
    const Library library = Library::parse(text, nullptr, false);
    if (library.is_discarded() && OnlyTooLarge::is(text)) continue;
    if (!parsed.ok && parsed.problem().starts_with("duplicate_field")) {
      // The library takes the last one of them; what comes after is not looked at here.
      ++duplicates;
      continue;
    }
    ASSERT_EQ(parsed.ok, !library.is_discarded()) << text;
    if (!parsed.ok) continue;
    ++accepted;
    ASSERT_EQ(value_of(parsed.document, 0), library) << text;
  }
  EXPECT_GT(accepted, 2000);
  EXPECT_GT(duplicates, 10);
}

}  // namespace
}  // namespace loyalty::json::test
