// SPDX-License-Identifier: Apache-2.0
#include "reader.h"

#include <algorithm>

#include "loyalty/decimal.h"

namespace loyalty::json {
namespace {

bool is_id(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  if (text.empty() || text.size() > kLongest) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ':' || c == '-';
  });
}

/// A language and its subtags: letters first, every part of at most eight letters or digits.
bool is_language_tag(std::string_view text) {
  constexpr std::size_t kLongestPart = 8;
  std::size_t part = 0;
  bool language = true;
  for (const char c : text) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (c == '-') {
      if (part < (language ? 2U : 1U)) return false;
      part = 0;
      language = false;
    } else if ((!letter && (language || c < '0' || c > '9')) || ++part > kLongestPart) {
      return false;
    }
  }
  return part >= (language ? 2U : 1U);
}

/// The whole number a JSON number text stands for, if it is written as one and fits.
std::optional<std::int64_t> whole(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  constexpr std::size_t kMostDigits = 18;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

std::string decimal_text(std::int64_t units, int decimals) {
  std::string text;
  append_decimal(text, units, decimals);
  return text;
}


}  // namespace

void Reader::report(NodeId at, ErrorCode code, ParamList params) { problems_.add(code, document_.pointer_of(at), params); }

void Reader::report_range(NodeId at, std::string_view value, std::string_view minimum, std::string_view maximum) {
  report(at, ErrorCode::out_of_range, {{"value", shortened(value)}, {"minimum", minimum}, {"maximum", maximum}});
}

bool Reader::expect(NodeId id, NodeKind kind, std::string_view expected) {
  if (id == kNoNode) return false;
  if (document_.node(id).kind == kind) return true;
  report(id, ErrorCode::wrong_type, {{"expected", expected}});
  return false;
}

std::string_view Reader::string(NodeId id) {
  if (!expect(id, NodeKind::string, "a string")) return {};
  const std::string_view text = document_.text(id);
  if (text.size() <= kMaxStringBytes) return text;
  report(id, ErrorCode::too_large, {{"size", std::to_string(text.size())}, {"limit", std::to_string(kMaxStringBytes)}});
  return {};
}

std::string_view Reader::id(NodeId id) {
  if (!expect(id, NodeKind::string, "a string")) return {};
  const std::string_view text = document_.text(id);
  if (is_id(text)) return text;
  report(id, ErrorCode::invalid_id, {{"value", shortened(text)}});
  return {};
}

Text Reader::text(NodeId id) {
  Text text;
  if (id == kNoNode) return text;
  if (is(id, NodeKind::string)) {
    text.by_language.emplace_back(std::string(), string(id));
    return text;
  }
  if (!is(id, NodeKind::object) || size(id) == 0) {
    report(id, ErrorCode::invalid_text);
    return text;
  }
  if (size(id) > kMaxEntries) {
    report(id, ErrorCode::too_many, {{"count", std::to_string(size(id))}, {"limit", std::to_string(kMaxEntries)}});
    return text;
  }
  NodeId entry = first(id);
  for (std::size_t i = 0; i < size(id); ++i, entry = next(entry)) {
    document_.node(entry).read = true;
    if (!is_language_tag(document_.key(entry)) || !is(entry, NodeKind::string)) {
      report(entry, ErrorCode::invalid_text);
    } else {
      text.by_language.emplace_back(document_.key(entry), string(entry));
    }
  }
  return text;
}

bool Reader::boolean(NodeId id) { return expect(id, NodeKind::boolean, "true or false") && document_.node(id).truth; }

std::int64_t Reader::integer(NodeId id, Range range) {
  if (id == kNoNode) return 0;
  constexpr std::string_view kExpected = "an integer";
  if (!expect(id, NodeKind::number, kExpected)) return range.minimum;
  const std::string_view text = document_.text(id);
  if (text.find_first_not_of("-0123456789") != std::string_view::npos) {
    report(id, ErrorCode::wrong_type, {{"expected", kExpected}});
    return range.minimum;
  }
  const std::optional<std::int64_t> value = whole(text);
  if (value && *value >= range.minimum && *value <= range.maximum) return *value;
  report_range(id, text, std::to_string(range.minimum), std::to_string(range.maximum));
  return range.minimum;
}

std::int64_t Reader::decimal(NodeId id, int decimals, Range range) {
  if (id == kNoNode) return 0;
  if (!is(id, NodeKind::number) && !expect(id, NodeKind::string, "a decimal number, as a string or a number")) return range.minimum;
  const std::string_view text = document_.text(id);
  const DecimalParse parsed = parse_decimal(text, decimals);
  if (!parsed.error && parsed.units >= range.minimum && parsed.units <= range.maximum) return parsed.units;
  if (parsed.error == DecimalError::invalid) {
    report(id, ErrorCode::invalid_decimal, {{"value", shortened(text)}});
  } else if (parsed.error == DecimalError::too_precise) {
    report(id, ErrorCode::too_precise, {{"value", shortened(text)}, {"decimals", std::to_string(decimals)}});
  } else {
    report_range(id, text, decimal_text(range.minimum, decimals), decimal_text(range.maximum, decimals));
  }
  return range.minimum;
}

Rational Reader::rational(NodeId id, std::int64_t maximum, bool zero_allowed) {
  constexpr int kDecimals = 9;
  if (id == kNoNode) return {};
  if (!is(id, NodeKind::number) && !expect(id, NodeKind::string, "a decimal number, as a string or a number")) return {};
  const std::string_view text = document_.text(id);
  const std::optional<Rational> value = parse_rational(text);
  if (value && value->numerator >= (zero_allowed ? 0 : 1) && compare(*value, Rational{maximum, 1}) <= 0) return *value;
  const std::optional<DecimalError> error = value ? std::nullopt : parse_decimal(text, kDecimals).error;
  if (error == DecimalError::invalid) {
    report(id, ErrorCode::invalid_decimal, {{"value", shortened(text)}});
  } else if (error == DecimalError::too_precise) {
    report(id, ErrorCode::too_precise, {{"value", shortened(text)}, {"decimals", std::to_string(kDecimals)}});
  } else {
    report_range(id, text, zero_allowed ? "0" : "0.000000001", std::to_string(maximum));
  }
  return {};
}

