// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "curve_request.h"
#include "decode.h"
#include "loyalty/effective_discount.h"
#include "operations.h"
#include "request_promotions.h"

namespace loyalty::json {

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
  read_curve(reader, fields.find("curve"), units, request.curve_from, request.curve_to);
  if (const NodeId rate = fields.find("redemptionRate"); rate != kNoNode)
    request.redemption_rate = reader.rational(rate, 1, true);
  if (const NodeId price = fields.find("unitPrice"); price != kNoNode)
    request.unit_price = read_money(reader, price, units, kPositive);
  const bool explain = read_explain(reader, fields.find("explain"));
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
