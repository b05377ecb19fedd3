// SPDX-License-Identifier: Apache-2.0
#include "earn_usage.h"

#include <algorithm>

#include "loyalty/amount_range.h"

namespace loyalty {
namespace {

std::int32_t number_of_month(Date day) {
  const CivilDate date = civil(day);
  return date.year * 12 + date.month;
}

}  // namespace

void DailyTotals::add(Date day, std::int64_t value) {
  const Int128 before = days_.empty() ? 0 : days_.back().total;
  if (days_.empty() || days_.back().day < day) days_.push_back({day, before});
  days_.back().total += value;
}

std::int64_t DailyTotals::since(std::optional<Date> first) const {
  if (days_.empty()) return 0;
  Int128 before = 0;
  if (first) {
    const auto from =
        std::lower_bound(days_.begin(), days_.end(), *first, [](const Day& entry, Date date) { return entry.day < date; });
    if (from != days_.begin()) before = std::prev(from)->total;
  }
  return static_cast<std::int64_t>(std::min<Int128>(days_.back().total - before, kMaxAmount));
}

EarnUsage::EarnUsage(const CompiledProgram& program)
    : program_(&program), rules_(program.earn().size()), runs_(program.document().counts.size()) {
  for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
    const EarnRule& document = *program.earn()[rule].document;
    rules_[rule].limits.resize(document.limits.size());
    if (!document.retroactive) continue;
    for (const std::int32_t measured : program.earn()[rule].of) ask_for(static_cast<std::size_t>(measured));
  }
}

/// What a rule measures is shared over the lines by what was measured before, so that is asked for too.
void EarnUsage::ask_for(std::size_t rule) {
  if (rules_[rule].asked_for_again) return;
  rules_[rule].asked_for_again = true;
  for (const std::int32_t measured : program_->earn()[rule].of) ask_for(static_cast<std::size_t>(measured));
}

void EarnUsage::anchor(Date joining, Date tier_change) {
  joining_ = joining;
  tier_change_ = tier_change;
}

std::int64_t EarnUsage::used(std::size_t rule, std::size_t limit, Date day) const {
  const Window& window = program_->earn()[rule].document->limits[limit].window;
  if (window.kind == Window::Kind::event) return 0;
  const Date anchor = window.anchor == Window::Anchor::joining ? joining_ : tier_change_;
  return rules_[rule].limits[limit].since(window_begin(window, day, anchor));
}

void EarnUsage::use(std::size_t rule, std::size_t limit, Date day, std::int64_t value) {
  const bool kept = program_->earn()[rule].document->limits[limit].window.kind != Window::Kind::event;
  if (kept && value != 0) rules_[rule].limits[limit].add(day, value);
}

EarnMonth EarnUsage::month(std::size_t rule, Date day) const {
  return rules_[rule].month_number == number_of_month(day) ? rules_[rule].month : EarnMonth{};
}

void EarnUsage::set_month(std::size_t rule, Date day, const EarnMonth& month) {
  rules_[rule].month_number = number_of_month(day);
  rules_[rule].month = month;
}

void EarnUsage::count_days(std::span<const std::int64_t> counts, Date day, std::int32_t position) {
  for (std::size_t count = 0; count < runs_.size(); ++count) {
    runs_[count].made = 0;
    if (count < counts.size() && counts[count] > 0) count_day(runs_[count], day, position);
  }
}

void EarnUsage::count_day(Run& run, Date day, std::int32_t position) {
  if (run.last == day) return;
  run.length = run.last && add_days(*run.last, 1) == day ? run.length + 1 : 1;
  run.last = day;
  run.made = run.length;
  insert(run.log, {position, run.length});
}

std::int64_t EarnUsage::run_made(std::size_t count, std::int32_t position) const { return find(runs_[count].log, position); }

void EarnUsage::remember(std::size_t rule, std::int32_t position, Points points) {
  if (rules_[rule].asked_for_again && points != Points{}) insert(rules_[rule].points, {position, points.units});
}

Points EarnUsage::remembered(std::size_t rule, std::int32_t position) const { return Points{find(rules_[rule].points, position)}; }

/// Events come in order, but what is earned again goes to one of before.
void EarnUsage::insert(ByEvent& list, OfEvent entry) {
  if (entry.position < 0) return;
  const auto at = std::upper_bound(list.begin(), list.end(), entry.position,
                                   [](std::int32_t wanted, const OfEvent& other) { return wanted < other.position; });
  list.insert(at, entry);
}

std::int64_t EarnUsage::find(const ByEvent& list, std::int32_t position) {
  const auto at = std::lower_bound(list.begin(), list.end(), position,
                                   [](const OfEvent& entry, std::int32_t wanted) { return entry.position < wanted; });
  return at != list.end() && at->position == position ? at->value : 0;
}

}  // namespace loyalty
