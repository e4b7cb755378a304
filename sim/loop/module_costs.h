// What real Node takes to load a built-in module for the first time, with what that one needs.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/time.h"
#include "sim/loop/node_profile.h"

namespace lg::loop {

// Rule J16: timers that were armed before are due sooner by as much. There is one of these a thread.
class ModuleCosts {
  public:
    // each: what any module takes instead of what the version takes.
    ModuleCosts(const NodeProfile& profile, std::optional<Duration> each);

    // Of the module and of those that it needs, as far as none was loaded; zero for one that is quick.
    Duration load(std::string_view name);
    // Of the first output, which takes so long if nothing was loaded: it loads modules, too.
    Duration first_output(Duration cost);

  private:
    int load_ms(std::string_view name, uint64_t& loaded) const;

    size_t column_;
    std::optional<Duration> each_;
    uint64_t loaded_ = 0;  // a bit for each row
};

}  // namespace lg::loop
