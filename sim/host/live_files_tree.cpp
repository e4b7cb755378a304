// The calls on the tree of names, and the look-up of hosts.
#include <fmt/format.h>
#ifndef _WIN32
#include <netdb.h>
#endif

#include <algorithm>
#include <random>

#include "sim/base/letters.h"
#include "sim/host/address.h"
#include "sim/host/file_calls.h"
#include "sim/host/live_files.h"
#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"
#include "sim/host/socket_address.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

// Calls that change a name see the slash behind it.
std::string with_slash(const RealFolders::Place& place) {
    return place.ends_in_slash && place.name != "." ? place.name + "/" : place.name;
}

// "Localhost." is meant, too; it is in no list of hosts.
bool is_localhost(std::string_view name) {
    if (name.ends_with('.')) name.remove_suffix(1);
    return equal_ignoring_case(name, "localhost");
}

}  // namespace

Outcome LiveFiles::status(const Work& work, Last last) {
    Place place;
    Outcome outcome;
    if (find(work.more->path, last, place, outcome))
        outcome.value = status_at(place.folder.fd(), place.name, *outcome.more->status);
    return outcome;
}

Outcome LiveFiles::access(const Work& work) {
    if (work.flags & ~uint32_t{access_read | access_write | access_execute})
        return failed(ErrorNumber::einval);
    Place place;
    Outcome why_not;
    const bool changes = work.flags & access_write;
    if (!(changes ? find_to_change(work.more->path, Last::follow, place, why_not)
                  : find(work.more->path, Last::follow, place, why_not)))
        return why_not;
    return succeeded(access_at(place.folder.fd(), place.name, work.flags));
}

Outcome LiveFiles::read_directory(const Work& work) {
    Place place;
    Outcome outcome;
    if (!find(work.more->path, Last::follow, place, outcome)) return outcome;
    outcome.value = list_at(place.folder.fd(), place.name, outcome.more->entries);
    if (outcome.value == 0) outcome.value = static_cast<int64_t>(outcome.more->entries.size());
    return outcome;
}

Outcome LiveFiles::make_directory(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.more->path, Last::keep, place, why_not)) return why_not;
    return succeeded(make_folder_at(place.folder.fd(), with_slash(place), work.mode));
}

Outcome LiveFiles::remove(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.more->path, Last::keep, place, why_not)) return why_not;
    return succeeded(remove_at(place.folder.fd(), with_slash(place), work.kind == WorkKind::rmdir));
}

Outcome LiveFiles::rename(const Work& work) {
    Place from, to;
    Outcome why_not;
    if (!find_to_change(work.more->path, Last::keep, from, why_not)) return why_not;
    if (!find_to_change(work.more->second_path, Last::keep, to, why_not)) return why_not;
    return succeeded(rename_at(from.folder.fd(), with_slash(from), to.folder.fd(), with_slash(to)));
}

Outcome LiveFiles::real_path(const Work& work) {
    Place place;
    Outcome outcome;
    if (!find(work.more->path, Last::follow, place, outcome)) return outcome;
    if (!place.exists) return failed(ErrorNumber::enoent);
    outcome.more->bytes = place.path;
    return outcome;
}

Outcome LiveFiles::read_link(const Work& work) {
    Place place;
    Outcome outcome;
    if (!find(work.more->path, Last::keep, place, outcome)) return outcome;
    outcome.value = read_link_at(place.folder.fd(), place.name, outcome.more->bytes);
    return outcome;
}

Outcome LiveFiles::make_link(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.more->path, Last::keep, place, why_not)) return why_not;
    return succeeded(make_link_at(place.folder.fd(), with_slash(place), work.more->second_path));
}

Outcome LiveFiles::change_mode(const Work& work) {
    Place place;
    Outcome why_not;
    if (!find_to_change(work.more->path, Last::follow, place, why_not)) return why_not;
    return succeeded(set_mode_at(place.folder.fd(), place.name, work.mode));
}

Outcome LiveFiles::make_temporary_directory(const Work& work) {
    constexpr std::string_view blanks = "XXXXXX";
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    if (!work.more->path.ends_with(blanks)) return failed(ErrorNumber::einval);
    std::random_device chance;
    Work making;
    making.kind = WorkKind::mkdir;
    making.mode = 0700;
    Outcome outcome;
    do {
        making.more->path = work.more->path.substr(0, work.more->path.size() - blanks.size());
        for (size_t i = 0; i < blanks.size(); i++) making.more->path += letters[chance() % letters.size()];
        outcome = make_directory(making);
    } while (is_error(outcome, ErrorNumber::eexist));
    if (outcome.value == 0) outcome.more->bytes = making.more->path;
    return outcome;
}

// ---- names of hosts

Outcome LiveFiles::refuse_look_up(const std::string& name) {
    if (options_.notice) {
        const std::lock_guard guard(mutex_);
        options_.notice(
            fmt::format("looking up {} was refused: that asks other machines; --allow-net allows it", name));
    }
    return failed(ErrorNumber::eai_noname);
}

// An address in any of its forms asks nobody (127.1, 0x7f000001), nor does localhost. A name in .localhost
// would leave this machine: the C library asks the name server.
Outcome LiveFiles::look_up(const Work& work) {
    const std::string& name = work.more->path;
    const auto known = std::find_if(options_.hosts.begin(), options_.hosts.end(),
                                    [&](const KnownHost& host) { return host.name == name; });
    Outcome outcome;
    if (known != options_.hosts.end()) {
        for (const std::string& host : known->addresses)
            if (work.flags == 0 || (work.flags == 6) == is_ipv6(host))
                outcome.more->addresses.push_back({host, 0});
        return outcome.more->addresses.empty() ? failed(ErrorNumber::eai_noname) : outcome;
    }
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_family = work.flags == 4 ? AF_INET : work.flags == 6 ? AF_INET6 : AF_UNSPEC;
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo* found = nullptr;
    int error = ::getaddrinfo(name.c_str(), nullptr, &hints, &found);
    if (error) {
        const bool is_this_machine = is_localhost(name);
        if (!is_this_machine && !options_.network) return refuse_look_up(name);
        hints.ai_flags = 0;
        error = ::getaddrinfo(is_this_machine ? "localhost" : name.c_str(), nullptr, &hints, &found);
    }
    if (error) return succeeded(minus_lookup_error(error));
    for (const addrinfo* entry = found; entry; entry = entry->ai_next) {
        Address address = from_socket_address(entry->ai_addr);
        address.port = 0;
        const auto same = std::find(outcome.more->addresses.begin(), outcome.more->addresses.end(), address);
        if (same == outcome.more->addresses.end()) outcome.more->addresses.push_back(std::move(address));
    }
    ::freeaddrinfo(found);
    return outcome;
}

}  // namespace lg::host
