// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "document.h"

namespace loyalty::json {

/// Reads one JSON text (RFC 8259) into a document, in one pass and without recursion. A general library would spend
/// more time on a usual request than the whole calculation does, and bring half as much code again; what it does is
/// compared with one in the tests.
class Parser {
 public:
  /// The source is well-formed UTF-8; the document is empty.
  Parser(Document& document, std::string_view source, Problems& problems);
  [[nodiscard]] bool run();

 private:
  [[nodiscard]] bool value();
  [[nodiscard]] bool after_value(bool& another);
  [[nodiscard]] bool finish();
  [[nodiscard]] bool open(NodeKind kind);
  [[nodiscard]] bool close();
  [[nodiscard]] bool key();
  [[nodiscard]] bool scalar();
  [[nodiscard]] bool number();
  [[nodiscard]] bool digits();
  [[nodiscard]] bool word(std::string_view letters, NodeKind kind, bool truth);
  [[nodiscard]] bool string(std::string_view& text);
  [[nodiscard]] bool escaped_string(const char* begin, std::string_view& text);
  [[nodiscard]] bool escape();
  [[nodiscard]] bool unicode_escape();
  [[nodiscard]] bool code_unit(unsigned& unit);
  [[nodiscard]] bool distinct_keys(NodeId object);
  [[nodiscard]] bool report_twice(NodeId field);
  [[nodiscard]] Node& add(NodeKind kind);
  void skip_space();
  bool fail();

  Document& document_;
  Problems& problems_;
  const char* begin_;
  const char* at_;
  const char* end_;
  std::array<NodeId, kMaxDepth> open_{};  ///< arrays and objects that have not ended
  std::size_t depth_ = 0;
  std::string_view key_;
  std::vector<std::pair<std::string_view, NodeId>> fields_;  ///< scratch
};

/// Sorts names by text and place, so that what stands twice stands side by side.
void sort_names(std::vector<std::pair<std::string_view, NodeId>>& names);

}  // namespace loyalty::json
