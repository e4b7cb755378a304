#include "sim/trace/schema.h"

namespace lg::trace {

template <class Body>
static std::string schema_of() {
    std::string text = Body::name;
    const auto add = [&]<class Owner, class T>(const Field<Owner, T>& field) {
        ((text += ' ') += field.name) += ':';
        text += type_text<T>();
    };
    std::apply([&](const auto&... field) { (add(field), ...); }, Body::fields);
    return text;
}

template <class... Body>
static std::string schema_in(uint8_t kind, BodyList<Body...>) {
    using Make = std::string (*)();
    static constexpr Make make[] = {&schema_of<Body>...};
    return make[kind]();
}

std::string kind_schema(uint8_t kind) { return schema_in(kind, Bodies{}); }

// The first rule is "none", which has no name.
std::string common_schema() {
    return "event cause:u32 at_ns:i64 lane:" + type_text<LaneKind>() + " rule:none|" + type_text<Rule>();
}

static std::string_view next_word(std::string_view* text) {
    const size_t end = std::min(text->find(' '), text->size());
    const std::string_view word = text->substr(0, end);
    text->remove_prefix(std::min(end + 1, text->size()));
    return word;
}

bool can_read(std::string_view known, std::string_view written) {
    while (!known.empty() || !written.empty()) {
        const std::string_view ours = next_word(&known), theirs = next_word(&written);
        const bool has_grown = theirs.find('|') != theirs.npos && ours.starts_with(theirs) &&
                               ours.substr(theirs.size()).starts_with('|');
        if (ours != theirs && !has_grown) return false;
    }
    return true;
}

}  // namespace lg::trace
