// SPDX-License-Identifier: Apache-2.0
// Answers calls from standard input, one a line: the operation, a tab, the request. One response a line, in one session.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "json/call.h"

int main() {
  std::ios::sync_with_stdio(false);
  loyalty::json::Session session;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      std::fputs("call_lines: expected an operation, a tab and a request\n", stderr);
      return 2;
    }
    const std::string_view call = line;
    // Whoever asks may wait for the answer before asking again.
    std::cout << session.call(call.substr(0, tab), call.substr(tab + 1)) << std::endl;
  }
  return 0;
}
