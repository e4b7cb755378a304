// What a script on a live host may reach, and whom to tell when it wants more. Values.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/host/host.h"

namespace lg::host {

struct LiveLimits {
    bool network = false;                    // other machines than this one
    std::vector<std::string> read_folders;   // besides the script's folder and the run's own /tmp
    std::vector<std::string> write_folders;  // which can also be read
};

// A server of somebody else's that stands for one of the scenario's.
struct RealServer {
    std::string name;
    Address seen;     // where the script looks for it
    Address address;  // where it is
};

// Receives one line for each thing that the user should know, such as a refusal and the flag that would allow
// it. May be called on any thread, one at a time.
using Notice = std::function<void(std::string_view)>;

}  // namespace lg::host
