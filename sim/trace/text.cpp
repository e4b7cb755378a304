#include "sim/trace/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace lg::trace {

std::string site_text(const Trace& trace, SiteId id) {
    const Site site = trace.site(id);
    const std::string_view function = trace.text(site.function);
    std::string where{trace.text(site.file)};
    if (site.line) where += fmt::format(":{}", site.line);
    if (site.line && site.column) where += fmt::format(":{}", site.column);
    if (function.empty()) return where;
    return where.empty() ? std::string{function} : fmt::format("{} ({})", function, where);
}

std::string call_text(const Trace& trace, const KernelCalled& call) {
    std::string arguments = call.fd < 0 ? "" : fmt::format("{}, ", call.fd);
    arguments += trace.text(call.option);
    if (call.call == SystemCall::setsockopt) arguments += ", ";
    if (call.call != SystemCall::getsockopt) arguments += std::to_string(call.argument);
    const std::string error = call.error ? fmt::format(" {}", trace.text(call.error)) : "";
    return fmt::format("{}({}) = {}{}", name_of(call.call), arguments, call.result, error);
}

bool field_text(const Trace& trace, const Event& event, std::string_view name, std::string* text) {
    bool found = false;
    for_each_field(event, [&](std::string_view field, const auto& value) {
        if (field != name) return;
        *text = value_text(trace, value);
        found = true;
    });
    return found;
}

template <class... Body>
static std::string names_of_fields(uint8_t kind, BodyList<Body...>) {
    std::string names;
    const auto add = [&](const auto&... field) {
        ((names += names.empty() ? "" : ", ", names += field.name), ...);
    };
    ((kind_of<Body> == kind ? std::apply(add, Body::fields) : void()), ...);
    return names;
}

std::string field_names(uint8_t kind) { return names_of_fields(kind, Bodies{}); }

// How many bytes the character at the beginning has; 0 if that is no UTF-8.
static size_t character_bytes(std::string_view text) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto goes_on = [&](size_t i) { return (byte(i) & 0xc0) == 0x80; };
    if (byte(0) < 0x80) return 1;
    if (byte(0) >= 0xc2 && byte(0) < 0xe0) return goes_on(1) ? 2 : 0;
    if (byte(0) >= 0xe0 && byte(0) < 0xf0) {
        const bool is_long_form = byte(0) == 0xe0 && byte(1) < 0xa0;
        const bool is_surrogate = byte(0) == 0xed && byte(1) >= 0xa0;
        return goes_on(1) && goes_on(2) && !is_long_form && !is_surrogate ? 3 : 0;
    }
    if (byte(0) < 0xf0 || byte(0) > 0xf4 || !goes_on(1) || !goes_on(2) || !goes_on(3)) return 0;
    return (byte(0) == 0xf0 && byte(1) < 0x90) || (byte(0) == 0xf4 && byte(1) >= 0x90) ? 0 : 4;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const char c = text[0];
        const size_t length = character_bytes(text);
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (length == 0 || (c >= 0 && c < 0x20) || c == 0x7f) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(std::max<size_t>(length, 1));
    }
    return out += '"';
}

std::string lane_text(Lane lane) {
    if (lane.kind == LaneKind::loop) return lane.index == 0 ? "loop" : fmt::format("thread{}", lane.index);
    return fmt::format("{}{}", name_of(lane.kind), lane.index + 1);
}

std::string fields_text(const Trace& trace, const Event& event) {
    std::string line;
    for_each_field(event, [&](std::string_view name, const auto& value) {
        using T = std::decay_t<decltype(value)>;
        const bool is_text = std::is_same_v<T, StringId> || std::is_same_v<T, SiteId>;
        const std::string text = value_text(trace, value);
        if (is_text && text.empty()) return;
        line += fmt::format("{}{}={}", line.empty() ? "" : " ", name, is_text ? quoted(text) : text);
    });
    return line;
}

std::string event_line(const Trace& trace, Seq seq) {
    const Event& event = trace[seq];
    std::string line =
        fmt::format("{} {}.{:06}ms {} {}", seq, event.at().ns / 1'000'000, event.at().ns % 1'000'000,
                    lane_text(event.lane()), kind_name(event.kind()));
    const std::string fields = fields_text(trace, event);
    if (!fields.empty()) line += ' ' + fields;
    if (event.rule() != Rule::none) line += fmt::format(" [{}]", name_of(event.rule()));
    if (event.cause()) line += fmt::format(" <- {}", event.cause());
    return line;
}

}  // namespace lg::trace
