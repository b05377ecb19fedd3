// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "program_compiler.h"

namespace loyalty {

void ProgramCompiler::compile_ledgers() {
  const std::vector<Ledger>& ledgers = document().ledgers;
  for (std::size_t i = 0; i < ledgers.size(); ++i) {
    const Ledger& ledger = ledgers[i];
    const Path where = (Path{} / "ledgers").at(i);
    if (ledger.shown > ledger.decimals) {
      rules_.report(ErrorCode::out_of_range, where / "shown",
                    {{"value", std::to_string(ledger.shown)}, {"minimum", "0"}, {"maximum", std::to_string(ledger.decimals)}});
    }
    CompiledLedger compiled;
    compiled.document = &ledger;
    const Path expiry = where / "expiry";
    for (std::size_t rule = 0; rule < ledger.expiry.size(); ++rule) {
      compiled.expiry.push_back(compile_expiry(ledger.expiry[rule], expiry.at(rule)));
    }
    program_->ledgers_.push_back(std::move(compiled));
  }
}

CompiledExpiry ProgramCompiler::compile_expiry(const Expiry& expiry, const Path& where) {
  CompiledExpiry compiled;
  compiled.document = &expiry;
  for (const std::string& count : expiry.activities.counts) {
    compiled.counts.push_back(rules_.count(count, where / "activities"));
  }
  compiled.when = rules_.condition(expiry.when, where / "when");
  return compiled;
}

}  // namespace loyalty
