// The hosts that the suite runs over: the virtual machine in each of its protocols, and the real one through
// each demultiplexer that this machine has. A live host is a host like any other: the same tests, word for
// word.
#pragma once
#include <gtest/gtest.h>

#include "sim/host/live_demultiplexer.h"
#include "sim/host/live_host.h"
#include "test/host/machine_helper.h"

namespace lg::host {

struct HostUnderTest {
    std::string name;
    bool is_live = false;
    Protocol protocol = Protocol::epoll;  // of the virtual machine
    HostKind kind = HostKind::simulated;  // of the real one

    // Nothing is ever ready there, only done.
    bool is_proactor() const { return is_live ? kind == HostKind::iocp : protocol == Protocol::iocp; }
    // Windows has no links for everybody, and no permissions but "read only".
    bool is_windows() const { return is_live && kind == HostKind::iocp; }
};

inline std::vector<HostUnderTest> hosts_under_test() {
    std::vector<HostUnderTest> hosts;
    for (const auto& [name, protocol] : {std::pair{"epoll", Protocol::epoll},
                                         {"kqueue", Protocol::kqueue},
                                         {"poll", Protocol::poll},
                                         {"select", Protocol::select},
                                         {"iocp", Protocol::iocp}}) {
        hosts.push_back({std::string("virtual_") + name, false, protocol, {}});
    }
    for (const HostKind kind : live_hosts())
        hosts.push_back({"live_" + std::string(name_of(kind)), true, {}, kind});
    return hosts;
}

inline MachineDriver make_machine(const HostUnderTest& under_test, WorldDescription world = {},
                                  uint32_t pool_size = 4, const std::string& folder = {}) {
    if (!under_test.is_live) {
        world.protocol = under_test.protocol;
        return MachineDriver(std::make_unique<VirtualHost>(std::move(world), folder, 1, pool_size), false);
    }
    LiveOptions options;
    options.kind = under_test.kind;
    options.private_ports = true;
    auto host = make_live_host(world, folder, pool_size, options);
    LG_CHECK(host, host.error().text());
    return MachineDriver(std::move(*host), true);
}

class HostSuite : public testing::TestWithParam<HostUnderTest> {
  protected:
    // Wine tells a reset that came before anybody read as an end of the stream.
    static bool may_hide_a_reset() { return GetParam().is_windows(); }
    MachineDriver machine(WorldDescription world = {}, uint32_t pool_size = 4) {
        return make_machine(GetParam(), std::move(world), pool_size);
    }
};

inline std::string name_of_host(const testing::TestParamInfo<HostUnderTest>& info) { return info.param.name; }

}  // namespace lg::host
