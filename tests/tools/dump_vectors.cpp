// SPDX-License-Identifier: Apache-2.0
// Prints every vector's name and response, a tab between them, one a line, sorted by name.
// With --requests DIR it writes every request to a file of that folder instead: the seeds of the fuzzer. The first byte of a
// seed picks the operation (tests/fuzz/call_fuzzer.cpp).
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "../fuzz/operations.h"
#include "vector.h"

int main(int argc, char** argv) {
  using namespace loyalty::tests;
  const std::string folder = LOYALTY_VECTORS_DIR;
  const bool requests = argc == 3 && std::string_view(argv[1]) == "--requests";
  if (argc != 1 && !requests) {
    std::fputs("usage: dump_vectors [--requests DIR]\n", stderr);
    return 2;
  }
  for (const std::string& name : vector_names(folder)) {
    const Vector vector = load_vector(folder, name);
    if (!requests) {
      const std::string response = respond(vector);
      std::printf("%s\t%s\n", name.c_str(), response.c_str());
      continue;
    }
    constexpr std::size_t kLongestSeed = 16384;
    if (vector.call.request.size() > kLongestSeed) continue;
    std::string file = name;
    for (char& c : file) c = c == '/' ? '-' : c;
    std::ofstream seed(std::string(argv[2]) + "/" + file, std::ios::binary);
    seed << operation_byte(vector.call.operation) << vector.call.request;
  }
  return 0;
}
