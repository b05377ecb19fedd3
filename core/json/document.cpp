// SPDX-License-Identifier: Apache-2.0
#include "document.h"

#include <algorithm>

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

std::string Document::place_of(std::string_view told) const {
  std::string place;
  NodeId at = 0;
  while (!told.empty()) {
    const std::size_t end = std::min(told.find('/', 1), told.size());
    const std::string_view step = told.substr(1, end - 1);
    const NodeId next = at == kNoNode ? kNoNode : child(at, step);
    const bool alone = at != kNoNode && next == kNoNode && step == "0" && nodes_[at].kind == NodeKind::object;
    if (!alone) {
      place += told.substr(0, end);
      at = next;
    }
    told.remove_prefix(end);
  }
  return place;
}

NodeId Document::child(NodeId parent, std::string_view step) const {
  const Node& list = nodes_[parent];
  NodeId at = parent + 1;
  for (std::uint32_t index = 0; index < list.count; ++index, at = nodes_[at].end) {
    if (list.kind == NodeKind::object ? nodes_[at].key == step : std::to_string(index) == step) return at;
  }
  return kNoNode;
}

void Document::trim() {
  constexpr std::size_t kUsualNodes = 65536;
  constexpr std::size_t kUsualBytes = 1048576;
  if (nodes_.capacity() > kUsualNodes) std::vector<Node>().swap(nodes_);
  if (unescaped_.capacity() > kUsualBytes) std::string().swap(unescaped_);
}

}  // namespace loyalty::json
