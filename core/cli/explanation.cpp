// SPDX-License-Identifier: Apache-2.0
#include "explanation.h"

#include <string_view>

#include "step_words.h"

namespace loyalty::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string_view words_of(std::string_view group, std::string_view name) {
  for (const StepWords& words : step_words()) {
    if (words.key.size() == group.size() + 1 + name.size() && words.key.starts_with(group) &&
        words.key[group.size()] == '.' && words.key.ends_with(name)) {
      return words.text;
    }
  }
  return {};
}

std::string text_of(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string value_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text = "[";
  for (const Json& element : value) {
    if (text.size() > 1) text += ", ";
    text += value_text(element);
  }
  return text + "]";
}

/// A literal as it stands, the result of step n as #n, one element of it as #n[i].
std::string operand_text(const Json& operand) {
  std::string text("#");
  if (operand.is_string()) {
    text = operand.get<std::string>();
  } else if (operand.is_array() && operand.size() == 2) {
    text.append(operand[0].dump()).append("[").append(operand[1].dump()).append("]");
  } else {
    text += operand.dump();
  }
  return text;
}

std::string replaced(std::string text, std::string_view placeholder, const std::string& value) {
  for (std::size_t at = text.find(placeholder); at != std::string::npos;
       at = text.find(placeholder, at + value.size())) {
    text.replace(at, placeholder.size(), value);
  }
  return text;
}

/// subtract(#3, #5), rounding half up
std::string arithmetic(const Json& step) {
  const auto operands = step.find("of");
  if (operands == step.end()) return {};
  std::string text = text_of(step, "op") + "(";
  for (std::size_t i = 0; i < operands->size(); ++i) {
    if (i > 0) text += ", ";
    text += operand_text((*operands)[i]);
  }
  text += ")";
  if (const std::string rounding = text_of(step, "rounding"); !rounding.empty()) {
    const std::string_view words = words_of("rounding", rounding);
    text.append(", rounding ").append(words.empty() ? std::string_view(rounding) : words);
  }
  return text;
}

std::string step_text(const Json& step) {
  const std::string code = text_of(step, "code");
  const auto value = step.find("is");
  const std::string result = value == step.end() ? std::string() : value_text(*value);
  const std::string rule = text_of(step, "rule");
  const std::string_view words = words_of("step", code);
  std::string text = words.empty() ? code + ": {result}" : std::string(words);
  const auto operands = step.find("of");
  for (std::size_t i = 0; i < 2; ++i) {
    const bool there = operands != step.end() && i < operands->size();
    text = replaced(std::move(text), i == 0 ? "{a}" : "{b}", there ? operand_text((*operands)[i]) : std::string());
  }
  text = replaced(std::move(text), "{rule}", rule);
  text = replaced(std::move(text), "{result}", result);
  std::string detail = arithmetic(step);
  if (!rule.empty()) detail.append(detail.empty() ? "rule " : "; rule ").append(rule);
  if (!detail.empty()) text.append("  (").append(detail).append(")");
  return text;
}

}  // namespace

std::string explanation_text(const Json& explanation) {
  std::string text;
  for (std::size_t i = 0; i < explanation.size(); ++i) {
    text.append("#").append(std::to_string(i)).append("  ").append(step_text(explanation[i])).append("\n");
  }
  return text;
}

}  // namespace loyalty::cli
