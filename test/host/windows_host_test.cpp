// What is Windows' own in its live host.
#include <gtest/gtest.h>

#include "sim/host/open_flags.h"
#include "test/host/host_suite.h"

namespace lg::host {
namespace {

MachineDriver make_iocp_machine() { return make_machine({"iocp", true, {}, HostKind::iocp}); }

int64_t open_file(MachineDriver& machine, const std::string& path, uint32_t flags) {
    Work work;
    work.kind = WorkKind::open;
    work.more->path = path;
    work.flags = flags;
    work.mode = 0644;
    return machine.work(work).value;
}

TEST(WindowsHost, only_iocp_is_to_be_had) {
    EXPECT_EQ(best_host(), HostKind::iocp);
    const auto epoll = check_live_host(HostKind::epoll);
    ASSERT_FALSE(epoll);
    EXPECT_EQ(epoll.error().text(), "this machine has no epoll; it has iocp");
}

TEST(WindowsHost, a_reset_ends_a_read_that_the_kernel_has) {
    MachineDriver machine = make_iocp_machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "never read");
    EXPECT_EQ(machine.read(server, 1).value, 1);
    const OperationId reading = machine.next_operation();
    ASSERT_FALSE(machine.host.submit(reading, Io{IoKind::read, client, {}, {}, 100, true}));
    machine.call(SocketCall::Kind::close, server);
    EXPECT_EQ(machine.wait_for(reading).value, -104) << "ECONNRESET";
}

TEST(WindowsHost, the_calls_are_told_and_how_many_packets_came) {
    MachineDriver machine = make_iocp_machine();
    const auto [client, server] = machine.connect(machine.listen(3000), 3000);
    machine.write(client, "x");
    machine.io({IoKind::read, server, {}, {}, 100, false});
    std::vector<trace::SystemCall> posted;
    int64_t packets = 0, told = 0;
    for (const Arrival& arrival : machine.log) {
        told += std::holds_alternative<IoFinished>(arrival.what);
        const auto* call = std::get_if<KernelCalled>(&arrival.what);
        if (!call) continue;
        EXPECT_GE(call->result, 0) << host::told(arrival);
        if (call->call == trace::SystemCall::get_queued_completion_status_ex) packets += call->result;
        else posted.push_back(call->call);
    }
    using enum trace::SystemCall;
    EXPECT_EQ(posted, (std::vector{socket, setsockopt, bind, listen, socket, bind, connect_ex, accept_ex,
                                   send, wsa_recv}));
    EXPECT_EQ(packets, 3);
    EXPECT_EQ(told, 3);
}

// A name of POSIX's may hold what is a way, a stream or a wildcard for Windows.
TEST(WindowsHost, names_lead_nowhere_but_to_a_file_of_the_folder) {
    MachineDriver machine = make_iocp_machine();
    EXPECT_GT(open_file(machine, "/tmp/file", open_write_only | open_create), 0);
    for (const char* name : {"..\\file", "..\\..\\windows", "\\windows", "C:", "C:\\windows", "file:stream",
                             "fil?", "*", "file.", "file ", "\\\\.\\nul", "\\??\\C:\\windows"}) {
        EXPECT_EQ(open_file(machine, std::string("/tmp/") + name, open_read_only), -2) << name;
        EXPECT_EQ(open_file(machine, std::string("/tmp/") + name, open_write_only | open_create), -22)
            << name;
    }
}

TEST(WindowsHost, a_drive_is_reached_only_where_it_is_allowed) {
    MachineDriver machine = make_iocp_machine();
    for (const char* path :
         {"/C:/windows/win.ini", "/c:/windows/win.ini", "/C:", "/tmp/../C:/windows/win.ini"})
        EXPECT_EQ(open_file(machine, path, open_read_only), -13) << path << " is not EACCES";
}

TEST(WindowsHost, names_are_the_same_in_capitals) {
    MachineDriver machine = make_iocp_machine();
    EXPECT_GT(open_file(machine, "/tmp/Readme", open_write_only | open_create), 0);
    EXPECT_GT(open_file(machine, "/tmp/README", open_read_only), 0);
    EXPECT_EQ(open_file(machine, "/tmp/README", open_write_only | open_create | open_exclusive), -17)
        << "EEXIST";
}

}  // namespace
}  // namespace lg::host
