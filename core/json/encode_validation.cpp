// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>

#include "encode.h"

namespace loyalty::json {
namespace {

void write_count(Writer& writer, std::string_view key, std::size_t count) {
  writer.key(key);
  writer.integer(static_cast<std::int64_t>(count));
}

}  // namespace

void write_validation(Writer& writer, std::string_view digest, const Program& program,
                      const std::vector<Lint>& warnings) {
  writer.begin_object();
  writer.field("program", digest);
  writer.key("warnings");
  writer.begin_array();
  for (const Lint& warning : warnings) {
    writer.begin_object();
    writer.field("code", name_of(warning.code));
    writer.key("pointer");
    writer.string("/program" + warning.where.to_pointer());
    writer.key("message");
    writer.string(message_of(warning));
    writer.key("params");
    writer.begin_object();
    for (const auto& [name, value] : warning.params) writer.key(name), writer.string(value);
    writer.end_object();
    writer.end_object();
  }
  writer.end_array();
  writer.key("counts");
  writer.begin_object();
  write_count(writer, "ledgers", program.ledgers.size());
  write_count(writer, "earn", program.earn.size());
  write_count(writer, "metrics", program.metrics.size());
  write_count(writer, "tiers", program.tiers.size());
  write_count(writer, "redemptions", program.redemptions.size());
  write_count(writer, "stages", program.stages.size());
  write_count(writer, "promotions", program.promotions.size());
  writer.end_object();
  writer.end_object();
}

}  // namespace loyalty::json
