// SPDX-License-Identifier: Apache-2.0
#include "candidate.h"

#include <algorithm>

namespace loyalty {

Money Candidate::budget_left() const {
  const Money amount = *promotion->document->budget->amount;
  return used == nullptr ? amount : std::max(Money{}, amount - used->amount);
}

void put_in_order(std::vector<Candidate>& candidates) {
  const auto before = [](const Candidate& a, const Candidate& b) {
    if (a.promotion->stage != b.promotion->stage) return a.promotion->stage < b.promotion->stage;
    return a.promotion->document->priority > b.promotion->document->priority;
  };
  // Insertion: documents are nearly in order, and a stable sort of the library is several times the code.
  for (auto next = candidates.begin(); next != candidates.end(); ++next) {
    std::rotate(std::upper_bound(candidates.begin(), next, *next, before), next, next + 1);
  }
}

}  // namespace loyalty
