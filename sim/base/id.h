// Ids as strong types: small numbers, given at creation in order, never addresses. Zero means "none".
#pragma once
#include <compare>
#include <cstdint>

namespace lg {

template <class Tag>
struct Id {
    uint32_t value = 0;

    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

// The next id of a kind. Ids are never reused within a run.
template <class SomeId>
class IdSource {
  public:
    SomeId next() { return SomeId{++last_}; }
    SomeId last() const { return SomeId{last_}; }

  private:
    uint32_t last_ = 0;
};

}  // namespace lg
