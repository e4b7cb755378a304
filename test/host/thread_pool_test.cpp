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
        : pool_(workers,
                {tray_, tells_starts ? std::make_shared<LiveClock>() : nullptr, std::move(perform)}) {}

    OperationId submit(Work work = {}) {
        const OperationId id{++last_};
        pool_.submit(id, std::move(work), wakeup_);
        return id;
    }
    bool cancel(OperationId id) { return pool_.cancel(id); }
    bool is_idle() const { return pool_.is_idle(); }
    void wait_until_idle() {
        while (!is_idle()) std::this_thread::yield();
        tray_->take(told);
    }
    std::vector<uint32_t> finished() const {
        std::vector<uint32_t> ids;
        for (const Arrival& arrival : told)
            if (const auto* done = std::get_if<WorkFinished>(&arrival.what))
                ids.push_back(done->operation.value);
        return ids;
    }

    std::vector<Arrival> told;

  private:
    const std::shared_ptr<WorkTray> tray_ = std::make_shared<WorkTray>();
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
    pool.wait_until_idle();
    std::set<uint32_t> workers;
    for (const Arrival& arrival : pool.told)
        if (const auto* start = std::get_if<WorkStarted>(&arrival.what)) workers.insert(start->worker);
    EXPECT_EQ(workers.size(), 4u);
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
    begun->get_future().wait();
    const OperationId second = pool.submit(), third = pool.submit();
    EXPECT_FALSE(pool.cancel(first));
    EXPECT_TRUE(pool.cancel(second));
    EXPECT_FALSE(pool.cancel(second)) << "it is gone";
    gate->set_value();
    pool.wait_until_idle();
    EXPECT_EQ(pool.finished(), (std::vector<uint32_t>{first.value, third.value}));
}

// Jobs are used again: what one held is let go of when it ends, and not seen by the next.
TEST(ThreadPool, a_job_leaves_nothing_behind) {
    const auto held = std::make_shared<int>();
    Pool pool(1, [](const Work& work) {
        Outcome outcome = work.compute ? work.compute() : Outcome{};
        outcome.bytes += work.path;
        return outcome;
    });
    Work full;
    full.path = "path";
    full.compute = [held] {
        Outcome outcome;
        outcome.bytes = "computed ";
        return outcome;
    };
    pool.submit(std::move(full));
    pool.wait_until_idle();
    EXPECT_EQ(std::get<WorkFinished>(pool.told.back().what).outcome.bytes, "computed path");
    EXPECT_EQ(held.use_count(), 1);
    pool.submit();
    pool.wait_until_idle();
    EXPECT_EQ(std::get<WorkFinished>(pool.told.back().what).outcome.bytes, "");
    EXPECT_EQ(pool.told.size(), 4u) << "each starts and finishes";
}

}  // namespace
}  // namespace lg::host
