#include "sim/trace/race.h"

namespace lg::trace {

// Fills in what the event says, if it is the one in which the script asked for the racer.
static bool is_origin(const Trace& trace, const Event& event, Racer& racer) {
    if (event.is<TimerStarted>() && racer.kind == CallbackKind::timer) {
        const auto e = event.as<TimerStarted>();
        if (e.timer.value != racer.subject) return false;
        racer.what = is_set(e.repeat) ? "setInterval" : "setTimeout";
        racer.from = e.from;
        return true;
    }
    if (event.is<ImmediateQueued>() && racer.kind == CallbackKind::immediate) {
        const auto e = event.as<ImmediateQueued>();
        if (e.immediate.value != racer.subject) return false;
        racer.what = "setImmediate";
        racer.from = e.from;
        return true;
    }
    if (event.is<WorkSubmitted>() && racer.kind == CallbackKind::work) {
        const auto e = event.as<WorkSubmitted>();
        if (e.operation.value != racer.subject) return false;
        racer.what = name_of(e.kind);
        if (e.detail) (racer.what += ' ') += trace.text(e.detail);
        racer.from = e.from;
        return true;
    }
    if (event.is<ThreadCreated>() && racer.kind == CallbackKind::main_script) {
        const auto e = event.as<ThreadCreated>();
        if (e.thread != racer.subject) return false;
        (racer.what = "new Worker ") += trace.text(e.label);
        racer.from = e.from;
        return true;
    }
    if (event.is<MessagePosted>() && racer.kind == CallbackKind::message) {
        const auto e = event.as<MessagePosted>();
        if (e.message.value != racer.subject) return false;
        racer.what = "postMessage";
        if (e.what) (racer.what += ' ') += trace.text(e.what);
        racer.from = e.from;
        return true;
    }
    return false;
}

static Racer find_racer(const Trace& trace, Seq before, CallbackKind kind, uint32_t subject) {
    Racer racer{kind, subject, std::string{name_of(kind)}, {}};
    for (Seq seq = before; seq > 1; seq--) {
        if (is_origin(trace, trace[seq - 1], racer)) break;
    }
    return racer;
}

Race race_at(const Trace& trace, Seq seq) {
    const auto noted = trace[seq].as<RaceNoted>();
    const Racer usual = find_racer(trace, seq, noted.usual_kind, noted.usual);
    const Racer rival = find_racer(trace, seq, noted.rival_kind, noted.rival);
    const Rule rule = trace[seq].rule();
    if (is_set(noted.upset)) return {rival, usual, false, rule};
    return {usual, rival, true, rule};
}

}  // namespace lg::trace
