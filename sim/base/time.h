// Time as integers. A Time is nanoseconds since the run began; a Duration is a difference of two.
#pragma once
#include <compare>
#include <cstdint>

namespace lg {

struct Duration {
    int64_t ns = 0;

    static constexpr Duration of_us(int64_t us) { return {us * 1'000}; }
    static constexpr Duration of_ms(int64_t ms) { return {ms * 1'000'000}; }
    friend constexpr auto operator<=>(Duration, Duration) = default;
    friend constexpr Duration operator+(Duration a, Duration b) { return {a.ns + b.ns}; }
    friend constexpr Duration operator-(Duration a, Duration b) { return {a.ns - b.ns}; }
    friend constexpr Duration operator*(Duration a, int64_t n) { return {a.ns * n}; }
};

struct Time {
    int64_t ns = 0;

    // Whole milliseconds, rounded down, as libuv's uv_now counts them.
    constexpr uint64_t ms() const { return static_cast<uint64_t>(ns / 1'000'000); }
    friend constexpr auto operator<=>(Time, Time) = default;
    friend constexpr Time operator+(Time t, Duration d) { return {t.ns + d.ns}; }
    friend constexpr Duration operator-(Time a, Time b) { return {a.ns - b.ns}; }
};

}  // namespace lg
