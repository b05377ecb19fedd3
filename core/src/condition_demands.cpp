// SPDX-License-Identifier: Apache-2.0
#include "condition_demands.h"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace loyalty {
namespace {

/// The negation of a span with one end; an open span for what has no simple form.
Span beyond(const Span& span) {
  if (span.at_least && !span.at_most) return {std::nullopt, *span.at_least - 1};
  if (span.at_most && !span.at_least) return {*span.at_most + 1, std::nullopt};
  return {};
}

void keep_common(std::optional<std::vector<std::string>>& kept, const std::vector<std::string>& list) {
  if (!kept) {
    kept = list;
    return;
  }
  std::erase_if(*kept,
                [&](const std::string& entry) { return std::find(list.begin(), list.end(), entry) == list.end(); });
}

bool holds_at(const TimeCondition& time, std::int32_t minute) {
  const bool from = time.from.minutes <= minute;
  const bool to = minute <= time.to.minutes;
  return time.to < time.from ? from || to : from && to;
}

}  // namespace

void Span::narrow(const Span& other) {
  if (other.at_least && (!at_least || *at_least < *other.at_least)) at_least = other.at_least;
  if (other.at_most && (!at_most || *other.at_most < *at_most)) at_most = other.at_most;
}

Span orders_of(const Condition& leaf) {
  if (const auto* orders = std::get_if<OrdersCondition>(&leaf.leaf)) return {orders->at_least, orders->at_most};
  const auto* customer = std::get_if<CustomerCondition>(&leaf.leaf);
  if (customer == nullptr) return {};
  return customer->kind == CustomerCondition::Kind::new_customer ? Span{std::nullopt, 0} : Span{1, std::nullopt};
}

std::vector<bool> admitted(const TierCondition& condition, const CompiledProgram& program) {
  std::vector<bool> tiers(program.tiers().size() + 1, false);
  if (!condition.at_least.empty()) {
    const auto lowest = static_cast<std::size_t>(program.find_tier(condition.at_least) + 1);
    for (std::size_t i = lowest; i < tiers.size(); ++i) tiers[i] = true;
  }
  for (const std::string& id : condition.in) tiers[static_cast<std::size_t>(program.find_tier(id) + 1)] = true;
  return tiers;
}

void ConditionDemands::within(const DateWindow& window) {
  if (window.from && (!dates_.from || *dates_.from < *window.from)) dates_.from = window.from;
  if (window.to && (!dates_.to || *window.to < *dates_.to)) dates_.to = window.to;
}

std::optional<LintDetail> ConditionDemands::add(const Condition& leaf, bool positive) {
  if (const auto* tier = std::get_if<TierCondition>(&leaf.leaf)) {
    add_tier(*tier, positive);
  } else if (const auto* date = std::get_if<DateCondition>(&leaf.leaf)) {
    if (positive) within(date->window);
  } else if (const auto* weekday = std::get_if<WeekdayCondition>(&leaf.leaf)) {
    add_weekdays(*weekday, positive);
  } else if (const auto* time = std::get_if<TimeCondition>(&leaf.leaf)) {
    if (positive) hours_.push_back(*time);
  } else if (const auto* metric = std::get_if<MetricCondition>(&leaf.leaf)) {
    return add_metric(*metric, positive);
  } else if (const auto* channel = std::get_if<ChannelCondition>(&leaf.leaf)) {
    if (positive) keep_common(channels_, channel->any_of);
  } else if (const auto* payment = std::get_if<PaymentCondition>(&leaf.leaf)) {
    if (positive) keep_common(payments_, payment->any_of);
  } else if (const auto* choice = std::get_if<ChoiceCondition>(&leaf.leaf)) {
    return add_choice(*choice, positive);
  } else if (std::holds_alternative<OrdersCondition>(leaf.leaf) ||
             std::holds_alternative<CustomerCondition>(leaf.leaf)) {
    orders_.narrow(positive ? orders_of(leaf) : beyond(orders_of(leaf)));
    if (orders_.is_empty()) return LintDetail::orders_conflict;
  }
  return std::nullopt;
}

std::optional<LintDetail> ConditionDemands::obstacle() const {
  if (dates_.from && dates_.to && *dates_.to < *dates_.from) return LintDetail::no_date_left;
  if (!has_day()) return LintDetail::no_weekday_left;
  if (!has_hour()) return LintDetail::no_time_left;
  if (!tiers_.empty() && std::find(tiers_.begin(), tiers_.end(), true) == tiers_.end()) {
    return LintDetail::no_tier_left;
  }
  if (channels_ && channels_->empty()) return LintDetail::no_channel_left;
  if (payments_ && payments_->empty()) return LintDetail::no_payment_left;
  return std::nullopt;
}

void ConditionDemands::add_tier(const TierCondition& condition, bool positive) {
  const std::vector<bool> in = admitted(condition, *program_);
  if (tiers_.empty()) tiers_.assign(in.size(), true);
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in[i] != positive) tiers_[i] = false;
  }
}

void ConditionDemands::add_weekdays(const WeekdayCondition& condition, bool positive) {
  for (std::size_t i = 0; i < weekdays_.size(); ++i) {
    const bool listed =
        std::find(condition.days.begin(), condition.days.end(), static_cast<Weekday>(i)) != condition.days.end();
    if (listed != positive) weekdays_[i] = false;
  }
}

std::optional<LintDetail> ConditionDemands::add_metric(const MetricCondition& condition, bool positive) {
  auto entry = std::find_if(metrics_.begin(), metrics_.end(),
                            [&](const auto& known) { return known.first == condition.metric; });
  if (entry == metrics_.end()) entry = metrics_.insert(metrics_.end(), {condition.metric, Span{}});
  const Span span{condition.at_least, condition.at_most};
  entry->second.narrow(positive ? span : beyond(span));
  if (entry->second.is_empty()) return LintDetail::metric_conflict;
  return std::nullopt;
}

std::optional<LintDetail> ConditionDemands::add_choice(const ChoiceCondition& condition, bool positive) {
  if (!positive) return std::nullopt;
  for (const auto& [choice, option] : choices_) {
    if (choice == condition.choice && option != condition.option) return LintDetail::choice_conflict;
  }
  choices_.emplace_back(condition.choice, condition.option);
  return std::nullopt;
}

bool ConditionDemands::has_day() const {
  if (std::find(weekdays_.begin(), weekdays_.end(), true) == weekdays_.end()) return false;
  if (!dates_.from || !dates_.to || dates_.to->days - dates_.from->days >= 6) return true;
  for (Date day = *dates_.from; day <= *dates_.to; day = add_days(day, 1)) {
    if (weekdays_[static_cast<std::size_t>(weekday(day))]) return true;
    if (day == kLastDate) break;
  }
  return false;
}

bool ConditionDemands::has_hour() const {
  constexpr std::int32_t kMinutes = 24 * 60;
  for (std::int32_t minute = 0; minute < kMinutes; ++minute) {
    if (std::all_of(hours_.begin(), hours_.end(), [&](const TimeCondition& time) { return holds_at(time, minute); }))
      return true;
  }
  return false;
}

}  // namespace loyalty
