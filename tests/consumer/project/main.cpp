// SPDX-License-Identifier: Apache-2.0
#include <json/call.h>

#include <cstdio>
#include <string>

int main() {
  loyalty::json::Session session;
  const std::string response = session.call("parse-offer", R"({"text":"满300减50","currency":"CNY"})");
  std::puts(response.c_str());
  return response.rfind(R"({"ok":true,)", 0) == 0 ? 0 : 1;
}
