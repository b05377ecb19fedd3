// SPDX-License-Identifier: Apache-2.0
#include "document.h"

#include "parser.h"
#include "utf8.h"

namespace loyalty::json {
namespace {

/// Appends "/" and the key, escaped as RFC 6901 asks.
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

}  // namespace

bool Document::parse(std::string_view source, Problems& problems) {
  nodes_.clear();
  unescaped_.clear();
  if (source.size() > kMaxBytes) {
    problems.add(ErrorCode::too_large, "",
                 {{"size", std::to_string(source.size())}, {"limit", std::to_string(kMaxBytes)}});
    return false;
  }
  if (!is_utf8(source)) {
    problems.add(ErrorCode::invalid_utf8, "");
    return false;
  }
  return Parser(*this, source, problems).run();
}

std::string Document::pointer_of(NodeId id) const {
  std::string pointer;
  for (NodeId at = 0; at != id;) {
    NodeId child = at + 1;
    std::uint32_t index = 0;
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

void Document::trim() {
  constexpr std::size_t kUsualNodes = 65536;
  constexpr std::size_t kUsualBytes = 1048576;
  if (nodes_.capacity() > kUsualNodes) std::vector<Node>().swap(nodes_);
  if (unescaped_.capacity() > kUsualBytes) std::string().swap(unescaped_);
}

}  // namespace loyalty::json
