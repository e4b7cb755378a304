#include "sim/diagram/event_fields.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

using trace::CallbackKind;
using trace::Event;
using trace::kind_of;
using trace::Seq;
using trace::Trace;

// What ids of type T refer to.
template <class T>
constexpr Thing thing_of() {
    if constexpr (std::is_same_v<T, trace::OperationId>) return Thing::operation;
    else if constexpr (std::is_same_v<T, trace::TimerId>) return Thing::timer;
    else if constexpr (std::is_same_v<T, trace::ImmediateId>) return Thing::immediate;
    else if constexpr (std::is_same_v<T, trace::TickId>) return Thing::tick;
    else if constexpr (std::is_same_v<T, trace::JobId>) return Thing::job;
    else if constexpr (std::is_same_v<T, trace::PromiseId>) return Thing::promise;
    else if constexpr (std::is_same_v<T, trace::CoroutineId>) return Thing::coroutine;
    else if constexpr (std::is_same_v<T, trace::HandleId>) return Thing::handle;
    else return Thing::none;
}

struct Beginning {
    Thing thing;
    uint8_t kind;
};
constexpr std::array beginnings = {
    Beginning{Thing::operation, kind_of<trace::WorkSubmitted>},
    Beginning{Thing::operation, kind_of<trace::IoSubmitted>},
    Beginning{Thing::timer, kind_of<trace::TimerStarted>},
    Beginning{Thing::immediate, kind_of<trace::ImmediateQueued>},
    Beginning{Thing::tick, kind_of<trace::TickQueued>},
    Beginning{Thing::job, kind_of<trace::JobQueued>},
    Beginning{Thing::promise, kind_of<trace::PromiseCreated>},
    Beginning{Thing::coroutine, kind_of<trace::FrameSuspended>},
    Beginning{Thing::handle, kind_of<trace::HandleOpened>},
};

// callback_started.subject is an id of the sort that its kind names.
Thing subject_of(CallbackKind kind) {
    switch (kind) {
        case CallbackKind::timer: return Thing::timer;
        case CallbackKind::pending:
        case CallbackKind::io:
        case CallbackKind::work: return Thing::operation;
        case CallbackKind::immediate: return Thing::immediate;
        case CallbackKind::close: return Thing::handle;
        default: return Thing::none;
    }
}

struct Reference {
    Thing thing = Thing::none;
    uint32_t id = 0;
};

// What the field refers to in this event.
Reference reference_in(const Event& event, std::string_view name) {
    Reference result;
    trace::for_each_field(event, [&](std::string_view field, const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (thing_of<T>() != Thing::none) {
            if (field == name) result = {thing_of<T>(), value.value};
        }
    });
    if (event.is<trace::CallbackStarted>() && name == "subject") {
        const auto callback = event.as<trace::CallbackStarted>();
        result = {subject_of(callback.kind), callback.subject};
    }
    return result;
}

// The id of the thing that the event begins. Its field is the only one of its type, or the first.
uint32_t id_begun(const Event& event, Thing thing) {
    uint32_t id = 0;
    trace::for_each_field(event, [&](std::string_view, const auto& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (thing_of<T>() != Thing::none) {
            if (thing_of<T>() == thing && id == 0) id = value.value;
        }
    });
    return id;
}

// ---- the schema at run time

struct FieldType {
    std::string name;
    std::vector<Thing> things;  // what it may refer to
    bool number = false;
    std::vector<std::string_view> values;  // of an enum
};

template <class T>
FieldType type_of(std::string_view name) {
    FieldType type;
    type.name = name;
    if constexpr (thing_of<T>() != Thing::none) type.things = {thing_of<T>()};
    if constexpr (trace::NamedEnum<T>) {
        constexpr auto names = names_of(T{});
        type.values.assign(names.begin(), names.end());
    }
    type.number = std::is_integral_v<T> || !type.things.empty();
    return type;
}

template <class Body>
std::vector<FieldType> types_in() {
    std::vector<FieldType> types;
    const auto add = [&types]<class T>(const trace::Field<Body, T>& field) {
        types.push_back(type_of<T>(field.name));
    };
    std::apply([&add](const auto&... field) { (add(field), ...); }, Body::fields);
    return types;
}

template <class... Body>
std::vector<FieldType> types_in_list(uint8_t kind, trace::BodyList<Body...>) {
    std::vector<FieldType> types;
    ((kind_of<Body> == kind ? void(types = types_in<Body>()) : void()), ...);
    return types;
}

