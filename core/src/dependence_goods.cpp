// SPDX-License-Identifier: Apache-2.0
#include "dependence_goods.h"

#include <algorithm>
#include <string>
#include <utility>

namespace loyalty {
namespace {

constexpr std::size_t kMostTexts = 12;      ///< of one attribute that are combined with those of the others
constexpr std::size_t kMostTried = 20000;  ///< goods

struct Selected {
  const Selection* document = nullptr;
  const CompiledSelection* compiled = nullptr;
};

std::vector<Selected> selections_of(const CompiledPromotion& promotion) {
  const Promotion& document = *promotion.document;
  std::vector<Selected> selections{{&document.items, &promotion.items}};
  if (!promotion.units) return selections;
  const auto& groups = document.trigger.groups;
  for (std::size_t i = 0; i < groups.size() && i < promotion.units->groups.size(); ++i) {
    if (groups[i].items) selections.push_back({&*groups[i].items, &promotion.units->groups[i]});
  }
  for (std::size_t i = 0; i < document.rungs.size() && i < promotion.units->reduced.size(); ++i) {
    const auto& compiled = promotion.units->reduced[i];
    if (document.rungs[i].reduced.items && compiled) selections.push_back({&*document.rungs[i].reduced.items, &*compiled});
  }
  return selections;
}

/// The texts of one attribute; of those that stand in the same lists one is enough.
class Texts {
 public:
  void add(const std::vector<std::string>& list, std::size_t number) {
    for (const std::string& text : list) {
      auto entry = std::find_if(texts_.begin(), texts_.end(), [&](const auto& known) { return known.first == text; });
      if (entry == texts_.end()) entry = texts_.insert(texts_.end(), {text, {}});
      entry->second.push_back(number);
    }
  }

  /// The empty text and one of each sort.
  [[nodiscard]] std::vector<std::string> sorts(bool& complete) const {
    std::vector<std::string> sorts{""};
    std::vector<std::vector<std::size_t>> seen;
    for (const auto& [text, lists] : texts_) {
      if (std::find(seen.begin(), seen.end(), lists) != seen.end()) continue;
      seen.push_back(lists);
      if (sorts.size() == kMostTexts) {
        complete = false;
        break;
      }
      sorts.push_back(text);
    }
    return sorts;
  }

 private:
  std::vector<std::pair<std::string, std::vector<std::size_t>>> texts_;  ///< with the numbers of the lists it stands in
};

/// No tag, each alone, each two, all.
std::vector<std::vector<std::string>> combined(const std::vector<std::string>& tags) {
  std::vector<std::vector<std::string>> sets{{}};
  for (std::size_t i = 1; i < tags.size(); ++i) sets.push_back({tags[i]});
  for (std::size_t i = 1; i < tags.size(); ++i) {
    for (std::size_t k = i + 1; k < tags.size(); ++k) sets.push_back({tags[i], tags[k]});
  }
  if (tags.size() > 3) sets.emplace_back(tags.begin() + 1, tags.end());
  return sets;
}

class GoodSearch {
 public:
  GoodSearch(const CompiledProgram& program, std::span<const std::size_t> promotions) : program_(program) {
    for (const std::size_t promotion : promotions) {
      for (const Selected& one : selections_of(program.promotions()[promotion])) selections_.push_back(one);
    }
  }

  GoodKinds run() {
    Texts skus;
    Texts categories;
    Texts brands;
    Texts tags;
    std::size_t number = 0;
    for (const Selected& selection : selections_) {
      for (const LineMatch* match : {&selection.document->include, &selection.document->exclude}) {
        skus.add(match->skus, number);
        categories.add(match->categories, number);
        brands.add(match->brands, number);
        tags.add(match->tags, number);
        ++number;
      }
    }
    bool complete = true;
    const std::vector<std::string> of_brand = brands.sorts(complete);
    const std::vector<std::string> of_sku = skus.sorts(complete);
    const std::vector<std::vector<std::string>> of_tags = combined(tags.sorts(complete));
    for (const std::string& category : categories.sorts(complete)) {
      for (const std::string& sku : of_sku) {
        for (const std::string& brand : of_brand) {
          for (const std::vector<std::string>& set : of_tags) consider({sku, category, brand, set});
        }
      }
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.matches > b.matches; });
    GoodKinds goods;
    goods.complete = complete && tried_ <= kMostTried && found_.size() <= GoodKinds::kMost;
    for (std::size_t i = 0; i < found_.size() && i < GoodKinds::kMost; ++i) goods.kinds.push_back(std::move(found_[i].good));
    return goods;
  }

 private:
  struct Found {
    MadeGood good;
    std::vector<bool> seen_as;
    std::ptrdiff_t matches = 0;
  };

  void consider(MadeGood good) {
    if (++tried_ > kMostTried) return;
    const LineTraits traits = traits_of(good, program_);
    std::vector<bool> seen_as;
    for (const Selected& selection : selections_) seen_as.push_back(selection.compiled->matches(traits));
    if (std::any_of(found_.begin(), found_.end(), [&](const Found& known) { return known.seen_as == seen_as; })) return;
    const auto matches = std::count(seen_as.begin(), seen_as.end(), true);
    found_.push_back({std::move(good), std::move(seen_as), matches});
  }

  const CompiledProgram& program_;
  std::vector<Selected> selections_;
  std::vector<Found> found_;
  std::size_t tried_ = 0;
};

}  // namespace

LineTraits traits_of(const MadeGood& good, const CompiledProgram& program) {
  const SymbolTable& symbols = program.symbols();
  LineTraits traits{symbols.find(good.sku), symbols.find(good.category), symbols.find(good.brand), {}};
  for (const std::string& tag : good.tags) traits.tags.push_back(symbols.find(tag));
  return traits;
}

GoodKinds kinds_of_goods(const CompiledProgram& program, std::span<const std::size_t> promotions) {
  return GoodSearch(program, promotions).run();
}

}  // namespace loyalty
