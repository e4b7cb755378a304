#include "sim/trace/gate.h"

namespace lg::trace {

void Gate::hold(const Event& event) {
    std::unique_lock lock(mutex_);
    if (mode_ == Mode::open) return;
    if (mode_ == Mode::stepping && !begins_step(step_, event)) return;
    mode_ = Mode::shut;
    is_standing_.store(true, std::memory_order_release);
    changed_.notify_all();
    changed_.wait(lock, [this] { return mode_ != Mode::shut; });
    is_standing_.store(false, std::memory_order_release);
}

void Gate::set(Mode mode, StepKind step) {
    {
        const std::lock_guard lock(mutex_);
        mode_ = is_for_good_ ? Mode::open : mode;
        step_ = step;
    }
    changed_.notify_all();
}

void Gate::pause() { set(Mode::shut); }
void Gate::step(StepKind kind) { set(Mode::stepping, kind); }
void Gate::resume() { set(Mode::open); }

void Gate::open_for_good() {
    {
        const std::lock_guard lock(mutex_);
        is_for_good_ = true;
    }
    set(Mode::open);
}

void Gate::wait_until_holding() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_left_ || is_holding(); });
}

void Gate::leave() {
    {
        const std::lock_guard lock(mutex_);
        is_left_ = true;
    }
    changed_.notify_all();
}

}  // namespace lg::trace
