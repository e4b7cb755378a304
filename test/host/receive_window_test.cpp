#include "sim/host/receive_window.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace lg::host {
namespace {

constexpr uint64_t grown = 4 << 20;

// A writer that has written everything, and a reader that reads 64 KiB at a time, as libuv does.
struct Connection {
    explicit Connection(uint64_t announced) : window(grown, announced) {}

    void send(uint64_t most) {
        const uint64_t bytes = std::min({most, left, window.edge() - arrived});
        left -= bytes;
        arrived += bytes;
        if (bytes > 0) window.received(bytes, arrived);
    }
    uint64_t read() {
        const uint64_t bytes = std::min<uint64_t>(arrived - taken, 65'536);
        taken += bytes;
        window.was_read(arrived, arrived - taken);
        send(left);
        return bytes;
    }
    std::vector<uint64_t> read_all() {
        std::vector<uint64_t> sizes;
        while (taken < arrived) sizes.push_back(read());
        return sizes;
    }

    ReceiveWindow window;
    uint64_t left = 0, arrived = 0, taken = 0;
};

// The sizes are those that real Node 22 reads on Linux 6.18.
TEST(ReceiveWindow, opens_twice_before_it_grows) {
    Connection connection{ReceiveWindow::announced_by_client};
    connection.left = 500'000;
    connection.send(500'000);
    EXPECT_EQ(connection.arrived, 128'000u);
    const std::vector<uint64_t> sizes{65536, 65536, 64512, 65536, 29696, 65536, 65536, 65536, 12576};
    EXPECT_EQ(connection.read_all(), sizes);
}

TEST(ReceiveWindow, a_reader_that_has_written_knows_the_round_trip_and_grows_sooner) {
    Connection connection{ReceiveWindow::announced_by_server};
    connection.window.sends();
    connection.left = 400'000;
    connection.send(400'000);
    EXPECT_EQ(connection.read_all(), (std::vector<uint64_t>{65536, 65536, 64485, 65536, 65536, 65536, 7835}));
}

TEST(ReceiveWindow, a_small_beginning_fills_the_buffer_less) {
    Connection connection{ReceiveWindow::announced_by_client};
    connection.left = 400'100;
    connection.send(100);
    connection.send(400'000);
    EXPECT_EQ(connection.arrived, 128'100u);
    EXPECT_EQ(connection.read_all(),
              (std::vector<uint64_t>{65536, 62564, 65536, 63488, 65536, 65536, 11904}));
}

TEST(ReceiveWindow, what_was_read_in_time_leaves_it_as_it_is) {
    Connection connection{ReceiveWindow::announced_by_client};
    connection.left = 100;
    connection.send(100);
    connection.read();
    EXPECT_EQ(connection.window.edge(), 128'100u);
    connection.left = 300'000;
    connection.send(300'000);
    EXPECT_EQ(connection.read_all(), (std::vector<uint64_t>{65536, 65536, 64512, 65536, 38880}));
}

TEST(ReceiveWindow, a_small_one_is_never_tuned) {
    ReceiveWindow window{10'000, ReceiveWindow::announced_by_client};
    EXPECT_EQ(window.edge(), 10'000u);
    window.received(10'000, 10'000);
    window.was_read(10'000, 4'000);
    EXPECT_EQ(window.edge(), 16'000u);
}

}  // namespace
}  // namespace lg::host
