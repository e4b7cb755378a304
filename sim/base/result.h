// What the world may do wrong (files, scenarios, sockets) is returned as Result<T>;
// what only we can do wrong is a CHECK, in release builds too.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace lg {

// Where in a text something was wrong. Line and column count from 1; 0 means unknown.
struct Place {
    std::string file;
    uint32_t line = 0;
    uint32_t column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

// A message says what was wrong and what would be right; `place` says where.
struct Error {
    std::string message;
    Place place = {};

    // "file:line:column: message", without the parts that are unknown.
    std::string text() const;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() { return std::get<0>(state_); }
    const T& operator*() const { return std::get<0>(state_); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    const Error& error() const { return std::get<1>(state_); }

  private:
    std::variant<T, Error> state_;
};

struct Nothing {};
using Status = Result<Nothing>;

// Prints the message and the place in our code, then aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line, const std::string& message);

}  // namespace lg

#define LG_CHECK(condition, message) \
    ((condition) ? void() : ::lg::check_failed(#condition, __FILE__, __LINE__, (message)))
