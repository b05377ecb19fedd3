// SPDX-License-Identifier: Apache-2.0
// The public call natively, text in and text out: the same requests as tests/bench/bench.mjs.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

#include "json/call.h"

namespace {

std::string read(const char* name) {
  std::ifstream file(std::string(LOYALTY_BENCH_DIR) + "/" + name, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool succeeded(const std::string& response) { return response.rfind(R"({"ok":true,)", 0) == 0; }

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
}

/// The session with the programme loaded, and the request that names it by digest.
struct Prepared {
  loyalty::json::Session session;
  std::string request;
  bool ok = false;

  Prepared(const char* file, bool explain) : request(read(file)) {
    const std::string validated = session.call("validate", R"({"program":)" + read("program.json") + "}");
    const std::size_t at = validated.find(R"("p-)");
    if (at == std::string::npos) return;
    replace(request, R"("$program")", validated.substr(at, validated.find('"', at + 1) + 1 - at));
    if (!explain) replace(request, R"("explain":true)", R"("explain":false)");
    ok = true;
  }
};

void run(benchmark::State& state, Prepared& prepared, const char* operation) {
  std::string response;
  for (auto _ : state) {
    response = prepared.session.call(operation, prepared.request);
    benchmark::DoNotOptimize(response.data());
  }
  if (!prepared.ok || !succeeded(response)) state.SkipWithError(response.substr(0, 200).c_str());
  state.counters["bytes_in"] = static_cast<double>(prepared.request.size());
  state.counters["bytes_out"] = static_cast<double>(response.size());
}

/// 20 lines, 10 promotions.
void quote(benchmark::State& state) {
  Prepared prepared("quote.json", state.range(0) == 1);
  run(state, prepared, "quote");
}
BENCHMARK(quote)->ArgName("explain")->Arg(1)->Arg(0)->Unit(benchmark::kMicrosecond);

/// What a basket from 0 to 5000.00 pays under 5 promotions, as exact pieces.
void curve(benchmark::State& state) {
  Prepared prepared("curve.json", true);
  run(state, prepared, "effective-discount");
}
BENCHMARK(curve)->Unit(benchmark::kMicrosecond);

void validate(benchmark::State& state) {
  loyalty::json::Session session;
  const std::string request = R"({"program":)" + read("program.json") + "}";
  for (auto _ : state) benchmark::DoNotOptimize(session.call("validate", request));
}
BENCHMARK(validate)->Unit(benchmark::kMicrosecond);

}  // namespace
