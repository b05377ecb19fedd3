// SPDX-License-Identifier: Apache-2.0
#include "parser.h"

#include <string>

#include "heap_sort.h"

namespace loyalty::json {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Characters that stand for themselves in a string.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < plain.size(); ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

void append_utf8(std::string& text, unsigned code_point) {
  const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | (code_point >> 6));
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | (code_point >> 12));
    byte(0x80 | ((code_point >> 6) & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | (code_point >> 18));
    byte(0x80 | ((code_point >> 12) & 0x3F));
    byte(0x80 | ((code_point >> 6) & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

}  // namespace

void sort_names(std::vector<std::pair<std::string_view, NodeId>>& names) {
  heap_sort(names);
}

Parser::Parser(Document& document, std::string_view source, Problems& problems)
    : document_(document), problems_(problems), begin_(source.data()), at_(begin_), end_(begin_ + source.size()) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (source.starts_with(kByteOrderMark)) at_ += kByteOrderMark.size();
}

bool Parser::run() {
  for (bool another = true; another;) {
    if (!value() || !after_value(another)) return false;
  }
  return true;
}

/// A value; of an array or object that is not empty only its beginning, up to the first value in it.
bool Parser::value() {
  for (;;) {
    skip_space();
    if (at_ == end_) return fail();
    if (*at_ != '{' && *at_ != '[') return scalar();
    const bool object = *at_ == '{';
    if (!open(object ? NodeKind::object : NodeKind::array)) return false;
    skip_space();
    if (at_ != end_ && *at_ == (object ? '}' : ']')) return close();
    if (object && !key()) return false;
  }
}

/// What follows a value: ends of arrays and objects, then a comma, or the end of the text.
bool Parser::after_value(bool& another) {
  while (depth_ > 0) {
    skip_space();
    if (at_ == end_) return fail();
    const bool object = document_.nodes_[open_[depth_ - 1]].kind == NodeKind::object;
    if (*at_ == ',') {
      ++at_;
      return !object || key();
    }
    if (*at_ != (object ? '}' : ']')) return fail();
    if (!close()) return false;
  }
  another = false;
  return finish();
}

bool Parser::finish() {
  skip_space();
  return at_ == end_ || fail();
}

bool Parser::open(NodeKind kind) {
  if (depth_ == kMaxDepth) {
    problems_.add(ErrorCode::too_deep, "", {{"limit", std::to_string(kMaxDepth)}});
    return false;
  }
  if (document_.nodes_.size() >= kMaxNodes) {
    problems_.add(ErrorCode::too_many, "",
                  {{"count", std::to_string(kMaxNodes + 1)}, {"limit", std::to_string(kMaxNodes)}});
    return false;
  }
  const auto id = static_cast<NodeId>(document_.nodes_.size());
  Node& node = add(kind);
  node.text = {at_, 1};
  node.end = kNoNode;
  open_[depth_++] = id;
  ++at_;
  return true;
}

bool Parser::close() {
  ++at_;
  const NodeId id = open_[--depth_];
  Node& node = document_.nodes_[id];
  node.end = static_cast<NodeId>(document_.nodes_.size());
  node.text = {node.text.data(), static_cast<std::size_t>(at_ - node.text.data())};
  return node.kind == NodeKind::array || distinct_keys(id);
}

Node& Parser::add(NodeKind kind) {
  const auto id = static_cast<NodeId>(document_.nodes_.size());
  if (depth_ > 0) ++document_.nodes_[open_[depth_ - 1]].count;
  Node& node = document_.nodes_.emplace_back();
  node.kind = kind;
  node.key = key_;
  node.end = id + 1;
  key_ = {};
  return node;
}

bool Parser::key() {
  skip_space();
  if (at_ == end_ || *at_ != '"' || !string(key_)) return fail();
  skip_space();
  if (at_ == end_ || *at_ != ':') return fail();
  ++at_;
  return true;
}

bool Parser::scalar() {
  if (document_.nodes_.size() >= kMaxNodes) {
    problems_.add(ErrorCode::too_many, "",
                  {{"count", std::to_string(kMaxNodes + 1)}, {"limit", std::to_string(kMaxNodes)}});
    return false;
  }
  switch (*at_) {
    case '"': {
      std::string_view text;
      if (!string(text)) return fail();
      add(NodeKind::string).text = text;
      return true;
    }
    case 't':
      return word("true", NodeKind::boolean, true);
    case 'f':
      return word("false", NodeKind::boolean, false);
    case 'n':
      return word("null", NodeKind::null, false);
    default:
      return number();
  }
}

bool Parser::word(std::string_view letters, NodeKind kind, bool truth) {
  const char* const begin = at_;
  for (const char letter : letters) {
    if (at_ == end_ || *at_ != letter) return fail();
    ++at_;
  }
  Node& node = add(kind);
  node.text = {begin, letters.size()};
  node.truth = truth;
  return true;
}

bool Parser::digits() {
  if (at_ == end_ || !is_digit(*at_)) return false;
  while (at_ != end_ && is_digit(*at_)) ++at_;
  return true;
}

bool Parser::number() {
  const char* const begin = at_;
  if (*at_ == '-') ++at_;
  if (at_ != end_ && *at_ == '0') {
    ++at_;
  } else if (!digits()) {
    return fail();
  }
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (!digits()) return fail();
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (!digits()) return fail();
  }
  add(NodeKind::number).text = {begin, static_cast<std::size_t>(at_ - begin)};
  return true;
}