std::optional<Date> Reader::date(NodeId id) {
  if (!expect(id, NodeKind::string, "a date of the form 2026-12-31")) return std::nullopt;
  const std::optional<Date> value = parse_date(document_.text(id));
  if (!value) report(id, ErrorCode::invalid_date, {{"value", shortened(document_.text(id))}});
  return value;
}

std::optional<TimeOfDay> Reader::time(NodeId id) {
  if (!expect(id, NodeKind::string, "a time of the form 18:30")) return std::nullopt;
  const std::optional<TimeOfDay> value = parse_time(document_.text(id));
  if (!value) report(id, ErrorCode::invalid_time, {{"value", shortened(document_.text(id))}});
  return value;
}

DateWindow Reader::window(NodeId id) {
  DateWindow window;
  Fields fields(*this, id);
  window.from = date(fields.find("from"));
  window.to = date(fields.find("to"));
  fields.finish();
  if (window.from && window.to && *window.to < *window.from) {
    report(id, ErrorCode::invalid_window, {{"from", to_text(*window.from)}, {"to", to_text(*window.to)}});
  }
  return window;
}

MonthDay Reader::month_day(NodeId id) {
  constexpr std::string_view kExpected = "a day of the year of the form 12-31";
  if (!expect(id, NodeKind::string, kExpected)) return {};
  // In a leap year every such day is a date.
  const std::optional<Date> value = parse_date("2000-" + std::string(document_.text(id)));
  if (value) return {civil(*value).month, civil(*value).day};
  report(id, ErrorCode::wrong_type, {{"expected", kExpected}});
  return {};
}

std::size_t Reader::choice(NodeId id, std::span<const std::string_view> names) {
  if (!expect(id, NodeKind::string, "a string")) return names.size();
  const std::string_view text = document_.text(id);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == text) return i;
  }
  std::string allowed;
  for (const std::string_view name : names) {
    if (!allowed.empty()) allowed += ", ";
    allowed += name;
  }
  report(id, ErrorCode::not_one_of, {{"value", shortened(text)}, {"allowed", allowed}});
  return names.size();
}

bool Reader::list(NodeId id, std::size_t limit) {
  if (!expect(id, NodeKind::array, "a list")) return false;
  if (size(id) <= limit) return true;
  report(id, ErrorCode::too_many, {{"count", std::to_string(size(id))}, {"limit", std::to_string(limit)}});
  return false;
}

bool Reader::filled_list(NodeId id) {
  if (!list(id, kMaxEntries)) return false;
  if (size(id) == 0) report(id, ErrorCode::empty);
  return true;
}

std::vector<std::string> Reader::strings(NodeId id) {
  std::vector<std::string> strings;
  if (!filled_list(id)) return strings;
  strings.reserve(size(id));
  NodeId entry = first(id);
  for (std::size_t i = 0; i < size(id); ++i, entry = next(entry)) strings.emplace_back(string(entry));
  return strings;
}

std::vector<std::string> Reader::ids(NodeId id) {
  std::vector<std::string> ids;
  if (!filled_list(id)) return ids;
  ids.reserve(size(id));
  NodeId entry = first(id);
  for (std::size_t i = 0; i < size(id); ++i, entry = next(entry)) ids.emplace_back(this->id(entry));
  return ids;
}

Fields::Fields(Reader& reader, NodeId object) : reader_(reader) {
  if (object == kNoNode) return;
  if (!reader.is(object, NodeKind::object)) {
    reader.report(object, ErrorCode::wrong_type, {{"expected", "an object"}});
    return;
  }
  object_ = object;
  cursor_ = object + 1;
}

NodeId Fields::find(std::string_view name) {
  if (object_ == kNoNode) return kNoNode;
  Document& document = reader_.document();
  const std::uint32_t count = document.node(object_).count;
  const NodeId end = document.node(object_).end;
  NodeId field = cursor_ == end ? object_ + 1 : cursor_;
  for (std::uint32_t i = 0; i < count; ++i) {
    Node& node = document.node(field);
    if (node.key.size() == name.size() && node.key == name) {
      node.read = true;
      cursor_ = node.end;
      return field;
    }
    field = node.end == end ? object_ + 1 : node.end;
  }
  return kNoNode;
}

NodeId Fields::require(std::string_view name) {
  const NodeId field = find(name);
  if (field == kNoNode && object_ != kNoNode) reader_.report(object_, ErrorCode::missing_field, {{"name", name}});
  return field;
}

std::size_t Fields::type(std::span<const std::string_view> names) {
  const NodeId field = require("type");
  const std::size_t position = field == kNoNode ? names.size() : reader_.choice(field, names);
  if (position == names.size()) object_ = kNoNode;
  return position;
}

NodeId Fields::find_or_null(std::string_view name) {
  const NodeId field = find(name);
  return reader_.is(field, NodeKind::null) ? kNoNode : field;
}

void Fields::finish() {
  if (object_ == kNoNode) return;
  Document& document = reader_.document();
  NodeId field = object_ + 1;
  for (std::uint32_t i = 0; i < document.node(object_).count; ++i, field = document.node(field).end) {
    if (!document.node(field).read) reader_.report(field, ErrorCode::unknown_field, {{"name", shortened(document.key(field))}});
  }
}

}  // namespace loyalty::json
