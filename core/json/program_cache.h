// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "loyalty/compiled_program.h"
#include "loyalty/path.h"
#include "problem.h"

namespace loyalty::json {

/// The canonical text of a programme: equal for equal programmes.
[[nodiscard]] std::string canonical_text(const Program& program);

/// Name of a programme by its canonical text: "p-" and 16 hexadecimal digits.
[[nodiscard]] std::string digest_of(std::string_view canonical);

/// Pointer into the request at a place of its programme.
[[nodiscard]] std::string program_place(const Document& request, const Path& where);

/// The programmes a session has compiled, the last used first; beyond kMaxPrograms the one used longest ago goes.
class ProgramCache {
 public:
  struct Entry {
    std::string digest;
    std::shared_ptr<const CompiledProgram> program;
    std::string canonical;
    std::string source;  ///< the text it was last sent as; empty when that is too long to keep
  };

  /// The programme of a digest, null when it is not here.
  [[nodiscard]] std::shared_ptr<const CompiledProgram> find(std::string_view digest);
  /// The programme that was sent as exactly this text before, null when there is none: reading it again would give the
  /// same.
  [[nodiscard]] const Entry* find_source(std::string_view source);
  /// The compiled document of a value of the request, from here or anew. Null, with the problems, when it does not compile. The entry is good
  /// until the next call.
  [[nodiscard]] const Entry* compile(Program document, NodeId id, const Document& request, Problems& problems);

 private:
  /// Puts an entry in front.
  void use(std::size_t position);

  std::vector<Entry> entries_;
};

}  // namespace loyalty::json
