// What addresses in text mean on the virtual network.
#pragma once
#include <string>
#include <string_view>

#include "sim/host/host.h"

namespace lg::host {

bool is_ipv4(std::string_view host);
bool is_ipv6(std::string_view host);
bool is_loopback(std::string_view host);
// "0.0.0.0", "::" or nothing: any address of this machine.
bool is_any(std::string_view host);

// To where a connection goes that is made to `host`: localhost and the wildcards lead to this machine.
std::string destination(std::string_view host);
// Does a listener at `listener` hear connections to `host`?
bool hears(std::string_view listener, std::string_view host);
// May the two not listen on one port?
bool collide(std::string_view one, std::string_view other);

}  // namespace lg::host
