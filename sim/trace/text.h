// Events as text: the generic visitors over the fields that event.h names.
#pragma once
#include <string>
#include <type_traits>

#include "sim/trace/trace.h"

namespace lg::trace {

// Calls visit(name, value) for each field of the event's body, with the value in its own type.
template <class Visit>
void for_each_field(const Event& event, Visit&& visit) {
    event.visit([&](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        std::apply([&](const auto&... field) { (visit(field.name, body.*(field.member)), ...); },
                   Body::fields);
    });
}

// A place as "function (file:line:column)", without the parts that are unknown.
std::string site_text(const Trace& trace, SiteId id);

// "loop", "worker1", "demultiplexer1", "actor2": people count from 1.
std::string lane_text(Lane lane);

// A field's value as people read it: texts and sites resolved, enums by name, ids and numbers in decimal.
template <class T>
std::string value_text(const Trace& trace, const T& value) {
    if constexpr (std::is_same_v<T, StringId>) return std::string{trace.text(value)};
    else if constexpr (std::is_same_v<T, SiteId>) return site_text(trace, value);
    else if constexpr (IsId<T>::value) return std::to_string(value.value);
    else if constexpr (std::is_enum_v<T>) return std::string{name_of(value)};
    else return std::to_string(value);
}

// "epoll_wait(5999) = 0", "connect(18, 3000) = -111 ECONNREFUSED".
std::string call_text(const Trace& trace, const KernelCalled& call);

// The value of the field with this name, as text; false if the event has no such field.
bool field_text(const Trace& trace, const Event& event, std::string_view name, std::string* text);

// The names of the fields of a kind of event, in order, separated by ", ".
std::string field_names(uint8_t kind);

// "timer=1 delay_ms=10 ...": all fields but empty texts and sites, which are quoted as in event_line().
std::string fields_text(const Trace& trace, const Event& event);

// "12 0.001500ms loop timer_started timer=1 delay_ms=10 ... [J8] <- 7": one line without its end.
// Texts are quoted, with escapes for control characters.
std::string event_line(const Trace& trace, Seq seq);

// A text in double quotes, with \n, \t, \", \\, and \xHH for other control characters and for bytes that are
// no UTF-8.
std::string quoted(std::string_view text);

}  // namespace lg::trace
