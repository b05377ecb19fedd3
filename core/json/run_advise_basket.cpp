// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <utility>
#include <vector>

#include "decode.h"
#include "decode_references.h"
#include "loyalty/basket_advice.h"
#include "operations.h"
#include "quote_reading.h"

namespace loyalty::json {
namespace {

constexpr Range kUnitsToAdd{1, 1000};

AddableGood read_good(const FactsContext& context, NodeId id, BasketAdviceNames& names) {
  Reader& reader = context.reader;
  AddableGood good;
  Fields fields(reader, id);
  names.ids.push_back(reader.id(fields.require("id")));
  names.names.push_back(reader.text(fields.find("name")));
  read_traits(context, fields, good.traits);
  NodeId price = fields.find("unitPrice");
  const NodeId at_most = fields.find("atMost");
  if (at_most != kNoNode && price == kNoNode) price = fields.require("unitPrice");
  fields.finish();
  if (price != kNoNode) good.unit_price = read_money(reader, price, context.program.document(), kPositive);
  if (at_most != kNoNode) good.at_most = reader.integer(at_most, kUnitsToAdd);
  return good;
}

std::vector<AddableGood> read_goods(const FactsContext& context, NodeId list, BasketAdviceNames& names) {
  std::vector<AddableGood> goods;
  std::vector<std::pair<std::string_view, NodeId>> ids;
  read_list(context.reader, list, kMostGoods, goods, [&](NodeId at, AddableGood& good) {
    good = read_good(context, at, names);
    ids.emplace_back(names.ids.back(), at);
  });
  report_repeated_ids(context.reader, ids);
  return goods;
}

}  // namespace

void run_advise_basket(Workspace& workspace, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  const auto program = read_program_or_digest(workspace, reader, fields.require("program"));
  if (program == nullptr) return;
  QuoteReading reading(reader, *program, judge_history);
  reading.find(fields);
  BasketAdviceRequest request;
  BasketAdviceNames names;
  const NodeId goods = fields.find("goods");
  if (const NodeId most = fields.find("mostExtra"); most != kNoNode)
    request.most_extra = read_money(reader, most, program->document(), kNotNegative);
  if (const NodeId rate = fields.find("redemptionRate"); rate != kNoNode) request.redemption_rate = reader.rational(rate, 1, true);
  fields.finish();
  (void)reading.read();  // problems are seen below
  if (goods != kNoNode) request.goods = read_goods(reading.context(), goods, names);
  if (!reader.problems().empty()) return;
  request.quote = reading.request();
  const auto advice = advise_basket(*program, request);
  if (!advice) return reader.problems().add(advice.error(), "");
  write_basket_advice(writer, *advice, request, names, reading.subjects());
}

}  // namespace loyalty::json
