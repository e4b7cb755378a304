// A trace made by hand: a client asks, the script reads a file through the pool and answers. Not checked by
// World.
#pragma once
#include <memory>

#include "sim/trace/trace.h"

namespace lg::diagram {

class SmallTrace {
  public:
    SmallTrace() {
        using namespace trace;
        add(RunStarted{.seed = 1, .script = text("/home/me/main.js"), .profile = text("20"), .pool_size = 4});
        add(CallbackStarted{CallbackKind::main_script, 0, {}, {}});
        add(TimerStarted{.due_ms = 10,
                         .timer = {1},
                         .delay_ms = 10,
                         .repeat = Flag::no,
                         .referenced = Flag::yes,
                         .function = site("late", 3),
                         .from = {}});
        add(ConsoleWritten{Stream::standard_output, text("first\nsecond"), {}});
        add(CallbackEnded{Flag::no});
        add(MessageArrived{1, text("Client"), text("program"), text("GET /config"), 40});
        add(HandleOpened{{1}, HandleKind::tcp_socket, 5, text("socket")});
        add(CallbackStarted{CallbackKind::io, 0, site("on_request", 5), {}}, Rule::L11);
        add(WorkSubmitted{{1}, WorkKind::read, text("config.json"), {}});
        add(JobQueued{.job = {1},
                      .kind = JobKind::await_resume,
                      .handler_kind = HandlerKind::script,
                      .handler = {},
                      .promise = {},
                      .coroutine = {},
                      .from = {},
                      .rejected = Flag::no});
        add(CallbackEnded{Flag::no});
        add(JobStarted{{1}});
        add(WorkStarted{{1}, 0}, Rule::T2, {LaneKind::worker, 0});
        add(WorkFinished{120, {1}, 0}, Rule::none, {LaneKind::worker, 0});
        add(CallbackStarted{CallbackKind::work, 1, {}, {}}, Rule::L12);
        add(IoSubmitted{{2}, {1}, IoKind::write, 150, {}, {}});
        add(IoFinished{150, {2}, Flag::yes});
        add(CallbackEnded{Flag::no});
        add(MessageArrived{1, text("program"), text("Client"), text("200 OK"), 150});
        add(CallbackStarted{CallbackKind::timer, 1, site("late", 3), {}}, Rule::J8);
        add(RunEnded{ExitReason::loop_empty, 0});
    }

    template <class Body>
    void add(const Body& body, trace::Rule rule = trace::Rule::none, trace::Lane lane = {}) {
        now_ = now_ + Duration::of_us(100);
        trace_->append(trace::Event(now_, lane, 0, rule, body));
    }
    trace::StringId text(std::string_view text) { return trace_->intern(text); }
    trace::SiteId site(std::string_view function, uint32_t line) {
        return trace_->intern(trace::Site{text(function), text("main.js"), line, 1});
    }
    const trace::Trace& trace() const { return *trace_; }

  private:
    std::unique_ptr<trace::Trace> trace_ = std::make_unique<trace::Trace>();
    Time now_;
};

}  // namespace lg::diagram
