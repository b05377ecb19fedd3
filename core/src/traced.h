// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace loyalty {

/// Whether this binary derives its figures. It is settled when linking: explaining.cpp says yes, and a binary that defines it itself as no
/// (a WebAssembly module that shows figures and lets another one explain them) is linked without any derivation.
extern const bool kExplaining;

/// Where derivations are written to, if anywhere: tested like a pointer.
template <typename T>
class Traced {
 public:
  constexpr Traced(T* trace = nullptr) : trace_(trace) {}  // NOLINT(google-explicit-constructor)
  explicit operator bool() const { return kExplaining && trace_ != nullptr; }
  T* operator->() const { return trace_; }
  T& operator*() const { return *trace_; }

 private:
  T* trace_;
};

}  // namespace loyalty
