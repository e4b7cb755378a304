// How an event's fields are named, so that one visitor each does text, JSON, hash and files.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "sim/base/id.h"

namespace lg::trace {

// A field of an event's struct: its name in text and files, and where it is.
template <class Owner, class T>
struct Field {
    std::string_view name;
    T Owner::*member;
};
template <class Owner, class T>
constexpr Field<Owner, T> field(std::string_view name, T Owner::*member) {
    return {name, member};
}

// Enums of the trace have names: an overload of names_of, found beside the enum.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) {
    names_of(e);
};

template <NamedEnum E>
constexpr std::string_view name_of(E value) {
    constexpr auto names = names_of(E{});
    const auto index = static_cast<size_t>(value);
    return index < names.size() ? names[index] : std::string_view{"?"};
}
// True if the number stands for a value of the enum: files may hold anything.
template <NamedEnum E>
constexpr bool is_valid(E value) {
    return static_cast<size_t>(value) < names_of(E{}).size();
}

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

}  // namespace lg::trace
