// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "decode.h"
#include "units.h"

namespace loyalty::json {
namespace {

void read_match(Reader& reader, Fields& fields, LineMatch& match) {
  match.skus = reader.strings(fields.find(kSelectionKeys[0]));
  match.categories = reader.strings(fields.find(kSelectionKeys[1]));
  match.brands = reader.strings(fields.find(kSelectionKeys[2]));
  match.tags = reader.strings(fields.find(kSelectionKeys[3]));
}

TierCondition read_tier(Reader& reader, NodeId id) {
  TierCondition tier;
  Fields fields(reader, id);
  const NodeId at_least = fields.find("atLeast");
  const NodeId in = fields.find("in");
  if (fields.valid() && at_least == kNoNode && in == kNoNode) reader.report(id, ErrorCode::empty);
  if (at_least != kNoNode && in != kNoNode)
    reader.report(id, ErrorCode::conflicting_fields, {{"names", "atLeast, in"}});
  tier.at_least = reader.id(at_least);
  tier.in = reader.ids(in);
  fields.finish();
  return tier;
}

WeekdayCondition read_weekdays(Reader& reader, NodeId id) {
  WeekdayCondition weekday;
  read_list(reader, id, kMaxEntries, weekday.days,
            [&](NodeId at, Weekday& day) { day = reader.one_of(at, kWeekdays, Weekday::mon); });
  if (reader.is(id, NodeKind::array) && reader.size(id) == 0) reader.report(id, ErrorCode::empty);
  return weekday;
}

TimeCondition read_hours(Reader& reader, NodeId id) {
  Fields fields(reader, id);
  const TimeOfDay from = reader.time(fields.require("from")).value_or(TimeOfDay{});
  const TimeOfDay to = reader.time(fields.require("to")).value_or(TimeOfDay{});
  fields.finish();
  return {from, to};
}

/// The two ends of a range of counts; at least one of them has to be given.
struct Marks {
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
};

template <class Read>
Marks read_marks(Reader& reader, Fields& fields, const Read& read) {
  Marks marks;
  const NodeId at_least = fields.find("atLeast");
  const NodeId at_most = fields.find("atMost");
  if (at_least != kNoNode) marks.at_least = read(at_least);
  if (at_most != kNoNode) marks.at_most = read(at_most);
  if (fields.valid() && !marks.at_least && !marks.at_most) reader.report(fields.object(), ErrorCode::empty);
  return marks;
}

OrdersCondition read_orders(Reader& reader, NodeId id) {
  Fields fields(reader, id);
  const Marks marks = read_marks(reader, fields, [&](NodeId mark) { return reader.integer(mark, kNotNegative); });
  fields.finish();
  return {marks.at_least, marks.at_most};
}

MetricCondition read_metric(Reader& reader, NodeId id, const Program& units) {
  Fields fields(reader, id);
  MetricCondition metric;
  metric.metric = reader.id(fields.require("id"));
  const int decimals = metric_decimals(units, metric.metric);
  const Marks marks =
      read_marks(reader, fields, [&](NodeId mark) { return reader.decimal(mark, decimals, kNotNegative); });
  metric.at_least = marks.at_least;
  metric.at_most = marks.at_most;
  fields.finish();
  return metric;
}

ChoiceCondition read_choice(Reader& reader, NodeId id) {
  Fields fields(reader, id);
  ChoiceCondition choice;
  choice.choice = reader.id(fields.require("id"));
  choice.option = reader.id(fields.require("is"));
  fields.finish();
  return choice;
}

void read_leaf(Reader& reader, NodeId id, std::size_t key, const Program& units, Condition& condition) {
  auto& leaf = condition.leaf;
  switch (key) {
    case 0:
      leaf = read_tier(reader, id);
      break;
    case 1:
      leaf = DateCondition{reader.window(id)};
      break;
    case 2:
      leaf = read_weekdays(reader, id);
      break;
    case 3:
      leaf = read_hours(reader, id);
      break;
    case 4:
      leaf = BirthdayCondition{reader.one_of(id, kBirthdaySpans, BirthdayCondition::Span::month)};
      break;
    case 5:
      leaf = read_orders(reader, id);
      break;
    case 6:
      leaf = CustomerCondition{reader.one_of(id, kCustomers, CustomerCondition::Kind::new_customer)};
      break;
    case 7:
      leaf = SegmentCondition{reader.strings(id)};
      break;
    case 8:
      leaf = ChannelCondition{reader.strings(id)};
      break;
    case 9:
      leaf = PaymentCondition{reader.strings(id)};
      break;
    case 10:
      leaf = read_metric(reader, id, units);
      break;
    case 11:
      leaf = read_choice(reader, id);
      break;
    default:
      leaf = MembershipCondition{std::string(reader.id(id))};
      break;
  }
}

template <std::size_t N>
std::size_t position(const Names<N>& names, std::string_view name) {
  std::size_t i = 0;
  while (i < N && names[i] != name) ++i;
  return i;
}

}  // namespace

void read_selection(Reader& reader, NodeId id, Selection& selection) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  read_match(reader, fields, selection.include);
  Fields exclude(reader, fields.find("exclude"));
  read_match(reader, exclude, selection.exclude);
  exclude.finish();
  fields.finish();
}

void read_condition(Reader& reader, NodeId id, const Program& units, Condition& condition) {
  if (id == kNoNode) return;
  if (!reader.is(id, NodeKind::object)) {
    reader.report(id, ErrorCode::wrong_type, {{"expected", "an object with one condition"}});
    return;
  }
  if (reader.size(id) == 0) {
    reader.report(id, ErrorCode::empty);
    return;
  }
  const NodeId what = reader.first(id);
  if (reader.size(id) > 1) {
    std::string names;
    NodeId field = what;
    for (std::size_t i = 0; i < reader.size(id); ++i, field = reader.next(field)) {
      const std::string_view name = reader.document().key(field);
      if (position(kTreeKeys, name) == kTreeKeys.size() && position(kLeafKeys, name) == kLeafKeys.size()) {
        reader.report(field, ErrorCode::unknown_field, {{"name", shortened(name)}});
        return;
      }
      if (!names.empty()) names += ", ";
      names += name;
    }
    reader.report(id, ErrorCode::conflicting_fields, {{"names", names}});
    return;
  }
  const std::string_view key = reader.document().key(what);
  const std::size_t tree = position(kTreeKeys, key);
  if (tree == 2) {
    condition.kind = Condition::Kind::negation;
    read_condition(reader, what, units, condition.children.emplace_back());
  } else if (tree < kTreeKeys.size()) {
    condition.kind = tree == 0 ? Condition::Kind::all : Condition::Kind::any;
    read_list(reader, what, kMaxEntries, condition.children,
              [&](NodeId at, Condition& child) { read_condition(reader, at, units, child); });
    if (reader.is(what, NodeKind::array) && reader.size(what) == 0) reader.report(what, ErrorCode::empty);
  } else if (const std::size_t leaf = position(kLeafKeys, key); leaf < kLeafKeys.size()) {
    condition.kind = Condition::Kind::leaf;
    read_leaf(reader, what, leaf, units, condition);
  } else {
    reader.report(what, ErrorCode::unknown_field, {{"name", shortened(key)}});
  }
}

}  // namespace loyalty::json
