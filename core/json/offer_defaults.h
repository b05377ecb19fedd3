// SPDX-License-Identifier: Apache-2.0
// What a programme fills in for promotions that do not say it.
#pragma once

#include "loyalty/offer_defaults.h"
#include "loyalty/program.h"
#include "reader.h"
#include "writer.h"

namespace loyalty::json {

void read_offer_defaults(Reader& reader, NodeId id, OfferDefaults& defaults);
/// rounding, rounded and allocation, where they are said.
void read_offer_terms(Reader& reader, Fields& fields, OfferTerms& terms);
/// within, first and partial, of a trigger or of the defaults.
void read_set_rules(Reader& reader, Fields& fields, const SetDefaults& otherwise, Trigger::Within& within, Trigger::First& first, bool& partial);

/// "units" and "offerDefaults", nothing where they say nothing.
void write_unit_key(Writer& writer, UnitKey key);
void write_offer_defaults(Writer& writer, const OfferDefaults& defaults);
void write_offer_terms(Writer& writer, const OfferTerms& terms);
/// What is not as in `otherwise`.
void write_set_rules(Writer& writer, const SetDefaults& rules, const SetDefaults& otherwise);

}  // namespace loyalty::json
