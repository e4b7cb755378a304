// Any bytes are a trace, the good part of one, or an error; never a crash, an endless loop or much memory.
// What was read folds to its end, and what is written of it reads back the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "sim/trace/export_chrome.h"
#include "sim/trace/export_csv.h"
#include "sim/trace/export_jsonl.h"
#include "sim/trace/replay.h"
#include "sim/trace/trace_file.h"

using namespace lg::trace;

static void expect(bool condition) {
    if (!condition) std::abort();
}
static std::string written(const Trace& trace, void (*write)(const Trace&, const Sink&)) {
    std::string bytes;
    write(trace, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::istringstream input(std::string(reinterpret_cast<const char*>(data), size));
    const auto result = read_trace(input, "fuzz");
    if (!result) {
        expect(!result.error().message.empty());
        return 0;
    }
    const Trace& trace = *result->trace;
    expect(fold(trace, trace.size()).step == trace.size());
    const std::string bytes = written(trace, write_trace);
    std::istringstream again(bytes);
    const auto copy = read_trace(again, "copy");
    expect(copy && !copy->damage && written(*copy->trace, write_trace) == bytes);
    for (const auto write : {export_jsonl, export_csv, export_chrome}) expect(!written(trace, write).empty());
    return 0;
}
