#include "sim/host/virtual_pool.h"

#include <algorithm>

namespace lg::host {

namespace {

constexpr Duration wake_up = Duration::of_us(4);  // from the signal to the thread that runs

trace::Lane lane_of(uint32_t worker) {
    return {trace::LaneKind::worker, static_cast<uint8_t>(std::min<uint32_t>(worker, 255))};
}

}  // namespace

VirtualPool::VirtualPool(uint32_t workers, WorkEngine& engine, Clock& clock, ArrivalSink& sink)
    : engine_(engine), clock_(clock), sink_(sink), workers_(workers), slow_max_((workers + 1) / 2) {
    LG_CHECK(workers >= 1 && workers <= 1024, "a pool has 1 to 1024 workers");
}

void VirtualPool::submit(OperationId operation, Work work) {
    Job job{operation, std::move(work)};
    if (is_slow(job)) {
        slow_.push_back(std::move(job));
        if (marker_waits_) return;
        marker_waits_ = true;
        queue_.push_back(std::nullopt);
    } else {
        queue_.push_back(std::move(job));
    }
    wake_somebody();
}

void VirtualPool::wake_somebody() {
    const auto idle = std::find_if(workers_.begin(), workers_.end(),
                                   [](const Worker& worker) { return worker.state == Worker::State::idle; });
    if (idle == workers_.end()) return;
    idle->state = Worker::State::waking;
    const auto number = static_cast<uint32_t>(idle - workers_.begin());
    clock_.after(clock_.spread(wake_up), {Happening::Kind::worker_free, number, 0});
}

bool VirtualPool::cancel(OperationId operation) {
    const auto is_it = [&](const Job& job) { return job.operation == operation; };
    const auto slow = std::find_if(slow_.begin(), slow_.end(), is_it);
    if (slow != slow_.end()) {
        slow_.erase(slow);  // a marker without slow jobs is dropped when its turn comes
        return true;
    }
    const auto found = std::find_if(queue_.begin(), queue_.end(),
                                    [&](const std::optional<Job>& job) { return job && is_it(*job); });
    if (found == queue_.end()) return false;
    queue_.erase(found);
    return true;
}

bool VirtualPool::only_marker_waits() const {
    return queue_.size() == 1 && !queue_.front() && slow_running_ >= slow_max_;
}

std::optional<VirtualPool::Job> VirtualPool::take() {
    while (!queue_.empty() && !only_marker_waits()) {
        std::optional<Job> job = std::move(queue_.front());
        queue_.pop_front();
        if (job) return job;
        if (slow_running_ >= slow_max_) {
            queue_.push_back(std::nullopt);
            continue;
        }
        marker_waits_ = false;
        if (slow_.empty()) continue;
        job = std::move(slow_.front());
        slow_.pop_front();
        if (!slow_.empty()) {
            marker_waits_ = true;
            queue_.push_back(std::nullopt);
            wake_somebody();
        }
        return job;
    }
    return std::nullopt;
}

void VirtualPool::worker_free(uint32_t number) {
    Worker& worker = workers_[number];
    std::optional<Job> job = take();
    worker.state = job ? Worker::State::busy : Worker::State::idle;
    if (!job) return;
    worker.job = std::move(*job);
    worker.is_slow = is_slow(worker.job);
    slow_running_ += worker.is_slow;
    sink_.add(lane_of(number), WorkStarted{worker.job.operation, number});
    const Duration duration = engine_.duration(worker.job.work);
    if (worker.job.work.kind == WorkKind::compute && worker.job.work.compute) {
        worker.computed = worker.job.work.compute();
    }
    clock_.after(duration, {Happening::Kind::work_done, number, 0});
}

void VirtualPool::work_done(uint32_t number) {
    Worker& worker = workers_[number];
    slow_running_ -= worker.is_slow;
    Outcome outcome = worker.computed ? std::move(*worker.computed) : engine_.perform(worker.job.work);
    worker.computed.reset();
    sink_.add(lane_of(number), WorkFinished{worker.job.operation, number, std::move(outcome)});
    worker.job = {};
    engine_.on_finished();
    worker_free(number);
}

}  // namespace lg::host
