// SPDX-License-Identifier: Apache-2.0
#include "metrics.h"

namespace loyalty {

std::optional<Date> window_begin(const MetricWindow& window, Date day) {
  switch (window.kind) {
    case MetricWindow::Kind::calendar_year:
      return year_begin(day);
    case MetricWindow::Kind::rolling_months: {
      const Date ago = add_months(day, -std::int64_t{window.months});
      // Clamped at the first day there is: the window reaches beyond it.
      if (ago == kFirstDate && add_months(ago, window.months) != day) return kFirstDate;
      return add_days(ago, 1);
    }
    case MetricWindow::Kind::lifetime:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Date> window_end(const MetricWindow& window, Date day) {
  switch (window.kind) {
    case MetricWindow::Kind::calendar_year: {
      const Date last = year_end(day);
      if (last == kLastDate) return std::nullopt;
      return add_days(last, 1);
    }
    case MetricWindow::Kind::rolling_months: {
      // The same day n months later; in a month too short for it, the first of the month after.
      const Date later = add_months(day, window.months);
      if (add_months(later, -std::int64_t{window.months}) == day) return later;
      if (later == kLastDate) return std::nullopt;
      return add_days(later, 1);
    }
    case MetricWindow::Kind::lifetime:
      return std::nullopt;
  }
  return std::nullopt;
}

bool MetricCounter::add(const Contribution& contribution) {
  const std::optional<std::int64_t> sum = narrow(Int128{value_} + contribution.value);
  if (!sum) return false;
  value_ = *sum;
  if (window_.kind == MetricWindow::Kind::lifetime && !keep_) return true;
  contributions_.push_back(contribution);
  if (head_ + 1 == contributions_.size()) next_ = window_end(window_, contribution.date);
  return true;
}

bool MetricCounter::slide(Date day) {
  if (!next_ || *next_ > day) return true;
  const Date begin = window_begin(window_, day).value_or(kFirstDate);
  Int128 sum = value_;
  for (; head_ < contributions_.size() && contributions_[head_].date < begin; ++head_)
    sum -= contributions_[head_].value;
  next_ = head_ < contributions_.size() ? window_end(window_, contributions_[head_].date) : std::nullopt;
  if (!in_range(sum)) return false;
  value_ = static_cast<std::int64_t>(sum);
  return true;
}

}  // namespace loyalty
