#include "sim/host/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "sim/host/wakeup.h"

namespace lg::host {
namespace {

// A pool, and what its workers have told so far.
class Pool {
  public:
    explicit Pool(uint32_t workers, std::function<Outcome(const Work&)> perform, bool tells_starts = true)
        : pool_(workers, {tells_starts ? std::make_shared<LiveClock>() : nullptr, std::move(perform)}) {}

    OperationId submit(Work work = {}) {
        const OperationId id{++last_};
        pool_.submit(id, std::move(work), wakeup_);
        return id;
    }
    bool cancel(OperationId id) { return pool_.cancel(id); }
    bool is_idle() const { return pool_.is_idle(); }
    void exchange(ThreadPool::Then then) { pool_.exchange(told, then); }
    void hand_over(ThreadPool::Away caller) { pool_.hand_over(caller); }
    void wait_until_idle() {
        pool_.hand_over(ThreadPool::Away::is_busy);
        while (!is_idle()) {
            std::this_thread::yield();
            pool_.exchange(told, ThreadPool::Then::wakes);
        }
    }
    std::vector<uint32_t> finished() const {
        std::vector<uint32_t> ids;
        for (const Arrival& arrival : told)
            if (const auto* done = std::get_if<WorkFinished>(&arrival.what))
                ids.push_back(done->operation.value);
        return ids;
    }

    std::string last_bytes() const {
        std::string bytes;
        for (const Arrival& arrival : told)
            if (const auto* done = std::get_if<WorkFinished>(&arrival.what))
                bytes = done->outcome.more->bytes;
        return bytes;
    }

    std::vector<Arrival> told;

