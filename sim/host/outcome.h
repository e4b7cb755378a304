// Short ways to write outcomes.
#pragma once
#include <utility>

#include "sim/host/error_number.h"
#include "sim/host/host.h"

namespace lg::host {

inline Outcome failed(ErrorNumber error) {
    Outcome outcome;
    outcome.value = -static_cast<int64_t>(error);
    return outcome;
}
inline Outcome succeeded(int64_t value = 0) {
    Outcome outcome;
    outcome.value = value;
    return outcome;
}
inline bool is_error(const Outcome& outcome, ErrorNumber error) {
    return outcome.value == -static_cast<int64_t>(error);
}

}  // namespace lg::host
