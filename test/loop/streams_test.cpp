// Handles: accepting, connecting, reading, writing, closing.
#include <gtest/gtest.h>

#include "test/loop/fake_node.h"

namespace lg::loop {
namespace {

using namespace trace;

constexpr int64_t full_buffer = 65536;

host::Outcome value(int64_t number) {
    host::Outcome outcome;
    outcome.value = number;
    return outcome;
}

struct FakeSockets : FakeNode {
    using FakeNode::FakeNode;

    HandleId open(HandleKind kind = HandleKind::tcp_socket) { return loop.streams().open(kind, {}).handle; }
    void close(HandleId handle, Body body) { loop.streams().close(handle, task(std::move(body))); }
    void read(HandleId handle, std::function<void(int64_t)> body) {
        loop.streams().read_start(handle, {}, outcome_task(std::move(body)));
    }
    // A listener on descriptor 10 that has `count` connections waiting; each accepted one is `closed` at
    // once.
    void serve(int count) {
        host.on_io = [this, left = count,
                      fd = 100](const host::Io& io) mutable -> std::optional<host::Outcome> {
            if (io.kind != IoKind::accept || !io.try_now) return std::nullopt;
            if (left == 0) return std::nullopt;
            left--;
            return value(fd++);
        };
        const HandleId server = open(HandleKind::tcp_server);
        loop.streams().listen(server, {"127.0.0.1", 3000}, 511, {},
                              [this, server, count](HandleId handle, int64_t) {
                                  return task([&] {
                                      say("turn" + std::to_string(recorder.world().turn));
                                      close(handle, [] {});
                                      if (++accepted == count + 1) close(server, [] {});
                                  })();
                              });
    }
    int accepted = 0;
};

// In one poll, a connection came to each of two listeners, and the first one's callback closes the second.
TEST(Streams, a_connection_that_came_to_a_listener_closed_meanwhile_is_closed) {
    FakeSockets node("20");
    node.host.finish(Time{1'000'000}, 10, IoKind::accept, 97);
    node.host.finish(Time{1'000'000}, 11, IoKind::accept, 98);
    const auto main = [&] {
        const HandleId first = node.open(HandleKind::tcp_server), second = node.open(HandleKind::tcp_server);
        const auto close_all = [&node, first, second](HandleId handle, int64_t) {
            return node.task([&node, first, second, handle] {
                node.say("accepted");
                for (const HandleId each : {first, second, handle}) node.close(each, [] {});
            })();
        };
        node.loop.streams().listen(first, {"127.0.0.1", 3000}, 511, {}, close_all);
        node.loop.streams().listen(second, {"127.0.0.1", 3001}, 511, {}, close_all);
    };
    EXPECT_EQ(node.run(main), "accepted");
    EXPECT_EQ(node.host.closed, (std::vector<int32_t>{10, 11, 97, 98}));
}

// Rule L13, probe p41.
TEST(Streams, a_listener_accepts_all_that_wait_until_libuv_1_44_and_one_a_turn_from_1_45) {
    FakeSockets old("20.2");
    old.host.finish(Time{1'000'000}, 10, IoKind::accept, 99);
    EXPECT_EQ(old.run([&] { old.serve(2); }), "turn1 turn1 turn1");

    FakeSockets modern("20");
    for (int i = 0; i < 3; i++) modern.host.finish(Time{1'000'000 + i}, 10, IoKind::accept, 97 + i);
    EXPECT_EQ(modern.run([&] { modern.serve(2); }), "turn1 turn2 turn3");
}

// Rule L14, probe p39.
TEST(Streams, a_socket_that_is_always_full_is_read_32_times_in_a_turn) {
    FakeSockets node("20");
    int asked = 0;
    std::vector<int> reads_in_turn(4);
    node.host.on_io = [&](const host::Io& io) -> std::optional<host::Outcome> {
        return io.try_now && ++asked < 40 ? std::optional(value(full_buffer)) : std::nullopt;
    };
    node.host.finish(Time{1'000}, 10, IoKind::read, full_buffer);
    node.host.finish(Time{2'000}, 10, IoKind::read, 0);
    node.run([&] {
        const HandleId socket = node.open();
        node.read(socket, [&, socket](int64_t bytes) {
            reads_in_turn[node.recorder.world().turn]++;
            if (bytes == 0) node.close(socket, [] {});
        });
    });
    EXPECT_EQ(reads_in_turn[1], 32);
    EXPECT_EQ(reads_in_turn[2], 1);
}

TEST(Streams, a_read_that_did_not_fill_the_buffer_asks_the_demultiplexer_again) {
    FakeSockets node("20");
    node.host.on_io = [&](const host::Io& io) -> std::optional<host::Outcome> {
        EXPECT_FALSE(io.try_now);
        return std::nullopt;
    };
    node.host.finish(Time{1'000}, 10, IoKind::read, 512);
    node.host.finish(Time{2'000}, 10, IoKind::read, 0);
    const std::string said = node.run([&] {
        const HandleId socket = node.open();
        node.read(socket, [&, socket](int64_t bytes) {
            node.say(std::to_string(bytes));
            if (bytes == 0) node.close(socket, [&] { node.say("closed"); });
        });
    });
    EXPECT_EQ(said, "512 0 closed");
}

// Rule L10, probe p35: made in check of turn N, delivered in pending of N+1, 'close' in N+1's close phase.
TEST(Streams, a_refusal_known_at_once_comes_in_the_pending_phase) {
    for (const char* version : {"10", "18", "20"}) {
        FakeSockets node(version);
        node.host.on_io = [](const host::Io&) { return value(-111); };
        FakeNode::Body again;
        int immediates = 0;
        again = [&] {
            node.say("i" + std::to_string(immediates));
            if (++immediates < 4) node.set_immediate(again);
        };
        const std::string said = node.run([&] {
            node.set_immediate([&] {
                again();
                const HandleId socket = node.open();
                node.loop.streams().connect(socket, {"127.0.0.1", 1}, {},
                                            node.outcome_task([&, socket](int64_t error) {
                                                EXPECT_EQ(node.recorder.world().phase, Phase::pending);
                                                node.say(std::to_string(error));
                                                node.next_tick([&] { node.say("tick"); });
                                                node.close(socket, [&] { node.say("close"); });
                                            }));
            });
        });
        EXPECT_EQ(said, "i0 -111 tick i1 close i2 i3") << version;
    }
}

// Rule L15, probe p33.
TEST(Streams, closed_last_is_called_first) {
    FakeSockets node("20");
    const std::string said = node.run([&] {
        for (const std::string name : {"a", "b", "c"}) {
            node.close(node.open(), [&node, name] {
                node.say(name);
                node.microtask([&node, name] { node.say("p" + name); });
            });
        }
        node.set_immediate([&] { node.say("immediate"); });
    });
    EXPECT_EQ(said, "immediate c pc b pb a pa");
}

TEST(Streams, a_request_under_way_is_cancelled_before_its_handle_is_closed) {
    FakeSockets node("20");
    const std::string said = node.run([&] {
        const HandleId socket = node.open();
        node.loop.streams().connect(socket, {"10.0.0.1", 80}, {}, node.outcome_task([&](int64_t error) {
            node.say(std::to_string(error));
        }));
        node.set_immediate([&, socket] { node.close(socket, [&] { node.say("close"); }); });
    });
    EXPECT_EQ(said, "-125 close");
    EXPECT_TRUE(node.host.waiting.empty());
    EXPECT_TRUE(node.recorder.world().operations.empty());
    EXPECT_TRUE(node.recorder.world().handles.empty());
}

TEST(Streams, reading_keeps_the_loop_alive_only_while_it_is_referenced) {
    FakeSockets node("20");
    node.run([&] {
        const HandleId socket = node.open();
        node.read(socket, [](int64_t) {});
        node.loop.streams().set_referenced(socket, false);
    });
    EXPECT_EQ(node.recorder.world().exit_reason, ExitReason::loop_empty);
}

TEST(Streams, what_the_kernel_had_read_behind_a_stop_is_kept_until_reading_goes_on) {
    FakeSockets node("20");
    node.host.completes = true;
    node.host.finish(Time{1'500}, 10, IoKind::read, 7);
    const std::string said = node.run([&] {
        const HandleId socket = node.open();
        const auto on_read = [&, socket](int64_t bytes) {
            node.say(std::to_string(bytes));
            node.close(socket, [] {});
        };
        node.read(socket, on_read);
        node.work(1, [&, socket] { node.loop.streams().read_stop(socket); });  // in the same poll, before it
        node.set_timeout(
            [&, socket, on_read] {
                node.say("timer");
                node.read(socket, on_read);
            },
            5);
        node.busy(1);
    });
    EXPECT_EQ(said, "timer 7");
}

TEST(Streams, a_write_that_the_kernel_takes_has_no_callback_and_one_that_waits_has) {
    FakeSockets node("20");
    node.host.on_io = [](const host::Io& io) -> std::optional<host::Outcome> {
        if (io.kind == IoKind::write && io.bytes.size() < 10)
            return value(static_cast<int64_t>(io.bytes.size()));
        return std::nullopt;
    };
    node.host.finish(Time{5'000}, 10, IoKind::write, 20);
    const std::string said = node.run([&] {
        const HandleId socket = node.open();
        const auto done =
            node.outcome_task([&](int64_t bytes) { node.say("written " + std::to_string(bytes)); });
        EXPECT_FALSE(node.loop.streams().write(socket, "short", {}, {}, done).async);
        EXPECT_TRUE(node.loop.streams().write(socket, std::string(20, 'x'), {}, {}, done).async);
    });
    EXPECT_EQ(said, "written 20");
}

// Rule L9: from libuv 1.44.2 the pending queue also runs right behind poll.
TEST(Streams, what_becomes_pending_in_poll_is_not_put_off_to_the_next_turn_from_node_18) {
    const auto program = [](FakeSockets& node) {
        node.host.on_io = [](const host::Io&) { return value(-111); };
        return node.run([&] {
            node.work(10, [&] {
                const HandleId socket = node.open();
                node.loop.streams().connect(socket, {"127.0.0.1", 1}, {},
                                            node.outcome_task([&, socket](int64_t) {
                                                node.say("refused");
                                                node.close(socket, [] {});
                                            }));
                node.set_immediate([&] { node.say("immediate"); });
            });
        });
    };
    FakeSockets old("16"), modern("18");
    EXPECT_EQ(program(old), "immediate refused");
    EXPECT_EQ(program(modern), "refused immediate");
}

// Rules L12, T3: one wake-up brings all that is finished.
TEST(Pool, results_come_in_one_poll_with_a_drain_behind_each) {
    FakeSockets node("20");
    const std::string said = node.run([&] {
        for (int i = 1; i <= 4; i++) {
            node.work(100, [&node, i] {
                node.say("s" + std::to_string(i));
                node.microtask([&node] { node.say("p"); });
                if (i == 1) node.set_immediate([&] { node.say("imm"); });
            });
        }
        node.busy(5);
    });
    EXPECT_EQ(said, "s1 p s2 p s3 p s4 p imm");
    EXPECT_EQ(node.events<PollStarted>().size(), 1u);
}

}  // namespace
}  // namespace lg::loop