// The fields of events of this kind, with those that every event has.
std::vector<FieldType> types_of_fields(uint8_t kind) {
    std::vector<FieldType> types = types_in_list(kind, trace::Bodies{});
    if (kind == kind_of<trace::CallbackStarted>) {
        for (FieldType& type : types) {
            if (type.name == "subject")
                type.things = {Thing::operation, Thing::timer, Thing::immediate, Thing::handle};
        }
    }
    if (std::none_of(types.begin(), types.end(), [](const FieldType& type) { return type.name == "thread"; }))
        types.push_back(type_of<uint32_t>("thread"));
    types.push_back(type_of<trace::LaneKind>("lane"));
    types.push_back(type_of<trace::Rule>("rule"));
    return types;
}

// Its own field of that name says which thread it is about; of others the lane says on which they are.
bool is_about_thread(const Event& event) {
    return event.is<trace::ThreadCreated>() || event.is<trace::ThreadStarted>();
}

std::string join(const auto& texts) {
    std::string result;
    for (const auto& text : texts) {
        if (text.empty()) continue;
        if (!result.empty()) result += ", ";
        result += text;
    }
    return result;
}

std::string names_in(const std::vector<FieldType>& types) {
    std::vector<std::string> names;
    for (const FieldType& type : types) {
        if (std::find(names.begin(), names.end(), type.name) == names.end()) names.push_back(type.name);
    }
    return join(names);
}

std::string problem_with_value(const FieldType& type, std::string_view value) {
    const bool digits =
        !value.empty() && std::all_of(value.begin() + (value.starts_with('-') ? 1 : 0), value.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    if (type.number && !digits) return in_quotes(type.name) + " is a number; found " + in_quotes(value);
    if (type.values.empty() || std::find(type.values.begin(), type.values.end(), value) != type.values.end())
        return {};
    return in_quotes(type.name) + " is never " + in_quotes(value) + "; it is one of " + join(type.values);
}

}  // namespace

Origins::Origins(const Trace& trace, Seq events) {
    for (Seq seq = 1; seq <= events; seq++) {
        const Event& event = trace[seq];
        for (const Beginning& beginning : beginnings) {
            if (beginning.kind != event.kind()) continue;
            began_.push_back({beginning.thing, id_begun(event, beginning.thing), seq});
        }
    }
    std::sort(began_.begin(), began_.end());
}

Seq Origins::began(Thing thing, uint32_t id) const {
    const auto found = std::lower_bound(began_.begin(), began_.end(), Began{thing, id, 0});
    return found == began_.end() || found->thing != thing || found->id != id ? 0 : found->seq;
}

std::optional<std::string> field_of(const Trace& trace, const Event& event, std::string_view path,
                                    const Origins& origins) {
    const Event* current = &event;
    for (size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        const Reference reference = reference_in(*current, path.substr(0, dot));
        const Seq began = origins.began(reference.thing, reference.id);
        if (began == 0) return std::nullopt;
        current = &trace[began];
        path.remove_prefix(dot + 1);
    }
    if (path == "thread" && current->lane().kind == trace::LaneKind::loop && !is_about_thread(*current))
        return std::to_string(current->lane().index);
    if (path == "lane") return std::string(name_of(current->lane().kind));
    if (path == "rule") return std::string(name_of(current->rule()));
    std::string text;
    if (!trace::field_text(trace, *current, path, &text)) return std::nullopt;
    return text;
}

std::string problem_with_field(uint8_t kind, std::string_view path, std::string_view value, bool exact) {
    std::vector<FieldType> types = types_of_fields(kind);
    std::string owner = in_quotes(trace::kind_name(kind));
    for (;;) {
        const size_t dot = path.find('.');
        const std::string_view name = path.substr(0, dot);
        std::vector<FieldType> found;
        std::copy_if(types.begin(), types.end(), std::back_inserter(found),
                     [name](const FieldType& type) { return type.name == name; });
        if (found.empty()) return owner + " has no field " + in_quotes(name) + "; it has " + names_in(types);
        if (dot == std::string_view::npos) {
            // Behind a dot several kinds of event may be meant: the value must suit one of them.
            std::string problem;
            for (const FieldType& type : found) {
                problem = exact ? problem_with_value(type, value) : std::string{};
                if (problem.empty()) break;
            }
            return problem;
        }
        types.clear();
        for (const Beginning& beginning : beginnings) {
            const std::vector<Thing>& things = found.front().things;
            if (std::find(things.begin(), things.end(), beginning.thing) == things.end()) continue;
            const std::vector<FieldType> more = types_of_fields(beginning.kind);
            types.insert(types.end(), more.begin(), more.end());
        }
        if (types.empty()) return in_quotes(name) + " refers to nothing that has fields";
        owner = "what " + in_quotes(name) + " refers to";
        path.remove_prefix(dot + 1);
    }
}

}  // namespace lg::diagram
