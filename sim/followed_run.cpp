#include "sim/followed_run.h"

#include "sim/host/wakeup.h"

namespace lg {

FollowedRun::FollowedRun(Scenario scenario, RunOptions options, bool paused)
    : trace_(std::make_shared<trace::Trace>()), wakeup_(std::make_shared<host::Wakeup>()) {
    options.trace = trace_;
    options.gate = &gate_;
    options.wakeup = wakeup_;
    options.notice = [this](std::string_view line) {
        const std::lock_guard lock(mutex_);
        notices_.emplace_back(line);
    };
    if (paused) gate_.pause();
    thread_ = std::thread([this, scenario = std::move(scenario), options = std::move(options)] {
        outcome_ = run(scenario, options);
        is_over_.store(true, std::memory_order_release);
        gate_.leave();
    });
}

FollowedRun::~FollowedRun() {
    stop();
    if (thread_.joinable()) thread_.join();
}

void FollowedRun::stop() {
    is_stopping_ = true;
    // First the wish, then the way: a run that stood still looks for the one when it goes the other.
    wakeup_->interrupt();
    gate_.open_for_good();
}

const Result<RunOutcome>& FollowedRun::finish() {
    if (thread_.joinable()) thread_.join();
    return *outcome_;
}

std::vector<std::string> FollowedRun::take_notices() {
    const std::lock_guard lock(mutex_);
    return std::exchange(notices_, {});
}

}  // namespace lg
