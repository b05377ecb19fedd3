// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/compiled_program.h"
#include "problem.h"

namespace loyalty::json {

/// Name of a programme by its content: "p-" and 16 hexadecimal digits.
[[nodiscard]] std::string digest_of(const Program& program);

/// The programmes a session has compiled, the last used first; beyond kMaxPrograms the one used longest ago goes.
class ProgramCache {
 public:
  struct Entry {
    std::string digest;
    std::shared_ptr<const CompiledProgram> program;
  };

  /// The programme of a digest, null when it is not here.
  [[nodiscard]] std::shared_ptr<const CompiledProgram> find(std::string_view digest);
  /// The compiled document, from here or anew. Null, with the problems below `root`, when it does not compile.
  [[nodiscard]] Entry compile(Program document, std::string_view root, Problems& problems);

 private:
  /// Puts an entry in front.
  void use(std::size_t position);

  std::vector<Entry> entries_;
};

}  // namespace loyalty::json
