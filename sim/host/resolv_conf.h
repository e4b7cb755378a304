// Which name servers the system's resolver asks.
#pragma once
#include <string>
#include <vector>

namespace lg::host {

// The addresses in a resolv.conf(5), in their order: at most three, as the resolver takes. None if there is
// no such file.
std::vector<std::string> system_name_servers(const std::string& resolv_conf);

}  // namespace lg::host
