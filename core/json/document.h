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

/// One value. Values stand in the order of the text: the first child directly after its parent, the next one at `end`
/// of the one before.
struct Node {
  std::string_view text;    ///< of a string, without its escapes; of any other value, as it is written
  std::string_view key;     ///< of a field
  std::uint32_t count = 0;  ///< fields or elements
  NodeId end = 0;           ///< after the last value inside this one
  NodeKind kind = NodeKind::null;
  bool truth = false;  ///< of a boolean
  bool read = false;   ///< of a field: somebody asked for it
};

/// A parsed JSON text: values in one list, their texts in the source. It is reused from call to call.
class Document {
 public:
  /// Reads a text, which must outlive the use of the values. False, with one problem, when it is too large, no UTF-8,
  /// no JSON, nested too deeply, or names a field twice.
  [[nodiscard]] bool parse(std::string_view source, Problems& problems);

  [[nodiscard]] Node& node(NodeId id) { return nodes_[id]; }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] std::string_view text(NodeId id) const { return nodes_[id].text; }
  [[nodiscard]] std::string_view key(NodeId id) const { return nodes_[id].key; }

  /// RFC 6901 text of the place of a value.
  [[nodiscard]] std::string pointer_of(NodeId id) const;
  /// The same for a place as the core tells it, for which one rule is a list of one: "/expiry/0/when" is "/expiry/when" where expiry is an
  /// object. What is not here stays as it is told.
  [[nodiscard]] std::string place_of(std::string_view told) const;

  /// Gives back the memory of an unusually large text.
  void trim();

 private:
  friend class Parser;

  /// The field or element that a step of a pointer leads to; kNoNode when there is none.
  [[nodiscard]] NodeId child(NodeId parent, std::string_view step) const;

  std::vector<Node> nodes_;
  std::string unescaped_;  ///< texts of strings that are written with escapes; never grows while it is pointed into
};

}  // namespace loyalty::json
