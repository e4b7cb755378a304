// Two lists side by side, a row for each thing: what both have in the same order shares a row, what only one
// has stands beside a gap, and what both have in another order knows where its partner is. Pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lg::trace {

enum class Side : uint8_t { left, right };
constexpr Side other_side(Side side) { return side == Side::left ? Side::right : Side::left; }

struct Alignment {
    static constexpr uint32_t none = UINT32_MAX;

    struct Row {
        uint32_t left = none, right = none;  // places in the lists; none: a gap
        bool is_same = false;                // the two are each other's partners

        uint32_t on(Side side) const { return side == Side::left ? left : right; }
        friend bool operator==(const Row&, const Row&) = default;
    };
    struct Place {
        uint32_t row = 0;
        uint32_t partner = none;  // in the other list
    };
    std::vector<Row> rows;
    std::vector<Place> left, right;  // of each member of the lists

    const std::vector<Place>& on(Side side) const { return side == Side::left ? left : right; }
};

// Equal numbers are the same thing; they should be small, as each costs a few bytes. The k-th of a kind on
// the left is the partner of the k-th on the right. Where many change places on little room they share rows;
// where few have gone far they stand beside gaps, so that the rest stays in its rows. are_whole: no list will
// grow any more, so the ends of both belong together as their beginnings do. Costs O(n log n).
Alignment align(const std::vector<uint32_t>& left, const std::vector<uint32_t>& right, bool are_whole);

}  // namespace lg::trace
