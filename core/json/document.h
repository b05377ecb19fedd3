// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "problem.h"

namespace loyalty::json {

enum class NodeKind : std::uint8_t { null, boolean, number, string, array, object };

/// Position of a value in its document. The root is 0.
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

/// One value. Values stand in the order of the text: the first child directly after its parent, the next one at `end` of the one before.
struct Node {
  NodeKind kind = NodeKind::null;
  bool truth = false;            ///< of a boolean
  bool read = false;             ///< of a field: somebody asked for it
  std::uint32_t text_begin = 0;  ///< of a string or number, in the texts of the document
  std::uint32_t text_size = 0;
  std::uint32_t key_begin = 0;  ///< of a field
  std::uint32_t key_size = 0;
  std::uint32_t count = 0;  ///< fields or elements
  NodeId end = 0;           ///< after the last value inside this one
};

/// A parsed JSON text: values in one list, texts in one buffer, numbers as they were written. It is reused from call to call.
class Document {
 public:
  /// Reads a text. False, with one problem, when it is too large, no UTF-8, no JSON, nested too deeply, or names a field twice.
  [[nodiscard]] bool parse(std::string_view text, Problems& problems);

  [[nodiscard]] Node& node(NodeId id) { return nodes_[id]; }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] std::string_view text(NodeId id) const { return view(nodes_[id].text_begin, nodes_[id].text_size); }
  [[nodiscard]] std::string_view key(NodeId id) const { return view(nodes_[id].key_begin, nodes_[id].key_size); }

  /// RFC 6901 text of the place of a value.
  [[nodiscard]] std::string pointer_of(NodeId id) const;

 private:
  class Builder;
  [[nodiscard]] std::string_view view(std::uint32_t begin, std::uint32_t size) const { return {texts_.data() + begin, size}; }

  std::vector<Node> nodes_;
  std::string texts_;
};

/// Appends "/" and the key, escaped as RFC 6901 asks.
void append_pointer_key(std::string& pointer, std::string_view key);

}  // namespace loyalty::json
