#include "sim/host/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "sim/base/result.h"
#include "sim/host/quiet_thread.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

constexpr std::chrono::milliseconds patience{500};  // with workers that are held, when the run is over
// A worker that has nothing to do looks again so often before it sleeps, for a microsecond or two. A loop
// that submits one job after the other has then no need to wake it for each.
constexpr int looks_max = 2000;
// Nobody has the lock for long. To try so often is cheaper than to sleep for it.
constexpr int tries_max = 100;

constexpr size_t hand_max = 1024;
constexpr size_t block_jobs = 64;
constexpr size_t notes_ahead = 8;

bool is_slow(const PoolJob& job) { return job.work->kind == WorkKind::getaddrinfo; }

void lock_soon(std::unique_lock<std::mutex>& lock) {
    for (int i = 0; i < tries_max; i++)
        if (lock.try_lock()) return;
    lock.lock();
}

}  // namespace

// The queue is libuv's: a marker stands in it for all slow jobs together, which wait in a queue of their own.
struct ThreadPool::Shared {
    Shared(uint32_t workers, Surroundings what)
        : surroundings(std::move(what)), size(workers), slow_max((workers + 1) / 2) {}

    bool only_marker_waits() const { return queue.size() == 1 && !queue.front() && slow_running >= slow_max; }
    bool has_turn() const { return !queue.empty() && !only_marker_waits(); }
    // Jobs wait for which nobody is on his way, and somebody sleeps who could take one.
    bool lacks_worker() const { return has_turn() && idle > waking && queue.size() > waking && !is_looking; }
    void put(PoolJob* job);
    // The job whose turn it is, or null.
    PoolJob* take();
    // Nothing is to be done. Returns when there may be something.
    void rest(std::unique_lock<std::mutex>& lock);
    void work(uint32_t number);
    // A job's turn has come. Whether another worker is to be woken for the next one.
    bool begin(const PoolJob& job, uint32_t number, bool was_slow);
    void finish(PoolJob* job, uint32_t number, Outcome&& outcome);
    void note(Note&& what) {
        notes.push_back(std::move(what));
        has_notes.store(true, std::memory_order_relaxed);
    }
    Time now() const { return surroundings.clock ? surroundings.clock->now() : Time{}; }

    const Surroundings surroundings;
    const uint32_t size;
    const uint32_t slow_max;
    // Of the program's thread that has its turn.
    std::vector<std::thread> threads;
    std::vector<std::unique_ptr<PoolJob[]>> blocks;

    std::atomic<bool> has_notes = false;  // a hint
    std::atomic<uint32_t> offers = 0;     // how often jobs were put

    std::mutex mutex;  // guards what follows
    std::condition_variable has_work;
    std::condition_variable has_ended;
    std::deque<PoolJob*> queue;  // null: the marker
    std::deque<PoolJob*> slow;
    std::vector<Note> notes;
    Time noted_at;  // when what was put down last happened
    uint64_t taken = 0;
    uint32_t slow_running = 0;
    uint32_t threads_alive = 0;
    uint32_t idle = 0;        // threads that sleep
    uint32_t waking = 0;      // those of them who are being woken, or fewer
    bool is_looking = false;  // one of the others, which has nothing to do yet
    bool is_urgent = false;   // who takes a job wakes the next worker for the next job
    bool marker_waits = false;
    bool is_over = false;
};

void ThreadPool::Shared::put(PoolJob* job) {
    if (!is_slow(*job)) return queue.push_back(job);
    slow.push_back(job);
    if (!std::exchange(marker_waits, true)) queue.push_back(nullptr);
}

