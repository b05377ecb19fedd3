// SPDX-License-Identifier: Apache-2.0
#include "loyalty/symbols.h"

#include <gtest/gtest.h>

namespace loyalty {
namespace {

TEST(SymbolTable, gives_equal_texts_equal_symbols) {
  SymbolTable table;
  const Symbol tea = table.intern("tea");
  EXPECT_NE(tea, kNoSymbol);
  EXPECT_EQ(table.intern(std::string("te") + "a"), tea);
  EXPECT_NE(table.intern("Tea"), tea);
  EXPECT_EQ(table.find("tea"), tea);
  EXPECT_EQ(table.find("coffee"), kNoSymbol);
}

TEST(SymbolTable, takes_the_empty_text_as_not_given) {
  SymbolTable table;
  EXPECT_EQ(table.intern(""), kNoSymbol);
  EXPECT_EQ(table.find(""), kNoSymbol);
}

TEST(SymbolTable, lies_over_the_one_of_the_programme_without_changing_it) {
  SymbolTable program;
  const Symbol tea = program.intern("tea");
  const Symbol gold = program.intern("gold");
  SymbolTable request(program);
  EXPECT_EQ(request.find("tea"), tea);
  EXPECT_EQ(request.intern("gold"), gold);
  const Symbol app = request.intern("app");
  EXPECT_GT(app, gold);
  EXPECT_EQ(request.find("app"), app);
  EXPECT_EQ(program.find("app"), kNoSymbol);
  SymbolTable other(program);
  EXPECT_EQ(other.find("app"), kNoSymbol);
  EXPECT_EQ(other.intern("pos"), app);
}

TEST(SymbolTable, finds_through_every_layer) {
  SymbolTable lowest;
  const Symbol a = lowest.intern("a");
  SymbolTable middle(lowest);
  const Symbol b = middle.intern("b");
  SymbolTable top(middle);
  const Symbol c = top.intern("c");
  EXPECT_EQ(top.find("a"), a);
  EXPECT_EQ(top.find("b"), b);
  EXPECT_EQ(top.find("c"), c);
  EXPECT_TRUE(a != b && b != c && a != c);
}

}  // namespace
}  // namespace loyalty
