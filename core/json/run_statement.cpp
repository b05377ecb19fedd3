// SPDX-License-Identifier: Apache-2.0
#include "decode_facts.h"
#include "loyalty/statement.h"
#include "operations.h"

namespace loyalty::json {

void run_statement(Workspace& workspace, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  const auto program = read_program_or_digest(workspace, reader, fields.require("program"));
  if (program == nullptr) return;
  const Date as_of = reader.date(fields.require("asOf")).value_or(Date{});
  const NodeId member = fields.require("member");
  const bool explain = reader.boolean(fields.find("explain"));
  fields.finish();
  const History history = read_history({reader, *program, program->symbols()}, member);
  if (!reader.problems().empty()) return;

  Trace* const trace = workspace.traced(explain);
  const auto answer = statement(*program, history, as_of, trace);
  if (!answer) return reader.problems().add(answer.error(), "");
  write_statement(writer, *answer, as_of, {program.get(), {}, {}, history.events, {}}, trace);
}

}  // namespace loyalty::json
