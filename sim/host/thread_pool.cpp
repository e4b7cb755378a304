#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <thread>
#include <utility>
#include <vector>

#include "sim/base/result.h"
#include "sim/host/quiet_thread.h"
#include "sim/host/thread_pool.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

constexpr std::chrono::milliseconds patience{500};  // with workers that are held, when the run is over
// A worker that has nothing to do looks again so often before it sleeps, for a microsecond or two. A loop
// that submits one job after the other has then no need to wake it for each.
constexpr int looks_max = 2000;

using Job = std::unique_ptr<PoolJob>;  // null: the marker

bool is_slow(const PoolJob& job) { return job.work->kind == WorkKind::getaddrinfo; }

}  // namespace

// The queue is libuv's: a marker stands in it for all slow jobs together, which wait in a queue of their own.
// The workers share it under the one lock; what is submitted waits before it, under another, so that the loop
// hardly ever has to wait for a worker.
struct ThreadPool::Shared {
    Shared(uint32_t workers, Surroundings what)
        : surroundings(std::move(what)), size(workers), slow_max((workers + 1) / 2) {}

    bool only_marker_waits() const { return queue.size() == 1 && !queue.front() && slow_running >= slow_max; }
    bool has_turn() const { return !queue.empty() && !only_marker_waits(); }
    // With the lock: somebody is to look at the queue. Who is on his way already will wake the next one if
    // there is more to do; so a loop that submits a thousand jobs makes few calls of the kernel's for it.
    void wake_one() {
        if (idle.load() == 0 || is_waking.load()) return;
        is_waking.store(true);
        has_work.notify_one();
    }
    void submit(Job job);
    // What was submitted takes its place in the queue. With the lock.
    void fetch();
    // The job whose turn it is, or null. With the lock.
    Job take();
    // Nothing is to be done. Returns when there may be something.
    void rest(std::unique_lock<std::mutex>& lock);
    void work(uint32_t number);
    void run(Job job);

    const Surroundings surroundings;
    const uint32_t size;
    const uint32_t slow_max;
    std::vector<std::thread> threads;  // of the program's thread that has its turn

    std::mutex submission;  // guards the next; taken behind `mutex`, if both are
    std::vector<Job> submitted;
    std::atomic<bool> has_submitted = false;

    // A worker sets one of these before it looks at what was submitted for the last time, and who submits
    // reads them behind that: one of the two sees the other.
    std::atomic<bool> is_looking = false;  // a worker is: nobody has to be woken
    std::atomic<uint32_t> idle = 0;        // threads that sleep
    std::atomic<bool> is_waking = false;   // one of them
    std::atomic<uint32_t> unfinished = 0;

    std::mutex mutex;  // guards what follows
    std::condition_variable has_work;
    std::condition_variable has_ended;
    std::deque<Job> queue;
    std::deque<Job> slow;
    std::vector<Job> fetched;  // empty but in fetch()
    uint32_t slow_running = 0;
    uint32_t threads_alive = 0;
    bool marker_waits = false;
    bool is_over = false;
};

void ThreadPool::Shared::submit(Job job) {
    unfinished++;
    {
        const std::lock_guard guard(submission);
        submitted.push_back(std::move(job));
        has_submitted.store(true);
    }
    if (is_looking.load() || idle.load() == 0 || is_waking.load()) return;
    const std::lock_guard guard(mutex);
    wake_one();
}

void ThreadPool::Shared::fetch() {
    if (!has_submitted.load()) return;
    {
        const std::lock_guard guard(submission);
        fetched.swap(submitted);
        has_submitted.store(false);
    }
    for (Job& job : fetched) {
        if (!is_slow(*job)) {
            queue.push_back(std::move(job));
            continue;
        }
        slow.push_back(std::move(job));
        if (!std::exchange(marker_waits, true)) queue.push_back(nullptr);
    }
    fetched.clear();
}

Job ThreadPool::Shared::take() {
    fetch();
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

void ThreadPool::Shared::rest(std::unique_lock<std::mutex>& lock) {
    if (!is_looking.exchange(true)) {
        lock.unlock();
        for (int i = 0; i < looks_max && !has_submitted.load(); i++) continue;
        lock.lock();
        is_looking.store(false);
    }
    idle++;
    if (!has_submitted.load() && !has_turn() && !is_over) {
        has_work.wait(lock);
        is_waking.store(false);
    }
    idle--;
}

void ThreadPool::Shared::run(Job job) {
    Time at;
    if (const LiveClock* clock = surroundings.clock.get()) {
        job->is_start_told = true;
        surroundings.tray->put_started(*job, clock->now());
        job->outcome = surroundings.perform(*job->work);
        at = clock->now();
    } else {
        job->outcome = surroundings.perform(*job->work);
    }
    surroundings.tray->put_finished(std::move(job), at);
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
            rest(lock);
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
    shared_->fetch();
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

void ThreadPool::submit(OperationId operation, Work&& work, const std::shared_ptr<Wakeup>& wakeup) {
    while (shared_->threads.size() < shared_->size) {
        const auto number = static_cast<uint32_t>(shared_->threads.size());
        {
            const std::lock_guard guard(shared_->mutex);
            shared_->threads_alive++;
        }
        shared_->threads.push_back(quiet_thread([shared = shared_, number] { shared->work(number); }));
    }
    Job job = shared_->surroundings.tray->empty_job();
    job->operation = operation;
    job->work.emplace(std::move(work));
    job->wakeup = wakeup;
    shared_->submit(std::move(job));
}

bool ThreadPool::cancel(OperationId operation) {
    const std::lock_guard guard(shared_->mutex);
    shared_->fetch();
    const auto is_it = [&](const Job& job) { return job && job->operation == operation; };
    const auto found = std::find_if(shared_->queue.begin(), shared_->queue.end(), is_it);
    const auto slow = std::find_if(shared_->slow.begin(), shared_->slow.end(), is_it);
    if (found != shared_->queue.end()) shared_->queue.erase(found);
    else if (slow != shared_->slow.end()) shared_->slow.erase(slow);
    else return false;
    shared_->unfinished--;
    return true;
}

bool ThreadPool::is_idle() const { return shared_->unfinished.load() == 0; }

}  // namespace lg::host
