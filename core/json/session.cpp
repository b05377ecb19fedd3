// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "call.h"
#include "operations.h"

namespace loyalty::json {
namespace {

struct NamedOperation {
  std::string_view name;
  OperationFunction run;
};
constexpr NamedOperation kOperations[] = {{"validate", run_validate},
                                          {"quote", run_quote},
                                          {"statement", run_statement},
                                          {"advise", run_advise},
                                          {"effective-discount", run_effective_discount},
                                          {"parse-offer", run_parse_offer}};

OperationFunction find_operation(std::string_view name) {
  for (const NamedOperation& operation : kOperations) {
    if (operation.name == name) return operation.run;
  }
  return nullptr;
}

/// An operation's name is not part of the request and may hold any bytes.
std::string printable(std::string_view name) {
  std::string text(name.substr(0, 64));
  for (char& c : text) {
    if (c < 0x20 || c > 0x7E) c = '?';
  }
  return text;
}

}  // namespace

struct Session::State {
  Workspace workspace;

  std::string call(std::string_view operation, std::string_view request) {
    Problems problems;
    Writer& writer = workspace.response;
    writer.clear();
    begin(writer, true);
    run(operation, request, problems, writer);
    if (!problems.empty()) {
      writer.clear();
      begin(writer, false);
      writer.begin_array();
      for (const auto& [error, pointer] : problems.list()) {
        write_finding(writer, name_of(error.code), pointer, message_of(error), error.params);
      }
      writer.end_array();
    }
    writer.end_object();
    workspace.document.trim();
    return std::string(writer.text());
  }

  static void begin(Writer& writer, bool ok) {
    writer.begin_object();
    writer.key("ok");
    writer.boolean(ok);
    writer.key(ok ? "result" : "errors");
  }

  void run(std::string_view operation, std::string_view request, Problems& problems, Writer& writer) {
    const OperationFunction function = find_operation(operation);
    if (function == nullptr) return problems.add(ErrorCode::unknown_operation, "", {{"name", printable(operation)}});
    if (!workspace.document.parse(request, problems)) return;
    Reader reader(workspace.document, problems);
    function(workspace, reader, writer);
  }
};

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

std::string Session::call(std::string_view operation, std::string_view request) {
  return state_->call(operation, request);
}

}  // namespace loyalty::json
