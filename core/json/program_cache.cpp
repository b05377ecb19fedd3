// SPDX-License-Identifier: Apache-2.0
#include "program_cache.h"

#include <algorithm>
#include <utility>

#include "encode.h"

namespace loyalty::json {
namespace {

/// FNV-1a over 64 bits, with a last mix so that every input bit reaches every digit.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDU;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53U;
  return hash ^ (hash >> 33);
}

}  // namespace

std::string canonical_text(const Program& program) {
  Writer writer;
  write_program(writer, program);
  return std::string(writer.text());
}

std::string digest_of(std::string_view canonical) {
  std::uint64_t hash = hash_of(canonical);
  std::string digest = "p-0000000000000000";
  for (std::size_t i = digest.size(); hash != 0; hash >>= 4) digest[--i] = "0123456789abcdef"[hash & 15];
  return digest;
}

std::string program_place(const Document& request, const Path& where) {
  return request.place_of("/program" + where.to_pointer());
}

std::shared_ptr<const CompiledProgram> ProgramCache::find(std::string_view digest) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].digest != digest) continue;
    use(i);
    return entries_.front().program;
  }
  return nullptr;
}

const ProgramCache::Entry* ProgramCache::find_source(std::string_view source) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].source.size() != source.size() || entries_[i].source != source) continue;
    use(i);
    return &entries_.front();
  }
  return nullptr;
}

const ProgramCache::Entry* ProgramCache::compile(Program document, NodeId id, const Document& request, Problems& problems) {
  constexpr std::size_t kLongestSource = 262144;
  const std::string_view source = request.text(id);
  std::string kept(source.size() <= kLongestSource ? source : std::string_view());
  std::string canonical = canonical_text(document);
  std::string digest = digest_of(canonical);
  if (find(digest) != nullptr) {
    if (entries_.front().canonical == canonical) {
      entries_.front().source = std::move(kept);
      return &entries_.front();
    }
    // Two contents with one digest: the later one takes the name, so that the answer is that of the document sent.
    entries_.erase(entries_.begin());
  }
  CompileOutcome outcome = loyalty::compile(std::move(document));
  for (Error& error : outcome.errors) {
    std::string place = request.place_of(request.pointer_of(id) + error.where.to_pointer());
    problems.add({std::move(error), std::move(place)});
  }
  if (outcome.program == nullptr) return nullptr;
  if (entries_.size() == kMaxPrograms) entries_.pop_back();
  entries_.insert(entries_.begin(),
                  {std::move(digest), std::move(outcome.program), std::move(canonical), std::move(kept)});
  return &entries_.front();
}

void ProgramCache::use(std::size_t position) {
  const auto begin = entries_.begin();
  std::rotate(begin, begin + static_cast<std::ptrdiff_t>(position), begin + static_cast<std::ptrdiff_t>(position) + 1);
}

}  // namespace loyalty::json
