// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "decode_history.h"
#include "loyalty/statement.h"
#include "operations.h"

namespace loyalty::json {
namespace {

/// Events that follow a history without touching it, and the day to look at then.
struct WhatIf {
  std::size_t kept = 0;  ///< events of the history up to the day of the statement
  std::vector<Event> events;
  Date as_of;
};

std::size_t counted(const std::vector<Event>& events, Date as_of) {
  const auto later =
      std::find_if(events.begin(), events.end(), [as_of](const Event& event) { return event.date > as_of; });
  return static_cast<std::size_t>(later - events.begin());
}

std::optional<WhatIf> read_what_if(Reader& reader, Fields& fields, HistoryReader& histories, const History& history,
                                   Date as_of) {
  const NodeId events = fields.find("whatIf");
  const NodeId day = fields.find("whatIfAsOf");
  if (events == kNoNode && day == kNoNode) return std::nullopt;
  if (events == kNoNode || day == kNoNode) {
    reader.report(fields.object(), ErrorCode::missing_field, {{"name", events == kNoNode ? "whatIf" : "whatIfAsOf"}});
  }
  WhatIf what_if;
  what_if.kept = counted(history.events, as_of);
  what_if.events = histories.read_following(events, history, what_if.kept, as_of);
  what_if.as_of = reader.date(day).value_or(as_of);
  if (what_if.as_of < as_of) {
    reader.report(day, ErrorCode::invalid_window, {{"from", to_text(as_of)}, {"to", to_text(what_if.as_of)}});
  }
  return what_if;
}

/// The place of an error in a history that goes on with events of "whatIf".
std::string place_of(const Error& error, std::size_t kept) {
  constexpr std::string_view kEvents = "/member/history/";
  const std::string& pointer = error.where.to_pointer();
  if (!pointer.starts_with(kEvents)) return pointer;
  std::size_t position = 0;
  std::size_t end = kEvents.size();
  for (; end < pointer.size() && pointer[end] != '/'; ++end) {
    position = position * 10 + static_cast<std::size_t>(pointer[end] - '0');
  }
  if (position < kept) return pointer;
  return "/whatIf/" + std::to_string(position - kept) + pointer.substr(end);
}

}  // namespace

void run_statement(Workspace& workspace, Reader& reader, Writer& writer) {
  Fields fields(reader, 0);
  const auto program = read_program_or_digest(workspace, reader, fields.require("program"));
  if (program == nullptr) return;
  StatementOptions options;
  options.as_of = reader.date(fields.require("asOf")).value_or(Date{});
  const NodeId member = fields.require("member");
  options.entries = reader.boolean(fields.find("entries"));
  const bool explain = read_explain(reader, fields.find("explain"));
  const FactsContext context{reader, *program, program->symbols()};
  HistoryReader histories(context);
  History history = histories.read(member);
  std::optional<WhatIf> what_if = read_what_if(reader, fields, histories, history, options.as_of);
  fields.finish();
  if (!reader.problems().empty()) return;

  Trace* const trace = workspace.traced(explain);
  const auto answer = statement(*program, history, options, trace);
  if (!answer) return reader.problems().add(answer.error(), "");
  if (!what_if)
    return write_statement(writer, *answer, options, {program.get(), {}, {}, history.events, {}}, nullptr, trace);

  // What is written of the first answer is about events that stay where they are.
  history.events.resize(what_if->kept);
  std::move(what_if->events.begin(), what_if->events.end(), std::back_inserter(history.events));
  auto following = statement(*program, history, {what_if->as_of, options.entries}, nullptr);
  if (!following) {
    const Error& error = following.error();
    return reader.problems().add(Error{error.code, Path{}, error.params}, place_of(error, what_if->kept));
  }
  const FollowingStatement then{std::move(*following), what_if->as_of, history.events};
  write_statement(writer, *answer, options, {program.get(), {}, {}, history.events, {}}, &then, trace);
}

}  // namespace loyalty::json
