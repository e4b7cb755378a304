// Any text is a scenario or an error with a message, never a crash.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sim/scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    lg::Scenario scenario;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const lg::Status status = lg::read_scenario(text, "fuzz.toml", scenario);
    if (!status && status.error().message.empty()) std::abort();
    return 0;
}
