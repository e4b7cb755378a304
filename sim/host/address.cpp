#include "sim/host/address.h"

#include <algorithm>

namespace lg::host {

bool is_ipv4(std::string_view host) {
    int parts = 0;
    while (true) {
        const size_t length = std::min(host.find('.'), host.size());
        if (length == 0 || length > 3) return false;
        int value = 0;
        for (const char digit : host.substr(0, length)) {
            if (digit < '0' || digit > '9') return false;
            value = value * 10 + (digit - '0');
        }
        if (value > 255 || ++parts > 4) return false;
        if (length == host.size()) return parts == 4;
        host.remove_prefix(length + 1);
    }
}

bool is_ipv6(std::string_view host) {
    constexpr std::string_view letters = "0123456789abcdefABCDEF:.";
    const auto is_letter = [&](char c) { return letters.find(c) != std::string_view::npos; };
    return std::count(host.begin(), host.end(), ':') >= 2 && std::all_of(host.begin(), host.end(), is_letter);
}

bool is_loopback(std::string_view host) {
    if (host.starts_with("::ffff:")) host.remove_prefix(7);
    return host == "::1" || host == "localhost" || (is_ipv4(host) && host.starts_with("127."));
}

bool is_any(std::string_view host) { return host.empty() || host == "0.0.0.0" || host == "::"; }

std::string destination(std::string_view host) {
    if (host == "::") return "::1";
    if (host.starts_with("::ffff:") && is_ipv4(host.substr(7))) host.remove_prefix(7);
    if (is_any(host) || host == "localhost") return "127.0.0.1";
    return std::string(host);
}

bool hears(std::string_view listener, std::string_view host) {
    if (listener == host) return true;
    if (!is_loopback(host)) return false;
    return listener == "::" || (listener == "0.0.0.0" && is_ipv4(host));
}

bool collide(std::string_view one, std::string_view other) {
    if (one == other || one == "::" || other == "::") return true;
    if (one != "0.0.0.0" && other != "0.0.0.0") return false;
    return is_ipv4(one) && is_ipv4(other);
}

}  // namespace lg::host
