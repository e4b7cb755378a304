// The machine as a whole: actors, time, and that everything happens twice in the same way.
#include "sim/host/virtual_host.h"

#include <gtest/gtest.h>

#include "sim/base/hash.h"
#include "test/host/machine_helper.h"

namespace lg::host {
namespace {

constexpr std::string_view answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

// A server with the smallest manners: one answer to each piece that comes.
void serve(MachineDriver& machine, int32_t listener) {
    std::map<uint32_t, int32_t> reads;
    OperationId accepting = machine.next_operation();
    machine.host.submit(accepting, Io{IoKind::accept, listener, {}, {}, 0, false});
    const auto read = [&](int32_t fd) {
        const OperationId operation = machine.next_operation();
        const auto outcome = machine.host.submit(operation, Io{IoKind::read, fd, {}, {}, 65'536, false});
        if (!outcome) reads[operation.value] = fd;
    };
    while (machine.turn()) {
        if (machine.finished.contains(accepting.value)) {
            read(static_cast<int32_t>(machine.finished[accepting.value].value));
            accepting = machine.next_operation();
            machine.host.submit(accepting, Io{IoKind::accept, listener, {}, {}, 0, false});
        }
        for (auto pending = reads.begin(); pending != reads.end();) {
            const auto done = machine.finished.find(pending->first);
            if (done == machine.finished.end()) {
                pending++;
                continue;
            }
            const int32_t fd = pending->second;
            const bool is_end = done->second.value <= 0;
            machine.finished.erase(done);
            pending = reads.erase(pending);
            if (is_end) {
                machine.call(SocketCall::Kind::close, fd);
                continue;
            }
            machine.host.submit(machine.next_operation(),
                                Io{IoKind::write, fd, {}, std::string(answer), 0, true});
            read(fd);
        }
    }
}

HttpClient client_of(uint32_t times, bool keep_alive) {
    HttpClient client;
    client.keep_alive = keep_alive;
    HttpRequest request;
    request.path = "/a";
    request.times = times;
    client.requests.push_back(request);
    return client;
}

std::vector<std::string> messages(const MachineDriver& machine, bool arrived) {
    std::vector<std::string> lines;
    for (const MessageMoved& moved : machine.all<MessageMoved>())
        if (moved.arrived == arrived)
            lines.push_back(fmt::format("{}: {}", moved.text->sender, moved.text->what));
    return lines;
}

TEST(VirtualHost, a_client_asks_as_soon_as_the_program_listens_and_reads_its_answer) {
    WorldDescription world;
    world.actors.push_back(client_of(2, true));
    MachineDriver machine(world);
    machine.spend(Duration::of_ms(50));
    EXPECT_TRUE(machine.all<MessageMoved>().empty()) << "nobody listens yet";
    serve(machine, machine.listen(3000));
    const std::vector<std::string> expected{"Client: GET /a HTTP/1.1", "program: HTTP/1.1 200 OK",
                                            "Client: GET /a HTTP/1.1", "program: HTTP/1.1 200 OK"};
    EXPECT_EQ(messages(machine, false), expected);
    EXPECT_EQ(messages(machine, true), expected);
    for (const MessageMoved& moved : machine.all<MessageMoved>())
        EXPECT_EQ(moved.connection, 1u) << "kept alive";
}

TEST(VirtualHost, without_keep_alive_each_request_has_its_own_connection) {
    WorldDescription world;
    world.actors.push_back(client_of(3, false));
    MachineDriver machine(world);
    serve(machine, machine.listen(3000));
    std::vector<uint32_t> connections;
    for (const MessageMoved& moved : machine.all<MessageMoved>())
        if (moved.arrived && moved.text->sender == "Client") connections.push_back(moved.connection);
    EXPECT_EQ(connections, (std::vector<uint32_t>{1, 2, 3}));
}

TEST(VirtualHost, messages_are_sent_by_one_lane_and_arrive_in_the_other) {
    WorldDescription world;
    world.actors.push_back(TcpServer{});
    world.actors.push_back(client_of(1, true));
    MachineDriver machine(world);
    serve(machine, machine.listen(3000));
    for (const Arrival& arrival : machine.log) {
        const auto* moved = std::get_if<MessageMoved>(&arrival.what);
        if (!moved) continue;
        const std::string& who = moved->arrived ? moved->text->receiver : moved->text->sender;
        const trace::Lane client{trace::LaneKind::actor, 1}, kernel{trace::LaneKind::demultiplexer, 0};
        EXPECT_EQ(arrival.lane, who == "Client" ? client : kernel) << told(arrival);
    }
}

TEST(VirtualHost, a_program_reaches_a_server_actor) {
    WorldDescription world;
    TcpServer greeter;
    greeter.behaviour = TcpServer::Behaviour::answer;
    greeter.answer = "welcome";
    greeter.latency = Duration::of_ms(4);
    greeter.close_after = true;
    world.actors.push_back(greeter);
    MachineDriver machine(world);
    const int32_t fd = machine.open_socket();
    EXPECT_EQ(machine.io({IoKind::connect, fd, Address{"localhost", 7000}, {}, 0, true}).value, 0);
    machine.write(fd, "hello");
    EXPECT_EQ(machine.read(fd).more->bytes, "welcome");
    EXPECT_GE(machine.host.now().ms(), 4u);
    EXPECT_EQ(machine.read(fd).value, 0);
}

TEST(VirtualHost, a_tcp_client_sends_and_reads_as_described) {
    WorldDescription world;
    TcpClient client;
    client.sends = {"one", "two"};
    client.pause = Duration::of_ms(10);
    client.expected_bytes = 5;
    client.half_close = false;
    world.actors.push_back(client);
    MachineDriver machine(world);
    const int32_t fd =
        static_cast<int32_t>(machine.io({IoKind::accept, machine.listen(3000), {}, {}, 0, true}).value);
    EXPECT_EQ(machine.read(fd).more->bytes, "one");
    const Time first = machine.host.now();
    EXPECT_EQ(machine.read(fd).more->bytes, "two");
    EXPECT_EQ(machine.host.now() - first, Duration::of_ms(10));
    machine.write(fd, "12345");
    EXPECT_EQ(machine.read(fd).value, 0) << "it has what it wanted";
}

TEST(VirtualHost, a_client_that_resets_is_an_error_for_the_reader) {
    WorldDescription world;
    TcpClient client;
    client.sends = {"x"};
    client.reset = true;
    world.actors.push_back(client);
    MachineDriver machine(world);
    const int32_t fd =
        static_cast<int32_t>(machine.io({IoKind::accept, machine.listen(3000), {}, {}, 0, true}).value);
    while (machine.turn()) {}
    EXPECT_EQ(machine.read(fd).more->bytes, "x") << "what had come can still be read";
    EXPECT_EQ(machine.read(fd).value, -104);
}

TEST(VirtualHost, a_client_that_never_reads_makes_the_program_wait) {
    WorldDescription world;
    world.limits.receive_buffer_bytes = world.limits.send_buffer_bytes = 65'536;
    TcpClient client;
    client.sends = {"give"};
    client.reads = false;
    world.actors.push_back(client);
    MachineDriver machine(world);
    const int32_t fd =
        static_cast<int32_t>(machine.io({IoKind::accept, machine.listen(3000), {}, {}, 0, true}).value);
    EXPECT_EQ(machine.write(fd, std::string(1 << 20, 'x')).value, -11)
        << "the machine comes to rest, unwritten";
}

TEST(VirtualHost, time_moves_only_when_something_costs_time) {
    WorldDescription world;
    world.epoch_ms = 5;
    MachineDriver machine(world);
    EXPECT_EQ(machine.host.now(), Time{});
    EXPECT_EQ(machine.host.epoch_ms(), 5);
    machine.spend(Duration::of_us(3));
    EXPECT_EQ(machine.host.now(), Time{} + Duration::of_us(3));
    Work work;
    work.kind = WorkKind::stat;
    work.more->path = "/tmp";
    EXPECT_EQ(machine.host.perform(work).value, 0);
    EXPECT_EQ(machine.host.now(), Time{} + Duration::of_us(3) + world.latencies.status);
}

TEST(VirtualHost, jobs_that_end_while_the_loop_wakes_up_arrive_with_the_first) {
    WorldDescription world;
    world.latencies.first_job = Duration{};
    MachineDriver machine(world);
    const auto submit_stat = [&] {
        Work work;
        work.kind = WorkKind::stat;
        work.more->path = "/tmp";
        machine.host.submit(machine.next_operation(), std::move(work));
    };
    const auto ask = [&](Duration later) {
        submit_stat();
        machine.spend(later);
        submit_stat();
        machine.turn();
        return machine.finished.size();
    };
    EXPECT_EQ(ask(Duration::of_us(2)), 2U);
    machine.finished.clear();
    EXPECT_EQ(ask(Duration::of_us(20)), 1U) << "the loop was awake by then";
}

// ---- determinism

// A mix of all that a host can be asked, drawn from a seed.
std::vector<std::string> random_life(uint64_t seed, Protocol protocol) {
    WorldDescription world;
    world.protocol = protocol;
    world.latencies.jitter_percent = 30;
    world.files = {{"/tmp/f", std::string(5000, 'f'), 0644}};
    world.actors.push_back(client_of(20, true));
    world.actors.push_back(client_of(5, false));
    world.actors.push_back(TcpServer{});
    world.actors.push_back(PostgresServer{});
    MachineDriver machine(world, "", seed, 3);
    Random random(seed);
    const int32_t listener = machine.listen(3000);
    std::vector<int32_t> sockets;
    std::vector<OperationId> operations;
    for (int step = 0; step < 300; step++) {
        const OperationId operation = machine.next_operation();
        const int32_t fd = sockets.empty() ? listener : sockets[random.below(sockets.size())];
        operations.push_back(operation);
        Work work;
        switch (random.below(10)) {
            case 0: machine.spend(Duration{static_cast<int64_t>(random.below(1'000'000))}); break;
            case 1: machine.turn(Duration{static_cast<int64_t>(random.below(2'000'000))}); break;
            case 2:
                work.kind = random.below(2) ? WorkKind::stat : WorkKind::getaddrinfo;
                work.more->path = work.kind == WorkKind::stat ? "/tmp/f" : "localhost";
                machine.host.submit(operation, std::move(work));
                break;
            case 3: machine.host.submit(operation, Io{IoKind::accept, listener, {}, {}, 0, false}); break;
            case 4:
                sockets.push_back(machine.open_socket());
                machine.host.submit(
                    operation, Io{IoKind::connect,
                                  sockets.back(),
                                  Address{"127.0.0.1", random.below(2) ? uint16_t{7000} : uint16_t{3000}},
                                  {},
                                  0,
                                  true});
                break;
            case 5:
                machine.host.submit(operation, Io{IoKind::read, fd, {}, {}, 100, random.below(2) > 0});
                break;
            case 6:
                machine.host.submit(operation,
                                    Io{IoKind::write, fd, {}, std::string(random.below(300), 'x'), 0, true});
                break;
            case 7: {
                const OperationId cancelled = operations[random.below(operations.size())];
                if (!machine.host.cancel(cancelled)) machine.host.cancel(cancelled, fd);
                break;
            }
            case 8:
                if (!sockets.empty() && random.below(3) == 0) {
                    machine.call(SocketCall::Kind::close, fd);
                    std::erase(sockets, fd);
                }
                break;
            case 9:
                for (const IoFinished& done : machine.all<IoFinished>()) {
                    const bool is_new = done.fd == listener && done.outcome.value > 0;
                    const int32_t accepted = static_cast<int32_t>(done.outcome.value);
                    if (is_new && std::find(sockets.begin(), sockets.end(), accepted) == sockets.end()) {
                        sockets.push_back(accepted);
                    }
                }
                break;
        }
    }
    while (machine.turn()) {}
    std::vector<std::string> lines;
    for (const Arrival& arrival : machine.log) lines.push_back(told(arrival));
    return lines;
}

TEST(VirtualHost, the_same_calls_give_the_same_arrivals) {
    for (const Protocol protocol :
         {Protocol::epoll, Protocol::kqueue, Protocol::poll, Protocol::select, Protocol::iocp})
        for (uint64_t seed = 1; seed <= 20; seed++)
            ASSERT_EQ(random_life(seed, protocol), random_life(seed, protocol)) << "seed " << seed;
}

TEST(VirtualHost, the_seed_matters) {
    EXPECT_NE(random_life(1, Protocol::epoll), random_life(2, Protocol::epoll));
}

TEST(VirtualHost, time_never_goes_back_within_a_lane) {
    for (uint64_t seed = 1; seed <= 20; seed++) {
        std::map<std::string, int64_t> last;
        for (const std::string& line : random_life(seed, Protocol::epoll)) {
            const size_t blank = line.find(' ');
            const int64_t at = std::stoll(line.substr(0, blank));
            int64_t& before = last[line.substr(blank + 1, line.find(' ', blank + 1) - blank - 1)];
            ASSERT_GE(at, before) << line;
            before = at;
        }
    }
}

}  // namespace
}  // namespace lg::host
