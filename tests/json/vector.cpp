// SPDX-License-Identifier: Apache-2.0
#include "vector.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "json/call.h"

namespace loyalty::tests {
namespace {

using nlohmann::json;

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// The position after the JSON value that starts at `at`.
std::size_t skip_value(std::string_view text, std::size_t at) {
  int depth = 0;
  do {
    if (text[at] == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
      }
      ++at;
    } else if (text[at] == '{' || text[at] == '[') {
      ++depth, ++at;
    } else if (text[at] == '}' || text[at] == ']') {
      --depth, ++at;
    } else if (depth > 0) {
      ++at;
    } else {
      while (at < text.size() && text[at] != ',' && text[at] != '}' && text[at] != ']' && !is_space(text[at])) ++at;
    }
  } while (depth > 0 && at < text.size());
  return at;
}

std::string text_of(const json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string from_hex(const std::string& hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1])));
  }
  return bytes;
}

std::string repeated(const json& recipe) {
  std::string request = text_of(recipe, "before");
  const std::string text = text_of(recipe, "text");
  const std::string separator = text_of(recipe, "separator");
  const auto times = recipe.value("times", std::size_t{0});
  for (std::size_t i = 0; i < times; ++i) {
    if (i > 0) request += separator;
    request += replace_all(text, "#", std::to_string(i));
  }
  return request + text_of(recipe, "after");
}

std::string request_of(std::string_view text, const json& document) {
  if (document.contains("requestText")) return text_of(document, "requestText");
  if (document.contains("requestHex")) return from_hex(text_of(document, "requestHex"));
  if (document.contains("requestRepeat")) return repeated(document["requestRepeat"]);
  return std::string(raw_field(text, "request"));
}

void compare(const json& expect, const json& actual, const std::string& pointer, std::vector<std::string>& out) {
  if (expect.is_object() && actual.is_object()) {
    for (const auto& [field, value] : expect.items()) {
      const auto found = actual.find(field);
      if (found == actual.end()) {
        out.push_back(pointer + "/" + field + ": missing, expected " + value.dump());
      } else {
        compare(value, *found, pointer + "/" + field, out);
      }
    }
  } else if (expect.is_array() && actual.is_array() && expect.size() == actual.size()) {
    for (std::size_t i = 0; i < expect.size(); ++i) {
      compare(expect[i], actual[i], pointer + "/" + std::to_string(i), out);
    }
  } else if (expect != actual) {
    out.push_back(pointer + ": expected " + expect.dump() + ", got " + actual.dump());
  }
}

}  // namespace

std::vector<std::string> vector_names(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    names.push_back(std::filesystem::path(entry.path()).replace_extension().string().substr(folder.size() + 1));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string_view raw_field(std::string_view object, std::string_view field) {
  std::size_t at = skip_space(object, 0);
  if (at >= object.size() || object[at] != '{') return {};
  for (++at; at < object.size();) {
    at = skip_space(object, at);
    const std::size_t key_end = skip_value(object, at);
    const std::string_view key = object.substr(at, key_end - at);
    const std::size_t begin = skip_space(object, skip_space(object, key_end) + 1);
    const std::size_t end = skip_value(object, begin);
    if (key.size() == field.size() + 2 && key.substr(1, field.size()) == field) return object.substr(begin, end - begin);
    at = skip_space(object, end);
    if (at >= object.size() || object[at] != ',') break;
    ++at;
  }
  return {};
}

Vector load_vector(const std::string& folder, const std::string& name) {
  Vector vector;
  vector.name = name;
  const auto text = read_file(folder + "/" + name + ".json");
  const json document = json::parse(text.value_or(""), nullptr, false);
  if (!document.is_object()) {
    vector.problems.push_back("not a JSON object");
    return vector;
  }
  if (text_of(document, "name") != name) vector.problems.push_back("its name is not its path");
  if (text_of(document, "why").empty()) vector.problems.push_back("does not say why");
  if (!document.contains("expect")) vector.problems.push_back("expects nothing");

  vector.call = {text_of(document, "operation"), request_of(*text, document)};
  if (document.contains("setup")) {
    const std::string_view setup = raw_field(*text, "setup");
    vector.setup.push_back({text_of(document["setup"], "operation"), std::string(raw_field(setup, "request"))});
  }
  const json files = document.value("files", json::object());
  for (const auto& [key, path] : files.items()) {
    const auto content = read_file(folder + "/../../" + (path.is_string() ? path.get<std::string>() : ""));
    if (!content) vector.problems.push_back("no file " + path.dump());
    for (Call* call : {&vector.call, vector.setup.empty() ? nullptr : &vector.setup.front()}) {
      if (call != nullptr) call->request = replace_all(call->request, "\"" + key + "\"", content.value_or("null"));
    }
  }
  vector.expect = document.value("expect", json());
  return vector;
}

std::string respond(const Vector& vector) {
  loyalty::json::Session session;
  for (const Call& call : vector.setup) static_cast<void>(session.call(call.operation, call.request));
  return session.call(vector.call.operation, vector.call.request);
}

std::vector<std::string> differences(const json& expect, const json& actual) {
  std::vector<std::string> lines;
  compare(expect, actual, "", lines);
  return lines;
}

}  // namespace loyalty::tests
