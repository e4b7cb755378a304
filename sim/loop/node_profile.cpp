#include "sim/loop/node_profile.h"

#include <fmt/format.h>

namespace lg::loop {

static constexpr bool Y = true, n = false;
static constexpr FinWait feed = FinWait::feed, poll = FinWait::poll, both = FinWait::feed_behind_a_write;
static constexpr OwnDrains none = OwnDrains::none, each = OwnDrains::check, more = OwnDrains::check_and_start;

// clang-format off
static constexpr NodeProfile profiles[] = {
 //                              J1 J8 J5 J5 J5 L2 L4 L9 L10   L13 J17 J2 J2   J13 J2 J16 J16 T3  J16
 {"10",   "v10.24.1",  "1.34.2", n, Y, Y, Y, Y, n, n, n, both, Y,  n,  n, none, n, n, 1050, 1050, 0,  2},
 {"12",   "v12.22.12", "1.40.0", Y, n, n, Y, n, n, n, n, both, Y,  n,  Y, each, Y, n, 450, 450, 0,   5},
 {"14",   "v14.21.3",  "1.42.0", Y, n, n, Y, n, n, n, n, poll, Y,  n,  Y, more, Y, Y, 450, 450, 0,   4},
 {"16",   "v16.20.2",  "1.43.0", Y, n, n, Y, n, n, n, n, poll, Y,  Y,  Y, each, Y, Y, 450, 450, 0,   2},
 {"18",   "v18.20.8",  "1.44.2", Y, n, n, Y, n, n, n, Y, feed, Y,  Y,  Y, each, Y, Y, 900, 450, 0,   7},
 {"20.2", "v20.2.0",   "1.44.2", Y, n, n, n, n, n, n, Y, feed, Y,  Y,  Y, each, Y, Y, 650, 500, 0,   5},
 {"20",   "v20.20.2",  "1.46.0", Y, n, n, n, n, Y, n, Y, feed, n,  Y,  Y, each, Y, Y, 450, 450, 0,   7},
 {"22",   "v22.23.3",  "1.51.0", Y, n, n, n, n, Y, Y, Y, feed, n,  Y,  Y, each, Y, Y, 320, 320, 150, 6},
 {"24",   "v24.21.0",  "1.52.1", Y, n, n, n, n, Y, Y, Y, feed, n,  Y,  Y, each, Y, n, 320, 320, 150, 6},
 {"26",   "v26.10.0",  "1.52.1", Y, n, n, n, n, Y, Y, Y, feed, n,  Y,  Y, none, Y, n, 200, 200, 150, 6},
};
// clang-format on

std::span<const NodeProfile> node_profiles() { return profiles; }
const NodeProfile& newest_profile() { return profiles[std::size(profiles) - 1]; }

Result<const NodeProfile*> find_profile(std::string_view name) {
    for (const NodeProfile& profile : profiles) {
        if (profile.name == name) return &profile;
    }
    return Error{fmt::format("there is no profile for Node {}; there are {}", name, profile_names())};
}

std::string profile_names() {
    std::string names;
    for (const NodeProfile& profile : profiles) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", profile.name);
    }
    return names;
}

}  // namespace lg::loop
