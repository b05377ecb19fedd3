// SPDX-License-Identifier: Apache-2.0
#include "decode.h"
#include "decode_history.h"
#include "loyalty/advice.h"
#include "operations.h"

namespace loyalty::json {
namespace {

std::optional<SpendPlan> read_plan(Reader& reader, NodeId id, const Program& program, Date as_of) {
  if (id == kNoNode) return std::nullopt;
  Fields fields(reader, id);
  SpendPlan plan;
  plan.spend = read_money(reader, fields.require("spend"), program, kNotNegative);
  const NodeId until = fields.require("until");
  fields.finish();
  plan.until = reader.date(until).value_or(as_of);
  if (plan.until < as_of) reader.report(until, ErrorCode::invalid_window, {{"from", to_text(as_of)}, {"to", to_text(plan.until)}});
  return plan;
}

}  // namespace

void run_advise(Workspace& workspace, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  const auto program = read_program_or_digest(workspace, reader, fields.require("program"));
  if (program == nullptr) return;
  AdviceRequest request;
  request.as_of = reader.date(fields.require("asOf")).value_or(Date{});
  const NodeId member = fields.require("member");
  request.plan = read_plan(reader, fields.find("plan"), program->document(), request.as_of);
  const bool explain = reader.boolean(fields.find("explain"));
  fields.finish();
  const FactsContext context{reader, *program, program->symbols()};
  const History history = HistoryReader(context).read(member);
  if (!reader.problems().empty()) return;

  Trace* const trace = explain ? &workspace.trace : nullptr;
  workspace.trace.clear();
  const auto answer = advise(*program, history, request, trace);
  if (!answer) return reader.problems().add(answer.error(), "");
  write_advice(writer, *answer, request, {program.get(), {}, {}, history.events, {}}, trace);
}

}  // namespace loyalty::json
