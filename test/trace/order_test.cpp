#include "sim/trace/order.h"

#include <gtest/gtest.h>

#include "sim/trace/recorder.h"

namespace lg::trace {
namespace {

// A run with one timer and one connection, whose numbers a test chooses.
struct Told {
    Time begin;
    uint32_t first_id = 1;
    int32_t fd = 17;
    uint32_t delay_ms = 5;
    bool is_live = false;
};

std::shared_ptr<Trace> trace_of(const Told& run) {
    auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    if (run.is_live) trace->intern("a text that only this run has");
    const StringId host = trace->intern(run.is_live ? "epoll" : "virtual");
    recorder.emit(RunStarted{run.first_id, trace->intern("main.js"), trace->intern("26"), 4, host});
    recorder.set_now(run.begin);
    const SiteId site = trace->intern(Site{{}, trace->intern("main.js"), 1, 2});
    const TimerId timer{run.first_id + 1};
    const HandleId handle{run.first_id};
    const OperationId operation{run.first_id};
    recorder.emit(CallbackStarted{CallbackKind::main_script, 0, {}, {}});
    recorder.emit(TimerStarted{run.delay_ms + run.first_id, timer, run.delay_ms, {}, {}, site, site});
    recorder.emit(HandleOpened{handle, HandleKind::tcp_socket, run.fd, host});
    recorder.emit(IoSubmitted{operation, handle, IoKind::read, 10, host, site});
    if (run.is_live) recorder.emit(KernelCalled{0, 0, SystemCall::epoll_wait, -1, {}});
    recorder.emit(CallbackEnded{});
    recorder.emit(DrainEnded{});
    for (uint32_t turn = 1; turn <= run.first_id; turn++) recorder.emit(TurnStarted{turn});
    recorder.emit(IoFinished{10, operation, {}});
    recorder.emit(CallbackStarted{CallbackKind::io, operation.value, site, host});
    recorder.emit(CallbackEnded{});
    return trace;
}

TEST(Order, is_the_same_for_other_times_numbers_and_hosts) {
    const Told one, other{Time{77'000}, 9, 20, 5, true};
    EXPECT_EQ(steps_in_order(*trace_of(one)), steps_in_order(*trace_of(other)));
    EXPECT_EQ(order_fingerprint(*trace_of(one)), order_fingerprint(*trace_of(other)));
    EXPECT_NE(trace_of(one)->fingerprint(), trace_of(other)->fingerprint());
}

TEST(Order, is_another_for_another_delay_or_another_step) {
    const Told one, slower{{}, 1, 17, 6, false};
    EXPECT_NE(order_fingerprint(*trace_of(one)), order_fingerprint(*trace_of(slower)));
    const auto longer = trace_of(one);
    longer->append(Event{{}, {}, 0, Rule::none, TickQueued{TickId{1}, {}, {}, {}}});
    EXPECT_NE(order_fingerprint(*trace_of(one)), order_fingerprint(*longer));
}

TEST(Order, of_the_same_steps_counts) {
    const auto with = [](std::initializer_list<CallbackKind> kinds) {
        auto trace = std::make_shared<Trace>();
        for (const CallbackKind kind : kinds)
            trace->append(Event{{}, {}, 0, Rule::none, CallbackStarted{kind, 0, {}, {}}});
        return order_fingerprint(*trace);
    };
    EXPECT_NE(with({CallbackKind::timer, CallbackKind::immediate}),
              with({CallbackKind::immediate, CallbackKind::timer}));
}

}  // namespace
}  // namespace lg::trace
