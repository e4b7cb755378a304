#include "gui/follow.h"

#include <fmt/format.h>

#include <filesystem>

#include "sim/trace/trace_file.h"

namespace lg::gui {
namespace {

using Clock = std::chrono::steady_clock;

// A diagram is there to be read: it is not bound more often than this, not in traces that are longer than
// anybody reads a diagram of, and never takes more of the time than its share.
constexpr auto binding_pause = std::chrono::milliseconds(200);
constexpr Seq events_bound_max = 100'000;
constexpr int binding_share = 10;

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
      scenario_(*subject.scenario),
      arguments_(subject.options.arguments),
      run_(*subject.scenario, subject.options) {}

LiveStatus Follow::status() const {
    LiveStatus status = shown_;
    const trace::Trace& trace = *run_.trace();
    const Seq size = trace.size();
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
        next_binding_ =
            Clock::now() + std::max<Clock::duration>(binding_pause, (Clock::now() - before) * binding_share);
    }
    if (is_finished_ && wants_keeping_) keep();
    if (is_finished_ && simulated_ && simulated_->is_over()) compare();
    LiveStatus now = status();
    const bool is_new = now != shown_ || size != size_shown_ || size != session.index().size();
    shown_ = now;
    size_shown_ = size;
    session.set_live(std::move(now));
    return is_new;
}

void Follow::finish(Session& session) {
    is_finished_ = true;
    const Result<RunOutcome>& outcome = run_.finish();
    session.change_material([&](Material& material) {
        complete_run(*run_.trace(), growing_, material);
        if (!outcome) material.problem = outcome.error().text();
    });
}

void Follow::keep() {
    wants_keeping_ = false;
    const std::string path = free_path(name_);
    const Status written = trace::write_trace(run_.trace(), path);
    shown_.kept = written ? path : "";
    shown_.notice = written ? "" : written.error().text();
}

void Follow::compare() {
    const Result<RunOutcome>& outcome = simulated_->finish();
    shown_.is_compared = static_cast<bool>(outcome);
    if (outcome) shown_.difference = trace::first_difference(*simulated_->trace(), *run_.trace());
    else shown_.notice = outcome.error().text();
    simulated_.reset();
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
        RunOptions options;
        options.arguments = arguments_;
        simulated_.emplace(scenario_, std::move(options));
    } else if (std::holds_alternative<intent::KeepRun>(intent)) {
        wants_keeping_ = true;
        run_.stop();
    } else {
        return false;
    }
    return true;
}

}  // namespace lg::gui
