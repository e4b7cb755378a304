#include "sim/host/live_actors.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <thread>

#include "sim/host/live_stage.h"
#include "sim/host/quiet_thread.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

constexpr size_t threads_max = 8;  // more actors than that share them
// So long nothing must have come for an actor that still hopes for something to count as at rest.
constexpr Duration patience = Duration::of_ms(1000);

}  // namespace

// Who is at rest. Each thread writes its own part.
struct LiveActors::Rest {
    std::mutex mutex;
    std::condition_variable answered;
    uint64_t question = 0;
    uint32_t answers = 0;   // to the question
    uint32_t busy = 0;      // among them
    uint64_t activity = 0;  // counts all that anybody did
    std::atomic<uint32_t> resting = 0;
};

class LiveActors::ActorThread {
  public:
    ActorThread(const ActorSurroundings& surroundings, Rest& rest, uint32_t threads)
        : surroundings_(surroundings),
          rest_(rest),
          threads_(threads),
          poller_(make_poller(pollers().front())) {}
    ~ActorThread() {
        is_over_ = true;
        wakeup_.signal();
        if (thread_.joinable()) thread_.join();
    }

    int64_t refusal() const { return refusal_of_wakeup(*poller_, wakeup_.fd()); }
    void add(uint32_t number, const ActorDescription& description) {
        stages_.push_back(std::make_unique<LiveStage>(number, description, surroundings_, *poller_, agenda_));
    }
    void start() {
        poller_->watch(wakeup_.fd(), trace::ready_read);
        thread_ = quiet_thread([this] { run(); });
        std::unique_lock lock(rest_.mutex);
        rest_.answered.wait(lock, [&] { return has_started_; });
    }
    void signal() { wakeup_.signal(); }
    void tell_of_listener() {
        has_listener_ = true;
        wakeup_.signal();
    }

  private:
    void run() {
        for (const auto& stage : stages_) stage->start();
        {
            const std::lock_guard guard(rest_.mutex);
            has_started_ = true;
            rest_.answered.notify_all();
        }
        is_bored_ = are_done() && agenda_.empty();  // of servers nobody expects anything yet
        if (is_bored_) rest_.resting++;
        while (!is_over_) turn();
    }

    void turn() {
        poller_->wait(timeout(), ready_);
        bool did_something = false;
        for (const Readiness& ready : ready_) {
            if (ready.fd == wakeup_.fd()) wakeup_.clear();
            else did_something |= serve(ready.fd);
        }
        if (has_listener_.exchange(false))
            for (const auto& stage : stages_) stage->look_for_listener();
        did_something |= run_agenda();
        if (did_something) return be_busy();
        if (is_asked()) return answer();
        const bool is_free = agenda_.empty() && are_at_rest();
        if (!is_free || is_bored_) return;
        if (!are_done() && surroundings_.clock.now() - last_activity_ < patience) return;
        is_bored_ = true;
        if (++rest_.resting == threads_) surroundings_.on_rest();
    }

    std::optional<Duration> timeout() {
        if (is_asked()) return Duration{};
        if (!agenda_.empty()) return std::max(agenda_.begin()->first - surroundings_.clock.now(), Duration{});
        if (is_bored_) return std::nullopt;
        if (are_done()) return Duration{};
        return std::max(patience - (surroundings_.clock.now() - last_activity_), Duration{});
    }
    bool serve(int32_t fd) {
        for (const auto& stage : stages_) {
            if (!stage->owns(fd)) continue;
            stage->on_ready(fd);
            return true;
        }
        return false;
    }
    bool run_agenda() {
        bool did_something = false;
        while (!agenda_.empty() && agenda_.begin()->first <= surroundings_.clock.now()) {
            const auto what = std::move(agenda_.begin()->second);
            agenda_.erase(agenda_.begin());
            what();
            did_something = true;
        }
        return did_something;
    }

    void be_busy() {
        last_activity_ = surroundings_.clock.now();
        if (std::exchange(is_bored_, false)) rest_.resting--;
        const std::lock_guard guard(rest_.mutex);
        rest_.activity++;
    }
    bool are_done() const {
        return std::all_of(stages_.begin(), stages_.end(),
                           [](const auto& stage) { return stage->is_done(); });
    }
    bool are_at_rest() const {
        return std::all_of(stages_.begin(), stages_.end(),
                           [](const auto& stage) { return stage->is_at_rest(); });
    }
    bool is_asked() const {
        const std::lock_guard guard(rest_.mutex);
        return rest_.question != last_question_;
    }
    void answer() {
        const std::lock_guard guard(rest_.mutex);
        last_question_ = rest_.question;
        rest_.answers++;
        rest_.busy += !agenda_.empty() || !are_at_rest();
        rest_.answered.notify_all();
    }

    const ActorSurroundings& surroundings_;
    Rest& rest_;
    const uint32_t threads_;
    const std::unique_ptr<Poller> poller_;
    Wakeup wakeup_;
    ActorAgenda agenda_;
    std::vector<std::unique_ptr<LiveStage>> stages_;
    std::vector<Readiness> ready_;
    Time last_activity_;
    bool is_bored_ = false;  // it has told that it is at rest
    bool has_started_ = false;
    uint64_t last_question_ = 0;
    std::atomic<bool> is_over_ = false;
    std::atomic<bool> has_listener_ = false;
    std::thread thread_;
};

LiveActors::LiveActors(const std::vector<ActorDescription>& actors, const ActorSurroundings& surroundings)
    : rest_(std::make_unique<Rest>()) {
    const size_t count = std::min(actors.size(), threads_max);
    for (size_t i = 0; i < count; i++) {
        threads_.push_back(std::make_unique<ActorThread>(surroundings, *rest_, static_cast<uint32_t>(count)));
    }
    for (size_t i = 0; i < actors.size(); i++) {
        threads_[i % count]->add(static_cast<uint32_t>(i), actors[i]);
    }
}

LiveActors::~LiveActors() = default;

int64_t LiveActors::refusal() const {
    for (const auto& thread : threads_)
        if (const int64_t error = thread->refusal(); error < 0) return error;
    return 0;
}

void LiveActors::start() {
    for (const auto& thread : threads_) thread->start();
}

void LiveActors::tell_of_listener() {
    for (const auto& thread : threads_) thread->tell_of_listener();
}

bool LiveActors::seem_at_rest() const { return rest_->resting == threads_.size(); }

std::optional<uint64_t> LiveActors::ask_for_rest() {
    std::unique_lock lock(rest_->mutex);
    rest_->question++;
    rest_->answers = rest_->busy = 0;
    lock.unlock();
    for (const auto& thread : threads_) thread->signal();
    lock.lock();
    rest_->answered.wait(lock, [&] { return rest_->answers == threads_.size(); });
    if (rest_->busy) return std::nullopt;
    return rest_->activity;
}

}  // namespace lg::host
