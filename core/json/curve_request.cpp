// SPDX-License-Identifier: Apache-2.0
#include "curve_request.h"

#include <string_view>
#include <utility>

#include "decode.h"

namespace loyalty::json {

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

void read_curve(Reader& reader, NodeId id, const Program& units, std::optional<Money>& from_basket, std::optional<Money>& to_basket) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  const NodeId to = fields.require("to");
  from_basket = read_money(reader, fields.require("from"), units, kNotNegative);
  const std::size_t problems = reader.problems().list().size();
  to_basket = read_money(reader, to, units, kNotNegative);
  if (to != kNoNode && reader.problems().list().size() == problems && *to_basket < *from_basket) {
    // Read again with its range: the report names both ends.
    to_basket = read_money(reader, to, units, {from_basket->minor, kMaxAmount});
  }
  fields.finish();
}

}  // namespace loyalty::json
