// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "call.h"
#include "operation_set.h"

namespace loyalty::json {
namespace {

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
  const OperationSet& operations;
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
    const OperationFunction function = operations.find(operation);
    if (function == nullptr) {
      const ErrorCode code = is_operation(operation) ? ErrorCode::not_in_module : ErrorCode::unknown_operation;
      return problems.add(code, "", {{"name", printable(operation)}});
    }
    if (!workspace.document.parse(request, problems)) return;
    Reader reader(workspace.document, problems);
    function(workspace, reader, writer);
  }
};

Session::Session() : Session(every_operation()) {}
Session::Session(const OperationSet& operations) : state_(new State{operations, {}}) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

std::string Session::call(std::string_view operation, std::string_view request) {
  return state_->call(operation, request);
}

}  // namespace loyalty::json
