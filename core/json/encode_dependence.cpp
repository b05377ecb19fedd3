// SPDX-License-Identifier: Apache-2.0
#include "encode.h"
#include "encode_benefit.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

class DependenceWriter {
 public:
  DependenceWriter(Writer& writer, const Program& program) : writer_(writer), program_(program), decimals_(money_decimals(program)) {}

  void write(const Dependence& dependence) {
    list("stages", dependence.stages, [this](const Exchange& one) {
      writer_.field("first", program_.stages[static_cast<std::size_t>(one.first)].id);
      writer_.field("second", program_.stages[static_cast<std::size_t>(one.second)].id);
    });
    list("promotions", dependence.promotions, [this](const Exchange& one) {
      writer_.field("first", promotion(one.first).id);
      writer_.field("second", promotion(one.second).id);
    });
    list("combinations", dependence.combinations, [this](const MissedCombination& one) {
      writer_.field("stage", program_.stages[static_cast<std::size_t>(one.stage)].id);
    });
    list("addItem", dependence.add_item, [this](const CheaperWithMore& one) {
      writer_.field("promotion", promotion(one.promotion).id);
      writer_.begin_object("added");
      writer_.field("id", "added");
      line(one.added);
      writer_.end_object();
    });
    list("betterOffer", dependence.better_offer, [this](const DearerOffer& one) { change(one); });
    searched(dependence.searched);
  }

 private:
  /// A list of findings: what each is about, then its witness.
  template <class Findings, class About>
  void list(std::string_view key, const Findings& findings, const About& about) {
    writer_.begin_array(key);
    for (const auto& finding : findings) {
      writer_.begin_object();
      about(finding);
      witness(finding.witness);
      writer_.end_object();
    }
    writer_.end_array();
  }

  [[nodiscard]] const Promotion& promotion(std::int32_t position) const { return program_.promotions[static_cast<std::size_t>(position)]; }
  void money(std::string_view key, Money amount) { writer_.field(key, amount.minor, decimals_); }

  void change(const DearerOffer& one) {
    writer_.field("promotion", promotion(one.promotion).id);
    writer_.field("rung", std::int64_t{one.rung});
    writer_.field("field", name_in(kOfferFields, one.field));
    if (one.from_share && one.to_share) {
      write_percentage(writer_, "from", *one.from_share);
      write_percentage(writer_, "to", *one.to_share);
      return;
    }
    const bool units = one.field == DearerOffer::Field::at && promotion(one.promotion).trigger.measure == Trigger::Measure::quantity;
    writer_.field("from", one.from, units ? 0 : decimals_);
    writer_.field("to", one.to, units ? 0 : decimals_);
  }

  /// The fields of a quote request beside its programme, then what it says.
  void witness(const Witness& one) {
    const Situation& situation = one.situation;
    writer_.field("asOf", situation.now.date);
    if (situation.now.time) writer_.key("time"), writer_.time(*situation.now.time);
    member(situation);
    writer_.begin_object("basket");
    writer_.begin_array("lines");
    std::int64_t number = 0;
    for (const MadeLine& made : one.lines) {
      writer_.begin_object();
      writer_.key("id");
      writer_.decimal(++number, 0);
      line(made);
      writer_.end_object();
    }
    writer_.end_array();
    text("channel", situation.channel);
    text("payment", situation.payment);
    writer_.end_object();
    outcome("payable", "applied", one.outcome);
    outcome("otherPayable", "otherApplied", one.other);
    writer_.key("rounding");
    writer_.boolean(one.rounding);
  }

  void text(std::string_view key, const std::string& value) {
    if (!value.empty()) writer_.key(key), writer_.string(value);
  }

  void texts(std::string_view key, const std::vector<std::string>& values) {
    writer_.begin_array(key);
    for (const std::string& value : values) writer_.string(value);
    writer_.end_array();
  }

  void line(const MadeLine& made) {
    text("sku", made.good.sku);
    text("category", made.good.category);
    text("brand", made.good.brand);
    if (!made.good.tags.empty()) texts("tags", made.good.tags);
    writer_.field("quantity", made.quantity);
    money("unitPrice", made.unit_price);
  }

  void outcome(std::string_view payable, std::string_view applied, const MadeOutcome& outcome) {
    money(payable, outcome.payable);
    writer_.begin_array(applied);
    for (const MadeOutcome::Applied& one : outcome.applied) {
      writer_.begin_object();
      writer_.field("promotion", promotion(one.promotion).id);
      money("discount", one.discount);
      writer_.end_object();
    }
    writer_.end_array();
  }

  /// What is known of the member; left out where that is nothing.
  void member(const Situation& situation) {
    const Member& member = situation.member;
    writer_.begin_object("member");
    if (member.tier != kNoTier) writer_.field("tier", tier_id(program_, member.tier));
    bool any = false;
    for (std::size_t i = 0; i < member.metrics.size(); ++i) {
      if (!member.metrics[i]) continue;
      if (!any) writer_.begin_object("metrics");
      any = true;
      writer_.field(program_.metrics[i].id, *member.metrics[i], metric_decimals(program_, program_.metrics[i]));
    }
    if (any) writer_.end_object();
    if (member.orders) writer_.field("orders", *member.orders);
    if (member.birthday) writer_.field("birthday", *member.birthday);
    if (situation.segments) texts("segments", *situation.segments);
    choices(member);
    if (!member.memberships.empty()) {
      writer_.begin_array("memberships");
      for (const std::int32_t held : member.memberships) writer_.plain(program_.memberships[static_cast<std::size_t>(held)].id);
      writer_.end_array();
    }
    writer_.end_object();
  }

  /// Those that are not the first option, which is what counts where nothing is said.
  void choices(const Member& member) {
    bool any = false;
    for (std::size_t i = 0; i < member.choices.size(); ++i) {
      if (member.choices[i] == 0) continue;
      if (!any) writer_.begin_object("choices");
      any = true;
      writer_.field(program_.choices[i].id, program_.choices[i].options[static_cast<std::size_t>(member.choices[i])].id);
    }
    if (any) writer_.end_object();
  }

  void searched(const DependenceSearch& one) {
    writer_.begin_object("searched");
    writer_.field("baskets", one.baskets);
    writer_.field("quotes", one.quotes);
    writer_.field("limit", kMostDependenceQuotes);
    writer_.key("complete");
    writer_.boolean(one.complete);
    writer_.begin_array("unmet");
    for (const std::int32_t position : one.unmet) writer_.plain(promotion(position).id);
    writer_.end_array();
    writer_.end_object();
  }

  Writer& writer_;
  const Program& program_;
  int decimals_;
};

}  // namespace

void write_dependence(Writer& writer, const Dependence& dependence, const Program& program) {
  writer.begin_object("dependence");
  DependenceWriter(writer, program).write(dependence);
  writer.end_object();
}

}  // namespace loyalty::json
