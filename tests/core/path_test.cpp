// SPDX-License-Identifier: Apache-2.0
#include "loyalty/path.h"

#include <gtest/gtest.h>

namespace loyalty {
namespace {

TEST(Path, is_empty_at_the_root) { EXPECT_EQ(Path{}.to_pointer(), ""); }

TEST(Path, names_fields_and_positions) {
  EXPECT_EQ((Path{} / "program" / "earn").at(0).to_pointer(), "/program/earn/0");
  EXPECT_EQ(((Path{} / "lines").at(12) / "unitPrice").to_pointer(), "/lines/12/unitPrice");
}

TEST(Path, escapes_what_a_pointer_must) {
  EXPECT_EQ((Path{} / "a/b" / "m~n" / "~1").to_pointer(), "/a~1b/m~0n/~01");
  EXPECT_EQ((Path{} / "" / "x").to_pointer(), "//x");
  EXPECT_EQ((Path{} / "积分" / "0").to_pointer(), "/积分/0");
}

TEST(Path, leaves_its_parent_as_it_was) {
  const Path parent = Path{} / "earn";
  const Path child = parent.at(3) / "award";
  EXPECT_EQ(parent.to_pointer(), "/earn");
  EXPECT_EQ(child.to_pointer(), "/earn/3/award");
}

}  // namespace
}  // namespace loyalty
