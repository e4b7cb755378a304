#include "sim/host/port_map.h"

#include <algorithm>

#include "sim/host/address.h"

namespace lg::host {

static bool is_at(const Address& listener, const Address& wanted) {
    return listener.port == wanted.port && hears(listener.host, destination(wanted.host));
}

void PortMap::add_server(const Address& seen, const Address& real) {
    const std::lock_guard guard(mutex_);
    entries_.push_back({{destination(seen.host), seen.port}, real, false});
}

bool PortMap::add_listener(const Address& seen, uint16_t real_port) {
    if (is_listened_to(seen)) return false;
    const std::lock_guard guard(mutex_);
    entries_.push_back({seen, {{}, real_port}, true});
    return true;
}

void PortMap::remove_listener(uint16_t real_port) {
    const std::lock_guard guard(mutex_);
    std::erase_if(entries_,
                  [&](const Entry& entry) { return entry.is_listener && entry.real.port == real_port; });
}

bool PortMap::is_listened_to(const Address& seen) const {
    const std::lock_guard guard(mutex_);
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.seen.port == seen.port && collide(entry.seen.host, seen.host);
    });
}

std::optional<Address> PortMap::real(const Address& seen) const {
    const std::lock_guard guard(mutex_);
    for (const Entry& entry : entries_) {
        if (!is_at(entry.seen, seen)) continue;
        if (!entry.is_listener) return entry.real;
        return Address{destination(seen.host), entry.real.port};
    }
    return std::nullopt;
}

uint16_t PortMap::seen_port(uint16_t real_port) const {
    const std::lock_guard guard(mutex_);
    for (const Entry& entry : entries_)
        if (entry.real.port == real_port) return entry.seen.port;
    return real_port;
}

}  // namespace lg::host
