// SPDX-License-Identifier: Apache-2.0
// The operations: each reads a request, asks the core, and writes the result, or leaves problems with the reader.
#pragma once

#include <string>
#include <string_view>

#include "encode.h"
#include "loyalty/quote.h"
#include "loyalty/trace.h"
#include "program_cache.h"
#include "reader.h"
#include "traced.h"

namespace loyalty::json {

/// What a session keeps from call to call: compiled programmes, and memory that is used again.
struct Workspace {
  ProgramCache programs;
  Document document;
  Trace trace;
  Quote quote;
  Writer response;

  /// An empty trace, null when no explanation is asked for.
  [[nodiscard]] Trace* traced(bool explain) {
    trace.clear();
    return kExplaining && explain ? &trace : nullptr;
  }
};

using OperationFunction = void (*)(Workspace& workspace, Reader& reader, Writer& writer);

void run_validate(Workspace& workspace, Reader& reader, Writer& writer);
void run_validate_unwarned(Workspace& workspace, Reader& reader, Writer& writer);
void run_quote(Workspace& workspace, Reader& reader, Writer& writer);
void run_quote_of_snapshot(Workspace& workspace, Reader& reader, Writer& writer);
void run_statement(Workspace& workspace, Reader& reader, Writer& writer);
void run_advise(Workspace& workspace, Reader& reader, Writer& writer);
void run_advise_basket(Workspace& workspace, Reader& reader, Writer& writer);
void run_effective_discount(Workspace& workspace, Reader& reader, Writer& writer);
void run_compare(Workspace& workspace, Reader& reader, Writer& writer);
void run_parse_offer(Workspace& workspace, Reader& reader, Writer& writer);

/// Refuses what the smaller modules leave out.
inline void report_not_in_module(Reader& reader, NodeId id, std::string_view name) {
  reader.report(id, ErrorCode::not_in_module, {{"name", std::string(name)}});
}

/// Whether the field asks for an explanation; a module without any refuses that.
[[nodiscard]] inline bool read_explain(Reader& reader, NodeId id) {
  const bool explain = reader.boolean(id);
  if (!kExplaining && explain) report_not_in_module(reader, id, "explain");
  return explain;
}

/// The programme of a request: a document, or the digest of one compiled before. Null when there is a problem with it.
[[nodiscard]] std::shared_ptr<const CompiledProgram> read_program_or_digest(Workspace& workspace, Reader& reader,
                                                                            NodeId id);

}  // namespace loyalty::json
