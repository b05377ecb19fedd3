// SPDX-License-Identifier: Apache-2.0
#include "rule_compiler.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "loyalty/decimal.h"

namespace loyalty {

void RuleCompiler::report(ErrorCode code, const Path& where, Params params) {
  constexpr std::size_t kMaxErrors = 50;
  if (errors_.size() < kMaxErrors) errors_.push_back({code, where, std::move(params)});
}

void RuleCompiler::refuse(const Path& where, std::string_view detail) {
  report(ErrorCode::invalid_combination, where, {{"detail", detail}});
}

void RuleCompiler::check_days(const Window& window, const Path& where) {
  if (window.kind == Window::Kind::event) refuse(where, "Only a limit of an earn rule looks at each event for itself.");
}

std::int32_t RuleCompiler::reference(const ProgramIndex::Positions& positions, std::string_view kind, std::string_view id,
                                     const Path& where) {
  const std::int32_t position = position_of(positions, id);
  if (position < 0) report(ErrorCode::unknown_reference, where, {{"kind", kind}, {"id", id}});
  return position;
}

std::vector<Symbol> RuleCompiler::symbols(const std::vector<std::string>& texts) {
  std::vector<Symbol> result;
  result.reserve(texts.size());
  for (const std::string& text : texts) result.push_back(symbols_.intern(text));
  return result;
}

CompiledMatch RuleCompiler::match(const LineMatch& match) {
  return {symbols(match.skus), symbols(match.categories), symbols(match.brands), symbols(match.tags)};
}

CompiledSelection RuleCompiler::selection(const Selection& selection) {
  return {match(selection.include), match(selection.exclude), selection.all()};
}

ConditionTree RuleCompiler::condition(const Condition& condition, const Path& where) {
  ConditionTree tree;
  if (!condition.always()) add_nodes(condition, where, tree);
  return tree;
}

void RuleCompiler::add_nodes(const Condition& condition, const Path& where, ConditionTree& tree) {
  const std::size_t position = tree.size();
  tree.push_back({});
  tree[position].document = &condition;
  switch (condition.kind) {
    case Condition::Kind::leaf:
      resolve_leaf(condition, where, tree[position]);
      break;
    case Condition::Kind::negation:
      add_nodes(condition.children.front(), where / "not", tree);
      break;
    case Condition::Kind::all:
    case Condition::Kind::any: {
      const Path list = where / (condition.kind == Condition::Kind::all ? "all" : "any");
      for (std::size_t child = 0; child < condition.children.size(); ++child) {
        add_nodes(condition.children[child], list.at(child), tree);
      }
      break;
    }
  }
  tree[position].subtree_end = static_cast<std::uint32_t>(tree.size());
}

void RuleCompiler::resolve_leaf(const Condition& condition, const Path& where, CompiledCondition& node) {
  if (const auto* tier = std::get_if<TierCondition>(&condition.leaf)) {
    const Path at = where / "tier";
    if (!tier->at_least.empty()) node.index = reference(index_.tiers, "tier", tier->at_least, at / "atLeast");
    for (std::size_t i = 0; i < tier->in.size(); ++i) {
      node.tiers.push_back(reference(index_.tiers, "tier", tier->in[i], (at / "in").at(i)));
    }
  } else if (const auto* metric = std::get_if<MetricCondition>(&condition.leaf)) {
    node.index = reference(index_.metrics, "metric", metric->metric, where / "metric" / "id");
  } else if (const auto* segment = std::get_if<SegmentCondition>(&condition.leaf)) {
    node.symbols = symbols(segment->any_of);
  } else if (const auto* channel = std::get_if<ChannelCondition>(&condition.leaf)) {
    node.symbols = symbols(channel->any_of);
  } else if (const auto* payment = std::get_if<PaymentCondition>(&condition.leaf)) {
    node.symbols = symbols(payment->any_of);
  } else if (const auto* choice = std::get_if<ChoiceCondition>(&condition.leaf)) {
    resolve_choice(*choice, where / "choice", node);
  } else if (const auto* membership = std::get_if<MembershipCondition>(&condition.leaf)) {
    node.index = reference(index_.memberships, "membership", membership->membership, where / "membership");
  }
}

void RuleCompiler::resolve_choice(const ChoiceCondition& condition, const Path& where, CompiledCondition& node) {
  node.index = reference(index_.choices, "choice", condition.choice, where / "id");
  if (node.index < 0) return;
  const std::vector<ChoiceOption>& options = document_.choices[static_cast<std::size_t>(node.index)].options;
  const auto option = std::find_if(options.begin(), options.end(),
                                   [&](const ChoiceOption& one) { return one.id == condition.option; });
  if (option == options.end()) {
    report(ErrorCode::unknown_reference, where / "is", {{"kind", "option"}, {"id", condition.option}});
  } else {
    node.option = static_cast<std::int32_t>(option - options.begin());
  }
}

CompiledPromotion RuleCompiler::promotion(const Promotion& promotion, const Path& where) {
  CompiledPromotion compiled;
  compiled.document = &promotion;
  const std::string_view stage = promotion.stage.empty() ? std::string_view("order") : promotion.stage;
  compiled.stage = reference(index_.stages, "stage", stage, promotion.stage.empty() ? where : where / "stage");
  const std::string& group = group_of(promotion, compiled.stage);
  if (!group.empty()) compiled.group = symbols_.intern(group);
  compiled.items = selection(promotion.items);
  compiled.when = condition(promotion.when, where / "when");
  compile_units(promotion, where, compiled);
  check_rungs(promotion, where);
  return compiled;
}

const std::string& RuleCompiler::group_of(const Promotion& promotion, std::int32_t stage) const {
  return promotion.group.empty() && stage >= 0 ? document_.stages[static_cast<std::size_t>(stage)].group : promotion.group;
}

void RuleCompiler::compile_units(const Promotion& promotion, const Path& where, CompiledPromotion& compiled) {
  const bool goods = std::any_of(promotion.rungs.begin(), promotion.rungs.end(), [](const Rung& rung) { return !rung.reduced.whole(); });
  if (goods || promotion.makes_sets()) {
    auto units = std::make_shared<CompiledUnits>();
    for (const SetGroup& group : promotion.trigger.groups) units->groups.push_back(selection(group.items.value_or(promotion.items)));
    for (const Rung& rung : promotion.rungs) {
      auto& reduced = units->reduced.emplace_back();
      if (rung.reduced.items) reduced = selection(*rung.reduced.items);
    }
    if (!promotion.trigger.pool.empty()) units->pool = symbols_.intern(promotion.trigger.pool);
    compiled.units = std::move(units);
  }
  if (promotion.rungs.empty() || !std::holds_alternative<PointsBack>(promotion.rungs.front().benefit)) return;
  for (std::size_t i = 0; i < promotion.rungs.size(); ++i) {
    const auto* points = std::get_if<PointsBack>(&promotion.rungs[i].benefit);
    const Path at = promotion.rungs.size() == 1 ? where : (where / "rungs").at(i);
    compiled.ledgers.push_back(points == nullptr ? -1 : ledger(points->ledger, at / "benefit" / "ledger"));
  }
}

void RuleCompiler::check_rungs(const Promotion& promotion, const Path& where) {
  const std::vector<Rung>& rungs = promotion.rungs;
  if (rungs.empty()) return report(ErrorCode::missing_field, where, {{"name", "benefit"}});
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    const Path at = rungs.size() == 1 ? where : (where / "rungs").at(i);
    if (i > 0 && rungs[i].at <= rungs[i - 1].at) {
      std::string mark;
      append_decimal(mark, rungs[i].at, promotion.trigger.measure == Trigger::Measure::amount ? document_.currency.exponent : 0);
      report(ErrorCode::thresholds_not_ascending, at / "at", {{"at", mark}});
    }
    if (rungs[i].benefit.index() != rungs.front().benefit.index()) {
      refuse(at / "benefit", "The rungs of one promotion give benefits of one type.");
    }
    check_benefit(promotion, rungs[i], at / "benefit");
  }
  const Trigger& trigger = promotion.trigger;
  if (trigger.repeat == Trigger::Repeat::each && rungs.size() > 1) {
    refuse(where / "trigger" / "repeat", "A ladder of rungs counts once; only a single mark can repeat.");
  }
  if (trigger.measure == Trigger::Measure::amount && trigger.base == AmountBase::payable && promotion.reduces()) {
    refuse(where / "trigger" / "base", "What is payable is known only after the discounts; only vouchers given back can look at it.");
  }
  const bool has_value = promotion.reduces() || promotion.gives_vouchers() || std::holds_alternative<Cashback>(rungs.front().benefit);
  if (promotion.cap && !has_value) refuse(where / "cap", "A cap is an amount of money: points and goods have none.");
  if (promotion.budget && promotion.budget->amount && !has_value) {
    refuse(where / "budget" / "amount", "A budget of money is used by discounts, vouchers and money back.");
  }
  if (promotion.rounded && !std::holds_alternative<PercentOff>(rungs.front().benefit)) refuse(where / "rounded", "Only a percentage leaves a price to be rounded.");
  if (promotion.rounding && !promotion.reduces()) refuse(where / "rounding", "Only a discount is rounded.");
  const bool of_one_group = trigger.groups.size() < 2;
  if (trigger.within == Trigger::Within::line && !of_one_group) refuse(where / "trigger" / "within", "Sets within a line have one group.");
  if (trigger.partial && !of_one_group) refuse(where / "trigger" / "partial", "A part of a set is given only where sets have one group.");
  if (promotion.floor && !promotion.reduces()) refuse(where / "floor", "Only a discount has a floor.");
}

