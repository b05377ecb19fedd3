// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <variant>
#include <vector>

#include "encode.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

void write_strings(Writer& writer, const std::vector<std::string>& strings) {
  writer.begin_array();
  for (const std::string& text : strings) writer.string(text);
  writer.end_array();
}

void write_match(Writer& writer, const LineMatch& match) {
  const std::vector<std::string>* const lists[] = {&match.skus, &match.categories, &match.brands, &match.tags};
  for (std::size_t i = 0; i < kSelectionKeys.size(); ++i) {
    if (lists[i]->empty()) continue;
    writer.key(kSelectionKeys[i]);
    write_strings(writer, *lists[i]);
  }
}

/// One overload per leaf: the value behind its key.
class LeafWriter {
 public:
  LeafWriter(Writer& writer, const Program& units) : writer_(writer), units_(units) {}

  void operator()(const std::monostate& /*nothing*/) const { writer_.null(); }
  void operator()(const TierCondition& tier) const {
    writer_.begin_object();
    if (!tier.at_least.empty()) writer_.field("atLeast", tier.at_least);
    if (!tier.in.empty()) {
      writer_.key("in");
      write_strings(writer_, tier.in);
    }
    writer_.end_object();
  }
  void operator()(const DateCondition& date) const {
    writer_.begin_object();
    if (date.window.from) writer_.key("from"), writer_.date(*date.window.from);
    if (date.window.to) writer_.key("to"), writer_.date(*date.window.to);
    writer_.end_object();
  }
  void operator()(const WeekdayCondition& weekday) const {
    writer_.begin_array();
    for (const Weekday day : weekday.days) writer_.plain(name_in(kWeekdays, day));
    writer_.end_array();
  }
  void operator()(const TimeCondition& time) const {
    writer_.begin_object();
    writer_.key("from");
    writer_.time(time.from);
    writer_.key("to");
    writer_.time(time.to);
    writer_.end_object();
  }
  void operator()(const BirthdayCondition& birthday) const { writer_.plain(name_in(kBirthdaySpans, birthday.span)); }
  void operator()(const OrdersCondition& orders) const {
    writer_.begin_object();
    if (orders.at_least) writer_.key("atLeast"), writer_.integer(*orders.at_least);
    if (orders.at_most) writer_.key("atMost"), writer_.integer(*orders.at_most);
    writer_.end_object();
  }
  void operator()(const CustomerCondition& customer) const { writer_.plain(name_in(kCustomers, customer.kind)); }
  void operator()(const SegmentCondition& segment) const { write_strings(writer_, segment.any_of); }
  void operator()(const ChannelCondition& channel) const { write_strings(writer_, channel.any_of); }
  void operator()(const PaymentCondition& payment) const { write_strings(writer_, payment.any_of); }
  void operator()(const MetricCondition& metric) const {
    const int decimals = metric_decimals(units_, metric.metric);
    writer_.begin_object();
    writer_.field("id", metric.metric);
    if (metric.at_least) writer_.key("atLeast"), writer_.decimal(*metric.at_least, decimals);
    if (metric.at_most) writer_.key("atMost"), writer_.decimal(*metric.at_most, decimals);
    writer_.end_object();
  }
  void operator()(const ChoiceCondition& choice) const {
    writer_.begin_object();
    writer_.field("id", choice.choice);
    writer_.field("is", choice.option);
    writer_.end_object();
  }
  void operator()(const MembershipCondition& membership) const { writer_.plain(membership.membership); }

 private:
  Writer& writer_;
  const Program& units_;
};

}  // namespace

void write_selection(Writer& writer, const Selection& selection) {
  writer.begin_object();
  write_match(writer, selection.include);
  if (!selection.exclude.empty()) {
    writer.begin_object("exclude");
    write_match(writer, selection.exclude);
    writer.end_object();
  }
  writer.end_object();
}

void write_condition(Writer& writer, const Condition& condition, const Program& units) {
  writer.begin_object();
  switch (condition.kind) {
    case Condition::Kind::leaf:
      if (condition.leaf.index() > 0) {
        writer.key(kLeafKeys[condition.leaf.index() - 1]);
        std::visit(LeafWriter(writer, units), condition.leaf);
      }
      break;
    case Condition::Kind::negation:
      writer.key(kTreeKeys[2]);
      write_condition(writer, condition.children.front(), units);
      break;
    case Condition::Kind::all:
    case Condition::Kind::any:
      writer.begin_array(kTreeKeys[condition.kind == Condition::Kind::all ? 0 : 1]);
      for (const Condition& child : condition.children) write_condition(writer, child, units);
      writer.end_array();
      break;
  }
  writer.end_object();
}

}  // namespace loyalty::json
