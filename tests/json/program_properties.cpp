// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "json/decode.h"
#include "json/program_cache.h"
#include "loyalty/compiled_program.h"
#include "parsed.h"
#include "program_generator.h"

namespace loyalty::json::test {
namespace {

std::string problems_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems.list()) text += problem.pointer + ": " + message_of(problem.error) + "\n";
  return text;
}

RC_GTEST_PROP(ProgramDocument, written_and_read_again_is_the_same, ()) {
  const Program program = *loyalty::test::ProgramGenerator::any();
  Parsed parsed(canonical_text(program));
  RC_ASSERT(parsed.ok);
  Reader reader(parsed.document, parsed.problems);
  const Program again = read_program(reader, 0);
  RC_ASSERT(problems_of(parsed.problems) == "");
  RC_ASSERT(again == program);
  RC_ASSERT(canonical_text(again) == parsed.text);
}

RC_GTEST_PROP(ProgramDocument, that_reads_right_compiles, ()) {
  const CompileOutcome outcome = compile(*loyalty::test::ProgramGenerator::any());
  std::string errors;
  for (const Error& error : outcome.errors) errors += error.where.to_pointer() + ": " + message_of(error) + "\n";
  RC_ASSERT(errors == "");
}

}  // namespace
}  // namespace loyalty::json::test
