// SPDX-License-Identifier: Apache-2.0
#include "loyalty/error.h"

#include "sentence.h"

namespace loyalty {

std::string_view name_of(ErrorCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case ErrorCode::name:       \
    return #name;
    LOYALTY_ERROR_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

std::string_view sentence_of(ErrorCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case ErrorCode::name:       \
    return text;
    LOYALTY_ERROR_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

Params::Params(std::initializer_list<Entry> entries) {
  reserve(entries.size());
  for (const Entry& entry : entries) emplace_back(entry.name, std::string(entry.value));
}

std::string message_of(const Error& error) { return filled_sentence(sentence_of(error.code), error.params); }

}  // namespace loyalty
