// What must hold for any bytes that claim to be a diagram. The tests and the fuzzer call the same function.
#pragma once
#include <string>
#include <string_view>

#include "sim/base/result.h"
#include "sim/diagram/parse.h"
#include "sim/diagram/write.h"

namespace lg::diagram {

// Parsing gives a diagram or an error with a message; what was parsed is written and read again as the same.
inline void check_round_trip(std::string_view bytes) {
    const Result<std::vector<Diagram>> diagrams = parse_all(bytes, "fuzz");
    if (!diagrams) LG_CHECK(!diagrams.error().message.empty(), "an error says what is wrong");
    const Result<Diagram> first = parse(bytes, "fuzz");
    if (!first) {
        LG_CHECK(!first.error().message.empty(), "an error says what is wrong");
        return;
    }
    // Written text may be longer, as `;` becomes `#59;`.
    Limits wide;
    wide.bytes *= 8;
    const std::string text = write(*first);
    const Result<Diagram> second = parse(text, "written", wide);
    LG_CHECK(static_cast<bool>(second), second ? "" : second.error().text() + "\n" + text);
    LG_CHECK(*second == *first, text);
    LG_CHECK(write(*second) == text, text);
}

}  // namespace lg::diagram
