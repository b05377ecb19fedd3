// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "decode.h"
#include "operations.h"

namespace loyalty::json {
namespace {

/// The compiled document; null when there are problems.
const ProgramCache::Entry* read_document(Workspace& workspace, Reader& reader, NodeId id) {
  if (reader.is(id, NodeKind::object)) {
    if (const auto* known = workspace.programs.find_source(reader.document().text(id)); known != nullptr) return known;
  }
  Program document = read_program(reader, id);
  if (!reader.problems().empty()) return nullptr;
  return workspace.programs.compile(std::move(document), id, reader.document(), reader.problems());
}

template <bool kWarns>
void validate(Workspace& workspace, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  const NodeId id = fields.require("program");
  const NodeId warn = fields.find("warnings");
  const bool warned = warn == kNoNode || reader.boolean(warn);
  const NodeId depend = fields.find("dependence");
  const bool depends = reader.boolean(depend);
  fields.finish();
  if (!kWarns && depends) report_not_in_module(reader, depend, "dependence");
  if (!kWarns && warned) report_not_in_module(reader, warn == kNoNode ? fields.object() : warn, "warnings");
  if (id == kNoNode) return;
  const auto* entry = read_document(workspace, reader, id);
  if (entry == nullptr || !reader.problems().empty()) return;
  std::vector<Lint> warnings;
  if constexpr (kWarns) {
    if (warned) warnings = lint(*entry->program);
  }
  const Program& program = entry->program->document();
  begin_validation(writer, entry->digest, program, warned ? &warnings : nullptr, reader.document());
  if constexpr (kWarns) {
    if (depends) write_dependence(writer, dependence(*entry->program), program);
  }
  writer.end_object();
}

}  // namespace

std::shared_ptr<const CompiledProgram> read_program_or_digest(Workspace& workspace, Reader& reader, NodeId id) {
  if (id == kNoNode) return nullptr;
  if (!reader.is(id, NodeKind::string)) {
    const auto* entry = read_document(workspace, reader, id);
    return entry == nullptr ? nullptr : entry->program;
  }
  const std::string_view digest = reader.string(id);
  auto program = workspace.programs.find(digest);
  if (program == nullptr) reader.report(id, ErrorCode::program_not_loaded, {{"digest", shortened(digest)}});
  return program;
}

void run_validate(Workspace& workspace, Reader& reader, Writer& writer) { validate<true>(workspace, reader, writer); }

void run_validate_unwarned(Workspace& workspace, Reader& reader, Writer& writer) {
  validate<false>(workspace, reader, writer);
}

}  // namespace loyalty::json
