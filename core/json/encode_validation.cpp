// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <string>

#include "encode.h"
#include "program_cache.h"

namespace loyalty::json {

namespace {

void write_warnings(Writer& writer, const std::vector<Lint>& warnings, const Document& request) {
  writer.begin_array("warnings");
  for (const Lint& warning : warnings) {
    write_finding(writer, name_of(warning.code), program_place(request, warning.where), message_of(warning),
                  warning.params);
  }
  writer.end_array();
}

}  // namespace

void begin_validation(Writer& writer, std::string_view digest, const Program& program,
                      const std::vector<Lint>* warnings, const Document& request) {
  writer.begin_object();
  writer.field("program", digest);
  if (warnings != nullptr) write_warnings(writer, *warnings, request);
  writer.begin_object("counts");
  writer.field("counts", std::ssize(program.counts));
  writer.field("choices", std::ssize(program.choices));
  writer.field("memberships", std::ssize(program.memberships));
  writer.field("ledgers", std::ssize(program.ledgers));
  writer.field("earn", std::ssize(program.earn));
  writer.field("metrics", std::ssize(program.metrics));
  writer.field("tiers", std::ssize(program.tiers));
  writer.field("milestones", std::ssize(program.milestones));
  writer.field("redemptions", std::ssize(program.redemptions));
  writer.field("rewards", std::ssize(program.rewards));
  writer.field("transfers", std::ssize(program.transfers));
  writer.field("conversions", std::ssize(program.conversions));
  writer.field("stages", std::ssize(program.stages));
  writer.field("promotions", std::ssize(program.promotions));
  writer.end_object();
}

}  // namespace loyalty::json
