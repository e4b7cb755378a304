#include "sim/trace/export_jsonl.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/trace/text.h"

namespace lg::trace {

std::string json_text(std::string_view text) {
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f && c != '"' &&
               c != '\\';
    });
    if (is_plain) return fmt::format("\"{}\"", text);
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_site(const Trace& trace, SiteId id) {
    if (!id) return "null";
    const Site site = trace.site(id);
    return fmt::format(R"({{"function":{},"file":{},"line":{},"column":{}}})",
                       json_text(trace.text(site.function)), json_text(trace.text(site.file)), site.line,
                       site.column);
}

template <class T>
static std::string json_value(const Trace& trace, const T& value) {
    if constexpr (std::is_same_v<T, StringId>) return value ? json_text(trace.text(value)) : "null";
    else if constexpr (std::is_same_v<T, SiteId>) return json_site(trace, value);
    else if constexpr (IsId<T>::value) return value ? std::to_string(value.value) : "null";
    else if constexpr (std::is_same_v<T, Flag>) return is_set(value) ? "true" : "false";
    else if constexpr (std::is_enum_v<T>) return fmt::format("\"{}\"", name_of(value));
    else return std::to_string(value);
}

std::string json_fields(const Trace& trace, const Event& event) {
    std::string object = "{";
    for_each_field(event, [&](std::string_view name, const auto& value) {
        object += fmt::format("{}\"{}\":", object.size() > 1 ? "," : "", name);
        object += json_value(trace, value);
    });
    return object += '}';
}

void export_jsonl(const Trace& trace, const Sink& sink) {
    SinkBuffer out(sink);
    const Seq count = trace.size();
    for (Seq seq = 1; seq <= count; seq++) {
        const Event& event = trace[seq];
        out.bytes +=
            fmt::format(R"({{"seq":{},"at_ns":{},"lane":"{}","event":"{}","fields":{})", seq, event.at().ns,
                        lane_text(event.lane()), kind_name(event.kind()), json_fields(trace, event));
        if (event.rule() != Rule::none) out.bytes += fmt::format(R"(,"rule":"{}")", name_of(event.rule()));
        if (event.cause()) out.bytes += fmt::format(R"(,"cause":{})", event.cause());
        out.bytes += "}\n";
        out.rest();
    }
    out.flush();
}

}  // namespace lg::trace
