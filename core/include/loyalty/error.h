// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loyalty/path.h"

namespace loyalty {

/// Everything that can be wrong with a document or a request: one row per code, stable text, English sentence.
/// Placeholders in braces are filled from Error::params.
#define LOYALTY_ERROR_CODES(X)                                                                              \
  X(invalid_json, "The text is not valid JSON: {detail}.")                                                  \
  X(invalid_utf8, "The text is not valid UTF-8.")                                                           \
  X(too_large, "The request has {size} bytes; at most {limit} are accepted.")                               \
  X(too_deep, "The request is nested more than {limit} levels deep.")                                       \
  X(too_many, "There are {count} entries here; at most {limit} are accepted.")                              \
  X(unknown_operation, "There is no operation called \"{name}\".")                                          \
  X(unknown_field, "There is no field \"{name}\" here.")                                                    \
  X(duplicate_field, "The field \"{name}\" stands here twice.")                                             \
  X(missing_field, "The field \"{name}\" is missing.")                                                      \
  X(conflicting_fields, "The fields {names} exclude each other.")                                           \
  X(wrong_type, "This must be {expected}.")                                                                 \
  X(not_one_of, "\"{value}\" is not one of {allowed}.")                                                     \
  X(empty, "This must not be empty.")                                                                       \
  X(invalid_id, "\"{value}\" is not an id: 1 to 64 of A-Z a-z 0-9 _ . : -")                                 \
  X(invalid_text, "A text is a string, or an object of strings by language tag.")                           \
  X(invalid_decimal, "\"{value}\" is not a decimal number.")                                                \
  X(too_precise, "\"{value}\" has more than {decimals} decimals.")                                          \
  X(out_of_range, "{value} is outside the range {minimum} to {maximum}.")                                   \
  X(invalid_date, "\"{value}\" is not a calendar date of the form 2026-12-31.")                             \
  X(invalid_time, "\"{value}\" is not a time of the form 18:30.")                                           \
  X(invalid_window, "The window ends on {to}, before it begins on {from}.")                                 \
  X(unknown_format, "The format \"{value}\" is not known; this is \"{expected}\".")                         \
  X(unknown_currency, "\"{value}\" is not an ISO 4217 currency.")                                           \
  X(duplicate_id, "The id \"{id}\" is used twice.")                                                         \
  X(unknown_reference, "There is no {kind} with the id \"{id}\".")                                          \
  X(cyclic_rules, "The rules {rules} measure each other in a ring.")                                        \
  X(thresholds_not_ascending, "The mark {at} does not lie above the one before it.")                        \
  X(invalid_combination, "{detail}")                                                                        \
  X(events_out_of_order, "The event of {date} stands after one of {before}.")                               \
  X(insufficient_points, "{requested} points cannot be taken from a balance of {balance}.")                 \
  X(unknown_event, "There is no earlier event \"{id}\" that this could be about.")                           \
  X(already_refunded, "Nothing of \"{id}\" is left to return.")                                             \
  X(refund_exceeds_purchase, "{requested} cannot be returned of \"{id}\": {left} are left.")                \
  X(not_a_multiple, "{points} is not a multiple of {step}, at least {minimum}.")                            \
  X(not_allowed, "\"{id}\" is not open to the member on this day: {reason}.")                               \
  X(amount_overflow, "A total leaves the range of ±9007199254740991 minor units.")                          \
  X(curve_too_fine, "The curve has more than {limit} pieces between these baskets.")                        \
  X(no_mark, "The promotions give nothing at any basket, so there is nothing to read.")                     \
  X(offer_not_understood, "The offer could not be understood at \"{rest}\".")                               \
  X(not_in_module, "This module does not answer {name}; the complete one does.")                            \
  X(program_not_loaded, "The programme {digest} is not loaded here; send the document.")                    \
  X(internal_error, "The calculator broke one of its own rules: {detail}.")

enum class ErrorCode : std::uint8_t {
#define LOYALTY_X(name, text) name,
  LOYALTY_ERROR_CODES(LOYALTY_X)
#undef LOYALTY_X
};

/// Values that the sentence of an error or a warning needs, by the name of its placeholder. Names are string literals.
class Params : public std::vector<std::pair<std::string_view, std::string>> {
 public:
  struct Entry {
    std::string_view name;
    std::string_view value;
  };
  Params() = default;
  Params(std::initializer_list<Entry> entries);
};

/// One thing that is wrong, where, and the values its sentence needs.
struct Error {
  ErrorCode code;
  Path where;
  Params params;
};

/// The stable text of a code, as it stands in responses.
[[nodiscard]] std::string_view name_of(ErrorCode code);

/// The English sentence of a code, with its placeholders.
[[nodiscard]] std::string_view sentence_of(ErrorCode code);

/// The English sentence with the placeholders filled in.
[[nodiscard]] std::string message_of(const Error& error);

}  // namespace loyalty