/// A string from its opening quote on. False, at the character that is wrong, when it is none; the caller reports.
bool Parser::string(std::string_view& text) {
  const char* const begin = ++at_;
  while (at_ != end_ && kPlain[static_cast<unsigned char>(*at_)]) ++at_;
  if (at_ == end_) return false;
  if (*at_ == '"') {
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return true;
  }
  return *at_ == '\\' && escaped_string(begin, text);
}

bool Parser::escaped_string(const char* begin, std::string_view& text) {
  std::string& buffer = document_.unescaped_;
  // No escape is shorter than what it stands for: all strings of the text together fit.
  if (buffer.empty()) buffer.reserve(static_cast<std::size_t>(end_ - begin_));
  const std::size_t start = buffer.size();
  buffer.append(begin, at_);
  while (at_ != end_ && *at_ != '"') {
    if (*at_ == '\\') {
      ++at_;
      if (!escape()) return false;
    } else if (kPlain[static_cast<unsigned char>(*at_)]) {
      buffer += *at_++;
    } else {
      return false;
    }
  }
  if (at_ == end_) return false;
  ++at_;
  text = {buffer.data() + start, buffer.size() - start};
  return true;
}

bool Parser::escape() {
  if (at_ == end_) return false;
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (*at_ == 'u') {
    ++at_;
    return unicode_escape();
  }
  const std::size_t position = kLetters.find(*at_);
  if (position == std::string_view::npos) return false;
  document_.unescaped_ += kMeanings[position];
  ++at_;
  return true;
}

/// Four digits, or two groups of four for a code point beyond the first 65536; half of such a pair is nothing.
bool Parser::unicode_escape() {
  unsigned unit = 0;
  if (!code_unit(unit)) return false;
  if (unit >= 0xDC00 && unit < 0xE000) return false;
  if (unit >= 0xD800 && unit < 0xDC00) {
    unsigned low = 0;
    if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u') return false;
    at_ += 2;
    if (!code_unit(low) || low < 0xDC00 || low > 0xDFFF) return false;
    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }
  append_utf8(document_.unescaped_, unit);
  return true;
}

bool Parser::code_unit(unsigned& unit) {
  for (int i = 0; i < 4; ++i, ++at_) {
    if (at_ == end_) return false;
    const char c = *at_;
    const char lower = static_cast<char>(c | 0x20);
    if (is_digit(c)) {
      unit = unit * 16 + static_cast<unsigned>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      unit = unit * 16 + static_cast<unsigned>(lower - 'a' + 10);
    } else {
      return false;
    }
  }
  return true;
}

bool Parser::distinct_keys(NodeId object) {
  constexpr std::uint32_t kFew = 16;
  const std::vector<Node>& nodes = document_.nodes_;
  const std::uint32_t count = nodes[object].count;
  if (count < 2) return true;
  fields_.clear();
  for (NodeId field = object + 1; fields_.size() < count; field = nodes[field].end) {
    const std::string_view name = nodes[field].key;
    if (count <= kFew) {
      for (const auto& [other, id] : fields_) {
        if (other.size() == name.size() && other == name) return report_twice(field);
      }
    }
    fields_.emplace_back(name, field);
  }
  if (count <= kFew) return true;
  sort_names(fields_);
  for (std::size_t i = 1; i < fields_.size(); ++i) {
    if (fields_[i - 1].first == fields_[i].first) return report_twice(fields_[i].second);
  }
  return true;
}

bool Parser::report_twice(NodeId field) {
  problems_.add(ErrorCode::duplicate_field, document_.pointer_of(field), {{"name", shortened(document_.key(field))}});
  return false;
}

void Parser::skip_space() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

/// Says where the text stops being JSON.
bool Parser::fail() {
  if (!problems_.empty()) return false;
  std::string detail = "it ends too early";
  if (at_ != end_) {
    const std::string_view before(begin_, static_cast<std::size_t>(at_ - begin_));
    const std::size_t line_break = before.rfind('\n');
    const std::size_t column = line_break == std::string_view::npos ? before.size() + 1 : before.size() - line_break;
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    detail = "unexpected character at line " + std::to_string(lines + 1) + ", column " + std::to_string(column) +
             " (byte " + std::to_string(before.size()) + ")";
  }
  problems_.add(ErrorCode::invalid_json, "", {{"detail", detail}});
  return false;
}

}  // namespace loyalty::json
