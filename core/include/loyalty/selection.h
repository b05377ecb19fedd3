// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace loyalty {

/// Lists that a line is compared with; an empty list says nothing.
struct LineMatch {
  std::vector<std::string> skus;
  std::vector<std::string> categories;
  std::vector<std::string> brands;
  std::vector<std::string> tags;

  [[nodiscard]] bool empty() const { return skus.empty() && categories.empty() && brands.empty() && tags.empty(); }
  friend bool operator==(const LineMatch&, const LineMatch&) = default;
};

/// Which lines of a basket a rule is about: those that match every given list of include (one entry is enough) and no list of exclude.
struct Selection {
  LineMatch include;
  LineMatch exclude;

  [[nodiscard]] bool all() const { return include.empty() && exclude.empty(); }
  friend bool operator==(const Selection&, const Selection&) = default;
};

}  // namespace loyalty
