// Where the addresses that a script and its scenario name really are: every one of them is on the loopback of
// this machine, perhaps at another port because the real one is taken. Any thread.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sim/host/host.h"

namespace lg::host {

class PortMap {
  public:
    // A server of the scenario's: whoever connects to `seen` gets to the real address.
    void add_server(const Address& seen, const Address& real);
    // The program listens. False if it does so already at an address that collides.
    bool add_listener(const Address& seen, uint16_t real_port);
    void remove_listener(uint16_t real_port);
    // Would the two collide?
    bool is_listened_to(const Address& seen) const;

    // Where a connection to the address has to go; nothing if nobody here is known to be there.
    std::optional<Address> real(const Address& seen) const;
    // The port by which the script knows a real one.
    uint16_t seen_port(uint16_t real_port) const;

  private:
    struct Entry {
        Address seen;
        Address real;  // of a listener only its port
        bool is_listener = false;
    };

    mutable std::mutex mutex_;
    std::vector<Entry> entries_;
};

}  // namespace lg::host