void RuleCompiler::check_benefit(const Promotion& promotion, const Rung& rung, const Path& where) {
  check_reduced(promotion, rung.reduced, where);
  const auto* voucher = std::get_if<VoucherBack>(&rung.benefit);
  if (voucher != nullptr && promotion.cap && *promotion.cap < voucher->value) {
    refuse(where / "value", "One voucher is worth more than the cap of the promotion, so none could ever be given.");
  }
  const auto* price = std::get_if<NewPrice>(&rung.benefit);
  if (price != nullptr && price->scope == NewPrice::Scope::set) {
    if (!promotion.makes_sets()) refuse(where / "scope", "A price for a set needs a trigger that makes sets.");
    if (!rung.reduced.whole()) refuse(where / "scope", "A price for a set is about all of its units.");
  }
  const auto* percent = std::get_if<PercentOff>(&rung.benefit);
  if (percent == nullptr) return;
  if (percent->base == AmountBase::payable) refuse(where / "base", "A percentage is taken of the list or the net amount.");
  if (promotion.trigger.repeat == Trigger::Repeat::each && !(rung.reduced.units && rung.reduced.units->per == UnitLimit::Per::time)) {
    refuse(where / "type", "A percentage cannot be given several times; a mark that repeats needs an amount or a voucher.");
  }
}

void RuleCompiler::check_reduced(const Promotion& promotion, const Reduced& reduced, const Path& where) {
  if (reduced.items && !promotion.trigger.pool.empty()) refuse(where / "items", "What a pool keeps apart are the units of the sets; they are what is reduced.");
  if (!reduced.of) return;
  if (!promotion.makes_sets()) return refuse(where / "of", "Only a trigger that makes sets has units of them.");
  if (reduced.items) refuse(where / "items", "The units of a set are those of its groups.");
  const std::vector<SetGroup>& groups = promotion.trigger.groups;
  const auto group = static_cast<std::size_t>(reduced.of->group);
  if (group > groups.size()) return refuse(where / "of" / "group", "The sets have fewer groups.");
  const SetGroup& chosen = group == 0 ? groups.back() : groups[group - 1];
  if (reduced.of->units && *reduced.of->units > chosen.quantity) refuse(where / "of" / "units", "The group has fewer units.");
}

}  // namespace loyalty
