# SPDX-License-Identifier: Apache-2.0
# Sourced by tests/run and web/serve: what has to be on the machine, and getting it there.
# On Debian and its relatives missing packages are installed; elsewhere they are named and we stop.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}

# A Node.js of the project's own, where the system's is too old (Debian 12 has 18).
own_node=$root/build/node
PATH=$own_node/node_modules/node/bin:$PATH

has_command() { command -v "$1" >/dev/null 2>&1; }
has_header() { [ -e "/usr/include/$1" ] || [ -e "/usr/local/include/$1" ] || [ -e "/opt/homebrew/include/$1" ]; }
has_node() { has_command node && has_command npm && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }
has_chromium() { [ -x /usr/bin/chromium ] || [ -n "${CHROMIUM:-}" ]; }
has_cjk_font() { [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ]; }
has_fuzzer() { echo 'int main(){}' | clang++ -fsanitize=address -x c++ - -o /dev/null >/dev/null 2>&1; }

# For each group: what is checked, the Debian package, what it is called elsewhere.
requirements() {
  case $1 in
    build) cat <<'LIST'
has_command cmake|cmake|CMake 3.25 or newer
has_command ninja|ninja-build|Ninja
has_command git|git|git
has_header nlohmann/json.hpp|nlohmann-json3-dev|nlohmann_json 3.11 (headers)
LIST
      ;;
    native) cat <<'LIST'
has_command g++|g++|g++ 12 or newer
has_command clang++|clang|clang 14 or newer
has_fuzzer|libclang-rt-14-dev|clang's sanitizer and fuzzer runtime
has_header gtest/gtest.h|libgtest-dev|GoogleTest
has_header benchmark/benchmark.h|libbenchmark-dev|Google Benchmark
has_header rapidcheck.h|librapidcheck-dev|RapidCheck
has_header CLI/CLI.hpp|libcli11-dev|CLI11
LIST
      ;;
    wasm) cat <<'LIST'
has_command em++|emscripten|Emscripten 3.1.6 or newer
LIST
      ;;
    wasm-tests) cat <<'LIST'
[ -e /usr/src/googletest/googletest/src/gtest-all.cc ]|googletest|GoogleTest's sources in /usr/src/googletest
LIST
      ;;
    node) cat <<'LIST'
has_command node|nodejs|Node.js 20 or newer
has_command npm|npm|npm
has_node||Node.js 20 or newer, in place of an older one
LIST
      ;;
    browser) cat <<'LIST'
has_chromium|chromium|Chromium (its path in $CHROMIUM, if it is not /usr/bin/chromium)
has_cjk_font|fonts-noto-cjk|a font for Chinese
LIST
      ;;
  esac
}

# missing FIELD group…: the Debian packages (2) or the names (3) of what is not there.
missing() {
  local field=$1 group check package name
  shift
  for group in "$@"; do
    requirements "$group" | while IFS='|' read -r check package name; do
      eval "$check" || { if [ "$field" = 2 ]; then echo "${package:-?}"; else echo "  $name"; fi; }
    done
  done
}

prepare_packages() {
  local packages as_root=()
  packages=$(missing 2 "$@" | sed '/^?$/d' | tr '\n' ' ')
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if [ -n "$packages" ] && has_command apt-get && "${as_root[@]}" true 2>/dev/null; then
    echo "installing $packages"
    # What the index already knows needs no update of it.
    # shellcheck disable=SC2086
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c \
      "apt-get install -qq -y --no-install-recommends $packages || { apt-get update -qq && apt-get install -qq -y --no-install-recommends $packages; }" \
      >/dev/null 2>&1 || true
  fi
  case " $* " in
    *" node "*)
      if ! has_node && has_command npm; then
        echo "installing Node.js 20"
        npm install --prefix "$own_node" --no-audit --no-fund --loglevel=error node@20.19.5 >/dev/null || true
        hash -r
      fi
      ;;
  esac
  [ -n "$(missing 2 "$@")" ] || return 0
  packages=$(missing 2 "$@" | sed '/^?$/d' | tr '\n' ' ')
  {
    echo "This is missing and could not be installed from here:"
    missing 3 "$@"
    if [ -n "$packages" ] && has_command apt-get; then echo "On Debian: sudo apt-get install $packages"; fi
  } >&2
  return 1
}

# npm ci, when the lock file is another than the one installed last.
prepare_npm() {
  local lock=$root/web/package-lock.json installed=$root/web/node_modules/.installed-lock.json
  cmp -s "$lock" "$installed" && return 0
  echo "installing the npm packages"
  npm --prefix "$root/web" ci --no-audit --no-fund --loglevel=error >/dev/null && cp "$lock" "$installed"
}

# build PRESET [target…]: configures when there is no build folder yet, builds what has changed.
build() {
  local preset=$1
  shift
  (
    cd "$root" || exit 1
    [ -e "build/$preset/build.ninja" ] || cmake --preset "$preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
  )
}
