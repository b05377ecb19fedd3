// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>

namespace loyalty {

/// Sorts, not stably. The library's std::sort is several times the code of a heap, for each type that is sorted.
template <class Container, class Less = std::less<>>
void heap_sort(Container& values, Less less = {}) {
  std::make_heap(values.begin(), values.end(), less);
  std::sort_heap(values.begin(), values.end(), less);
}

}  // namespace loyalty
