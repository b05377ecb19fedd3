// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "decode.h"
#include "loyalty/effective_discount.h"
#include "operations.h"
#include "request_promotions.h"

namespace loyalty::json {
namespace {

/// The programme of the request, or a bare one in its currency with its stages.
std::shared_ptr<const CompiledProgram> read_terms(Workspace& workspace, Reader& reader, Fields& fields) {
  const NodeId program = fields.find("program");
  const NodeId currency = fields.find("currency");
  const NodeId stages = fields.find("stages");
  if (program != kNoNode) {
    for (const auto& [other, names] :
         {std::pair{currency, "program, currency"}, std::pair{stages, "program, stages"}}) {
      if (other != kNoNode) reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", names}});
    }
    return reader.problems().empty() ? read_program_or_digest(workspace, reader, program) : nullptr;
  }
  Program bare = bare_program(read_currency(reader, currency == kNoNode ? fields.require("currency") : currency));
  bare.id = "bare";
  if (stages != kNoNode) bare.stages = read_stages(reader, stages);
  if (!reader.problems().empty()) return nullptr;
  CompileOutcome outcome = compile(std::move(bare));
  for (Error& error : outcome.errors) reader.problems().add(std::move(error), "");
  return outcome.program;
}

void read_curve(Reader& reader, NodeId id, const Program& units, EffectiveDiscountRequest& request) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  const NodeId to = fields.require("to");
  request.curve_from = read_money(reader, fields.require("from"), units, kNotNegative);
  const std::size_t problems = reader.problems().list().size();
  request.curve_to = read_money(reader, to, units, kNotNegative);
  if (to != kNoNode && reader.problems().list().size() == problems && *request.curve_to < *request.curve_from) {
    // Read again with its range: the report names both ends.
    request.curve_to = read_money(reader, to, units, {request.curve_from->minor, kMaxAmount});
  }
  fields.finish();
}

}  // namespace

void run_effective_discount(Workspace& workspace, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  if (!fields.valid()) return;
  const auto program = read_terms(workspace, reader, fields);
  if (program == nullptr) return;
  const Program& units = program->document();

  EffectiveDiscountRequest request;
  request.as_of = reader.date(fields.require("asOf")).value_or(Date{});
  const AmountBase vouchers_count = reader.one_of(fields.find("voucherBase"), kAmountBases, AmountBase::net);
  std::vector<Promotion> promotions;
  const NodeId list = fields.find("promotions");
  read_list(reader, list, kMaxPromotions, promotions,
            [&](NodeId id, Promotion& promotion) { read_promotion(reader, id, units, vouchers_count, promotion); });
  if (const NodeId basket = fields.find("basket"); basket != kNoNode) {
    request.basket = read_money(reader, basket, units, kNotNegative);
  }
  read_curve(reader, fields.find("curve"), units, request);
  if (const NodeId rate = fields.find("redemptionRate"); rate != kNoNode)
    request.redemption_rate = reader.rational(rate, 1, true);
  if (const NodeId price = fields.find("unitPrice"); price != kNoNode)
    request.unit_price = read_money(reader, price, units, kPositive);
  const bool explain = reader.boolean(fields.find("explain"));
  fields.finish();

  check_ids(reader, units, {{list, promotions}});
  if (!reader.problems().empty()) return;

  SymbolTable symbols(program->symbols());
  const std::vector<CompiledPromotion> compiled = compile_list(reader, *program, promotions, symbols, "promotions");
  if (!reader.problems().empty()) return;
  request.promotions = compiled;
  Trace* const trace = workspace.traced(explain);
  const auto answer = effective_discount(*program, request, trace);
  if (!answer) return reader.problems().add(answer.error(), "");
  write_effective_discount(writer, *answer, request, {program.get(), promotions, {}, {}, {}}, trace);
}

}  // namespace loyalty::json
