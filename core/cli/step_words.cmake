# SPDX-License-Identifier: Apache-2.0
# Script: writes ${output}, the English sentences of the steps ("step.*" and "rounding.*" of the catalogue ${catalogue}) as a C++ table.
# Without a catalogue the table is empty, and steps are called by their codes.
set(catalogue_text "{}")
if(EXISTS ${catalogue})
  file(READ ${catalogue} catalogue_text)
endif()
string(JSON count LENGTH "${catalogue_text}")
set(rows "")
set(i 0)
while(i LESS count)
  string(JSON key MEMBER "${catalogue_text}" ${i})
  if(key MATCHES "^(step|rounding)\\.")
    string(JSON text GET "${catalogue_text}" ${key})
    string(APPEND rows "    {\"${key}\", R\"words(${text})words\"},\n")
  endif()
  math(EXPR i "${i} + 1")
endwhile()
file(WRITE ${output}
"// SPDX-License-Identifier: Apache-2.0
// Made from the English catalogue by core/cli/step_words.cmake.
#include \"step_words.h\"

namespace loyalty::cli {
namespace {

// The last row is nobody's: a table is never empty.
constexpr StepWords kWords[] = {
${rows}    {\"\", \"\"}};

}  // namespace

std::span<const StepWords> step_words() { return kWords; }

}  // namespace loyalty::cli
")
