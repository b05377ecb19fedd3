// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <utility>
#include <vector>

#include "curve_request.h"
#include "decode.h"
#include "decode_references.h"
#include "encode_compare.h"
#include "loyalty/compare.h"
#include "names.h"
#include "request_promotions.h"

namespace loyalty::json {
namespace {

/// An offer of the request, and what it keeps alive.
struct ReadOffer {
  NodeId node = kNoNode;
  NodeId list = kNoNode;
  OfferLabel label;
  std::shared_ptr<const CompiledProgram> program;  ///< null: that of the request
  std::vector<Promotion> promotions;
  std::vector<CompiledPromotion> compiled;
};

class CompareReading {
 public:
  CompareReading(Workspace& workspace, Reader& reader, std::shared_ptr<const CompiledProgram> program)
      : workspace_(workspace), reader_(reader), program_(std::move(program)), units_(program_->document()) {}

  /// False when there are problems.
  [[nodiscard]] bool read(Fields& fields) {
    request_.as_of = reader_.date(fields.require("asOf")).value_or(Date{});
    const NodeId base = fields.find("voucherBase");
    const AmountBase vouchers_count = reader_.one_of(base, kAmountBases, AmountBase::net);
    const NodeId list = fields.require("offers");
    if (const NodeId basket = fields.find("basket"); basket != kNoNode) request_.basket = read_money(reader_, basket, units_, kNotNegative);
    read_curve(reader_, fields.find("curve"), units_, request_.from, request_.to);
    request_.by = reader_.one_of(fields.find("by"), kCompareBys, CompareBy::paid);
    if (const NodeId rate = fields.find("redemptionRate"); rate != kNoNode) request_.redemption_rate = reader_.rational(rate, 1, true);
    if (const NodeId price = fields.find("unitPrice"); price != kNoNode) request_.unit_price = read_money(reader_, price, units_, kPositive);
    fields.finish();
    read_list(reader_, list, kMostOffers, offers_, [&](NodeId at, ReadOffer& offer) { read_offer(at, vouchers_count, offer); });
    if (reader_.is(list, NodeKind::array) && reader_.size(list) == 0) reader_.report(list, ErrorCode::empty);
    std::vector<std::pair<std::string_view, NodeId>> ids;
    for (const ReadOffer& offer : offers_) ids.emplace_back(offer.label.id, offer.node);
    report_repeated_ids(reader_, ids);
    if (!reader_.problems().empty()) return false;
    for (std::size_t i = 0; i < offers_.size(); ++i) compile(i);
    request_.offers = compared_;
    return reader_.problems().empty();
  }

  [[nodiscard]] const CompareRequest& request() const { return request_; }
  [[nodiscard]] const Program& units() const { return units_; }
  [[nodiscard]] std::vector<OfferLabel> labels() const {
    std::vector<OfferLabel> labels;
    for (const ReadOffer& offer : offers_) labels.push_back(offer.label);
    return labels;
  }

 private:
  void read_offer(NodeId id, AmountBase vouchers_count, ReadOffer& offer) {
    Fields fields(reader_, id);
    if (!fields.valid()) return;
    offer.node = id;
    offer.label.id = reader_.id(fields.require("id"));
    offer.label.name = reader_.text(fields.find("name"));
    const NodeId program = fields.find("program");
    offer.list = fields.find("promotions");
    fields.finish();
    if (program != kNoNode) offer.program = read_own_program(program);
    const Program& document = offer.program ? offer.program->document() : units_;
    read_list(reader_, offer.list, kMaxPromotions, offer.promotions,
              [&](NodeId at, Promotion& promotion) { read_promotion(reader_, at, document, vouchers_count, promotion); });
    check_ids(reader_, document, {{offer.list, offer.promotions}});
  }

  [[nodiscard]] std::shared_ptr<const CompiledProgram> read_own_program(NodeId id) {
    auto program = read_program_or_digest(workspace_, reader_, id);
    if (program != nullptr && !(program->document().currency == units_.currency)) {
      reader_.report(id, ErrorCode::invalid_combination, {{"detail", "Offers are compared in one currency."}});
    }
    return program;
  }

  void compile(std::size_t position) {
    ReadOffer& offer = offers_[position];
    const CompiledProgram& program = offer.program ? *offer.program : *program_;
    SymbolTable symbols(program.symbols());
    PromotionsOutcome outcome = compile_promotions(program, offer.promotions, symbols, (Path{} / "offers").at(position) / "promotions");
    for (Error& error : outcome.errors) reader_.problems().add(std::move(error), "");
    offer.compiled = std::move(outcome.promotions);
    compared_.push_back({&program, offer.compiled, offer.program != nullptr});
  }

  Workspace& workspace_;
  Reader& reader_;
  std::shared_ptr<const CompiledProgram> program_;
  const Program& units_;
  std::vector<ReadOffer> offers_;
  std::vector<ComparedOffer> compared_;
  CompareRequest request_;
};

}  // namespace

void run_compare(Workspace& workspace, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  if (!fields.valid()) return;
  auto program = read_terms(workspace, reader, fields);
  if (program == nullptr) return;
  CompareReading reading(workspace, reader, std::move(program));
  if (!reading.read(fields)) return;
  const auto answer = compare_offers(reading.request());
  if (!answer) return reader.problems().add(answer.error(), "");
  write_comparison(writer, *answer, reading.request(), reading.labels(), reading.units());
}

}  // namespace loyalty::json
