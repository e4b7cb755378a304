// The shape of the events as text, so that a file says itself how it is to be read:
//   "timer_stopped timer:id expired:no|yes"
// is the event's name and, for each field, its name and its type: u32 u64 i32 i64 text site id, or the names
// of an enum's values in their order.
#pragma once
#include <string>
#include <string_view>

#include "sim/trace/event.h"

namespace lg::trace {

template <class T>
std::string type_text() {
    if constexpr (std::is_same_v<T, StringId>) return "text";
    else if constexpr (std::is_same_v<T, SiteId>) return "site";
    else if constexpr (IsId<T>::value) return "id";
    else if constexpr (std::is_enum_v<T>) {
        std::string names;
        for (const std::string_view name : names_of(T{})) (names += names.empty() ? "" : "|") += name;
        return names;
    } else {
        return std::string{std::is_signed_v<T> ? "i" : "u"} + (sizeof(T) == 8 ? "64" : "32");
    }
}

// One kind of event. The number must be one of a kind.
std::string kind_schema(uint8_t kind);
// What all events have besides their fields.
std::string common_schema();

// Whether a program that knows `known` can read what was written as `written`: equal, but that enums may have
// got more values since.
bool can_read(std::string_view known, std::string_view written);

}  // namespace lg::trace
