// SPDX-License-Identifier: Apache-2.0
#include "encode.h"

namespace loyalty::json {

void write_offer(Writer& writer, const std::vector<OfferReading>& readings, Currency currency) {
  Program units = bare_program(currency);
  units.ledgers.emplace_back().id = "points";  // whole points, as an offer says them
  writer.begin_object();
  writer.begin_array("readings");
  for (const OfferReading& reading : readings) {
    writer.begin_object();
    writer.key("promotion");
    write_promotion(writer, reading.promotion, units);
    writer.begin_object("words");
    for (const OfferLanguage language : kOfferLanguages) {
      writer.key(tag_of(language));
      writer.string(offer_words(reading.promotion, currency, language));
    }
    writer.end_object();
    writer.begin_array("assumptions");
    for (const Assumption assumption : reading.assumptions) writer.plain(name_of(assumption));
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

}  // namespace loyalty::json
