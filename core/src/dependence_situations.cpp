// SPDX-License-Identifier: Apache-2.0
#include "dependence_situations.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "eligibility.h"

namespace loyalty {
namespace {

/// What a day is that no condition names.
constexpr CivilDate kAnyDay{2026, 1, 1};
constexpr std::int64_t kMostSteps = 20000;
constexpr std::size_t kMostConditional = 40;  ///< promotions that are tried to be brought together
/// A text that no rule names.
constexpr std::string_view kOther = "other";
constexpr Symbol kUnlisted = 0xFFFFFFFF;

Symbol symbol_of(const std::string& text, const CompiledProgram& program) {
  const Symbol symbol = program.symbols().find(text);
  return symbol == kNoSymbol && !text.empty() ? kUnlisted : symbol;
}

template <class T>
void add(std::vector<T>& values, const T& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

/// One fact and the values that conditions tell apart. Before the facts from `time` on are given they are unknown.
struct Dimension {
  enum class Fact : std::uint8_t { day, tier, choice, membership, time, birthday, orders, segments, channel, payment, metric } fact;
  std::int32_t index = -1;  ///< of a choice, a membership or a metric
  std::vector<std::int64_t> values = {};
  std::vector<std::string> texts = {};
};
using Fact = Dimension::Fact;

/// Looks for a situation in which all of some promotions may apply.
class SituationSearch {
 public:
  SituationSearch(const CompiledProgram& program, const std::vector<std::size_t>& promotions) : program_(program) {
    dimensions_.push_back({Fact::day});
    for (const std::size_t promotion : promotions) {
      promotions_.push_back(&program.promotions()[promotion]);
      const DateWindow& valid = promotions_.back()->document->valid;
      add_window(valid);
      for (const CompiledCondition& node : promotions_.back()->when) {
        if (node.document->kind == Condition::Kind::leaf) std::visit([&](const auto& leaf) { collect(node, leaf); }, node.document->leaf);
      }
    }
    add_days();
    std::stable_sort(dimensions_.begin(), dimensions_.end(), [](const Dimension& a, const Dimension& b) { return a.fact < b.fact; });
  }

  std::optional<Situation> run() {
    situation_.member.tier = kNoTier;
    situation_.member.metrics.resize(program_.metrics().size());
    situation_.member.choices.assign(program_.document().choices.size(), 0);
    if (!settle(0)) return std::nullopt;
    return std::move(situation_);
  }
  [[nodiscard]] bool ended() const { return steps_left_ > 0; }

 private:
  Dimension& dimension(Fact fact, std::int32_t index = -1) {
    for (Dimension& one : dimensions_) {
      if (one.fact == fact && one.index == index) return one;
    }
    return dimensions_.emplace_back(Dimension{fact, index});
  }

  void add_window(const DateWindow& window) {
    std::vector<std::int64_t>& days = dimensions_.front().values;
    if (window.from) add<std::int64_t>(days, window.from->days);
    if (window.to) add<std::int64_t>(days, window.to->days);
    if (window.to) after_.push_back(window.to->days + 1);
    if (window.from) after_.push_back(window.from->days - 1);
  }
  /// The days named, a week from each where the day of the week matters, and the days beside the windows.
  void add_days() {
    std::vector<std::int64_t>& days = dimensions_.front().values;
    if (days.empty()) days.push_back(make_date(kAnyDay).value_or(Date{}).days);
    const std::size_t named = days.size();
    for (std::size_t i = 0; weekdays_ && i < named; ++i) {
      for (std::int64_t day = 1; day < 7; ++day) add(days, days[i] + day);
    }
    for (const std::int64_t day : after_) add(days, day);
    const auto outside = [](std::int64_t day) { return day < kFirstDate.days || day > kLastDate.days; };
    days.erase(std::remove_if(days.begin(), days.end(), outside), days.end());
  }

  static void add_bounds(std::vector<std::int64_t>& values, const std::optional<std::int64_t>& least, const std::optional<std::int64_t>& most) {
    for (const std::int64_t value : {least.value_or(0), most.value_or(0)}) {
      add(values, value);
      add(values, value + 1);
      if (value > 0) add(values, value - 1);
    }
  }
  void add_texts(Fact fact, const std::vector<std::string>& texts) {
    std::vector<std::string>& known = dimension(fact).texts;
    for (const std::string& text : texts) add(known, text);
  }

  void collect(const CompiledCondition&, const std::monostate&) {}
  void collect(const CompiledCondition&, const TierCondition&) {
    std::vector<std::int64_t>& tiers = dimension(Fact::tier).values;
    for (std::int64_t tier = kNoTier; tier < std::ssize(program_.document().tiers); ++tier) add(tiers, tier);
  }
  void collect(const CompiledCondition&, const DateCondition& leaf) { add_window(leaf.window); }
  void collect(const CompiledCondition&, const WeekdayCondition&) { weekdays_ = true; }
  void collect(const CompiledCondition&, const TimeCondition& leaf) {
    std::vector<std::int64_t>& times = dimension(Fact::time).values;
    constexpr std::int32_t kDay = 24 * 60;
    for (const std::int32_t time : {leaf.from.minutes, leaf.to.minutes, (leaf.to.minutes + 1) % kDay}) add<std::int64_t>(times, time);
  }
  /// 0: the birthday is that day, 1: half a year away.
  void collect(const CompiledCondition&, const BirthdayCondition&) { dimension(Fact::birthday).values = {0, 1}; }
  void collect(const CompiledCondition&, const OrdersCondition& leaf) {
    add_bounds(dimension(Fact::orders).values, leaf.at_least, leaf.at_most);
  }
  void collect(const CompiledCondition&, const CustomerCondition&) { add_bounds(dimension(Fact::orders).values, 0, 1); }
  void collect(const CompiledCondition&, const SegmentCondition& leaf) { add_texts(Fact::segments, leaf.any_of); }
  void collect(const CompiledCondition&, const ChannelCondition& leaf) { add_texts(Fact::channel, leaf.any_of); }
  void collect(const CompiledCondition&, const PaymentCondition& leaf) { add_texts(Fact::payment, leaf.any_of); }
  void collect(const CompiledCondition& node, const MetricCondition& leaf) {
    add_bounds(dimension(Fact::metric, node.index).values, leaf.at_least, leaf.at_most);
  }
  void collect(const CompiledCondition& node, const ChoiceCondition&) {
    std::vector<std::int64_t>& options = dimension(Fact::choice, node.index).values;
    const Choice& choice = program_.document().choices[static_cast<std::size_t>(node.index)];
    for (std::int64_t option = 0; option < std::ssize(choice.options); ++option) add(options, option);
  }
  void collect(const CompiledCondition& node, const MembershipCondition&) { dimension(Fact::membership, node.index).values = {0, 1}; }

  /// Segments: none, all, each alone. Channels and payments: each, and another one.
  static std::size_t size(const Dimension& dimension) {
    if (dimension.fact == Fact::segments) return dimension.texts.size() + 2;
    return dimension.texts.empty() ? dimension.values.size() : dimension.texts.size() + 1;
  }
  [[nodiscard]] static std::string text(const Dimension& dimension, std::size_t at) {
    return at < dimension.texts.size() ? dimension.texts[at] : std::string(kOther);
  }

  void give(const Dimension& dimension, std::size_t at) {
    const std::int64_t value = dimension.values.empty() ? 0 : dimension.values[at];
    const auto narrowed = static_cast<std::int32_t>(value);
    const auto index = static_cast<std::size_t>(dimension.index);
    Member& member = situation_.member;
    switch (dimension.fact) {
      case Fact::day:
        situation_.now.date = Date{narrowed};
        break;
      case Fact::tier:
        member.tier = narrowed;
        break;
      case Fact::choice:
        member.choices[index] = narrowed;
        break;
      case Fact::membership:
        std::erase(member.memberships, dimension.index);
        if (value != 0) member.memberships.push_back(dimension.index);
        break;
      case Fact::time:
        situation_.now.time = TimeOfDay{narrowed};
        break;
      case Fact::birthday:
        member.birthday = add_months(situation_.now.date, value == 0 ? -360 : -366);
        break;
      case Fact::orders:
        member.orders = value;
        break;
      case Fact::segments:
        situation_.segments.emplace();
        if (at == 1) situation_.segments = dimension.texts;
        if (at > 1) situation_.segments->push_back(dimension.texts[at - 2]);
        break;
      case Fact::channel:
        situation_.channel = text(dimension, at);
        break;
      case Fact::payment:
        situation_.payment = text(dimension, at);
        break;
      case Fact::metric:
        member.metrics[index] = value;
        break;
    }
  }

  void forget(const Dimension& dimension) {
    switch (dimension.fact) {
      case Fact::time:
        situation_.now.time.reset();
        break;
      case Fact::birthday:
        situation_.member.birthday.reset();
        break;
      case Fact::orders:
        situation_.member.orders.reset();
        break;
      case Fact::segments:
        situation_.segments.reset();
        break;
      case Fact::channel:
        situation_.channel.clear();
        break;
      case Fact::payment:
        situation_.payment.clear();
        break;
      case Fact::metric:
        situation_.member.metrics[static_cast<std::size_t>(dimension.index)].reset();
        break;
      default:
        break;
    }
  }

  /// Whether all may apply; sure: whatever is unknown counts as not met.
  [[nodiscard]] bool hold(bool sure) const {
    const SituationFacts known = facts_of(situation_, program_);
    const Facts facts{situation_.now, &known.member, known.channel, known.payment};
    return std::all_of(promotions_.begin(), promotions_.end(), [&](const CompiledPromotion* promotion) {
      const DateWindow& valid = promotion->document->valid;
      return sure ? check(valid, promotion->when, facts, program_).holds()
                  : valid.contains(facts.now.date) && may_hold(promotion->when, facts, program_);
    });
  }

  /// A member of whom a metric is known and no tier holds the tier that it gives, as in a request.
  bool holds_at_last() {
    Member& member = situation_.member;
    const bool counted = std::any_of(member.metrics.begin(), member.metrics.end(), [](const auto& metric) { return metric.has_value(); });
    if (!counted || member.tier != kNoTier) return hold(true);
    const SituationFacts known = facts_of(situation_, program_);
    member.tier = highest_tier(program_, {situation_.now, &known.member, known.channel, known.payment});
    if (hold(true)) return true;
    member.tier = kNoTier;
    return false;
  }

  bool settle(std::size_t at) {
    if (at == dimensions_.size()) return holds_at_last();
    const Dimension& dimension = dimensions_[at];
    const bool rest_unknown = at + 1 == dimensions_.size() || dimensions_[at + 1].fact >= Fact::time;
    for (std::size_t i = 0; i < size(dimension); ++i) {
      if (--steps_left_ <= 0) return false;
      give(dimension, i);
      if ((!rest_unknown || hold(false)) && settle(at + 1)) return true;
    }
    forget(dimension);
    return false;
  }

  const CompiledProgram& program_;
  std::vector<const CompiledPromotion*> promotions_;
  std::vector<Dimension> dimensions_;
  std::vector<std::int64_t> after_;
  bool weekdays_ = false;
  Situation situation_;
  std::int64_t steps_left_ = kMostSteps;
};

}  // namespace

SituationFacts facts_of(const Situation& situation, const CompiledProgram& program) {
  SituationFacts facts{situation.member, symbol_of(situation.channel, program), symbol_of(situation.payment, program)};
  if (!situation.segments) return facts;
  facts.member.segments.emplace();
  for (const std::string& segment : *situation.segments) facts.member.segments->push_back(symbol_of(segment, program));
  return facts;
}

Situations::Situations(const CompiledProgram& program) : program_(program) {
  for (std::size_t i = 0; i < program.promotions().size(); ++i) {
    const CompiledPromotion& promotion = program.promotions()[i];
    if (!promotion.when.empty() || promotion.document->valid != DateWindow{}) conditional_.push_back(i);
  }
}

std::optional<Situation> Situations::solve(const std::vector<std::size_t>& promotions) {
  SituationSearch search(program_, promotions);
  std::optional<Situation> found = search.run();
  complete_ = complete_ && search.ended();
  return found;
}

const std::vector<Situation>& Situations::of(std::size_t one, std::size_t other) {
  std::vector<std::size_t> both;
  for (const std::size_t promotion : conditional_) {
    if (promotion == one || promotion == other) both.push_back(promotion);
  }
  const auto [entry, added] = known_.try_emplace(both);
  std::vector<Situation>& situations = entry->second;
  if (!added) return situations;
  std::optional<Situation> least = solve(both);
  if (!least) return situations;
  situations.push_back(*std::move(least));
  if (conditional_.size() > kMostConditional) complete_ = false;
  std::optional<Situation> most;
  for (const std::size_t promotion : conditional_) {
    if (both.size() >= kMostConditional || std::find(both.begin(), both.end(), promotion) != both.end()) continue;
    both.push_back(promotion);
    if (auto with = solve(both)) {
      most = std::move(with);
    } else {
      both.pop_back();
    }
  }
  if (most) situations.push_back(*std::move(most));
  return situations;
}

}  // namespace loyalty
