// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "decode_history.h"
#include "loyalty/statement.h"
#include "operations.h"
#include "quote_reading.h"

namespace loyalty::json {

void judge_history(const FactsContext& context, NodeId member, Date day, KnownMember& known) {
  known.history = HistoryReader(context).read(member);
  if (!context.reader.problems().empty()) return;
  auto standing = member_on(context.program, known.history, day);
  if (!standing) return context.reader.problems().add(standing.error(), "");
  known.member = std::move(standing->member);
  known.usage = std::move(standing->usage);
}

namespace {

void answer(Workspace& workspace, Reader& reader, Writer& writer, HistoryJudge judge) {
  Fields fields(reader, 0);
  const auto program = read_program_or_digest(workspace, reader, fields.require("program"));
  if (program == nullptr) return;
  QuoteReading reading(reader, *program, judge);
  reading.find(fields);
  const bool explain = read_explain(reader, fields.find("explain"));
  fields.finish();
  if (!reading.read()) return;
  Trace* const trace = workspace.traced(explain);
  if (const auto answered = quote(*program, reading.request(), workspace.quote, trace); !answered) {
    return reader.problems().add(answered.error(), "");
  }
  write_quote(writer, workspace.quote, reading.request(), reading.subjects(), trace);
}

}  // namespace

void run_quote(Workspace& workspace, Reader& reader, Writer& writer) {
  answer(workspace, reader, writer, judge_history);
}

void run_quote_of_snapshot(Workspace& workspace, Reader& reader, Writer& writer) {
  answer(workspace, reader, writer, nullptr);
}

}  // namespace loyalty::json
