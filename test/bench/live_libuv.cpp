// libuv's side of the comparison.
#include <arpa/inet.h>
#include <uv.h>

#include <cstdlib>

#include "test/bench/echo_load.h"
#include "test/bench/live_sides.h"

namespace lg::bench {

namespace {

struct EchoServer {
    uv_loop_t loop;
    uv_tcp_t listener;
    EchoLoad* load = nullptr;
    EchoWay way = EchoWay::usual;
    uint32_t closed = 0;
    char buffer[65'536];
};
EchoServer* server_of(const uv_handle_t* handle) { return static_cast<EchoServer*>(handle->loop->data); }

void on_closed(uv_handle_t* handle) {
    EchoServer* server = server_of(handle);
    delete reinterpret_cast<uv_tcp_t*>(handle);
    if (++server->closed == server->load->connections) {
        uv_close(reinterpret_cast<uv_handle_t*>(&server->listener), nullptr);
    }
}
void close(uv_stream_t* stream) { uv_close(reinterpret_cast<uv_handle_t*>(stream), on_closed); }

// ---- EchoWay::usual

struct Echo {
    uv_write_t request;  // first, so that it is where the echo is
    uv_buf_t bytes;
};
void allocate(uv_handle_t*, size_t size, uv_buf_t* buffer) {
    *buffer = uv_buf_init(static_cast<char*>(std::malloc(size)), static_cast<unsigned>(size));
}
void on_written(uv_write_t* request, int error) {
    LG_CHECK(error == 0, "an echo arrives");
    const auto* echo = reinterpret_cast<Echo*>(request);
    std::free(echo->bytes.base);
    delete echo;
}
void echo_by_request(uv_stream_t* stream, ssize_t count, const uv_buf_t* buffer) {
    if (count <= 0) {
        std::free(buffer->base);
        if (count < 0) close(stream);
        return;
    }
    auto* echo = new Echo;
    echo->bytes = uv_buf_init(buffer->base, static_cast<unsigned>(count));
    uv_write(&echo->request, stream, &echo->bytes, 1, on_written);
}

// ---- EchoWay::leanest

void share_buffer(uv_handle_t* handle, size_t, uv_buf_t* buffer) {
    *buffer = uv_buf_init(server_of(handle)->buffer, sizeof server_of(handle)->buffer);
}
void echo_at_once(uv_stream_t* stream, ssize_t count, const uv_buf_t* buffer) {
    if (count < 0) return close(stream);
    const uv_buf_t echo = uv_buf_init(buffer->base, static_cast<unsigned>(count));
    LG_CHECK(uv_try_write(stream, &echo, 1) == count, "an echo always fits");
}

void on_connection(uv_stream_t* listener, int) {
    auto* client = new uv_tcp_t;
    uv_tcp_init(listener->loop, client);
    auto* stream = reinterpret_cast<uv_stream_t*>(client);
    uv_accept(listener, stream);
    uv_tcp_nodelay(client, 1);
    const bool is_usual = server_of(reinterpret_cast<uv_handle_t*>(listener))->way == EchoWay::usual;
    if (is_usual) uv_read_start(stream, allocate, echo_by_request);
    else uv_read_start(stream, share_buffer, echo_at_once);
}

}  // namespace

void echo_with_libuv(EchoLoad& load, EchoWay way) {
    auto server = std::make_unique<EchoServer>();
    server->load = &load;
    server->way = way;
    uv_loop_init(&server->loop);
    server->loop.data = server.get();
    uv_tcp_init(&server->loop, &server->listener);
    sockaddr_in address{};
    uv_ip4_addr("127.0.0.1", 0, &address);
    uv_tcp_bind(&server->listener, reinterpret_cast<const sockaddr*>(&address), 0);
    uv_listen(reinterpret_cast<uv_stream_t*>(&server->listener), 511, on_connection);
    int size = sizeof address;
    uv_tcp_getsockname(&server->listener, reinterpret_cast<sockaddr*>(&address), &size);
    load.start(ntohs(address.sin_port));
    uv_run(&server->loop, UV_RUN_DEFAULT);
    uv_loop_close(&server->loop);
}

void timers_with_libuv(uint32_t count) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    uint32_t fired = 0;
    loop.data = &fired;
    std::vector<uv_timer_t> timers(count);
    Delays delays;
    for (uv_timer_t& timer : timers) {
        uv_timer_init(&loop, &timer);
        uv_timer_start(
            &timer,
            [](uv_timer_t* due) {
                ++*static_cast<uint32_t*>(due->loop->data);
                uv_close(reinterpret_cast<uv_handle_t*>(due), nullptr);
            },
            delays.next_ms(), 0);
    }
    uv_run(&loop, UV_RUN_DEFAULT);
    LG_CHECK(fired == count, "every timer fires");
    uv_loop_close(&loop);
}

double jobs_with_libuv(uint32_t count) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    uint32_t done = 0;
    loop.data = &done;
    const auto run = [&](uint32_t jobs) {
        for (uint32_t i = 0; i < jobs; i++) {
            uv_queue_work(
                &loop, new uv_work_t, [](uv_work_t*) {},
                [](uv_work_t* finished, int) {
                    ++*static_cast<uint32_t*>(finished->loop->data);
                    delete finished;
                });
        }
        uv_run(&loop, UV_RUN_DEFAULT);
    };
    run(1);
    const double begin = seconds_now();
    run(count);
    const double seconds = seconds_now() - begin;
    LG_CHECK(done == count + 1, "every job is done");
    uv_loop_close(&loop);
    return seconds;
}

}  // namespace lg::bench
