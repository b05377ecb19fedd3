// SPDX-License-Identifier: Apache-2.0
#include "document.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "utf8.h"

namespace loyalty::json {
namespace {

using Library = nlohmann::json;

/// Where the library stopped, in words that do not depend on the library.
std::string position_words(std::string_view text, std::size_t position) {
  const std::size_t stop = position == 0 ? 0 : position - 1;
  if (stop >= text.size()) return "it ends too early";
  const std::string_view before = text.substr(0, stop);
  const std::size_t line_break = before.rfind('\n');
  const std::size_t column = line_break == std::string_view::npos ? stop + 1 : stop - line_break;
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  return "unexpected character at line " + std::to_string(lines + 1) + ", column " + std::to_string(column) + " (byte " +
         std::to_string(stop) + ")";
}

}  // namespace

/// Receives the events of the library's parser.
class Document::Builder {
 public:
  Builder(Document& document, std::string_view source, Problems& problems)
      : document_(document), source_(source), problems_(problems) {}

  bool null() { return add(NodeKind::null); }
  bool boolean(bool value) {
    add(NodeKind::boolean);
    document_.nodes_.back().truth = value;
    return true;
  }
  bool number_integer(Library::number_integer_t value) { return add_text(NodeKind::number, std::to_string(value)); }
  bool number_unsigned(Library::number_unsigned_t value) { return add_text(NodeKind::number, std::to_string(value)); }
  bool number_float(Library::number_float_t /*value*/, const std::string& written) { return add_text(NodeKind::number, written); }
  bool string(const std::string& value) { return add_text(NodeKind::string, value); }
  bool binary(const Library::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(NodeKind::object); }
  bool start_array(std::size_t /*size*/) { return open(NodeKind::array); }
  bool key(const std::string& name) {
    key_begin_ = keep(name);
    key_size_ = static_cast<std::uint32_t>(name.size());
    return true;
  }
  bool end_object() {
    const NodeId id = open_.back();
    return close() && distinct_keys(id);
  }
  bool end_array() { return close(); }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string& /*token*/, const Exception& /*error*/) {
    problems_.add(ErrorCode::invalid_json, "", {{"detail", position_words(source_, position)}});
    return false;
  }

 private:
  std::uint32_t keep(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(document_.texts_.size());
    document_.texts_.append(text);
    return begin;
  }

  bool add(NodeKind kind) {
    const auto id = static_cast<NodeId>(document_.nodes_.size());
    Node& node = document_.nodes_.emplace_back();
    node.kind = kind;
    node.key_begin = key_begin_;
    node.key_size = key_size_;
    node.end = id + 1;
    key_size_ = 0;
    if (!open_.empty()) ++document_.nodes_[open_.back()].count;
    return true;
  }

  bool add_text(NodeKind kind, std::string_view text) {
    const std::uint32_t begin = keep(text);
    add(kind);
    document_.nodes_.back().text_begin = begin;
    document_.nodes_.back().text_size = static_cast<std::uint32_t>(text.size());
    return true;
  }

  bool open(NodeKind kind) {
    if (open_.size() >= kMaxDepth) {
      problems_.add(ErrorCode::too_deep, "", {{"limit", std::to_string(kMaxDepth)}});
      return false;
    }
    add(kind);
    document_.nodes_.back().end = kNoNode;
    open_.push_back(static_cast<NodeId>(document_.nodes_.size() - 1));
    return true;
  }

  bool close() {
    document_.nodes_[open_.back()].end = static_cast<NodeId>(document_.nodes_.size());
    open_.pop_back();
    return true;
  }

  bool report_twice(NodeId field) {
    problems_.add(ErrorCode::duplicate_field, document_.pointer_of(field), {{"name", std::string(document_.key(field))}});
    return false;
  }

  bool distinct_keys(NodeId object) {
    constexpr std::uint32_t kFew = 16;
    fields_.clear();
    const bool few = document_.nodes_[object].count <= kFew;
    NodeId field = object + 1;
    for (std::uint32_t i = 0; i < document_.nodes_[object].count; ++i) {
      if (few) {
        const std::string_view name = document_.key(field);
        for (const NodeId other : fields_) {
          if (document_.key(other) == name) return report_twice(field);
        }
      }
      fields_.push_back(field);
      field = document_.nodes_[field].end;
    }
    if (few) return true;
    std::sort(fields_.begin(), fields_.end(), [&](NodeId a, NodeId b) {
      const int order = document_.key(a).compare(document_.key(b));
      return order != 0 ? order < 0 : a < b;
    });
    for (std::size_t i = 1; i < fields_.size(); ++i) {
      if (document_.key(fields_[i - 1]) == document_.key(fields_[i])) return report_twice(fields_[i]);
    }
    return true;
  }

  Document& document_;
  std::string_view source_;
  Problems& problems_;
  std::vector<NodeId> open_;    ///< arrays and objects that have not ended
  std::vector<NodeId> fields_;  ///< scratch
  std::uint32_t key_begin_ = 0;
  std::uint32_t key_size_ = 0;
};

bool Document::parse(std::string_view text, Problems& problems) {
  nodes_.clear();
  texts_.clear();
  if (text.size() > kMaxBytes) {
    problems.add(ErrorCode::too_large, "", {{"size", std::to_string(text.size())}, {"limit", std::to_string(kMaxBytes)}});
    return false;
  }
  if (!is_utf8(text)) {
    problems.add(ErrorCode::invalid_utf8, "");
    return false;
  }
  texts_.reserve(text.size());
  Builder builder(*this, text, problems);
  return Library::sax_parse(text.data(), text.data() + text.size(), &builder);
}

std::string Document::pointer_of(NodeId id) const {
  std::string pointer;
  for (NodeId at = 0; at != id;) {
    NodeId child = at + 1;
    std::uint32_t index = 0;
    // A value that is still being read has no end yet: it reaches to the end of what there is.
    while (nodes_[child].end <= id) {
      child = nodes_[child].end;
      ++index;
    }
    if (nodes_[at].kind == NodeKind::object) {
      append_pointer_key(pointer, key(child));
    } else {
      pointer += '/';
      pointer += std::to_string(index);
    }
    at = child;
  }
  return pointer;
}

void append_pointer_key(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

}  // namespace loyalty::json
