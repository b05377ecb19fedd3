// SPDX-License-Identifier: Apache-2.0
// The only file that includes embind: call(operation, request) -> response, all three text.
//
// Text crosses as one copy each way between JavaScript's own UTF-8 codec and a buffer of this module. embind's std::string
// arguments would be measured and copied character by character in JavaScript: thirty times the time for a usual request.

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "json/call.h"
#include "src/traced.h"

#ifdef LOYALTY_UNEXPLAINED
const bool loyalty::kExplaining = false;
#endif

// A request is a JavaScript string or, for text that is already UTF-8, a Uint8Array.

// An upper bound of its size in bytes: a UTF-16 unit is at most three bytes of UTF-8.
EM_JS(std::size_t, loyalty_text_bound, (emscripten::EM_VAL text), { return Emval.toValue(text).length * 3; });

// Writes it to [target, target + capacity) and returns the number of bytes. A lone surrogate becomes U+FFFD.
EM_JS(std::size_t, loyalty_text_write, (emscripten::EM_VAL text, char* target, std::size_t capacity), {
  const value = Emval.toValue(text);
  const room = HEAPU8.subarray(target, target + capacity);
  if (value instanceof Uint8Array) {
    room.set(value);
    return value.length;
  }
  const encoder = Module.loyaltyEncoder || (Module.loyaltyEncoder = new TextEncoder());
  return encoder.encodeInto(value, room).written;
});

EM_JS(emscripten::EM_VAL, loyalty_text_read, (const char* source, std::size_t size), {
  const decoder = Module.loyaltyDecoder || (Module.loyaltyDecoder = new TextDecoder());
  return Emval.toHandle(decoder.decode(HEAPU8.subarray(source, source + size)));
});

#ifdef LOYALTY_REGISTER_EMBIND_TYPES  // Instead of embind's own archive: see CMakeLists.txt.
extern "C" {
// Asked for the name of a type that is not registered: there is none.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const void* /*type*/) { return nullptr; }
EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void __embind_register_native_and_builtin_types() {
  using emscripten::internal::TypeID;
  emscripten::internal::_embind_register_emval(TypeID<emscripten::val>::get(), "emscripten::val");
}
}
#endif

namespace {

/// A buffer that is kept and grown between calls.
class TextBuffer {
 public:
  std::string_view fill(const emscripten::val& text) {
    const std::size_t needed = loyalty_text_bound(text.as_handle());
    if (needed > capacity_) {
      bytes_.reset();
      bytes_ = std::unique_ptr<char[]>(new char[needed]);
      capacity_ = needed;
    }
    return {bytes_.get(), loyalty_text_write(text.as_handle(), bytes_.get(), capacity_)};
  }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
};

emscripten::val call(const emscripten::val& operation, const emscripten::val& request) {
  static loyalty::json::Session session(loyalty::json::LOYALTY_OPERATIONS());
  static TextBuffer operation_text;
  static TextBuffer request_text;
  const std::string response = session.call(operation_text.fill(operation), request_text.fill(request));
  return emscripten::val::take_ownership(loyalty_text_read(response.data(), response.size()));
}

}  // namespace

EMSCRIPTEN_BINDINGS(loyalty) { emscripten::function("call", &call); }