PoolJob* ThreadPool::Shared::take() {
    while (has_turn()) {
        PoolJob* job = queue.front();
        queue.pop_front();
        if (job) return job;
        if (slow_running >= slow_max) {
            queue.push_back(nullptr);
            continue;
        }
        marker_waits = false;
        if (slow.empty()) continue;
        job = slow.front();
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
    if (!std::exchange(is_looking, true)) {
        const uint32_t seen = offers.load();
        lock.unlock();
        for (int i = 0; i < looks_max && offers.load(std::memory_order_relaxed) == seen; i++) continue;
        lock_soon(lock);
        is_looking = false;
        if (has_turn()) return;
    }
    if (is_over) return;
    idle++;
    has_work.wait(lock);
    idle--;
    if (waking > 0) waking--;
}

bool ThreadPool::Shared::begin(const PoolJob& job, uint32_t number, bool was_slow) {
    taken++;
    slow_running += is_slow(job);
    if (surroundings.clock) note({nullptr, job.operation, number, noted_at, {}});
    if (!has_turn()) is_urgent = false;
    const bool wakes = (is_urgent || was_slow) && lacks_worker();  // a marker may have waited for a slow one
    waking += wakes;
    return wakes;
}

void ThreadPool::Shared::finish(PoolJob* job, uint32_t number, Outcome&& outcome) {
    noted_at = now();
    slow_running -= is_slow(*job);
    note({job, job->operation, number, noted_at, std::move(outcome)});
}

void ThreadPool::Shared::work(uint32_t number) {
    // Once a job is put down it is no more ours. To count references for each would make the threads wait for
    // each other.
    std::shared_ptr<Wakeup> wakeup;
    std::unique_lock lock(mutex);
    noted_at = now();
    bool was_slow = false;
    while (!is_over) {
        PoolJob* const job = take();
        if (!job) {
            wakeup.reset();
            was_slow = false;
            rest(lock);
            noted_at = now();
            continue;
        }
        if (wakeup != job->client->wakeup) wakeup = job->client->wakeup;
        const bool wakes = begin(*job, number, was_slow);
        was_slow = is_slow(*job);
        lock.unlock();
        if (wakes) has_work.notify_one();
        Outcome outcome = surroundings.perform(*job->work);
        lock_soon(lock);
        finish(job, number, std::move(outcome));
        if (!wakeup->take_turn()) continue;
        if (surroundings.clock) note({nullptr, {}, number, noted_at, {}});
        lock.unlock();  // who wakes wants it
        wakeup->write_signal();
        lock_soon(lock);
        noted_at = now();
    }
    threads_alive--;
    has_ended.notify_all();
}

// ---- the side of the program

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

void ThreadPool::start_threads() {
    shared_->threads_alive = shared_->size;  // nobody else is there yet
    for (uint32_t number = 0; number < shared_->size; number++)
        shared_->threads.push_back(quiet_thread([shared = shared_, number] { shared->work(number); }));
}

void ThreadPool::find_client(const std::shared_ptr<Wakeup>& wakeup) {
    clients_.remove_if([](const PoolClient& client) { return client.under_way == 0; });
    const auto found = std::find_if(clients_.begin(), clients_.end(),
                                    [&](const PoolClient& client) { return client.wakeup == wakeup; });
    client_ = found != clients_.end() ? &*found : &clients_.emplace_back(PoolClient{wakeup, 0});
}

void ThreadPool::make_jobs() {
    PoolJob* const block = shared_->blocks.emplace_back(std::make_unique<PoolJob[]>(block_jobs)).get();
    for (size_t i = block_jobs; i > 0; i--) spare_.push_back(block + i - 1);
}

void ThreadPool::submit(OperationId operation, Work&& work, const std::shared_ptr<Wakeup>& wakeup) {
    if (shared_->threads.empty()) start_threads();
    if (!client_ || client_->wakeup != wakeup) find_client(wakeup);
    if (spare_.empty()) make_jobs();
    PoolJob* const job = spare_.back();
    spare_.pop_back();
    job->operation = operation;
    job->client = client_;
    job->work.emplace(std::move(work));
    client_->under_way++;
    under_way_++;
    hand_.push_back(job);
}

void ThreadPool::end(PoolJob& job) {
    job.client->under_way--;
    under_way_--;
    job.work.reset();
    spare_.push_back(&job);
}

bool ThreadPool::cancel(OperationId operation) {
    std::unique_lock lock(shared_->mutex, std::defer_lock);
    lock_soon(lock);
    const auto take_from = [&](auto& jobs) {
        const auto found = std::find_if(
            jobs.begin(), jobs.end(), [&](const PoolJob* job) { return job && job->operation == operation; });
        if (found == jobs.end()) return false;
        end(**found);
        jobs.erase(found);
        return true;
    };
    return take_from(hand_) || take_from(shared_->queue) || take_from(shared_->slow);
}

bool ThreadPool::offer(bool is_urgent, bool in_burst) {
    Shared& shared = *shared_;
    if (!hand_.empty()) shared.offers++;
    for (PoolJob* job : hand_) shared.put(job);
    hand_.clear();
    shared.is_urgent |= is_urgent && shared.has_turn();
    const bool none_gets_on = shared.idle == shared.threads_alive || shared.taken == taken_;
    const bool may_wake = !in_burst || shared.waking == 0;
    const bool wakes = (shared.is_urgent || none_gets_on) && may_wake && shared.lacks_worker();
    shared.waking += wakes;
    work_is_left_ = shared.has_turn() && shared.idle > 0;
    taken_ = shared.taken;
    return wakes;
}

void ThreadPool::hand_over(Away caller) {
    hand_max_ = 1;
    if (hand_.empty() && !work_is_left_) return;
    std::unique_lock lock(shared_->mutex, std::defer_lock);
    lock_soon(lock);
    const bool wakes = offer(caller == Away::is_busy || shared_->notes.empty(), false);
    lock.unlock();
    if (wakes) shared_->has_work.notify_one();
}

void ThreadPool::exchange(std::vector<Arrival>& target, Then then) {
    hand_max_ = then == Then::submits ? std::min(4 * hand_max_, hand_max) : 1;
    if (under_way_ == 0) return;
    Shared& shared = *shared_;
    const bool has_news = !hand_.empty() || work_is_left_ || shared.has_notes.load(std::memory_order_relaxed);
    if (then == Then::computes && !has_news) return;
    std::unique_lock lock(shared.mutex, std::defer_lock);
    lock_soon(lock);
    notes_.swap(shared.notes);
    shared.has_notes.store(false, std::memory_order_relaxed);
    const bool wakes = offer(false, then == Then::submits);
    lock.unlock();
    if (wakes) shared.has_work.notify_one();
    for (size_t i = 0; i < notes_.size(); i++) {
        // The job was made long ago, and perhaps seen by another processor since: it is fetched ahead.
        if (i + notes_ahead < notes_.size()) __builtin_prefetch(notes_[i + notes_ahead].job, 1);
        tell(notes_[i], target);
    }
    notes_.clear();
}

void ThreadPool::tell(Note& note, std::vector<Arrival>& target) {
    const trace::Lane lane{trace::LaneKind::worker,
                           static_cast<uint16_t>(std::min<uint32_t>(note.worker, 255))};
    if (!note.job && !note.operation) {
        target.emplace_back(
            note.at, lane,
            KernelCalled{Wakeup::signal_call, pool_wakeup_fd, Wakeup::signal_bytes, Wakeup::signal_result});
        return;
    }
    if (!note.job) {
        target.emplace_back(note.at, lane, WorkStarted{note.operation, note.worker});
        return;
    }
    const bool start_is_told = shared_->surroundings.clock != nullptr;
    target.emplace_back(note.at, lane,
                        WorkFinished{note.operation, note.worker, std::move(note.outcome), start_is_told});
    end(*note.job);
}

}  // namespace lg::host
