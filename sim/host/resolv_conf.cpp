#include "sim/host/resolv_conf.h"

#include <fstream>
#include <sstream>

#include "sim/host/address.h"

namespace lg::host {

std::vector<std::string> system_name_servers(const std::string& resolv_conf) {
    constexpr size_t servers_max = 3;
    std::vector<std::string> servers;
    std::ifstream file(resolv_conf);
    for (std::string line; servers.size() < servers_max && std::getline(file, line);) {
        std::istringstream words(line);
        std::string word, address;
        if (words >> word >> address && word == "nameserver" && (is_ipv4(address) || is_ipv6(address)))
            servers.push_back(address);
    }
    return servers;
}

}  // namespace lg::host
