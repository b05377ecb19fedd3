// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "loyalty/amount_range.h"
#include "loyalty/date.h"
#include "loyalty/rational.h"
#include "loyalty/text.h"
#include "loyalty/window.h"
#include "names.h"
#include "problem.h"

namespace loyalty::json {

/// Inclusive.
struct Range {
  std::int64_t minimum = 0;
  std::int64_t maximum = kMaxAmount;
};
inline constexpr Range kNotNegative{0, kMaxAmount};
inline constexpr Range kPositive{1, kMaxAmount};
inline constexpr Range kAnyAmount{-kMaxAmount, kMaxAmount};

/// Values of a document by type. What is wrong is reported with its place, and a harmless value is returned, so that reading goes on.
/// kNoNode, an absent field, gives that value without a report: whether it may be absent is asked when the field is looked up.
class Reader {
 public:
  Reader(Document& document, Problems& problems) : document_(document), problems_(problems) {}

  [[nodiscard]] Document& document() { return document_; }
  [[nodiscard]] Problems& problems() { return problems_; }
  void report(NodeId at, ErrorCode code, ParamList params = {});

  [[nodiscard]] bool is(NodeId id, NodeKind kind) const { return id != kNoNode && document_.node(id).kind == kind; }

  /// Any string of at most kMaxStringBytes.
  [[nodiscard]] std::string_view string(NodeId id);
  [[nodiscard]] std::string_view id(NodeId id);
  [[nodiscard]] Text text(NodeId id);
  [[nodiscard]] bool boolean(NodeId id);
  [[nodiscard]] std::int64_t integer(NodeId id, Range range);
  /// A decimal as a whole number of 10^-decimals; the range is in these units.
  [[nodiscard]] std::int64_t decimal(NodeId id, int decimals, Range range);
  /// A decimal of at most 9 decimals, in [0 or just above it, maximum].
  [[nodiscard]] Rational rational(NodeId id, std::int64_t maximum, bool zero_allowed);
  [[nodiscard]] std::optional<Date> date(NodeId id);
  [[nodiscard]] std::optional<TimeOfDay> time(NodeId id);
  [[nodiscard]] DateWindow window(NodeId id);
  /// "03-31"; 02-29 is a day of every year here.
  [[nodiscard]] MonthDay month_day(NodeId id);
  /// Position of the string in the names; their number when it is none of them.
  [[nodiscard]] std::size_t choice(NodeId id, std::span<const std::string_view> names);
  template <class E, std::size_t N>
  [[nodiscard]] E one_of(NodeId at, const Names<N>& names, E otherwise) {
    if (at == kNoNode) return otherwise;
    const std::size_t position = choice(at, names);
    return position == N ? otherwise : static_cast<E>(position);
  }

  /// Whether this is an array of at most `limit` elements, then to be walked through with first() and next().
  [[nodiscard]] bool list(NodeId id, std::size_t limit);
  [[nodiscard]] std::size_t size(NodeId id) const { return document_.node(id).count; }
  [[nodiscard]] NodeId first(NodeId id) const { return id + 1; }
  [[nodiscard]] NodeId next(NodeId id) const { return document_.node(id).end; }
  /// A list of at least one string.
  [[nodiscard]] std::vector<std::string> strings(NodeId id);
  [[nodiscard]] std::vector<std::string> ids(NodeId id);

 private:
  bool expect(NodeId id, NodeKind kind, std::string_view expected);
  bool filled_list(NodeId id);
  void report_range(NodeId at, std::string_view value, std::string_view minimum, std::string_view maximum);

  Document& document_;
  Problems& problems_;
};

/// The fields of an object. Fields nobody asked for are reported by finish().
class Fields {
 public:
  /// Reports when this is no object; then there are no fields. kNoNode: no fields, no report.
  Fields(Reader& reader, NodeId object);

  /// The value of a field, kNoNode when it is absent.
  [[nodiscard]] NodeId find(std::string_view name);
  /// The same, reported when it is absent.
  [[nodiscard]] NodeId require(std::string_view name);
  /// The field "type", which says what the other fields mean. When it is none of the names, nothing more is read or reported here.
  [[nodiscard]] std::size_t type(std::span<const std::string_view> names);
  /// The value of a field for which null stands for absence.
  [[nodiscard]] NodeId find_or_null(std::string_view name);
  void finish();

  [[nodiscard]] bool valid() const { return object_ != kNoNode; }
  [[nodiscard]] NodeId object() const { return object_; }

 private:
  Reader& reader_;
  NodeId object_ = kNoNode;
  NodeId cursor_ = kNoNode;  ///< after the last field found: fields mostly stand in the order in which they are asked for
};

}  // namespace loyalty::json
