// The ordering rules that an honest simulator reproduces. The ids are stable: events, tests and explanations
// cite them. L loop (libuv), T thread pool, J JavaScript side (Node and the engine). The README says where
// the table is.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace lg::trace {

enum class Rule : uint8_t {
    none,
    L1,
    L2,
    L3,
    L4,
    L5,
    L6,
    L7,
    L8,
    L9,
    L10,
    L11,
    L12,
    L13,
    L14,
    L15,
    L16,
    L17,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    T8,
    T9,
    J1,
    J2,
    J3,
    J4,
    J5,
    J6,
    J7,
    J8,
    J9,
    J10,
    J11,
    J12,
    J13,
    J14,
    J15,
    J16,
    J17,
    J18,
    J19,
};
constexpr auto names_of(Rule) {
    return std::array<std::string_view, 46>{
        "",    "L1",  "L2",  "L3",  "L4",  "L5",  "L6",  "L7",  "L8",  "L9", "L10", "L11",
        "L12", "L13", "L14", "L15", "L16", "L17", "T1",  "T2",  "T3",  "T4", "T5",  "T6",
        "T7",  "T8",  "T9",  "J1",  "J2",  "J3",  "J4",  "J5",  "J6",  "J7", "J8",  "J9",
        "J10", "J11", "J12", "J13", "J14", "J15", "J16", "J17", "J18", "J19"};
}

}  // namespace lg::trace
