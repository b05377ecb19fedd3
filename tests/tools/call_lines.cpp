// SPDX-License-Identifier: Apache-2.0
// Answers calls from standard input, one a line: the operation, a tab, the request. One response a line, in one session; with
// --time each after the microseconds that it took, and a tab.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "json/call.h"

int main(int argc, char** argv) {
  const bool timed = argc > 1 && std::string_view(argv[1]) == "--time";
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
    const auto begin = std::chrono::steady_clock::now();
    const std::string response = session.call(call.substr(0, tab), call.substr(tab + 1));
    const auto spent = std::chrono::steady_clock::now() - begin;
    if (timed) std::cout << std::chrono::duration_cast<std::chrono::microseconds>(spent).count() << '\t';
    std::cout << response << std::endl;
  }
  return 0;
}