  private:
    const std::shared_ptr<Wakeup> wakeup_ = std::make_shared<Wakeup>();
    ThreadPool pool_;
    uint32_t last_ = 0;
};

TEST(ThreadPool, one_worker_ends_jobs_in_the_order_of_their_submission) {
    Pool pool(1, [](const Work&) { return Outcome{}; });
    std::vector<uint32_t> ids;
    for (int i = 0; i < 3000; i++) ids.push_back(pool.submit().value);
    pool.wait_until_idle();
    EXPECT_EQ(pool.finished(), ids);
}

// However the worker's falling asleep and the submission meet: if one were missed, this would not end.
TEST(ThreadPool, no_job_is_left_to_workers_that_sleep) {
    for (const uint32_t workers : {1, 4}) {
        Pool pool(
            workers, [](const Work&) { return Outcome{}; }, false);
        for (int round = 0; round < 600; round++) {
            for (int i = 0; i <= round % 3; i++) pool.submit();
            pool.wait_until_idle();
            for (int i = 0; i < round * 10; i++) pool.is_idle();  // a while, so that workers are at any point
        }
        EXPECT_EQ(pool.finished().size(), 1200u);
    }
}

TEST(ThreadPool, jobs_run_beside_each_other_while_workers_are_free) {
    // No std::latch: mingw-w64's may wait for ever under Wine.
    std::promise<void> last_has_come;
    const auto all_are_here = last_has_come.get_future().share();
    std::atomic<int> missing = 4;
    Pool pool(4, [&](const Work&) {
        if (--missing == 0) last_has_come.set_value();
        all_are_here.wait();
        return Outcome{};
    });
    for (int i = 0; i < 4; i++) pool.submit();
    pool.hand_over(ThreadPool::Away::sleeps);
    while (!pool.is_idle()) pool.exchange(ThreadPool::Then::wakes);
    std::set<uint32_t> workers;
    for (const Arrival& arrival : pool.told)
        if (const auto* start = std::get_if<WorkStarted>(&arrival.what)) workers.insert(start->worker);
    EXPECT_EQ(workers.size(), 4u);
}

// The first job holds the worker that was woken for it until the second one runs.
TEST(ThreadPool, who_goes_on_computing_need_not_sleep_for_the_next_worker_to_be_woken) {
    std::promise<void> second_has_come;
    const auto both_are_here = second_has_come.get_future().share();
    std::atomic<int> missing = 2;
    Pool pool(4, [&](const Work&) {
        if (--missing == 0) second_has_come.set_value();
        both_are_here.wait();
        return Outcome{};
    });
    for (int i = 0; i < 2; i++) pool.submit();
    while (!pool.is_idle()) pool.exchange(ThreadPool::Then::computes);
    EXPECT_EQ(pool.finished().size(), 2u);
}

TEST(ThreadPool, job_upon_job_is_handed_over_in_growing_heaps_and_a_first_one_at_once) {
    ThreadPool pool(1, {nullptr, [](const Work&) { return Outcome{}; }});
    const auto wakeup = std::make_shared<Wakeup>();
    std::vector<Arrival> told;
    uint32_t last = 0;
    const auto heap = [&] {  // how many are submitted until an exchange is due
        uint32_t submitted = 0;
        for (; !pool.is_exchange_due(); submitted++) pool.submit(OperationId{++last}, {}, wakeup);
        return submitted;
    };
    std::vector<uint32_t> heaps;
    for (int i = 0; i < 7; i++) {
        heaps.push_back(heap());
        pool.exchange(told, ThreadPool::Then::submits);
    }
    EXPECT_EQ(heaps, (std::vector<uint32_t>{1, 4, 16, 64, 256, 1024, 1024}));
    pool.exchange(told, ThreadPool::Then::computes);
    EXPECT_EQ(heap(), 1u);
    pool.hand_over(ThreadPool::Away::sleeps);
    EXPECT_EQ(heap(), 1u);
    while (!pool.is_idle()) pool.exchange(told, ThreadPool::Then::wakes);
    EXPECT_EQ(told.size(), last) << "each has finished, and who keeps no times has no starts";
    for (const Arrival& arrival : told) EXPECT_FALSE(std::get<WorkFinished>(arrival.what).start_is_told);
}

TEST(ThreadPool, each_loop_is_woken_for_its_own_work) {
    ThreadPool pool(2, {nullptr, [](const Work&) { return Outcome{}; }});
    std::vector<Arrival> told;
    for (uint32_t i = 1; i <= 200; i++) {
        const auto one = std::make_shared<Wakeup>(), other = std::make_shared<Wakeup>();
        pool.submit(OperationId{2 * i - 1}, {}, one);
        pool.submit(OperationId{2 * i}, {}, other);
        pool.hand_over(ThreadPool::Away::sleeps);
        while (!one->is_signalled() || !other->is_signalled()) std::this_thread::yield();
        pool.exchange(told, ThreadPool::Then::wakes);
        EXPECT_TRUE(pool.is_idle()) << "what a signal is about is there before";
    }
}

TEST(ThreadPool, what_waits_can_be_taken_back_and_what_runs_cannot) {
    const auto begun = std::make_shared<std::promise<void>>(), gate = std::make_shared<std::promise<void>>();
    Pool pool(1, [=](const Work& work) {
        if (work.fd == 1) begun->set_value(), gate->get_future().wait();
        return Outcome{};
    });
    Work held;
    held.fd = 1;
    const OperationId first = pool.submit(std::move(held));
    pool.hand_over(ThreadPool::Away::is_busy);
    begun->get_future().wait();
    const OperationId second = pool.submit(), third = pool.submit();
    pool.exchange(ThreadPool::Then::submits);
    const OperationId not_handed_over = pool.submit();
    EXPECT_FALSE(pool.cancel(first));
    EXPECT_TRUE(pool.cancel(second));
    EXPECT_FALSE(pool.cancel(second)) << "it is gone";
    EXPECT_TRUE(pool.cancel(not_handed_over));
    gate->set_value();
    pool.wait_until_idle();
    EXPECT_EQ(pool.finished(), (std::vector<uint32_t>{first.value, third.value}));
}

// Jobs are used again: what one held is let go of when it ends, and not seen by the next.
TEST(ThreadPool, a_job_leaves_nothing_behind) {
    const auto held = std::make_shared<int>();
    Pool pool(1, [](const Work& work) {
        Outcome outcome = work.compute ? work.compute() : Outcome{};
        outcome.more->bytes += work.more->path;
        return outcome;
    });
    Work full;
    full.more->path = "path";
    full.compute = [held] {
        Outcome outcome;
        outcome.more->bytes = "computed ";
        return outcome;
    };
    pool.submit(std::move(full));
    pool.wait_until_idle();
    EXPECT_EQ(pool.last_bytes(), "computed path");
    EXPECT_EQ(held.use_count(), 1);
    pool.submit();
    pool.wait_until_idle();
    EXPECT_EQ(pool.last_bytes(), "");
    EXPECT_EQ(pool.told.size(), 5u) << "each starts and finishes, and the first one wakes who does not look";
    EXPECT_EQ(std::get<KernelCalled>(pool.told[2].what).call, Wakeup::signal_call);
}

}  // namespace
}  // namespace lg::host
