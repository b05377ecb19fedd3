// SPDX-License-Identifier: Apache-2.0
#include "encode.h"

namespace loyalty::json {

void write_offer(Writer& writer, const std::vector<OfferReading>& readings, Currency currency) {
  const Program units = bare_program(currency);
  writer.begin_object();
  writer.key("readings");
  writer.begin_array();
  for (const OfferReading& reading : readings) {
    writer.begin_object();
    writer.key("promotion");
    write_promotion(writer, reading.promotion, units);
    writer.key("words");
    writer.begin_object();
    writer.key("en");
    writer.string(offer_words(reading.promotion, currency, OfferLanguage::english));
    writer.key("zh-CN");
    writer.string(offer_words(reading.promotion, currency, OfferLanguage::chinese));
    writer.end_object();
    writer.key("assumptions");
    writer.begin_array();
    for (const Assumption assumption : reading.assumptions) writer.plain(name_of(assumption));
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

}  // namespace loyalty::json
