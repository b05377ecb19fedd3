// SPDX-License-Identifier: Apache-2.0
#include "candidate.h"

#include <algorithm>

namespace loyalty {

void put_in_order(std::vector<Candidate>& candidates) {
  const auto before = [](const Candidate& a, const Candidate& b) {
    if (a.promotion->stage != b.promotion->stage) return a.promotion->stage < b.promotion->stage;
    return a.promotion->document->priority > b.promotion->document->priority;
  };
  if (!std::is_sorted(candidates.begin(), candidates.end(), before)) std::stable_sort(candidates.begin(), candidates.end(), before);
}

}  // namespace loyalty
