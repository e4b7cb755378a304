#include "sim/trace/event.h"

namespace lg::trace {

template <class... Body>
static constexpr auto names_in(BodyList<Body...>) {
    return std::array<std::string_view, sizeof...(Body)>{Body::name...};
}
static constexpr auto kind_names = names_in(Bodies{});

std::string_view kind_name(uint8_t kind) {
    return kind < kind_names.size() ? kind_names[kind] : std::string_view{};
}

int kind_from_name(std::string_view name) {
    for (size_t i = 0; i < kind_names.size(); i++) {
        if (kind_names[i] == name) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace lg::trace
