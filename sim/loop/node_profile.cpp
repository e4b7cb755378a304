#include "sim/loop/node_profile.h"

#include <fmt/format.h>

namespace lg::loop {

static constexpr NodeProfile profiles[] = {
    //                              J1     L2     L9     L13    J13    J17
    {"10", "v10.24.1", "1.34.2", false, false, false, true, true, false},
    {"12", "v12.22.12", "1.40.0", true, false, false, true, true, false},
    {"14", "v14.21.3", "1.42.0", true, false, false, true, true, false},
    {"16", "v16.20.2", "1.43.0", true, false, false, true, true, true},
    {"18", "v18.20.8", "1.44.2", true, false, true, true, true, true},
    {"20.2", "v20.2.0", "1.44.2", true, false, true, true, true, true},
    {"20", "v20.20.2", "1.46.0", true, true, true, false, true, true},
    {"22", "v22.23.3", "1.51.0", true, true, true, false, true, true},
    {"24", "v24.21.0", "1.52.1", true, true, true, false, true, true},
    {"26", "v26.10.0", "1.52.1", true, true, true, false, true, true},
};

std::span<const NodeProfile> node_profiles() { return profiles; }
const NodeProfile& newest_profile() { return profiles[std::size(profiles) - 1]; }

Result<const NodeProfile*> find_profile(std::string_view name) {
    std::string known;
    for (const NodeProfile& profile : profiles) {
        if (profile.name == name) return &profile;
        known += fmt::format("{}{}", known.empty() ? "" : ", ", profile.name);
    }
    return Error{fmt::format("there is no profile for Node {}; there are {}", name, known)};
}

}  // namespace lg::loop
