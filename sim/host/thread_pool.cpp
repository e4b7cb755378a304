#include <algorithm>
#include <condition_variable>
#include <deque>
#include <thread>

#include "sim/base/result.h"
#include "sim/host/quiet_thread.h"
#include "sim/host/thread_pool.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

constexpr std::chrono::milliseconds patience{500};  // with workers that are held, when the run is over

using Job = std::unique_ptr<PoolJob>;  // null: the marker

bool is_slow(const PoolJob& job) { return job.work.kind == WorkKind::getaddrinfo; }

}  // namespace

// The queue is libuv's: a marker stands in it for all slow jobs together, which wait in a queue of their own.
struct ThreadPool::Shared {
    Shared(uint32_t workers, Surroundings what)
        : surroundings(std::move(what)), size(workers), slow_max((workers + 1) / 2) {}

    bool only_marker_waits() const { return queue.size() == 1 && !queue.front() && slow_running >= slow_max; }
    bool has_turn() const { return !queue.empty() && !only_marker_waits(); }
    // With the lock: somebody is to look at the queue. Who is on his way already will wake the next one if
    // there is more to do; so a loop that submits a thousand jobs makes few calls of the kernel's for it.
    void wake_one() {
        if (idle == 0 || is_waking) return;
        is_waking = true;
        has_work.notify_one();
    }
    // The job whose turn it is, or null. With the lock.
    Job take();
    void work(uint32_t number);
    void run(Job job);

    const Surroundings surroundings;
    const uint32_t size;
    const uint32_t slow_max;
    mutable std::mutex mutex;
    std::condition_variable has_work;
    std::condition_variable has_ended;
    std::deque<Job> queue;
    std::deque<Job> slow;
    std::vector<std::thread> threads;
    uint32_t slow_running = 0;
    uint32_t unfinished = 0;
    uint32_t idle = 0;  // threads that wait for work
    uint32_t threads_alive = 0;
    bool is_waking = false;  // one of them
    bool marker_waits = false;
    bool is_over = false;
};

Job ThreadPool::Shared::take() {
    while (has_turn()) {
        Job job = std::move(queue.front());
        queue.pop_front();
        if (job) return job;
        if (slow_running >= slow_max) {
            queue.push_back(nullptr);
            continue;
        }
        marker_waits = false;
        if (slow.empty()) continue;
        job = std::move(slow.front());
        slow.pop_front();
        if (!slow.empty()) {
            marker_waits = true;
            queue.push_back(nullptr);
        }
        return job;
    }
    return nullptr;
}

void ThreadPool::Shared::run(Job job) {
    if (const LiveClock* clock = surroundings.clock.get()) {
        job->started.at = clock->now();
        job->is_start_told = true;
        surroundings.tray->put_started(*job);
        job->outcome = surroundings.perform(job->work);
        job->finished.at = clock->now();
    } else {
        job->outcome = surroundings.perform(job->work);
    }
    surroundings.tray->put_finished(std::move(job));
}

void ThreadPool::Shared::work(uint32_t number) {
    // Once a job is on the tray it is no more ours. To count references for each would make the workers wait
    // for each other.
    std::shared_ptr<Wakeup> wakeup;
    std::unique_lock lock(mutex);
    while (!is_over) {
        Job job = take();
        if (!job) {
            wakeup.reset();
            idle++;
            has_work.wait(lock);
            idle--;
            is_waking = false;
            continue;
        }
        const bool was_slow = is_slow(*job);
        slow_running += was_slow;
        if (has_turn()) wake_one();
        lock.unlock();
        if (wakeup != job->wakeup) wakeup = job->wakeup;
        job->worker = number;
        run(std::move(job));
        lock.lock();
        slow_running -= was_slow;
        unfinished--;
        if (!is_over) wakeup->signal();
        if (was_slow && has_turn()) wake_one();  // a marker may have waited for it
    }
    threads_alive--;
    has_ended.notify_all();
}

ThreadPool::ThreadPool(uint32_t workers, Surroundings surroundings)
    : shared_(std::make_shared<Shared>(workers, std::move(surroundings))) {
    LG_CHECK(workers >= 1 && workers <= 1024, "a pool has 1 to 1024 workers");
}

ThreadPool::~ThreadPool() {
    std::unique_lock lock(shared_->mutex);
    shared_->is_over = true;
    shared_->queue.clear();
    shared_->slow.clear();
    shared_->has_work.notify_all();
    const bool all_ended =
        shared_->has_ended.wait_for(lock, patience, [&] { return shared_->threads_alive == 0; });
    std::vector<std::thread> threads = std::move(shared_->threads);
    lock.unlock();
    for (std::thread& thread : threads) {
        if (all_ended) thread.join();
        else thread.detach();
    }
}

void ThreadPool::submit(OperationId operation, Work&& work, std::shared_ptr<Wakeup> wakeup) {
    auto job = std::make_unique<PoolJob>(operation, std::move(work), std::move(wakeup));
    const std::lock_guard guard(shared_->mutex);
    while (shared_->threads.size() < shared_->size) {
        const auto number = static_cast<uint32_t>(shared_->threads.size());
        shared_->threads_alive++;
        shared_->threads.push_back(quiet_thread([shared = shared_, number] { shared->work(number); }));
    }
    shared_->unfinished++;
    if (!is_slow(*job)) {
        shared_->queue.push_back(std::move(job));
    } else {
        shared_->slow.push_back(std::move(job));
        if (shared_->marker_waits) return;
        shared_->marker_waits = true;
        shared_->queue.push_back(nullptr);
    }
    shared_->wake_one();
}

bool ThreadPool::cancel(OperationId operation) {
    const std::lock_guard guard(shared_->mutex);
    const auto is_it = [&](const Job& job) { return job && job->operation == operation; };
    const auto found = std::find_if(shared_->queue.begin(), shared_->queue.end(), is_it);
    const auto slow = std::find_if(shared_->slow.begin(), shared_->slow.end(), is_it);
    if (found != shared_->queue.end()) shared_->queue.erase(found);
    else if (slow != shared_->slow.end()) shared_->slow.erase(slow);
    else return false;
    shared_->unfinished--;
    return true;
}

bool ThreadPool::is_idle() const {
    const std::lock_guard guard(shared_->mutex);
    return shared_->unfinished == 0;
}

}  // namespace lg::host
