// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "loyalty/error.h"
#include "loyalty/invariant.h"

namespace loyalty {

/// A value, or the error that stood in its way. Reading the one that is not there breaks an invariant and ends the process.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}       // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}   // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    invariant(ok(), "value of a failed result");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    invariant(ok(), "value of a failed result");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    invariant(ok(), "value of a failed result");
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] const Error& error() const {
    invariant(!ok(), "error of a successful result");
    return *std::get_if<1>(&state_);
  }

  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or the error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const {
    invariant(!ok(), "error of a successful result");
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace loyalty
