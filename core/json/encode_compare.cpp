// SPDX-License-Identifier: Apache-2.0
#include "encode_compare.h"

#include "encode_curve.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

class ComparisonWriter {
 public:
  ComparisonWriter(Writer& writer, const Comparison& answer, std::span<const OfferLabel> labels, const Program& units)
      : writer_(writer), answer_(answer), labels_(labels), units_(units), decimals_(money_decimals(units)) {}

  void offers() const {
    writer_.begin_array("offers");
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      writer_.begin_object();
      writer_.field("id", labels_[i].id);
      writer_.field_or_null("name", labels_[i].name);
      write_curve_basket(writer_, answer_.offers[i].basket, units_);
      write_curve(writer_, answer_.offers[i], units_);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void basket(const std::optional<Money>& list) const {
    writer_.key("basket");
    if (!list) return writer_.null();
    writer_.begin_object();
    money("list", *list);
    writer_.begin_array("best");
    for (const RankedOffer& one : answer_.ranking) {
      if (one.more.numerator == 0) writer_.string(id_of(one.offer));
    }
    writer_.end_array();
    writer_.begin_array("ranking");
    for (const RankedOffer& one : answer_.ranking) {
      writer_.begin_object();
      writer_.field("offer", id_of(one.offer));
      exact("cost", one.cost);
      exact("more", one.more);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void best() const {
    writer_.begin_array("best");
    for (const BestRun& run : answer_.best) {
      writer_.begin_object();
      money("from", run.from);
      money("to", run.to);
      writer_.begin_array("offers");
      for (std::int32_t i = 0; i < static_cast<std::int32_t>(labels_.size()); ++i) {
        if (run.has(i)) writer_.string(id_of(i));
      }
      writer_.end_array();
      writer_.end_object();
    }
    writer_.end_array();
  }

  void crossovers() const {
    writer_.begin_array("crossovers");
    for (const Crossover& one : answer_.crossovers) {
      writer_.begin_object();
      money("at", one.at);
      writer_.field("before", id_of(one.before));
      writer_.field("after", id_of(one.after));
      writer_.key("equalFrom");
      if (one.equal_from) {
        writer_.decimal(one.equal_from->minor, decimals_);
      } else {
        writer_.null();
      }
      exact("saving", one.saving);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void money(std::string_view key, Money amount) const { writer_.field(key, amount.minor, decimals_); }

 private:
  void exact(std::string_view key, Rational minor) const {
    writer_.key(key);
    write_exact_money(writer_, minor, decimals_);
  }
  [[nodiscard]] std::string_view id_of(std::int32_t offer) const { return labels_[static_cast<std::size_t>(offer)].id; }

  Writer& writer_;
  const Comparison& answer_;
  std::span<const OfferLabel> labels_;
  const Program& units_;
  int decimals_;
};

}  // namespace

void write_comparison(Writer& writer, const Comparison& answer, const CompareRequest& request, std::span<const OfferLabel> labels,
                      const Program& units) {
  const ComparisonWriter parts(writer, answer, labels, units);
  begin_result(writer, request.as_of, units);
  writer.field("by", name_in(kCompareBys, request.by));
  writer.begin_object("range");
  parts.money("from", answer.from);
  parts.money("to", answer.to);
  writer.end_object();
  parts.offers();
  parts.basket(request.basket);
  parts.best();
  parts.crossovers();
  writer.end_object();
}

}  // namespace loyalty::json
