// SPDX-License-Identifier: Apache-2.0
#include "loyalty/dependence.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "award.h"
#include "dependence_changes.h"
#include "dependence_question.h"

namespace loyalty {
namespace {

constexpr std::size_t kMostQuestions = 2000;
/// Promotions of a stage whose combinations take no longer than a quote may; each more takes about four times as long.
constexpr std::size_t kEasyCombinations = 8;
constexpr std::size_t kMostCombined = 12;
constexpr std::int64_t kLeastQuotes = 100;

/// Puts the questions, and shares the quotes among them.
class Report {
 public:
  explicit Report(const CompiledProgram& program)
      : program_(program), document_(program.document()), situations_(program), count_(document_.promotions.size()) {}

  Dependence run() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (situations_.of(i, i).empty()) report_.searched.unmet.push_back(static_cast<std::int32_t>(i));
    }
    add_stages();
    add_promotions();
    add_combinations();
    add_items();
    add_improvements();
    std::size_t searches = 0;
    for (const Question& question : questions_) searches += question.pairs.size();
    QuestionSearch search(program_, situations_, affordable(), searches);
    for (const Question& question : questions_) {
      if (explained(question)) {
        search.skip(question);
      } else if (auto answer = search.run(question)) {
        keep(question, *std::move(answer));
      }
    }
    DependenceSearch& searched = report_.searched;
    searched.baskets = search.baskets();
    searched.quotes = search.quotes();
    searched.complete = searched.complete && search.complete() && situations_.complete();
    return std::move(report_);
  }

 private:
  [[nodiscard]] std::size_t stage_of(std::size_t promotion) const { return static_cast<std::size_t>(program_.promotions()[promotion].stage); }
  [[nodiscard]] bool reduces(std::size_t promotion) const { return document_.promotions[promotion].reduces(); }

  [[nodiscard]] std::size_t members(std::size_t stage) const {
    const auto promotions = program_.promotions();
    return static_cast<std::size_t>(
        std::count_if(promotions.begin(), promotions.end(), [&](const auto& one) { return static_cast<std::size_t>(one.stage) == stage; }));
  }

  /// Fewer quotes where each looks for the best of many combinations.
  [[nodiscard]] std::int64_t affordable() {
    std::int64_t most = kMostDependenceQuotes;
    for (std::size_t stage = 0; stage < document_.stages.size(); ++stage) {
      if (document_.stages[stage].choose != Choose::best) continue;
      for (std::size_t more = kEasyCombinations; more < members(stage) && most > kLeastQuotes; ++more) most /= 4;
    }
    return std::max(most, kLeastQuotes);
  }

  void put(Question question) {
    if (question.pairs.empty()) return;
    if (questions_.size() == kMostQuestions) {
      report_.searched.complete = false;
      return;
    }
    questions_.push_back(std::move(question));
  }

  [[nodiscard]] bool holds_any(std::size_t stage) const {
    const auto promotions = program_.promotions();
    return std::any_of(promotions.begin(), promotions.end(), [&](const auto& one) { return static_cast<std::size_t>(one.stage) == stage; });
  }

  /// Stages that hold promotions, neighbours first. Those in between move to the other side, too.
  void add_stages() {
    std::vector<std::size_t> stages;
    for (std::size_t stage = 0; stage < document_.stages.size(); ++stage) {
      if (holds_any(stage)) stages.push_back(stage);
    }
    for (std::size_t distance = 1; distance < stages.size(); ++distance) {
      for (std::size_t i = 0; i + distance < stages.size(); ++i) {
        Question question{Question::Kind::stages, stages[i], stages[i + distance]};
        const auto moves = [&](std::size_t promotion) { return question.first <= stage_of(promotion) && stage_of(promotion) <= question.second; };
        for (std::size_t a = 0; a < count_; ++a) {
          for (std::size_t b = 0; b < count_; ++b) {
            if (moves(a) && moves(b) && stage_of(a) < stage_of(b)) question.pairs.push_back({a, b});
          }
        }
        put(std::move(question));
      }
    }
  }

  /// Whether an exchange between the same stages has been found: a wider one says nothing new.
  [[nodiscard]] bool explained(const Question& question) const {
    if (question.kind != Question::Kind::stages) return false;
    return std::any_of(report_.stages.begin(), report_.stages.end(), [&](const Exchange& one) {
      return question.first <= static_cast<std::size_t>(one.first) && static_cast<std::size_t>(one.second) <= question.second;
    });
  }

  void add_promotions() {
    for (std::size_t a = 0; a < count_; ++a) {
      for (std::size_t b = a + 1; b < count_; ++b) {
        if (stage_of(a) == stage_of(b)) put({Question::Kind::promotions, a, b, {{a, b}}});
      }
    }
  }

  void add_combinations() {
    for (std::size_t stage = 0; stage < document_.stages.size(); ++stage) {
      if (document_.stages[stage].choose == Choose::best) continue;
      if (members(stage) > kMostCombined) {
        report_.searched.complete = false;
        continue;
      }
      Question question{Question::Kind::combinations, stage, stage};
      for (std::size_t a = 0; a < count_; ++a) {
        for (std::size_t b = a + 1; b < count_; ++b) {
          if (stage_of(a) == stage && stage_of(b) == stage) question.pairs.push_back({a, b});
        }
      }
      put(std::move(question));
    }
  }

  /// A promotion alone, and with each whose turn comes before.
  void add_items() {
    for (std::size_t a = 0; a < count_; ++a) {
      if (!reduces(a)) continue;
      Question question{Question::Kind::add_item, a, a, {{a, a}}};
      for (std::size_t b = 0; b < count_; ++b) {
        if (a != b && reduces(b) && stage_of(b) <= stage_of(a)) question.pairs.push_back({a, b});
      }
      put(std::move(question));
    }
  }

  /// A promotion alone, and with each whose turn comes after.
  void add_improvements() {
    for (std::size_t a = 0; a < count_; ++a) {
      for (DearerOffer& change : improvements(document_, a)) {
        Question question{Question::Kind::better_offer, a, a, {{a, a}}};
        for (std::size_t b = 0; b < count_; ++b) {
          if (a != b && stage_of(b) >= stage_of(a)) question.pairs.push_back({a, b});
        }
        question.change = std::move(change);
        put(std::move(question));
      }
    }
  }

  void keep(const Question& question, Answer answer) {
    Witness& witness = answer.witness;
    const auto first = static_cast<std::int32_t>(question.first);
    const auto second = static_cast<std::int32_t>(question.second);
    switch (question.kind) {
      case Question::Kind::stages:
        report_.stages.push_back({first, second, std::move(witness)});
        break;
      case Question::Kind::promotions:
        report_.promotions.push_back({first, second, std::move(witness)});
        break;
      case Question::Kind::combinations:
        report_.combinations.push_back({first, std::move(witness)});
        break;
      case Question::Kind::add_item:
        report_.add_item.push_back({first, std::move(answer.added), std::move(witness)});
        break;
      case Question::Kind::better_offer:
        report_.better_offer.push_back(question.change);
        report_.better_offer.back().witness = std::move(witness);
        break;
    }
  }

  const CompiledProgram& program_;
  const Program& document_;
  Situations situations_;
  std::size_t count_;
  std::vector<Question> questions_;
  Dependence report_;
};

}  // namespace

Dependence dependence(const CompiledProgram& program) { return Report(program).run(); }

}  // namespace loyalty
