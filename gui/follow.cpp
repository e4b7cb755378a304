#include "gui/follow.h"

#include <fmt/format.h>

#include <filesystem>

#include "sim/trace/trace_file.h"

namespace lg::gui {
namespace {

using Clock = std::chrono::steady_clock;

// A diagram is there to be read: it is not bound more often than this, not in traces that are longer than
// anybody reads a diagram of, and never takes more of the time than its share. A comparison likewise.
constexpr auto binding_pause = std::chrono::milliseconds(200);
constexpr Seq events_bound_max = 100'000;
constexpr int binding_share = 10;
// A virtual run may never end by itself. It stands still when it is so many events ahead of the live one.
constexpr Seq lead_max = 200'000;

void complete_ended(const trace::Trace& trace, RunMaterial& growing, Material& material,
                    const Result<RunOutcome>& outcome) {
    complete_run(trace, growing, material);
    if (!outcome) material.problem = outcome.error().text();
}

// When what was begun then may be done again.
Clock::time_point next_time(Clock::time_point begun) {
    const Clock::time_point now = Clock::now();
    return now + std::max<Clock::duration>(binding_pause, (now - begun) * binding_share);
}

Subject simulated_of(Subject subject) {
    RunOptions options;
    options.arguments = subject.options.arguments;
    subject.options = std::move(options);
    return subject;
}

trace::StepKind kind_of(StepSize size) {
    switch (size) {
        case StepSize::event: return trace::StepKind::event;
        case StepSize::line: return trace::StepKind::line;
        case StepSize::phase: return trace::StepKind::phase;
        case StepSize::turn: return trace::StepKind::turn;
        case StepSize::message:  // which event will be one, nobody knows before
        case StepSize::callback: break;
    }
    return trace::StepKind::callback;
}

// Not one that is there already.
std::string free_path(const std::string& name) {
    std::error_code ignored;
    std::string path = fmt::format("loopglass-{}.lgt", name);
    for (int i = 2; std::filesystem::exists(path, ignored); i++)
        path = fmt::format("loopglass-{}-{}.lgt", name, i);
    return path;
}

}  // namespace

Follow::Follow(const Subject& subject, RunMaterial growing)
    : growing_(std::move(growing)),
      name_(fmt::format("{}-{}", subject.scenario->name, host::name_of(subject.options.host))),
      simulated_subject_(simulated_of(subject)),
      run_(*subject.scenario, subject.options) {}

LiveStatus Follow::status() const {
    LiveStatus status = shown_;
    const trace::Trace& trace = *run_.trace();
    const Seq size = trace.size();
    status.events = size;
    status.at_ns = size ? trace[size].at().ns : 0;
    if (is_finished_) status.phase = LivePhase::over;
    else if (run_.is_stopping()) status.phase = LivePhase::stopping;
    else if (run_.gate().is_holding()) status.phase = LivePhase::holding;
    else if (run_.gate().is_shut()) status.phase = LivePhase::pausing;
    else if (size > 0 && trace[size].is<trace::PollStarted>()) status.phase = LivePhase::waiting;
    else status.phase = LivePhase::running;
    return status;
}

bool Follow::update(Session& session) {
    const Seq size = run_.trace()->size();
    for (std::string& notice : run_.take_notices()) shown_.notice = std::move(notice);
    if (!is_finished_ && run_.is_over()) {
        finish(session);
    } else if (!is_finished_ && size > size_bound_ && size <= events_bound_max &&
               Clock::now() >= next_binding_) {
        const auto before = Clock::now();
        session.change_material([&](Material& material) {
            growing_.add_sources(*run_.trace(), material);
            growing_.bind_charts(*run_.trace(), material);
        });
        size_bound_ = size;
        next_binding_ = next_time(before);
    }
    if (is_finished_ && wants_keeping_) keep();
    if (wants_comparing_ && !simulated_) begin_comparing(session);
    const bool has_compared = simulated_ && compare(session);
    LiveStatus now = status();
    const bool is_new = has_compared || now != shown_ || size != size_shown_ || size != session.size();
    shown_ = now;
    size_shown_ = size;
    session.set_live(std::move(now));
    return is_new;
}

void Follow::finish(Session& session) {
    is_finished_ = true;
    const Result<RunOutcome>& outcome = run_.finish();
    session.change_material(
        [&](Material& material) { complete_ended(*run_.trace(), growing_, material, outcome); });
}

void Follow::keep() {
    wants_keeping_ = false;
    const std::string path = free_path(name_);
    const Status written = trace::write_trace(run_.trace(), path);
    shown_.kept = written ? path : "";
    shown_.notice = written ? "" : written.error().text();
}

void show_beside(Session& session, LoadedBeside recorded) {
    session.show_beside(std::move(recorded.beside), std::move(recorded.trace), std::move(recorded.material));
    session.end_beside([](Material&) {});
}

void Follow::begin_comparing(Session& session) {
    wants_comparing_ = false;
    Result<BegunRun> begun = begin_run(simulated_subject_);
    if (!begun) {
        shown_.notice = begun.error().text();
        return;
    }
    simulated_growing_ = std::move(begun->growing);
    simulated_.emplace(*simulated_subject_.scenario, simulated_subject_.options);
    comparison_ = std::make_shared<trace::Comparison>(simulated_->trace(), run_.trace());
    begun->material.seed.reset();  // the one that is shown is the live run, which has none
    session.show_beside({comparison_, {}}, simulated_->trace(), std::move(begun->material));
}

// Returns whether there is anything new.
bool Follow::compare(Session& session) {
    bool has_ended = false;
    if (!is_simulated_finished_ && simulated_->is_over()) {
        is_simulated_finished_ = has_ended = true;
        const Result<RunOutcome>& outcome = simulated_->finish();
        session.end_beside([&](Material& material) {
            complete_ended(*simulated_->trace(), *simulated_growing_, material, outcome);
        });
    }
    if (!is_simulated_finished_) pace_simulated();
    const bool are_over = is_finished_ && is_simulated_finished_;
    if (!are_over && !has_ended && Clock::now() < next_comparing_) return false;
    const auto before = Clock::now();
    const bool is_new = comparison_->extend(is_simulated_finished_, is_finished_);
    if (is_new) next_comparing_ = next_time(before);
    return is_new;
}

void Follow::pace_simulated() {
    trace::Gate& gate = simulated_->gate();
    const Seq lead_end = run_.trace()->size() + lead_max;
    if (!gate.is_shut()) {
        if (simulated_->trace()->size() > lead_end) gate.pause();
    } else if (is_finished_) {
        simulated_->stop();
    } else if (simulated_->trace()->size() < lead_end - lead_max / 2) {
        gate.resume();
    }
}

void Follow::wait_until_over() {
    run_.finish();
    if (simulated_) simulated_->finish();
}

bool Follow::apply(const Intent& intent, const Session& session) {
    trace::Gate& gate = run_.gate();
    if (std::holds_alternative<intent::PauseRun>(intent) ||
        std::holds_alternative<intent::SetPlaying>(intent)) {
        gate.is_shut() ? gate.resume() : gate.pause();
    } else if (std::holds_alternative<intent::StepRun>(intent)) {
        gate.step(kind_of(session.ui().step));
    } else if (std::holds_alternative<intent::StopRun>(intent)) {
        run_.stop();
    } else if (std::holds_alternative<intent::CompareRun>(intent)) {
        wants_comparing_ = true;
    } else if (std::holds_alternative<intent::KeepRun>(intent)) {
        wants_keeping_ = true;
        run_.stop();
    } else {
        return false;
    }
    return true;
}

}  // namespace lg::gui
