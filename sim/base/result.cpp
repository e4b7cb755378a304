#include "sim/base/result.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace lg {

std::string Error::text() const {
    std::string where = place.file;
    if (place.line) where += fmt::format("{}{}", where.empty() ? "line " : ":", place.line);
    if (place.line && place.column) where += fmt::format(":{}", place.column);
    return where.empty() ? message : where + ": " + message;
}

void check_failed(const char* condition, const char* file, int line, const std::string& message) {
    fmt::print(stderr, "loopglass: a bug of ours at {}:{}: {} (expected {})\n", file, line, message,
               condition);
    std::abort();
}

}  // namespace lg
