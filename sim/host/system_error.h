// What the real kernel says, in Linux's numbering.
#pragma once
#include <cstdint>

#include "sim/host/host.h"

namespace lg::host {

// Minus the number, in Linux's numbering, of an error that has the platform's number.
int64_t minus_error(int platform_number);
// The same of the last call: errno, or on Windows GetLastError().
int64_t last_error();
// The value, or the last call's error if it is negative.
inline int64_t value_or_error(int64_t value) { return value < 0 ? last_error() : value; }
inline Outcome outcome_of(int64_t value) {
    Outcome outcome;
    outcome.value = value_or_error(value);
    return outcome;
}
// What getaddrinfo says, in libuv's numbering, negative.
int64_t minus_lookup_error(int platform_number);

}  // namespace lg::host
