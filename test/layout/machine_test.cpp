#include "gui/layout/machine.h"

#include <gtest/gtest.h>

#include "gui/layout/queues.h"
#include "test/layout/sample_run.h"

using namespace lg::gui;
using namespace lg::trace;
using layout::QueueKind;

// The sample's world at the first step at which `is_there` holds.
template <class Condition>
static World world_when(Condition is_there) {
    const sample::Run run = sample::run();
    World world;
    for (Seq seq = 1; seq <= run.trace->size(); seq++) {
        EXPECT_EQ(apply(world, (*run.trace)[seq]), nullptr);
        if (is_there(world)) return world;
    }
    ADD_FAILURE() << "the sample never gets there";
    return world;
}

TEST(QueueLayout, the_top_of_the_stack_is_the_head) {
    const World world = world_when([](const World& w) { return w.stack.size() == 2; });
    const layout::Queue queue = layout::queue_of(world, world, QueueKind::stack, 10);
    ASSERT_EQ(queue.total, 2u);
    EXPECT_EQ(queue.cards[0].function, world.stack[1].function);
    EXPECT_EQ(queue.cards[1].function, world.stack[0].function);
}

TEST(QueueLayout, microtasks_stand_in_the_order_of_queueing) {
    const World world = world_when([](const World& w) { return w.jobs.size() == 2; });
    const layout::Queue queue = layout::queue_of(world, world, QueueKind::microtasks, 10);
    ASSERT_EQ(queue.cards.size(), 2u);
    EXPECT_LT(queue.cards[0].thing.id, queue.cards[1].thing.id);
    EXPECT_EQ(queue.cards[0].job, JobKind::await_resume);
}

TEST(QueueLayout, no_more_cards_than_asked_for_but_all_are_counted) {
    World world;
    for (uint32_t i = 1; i <= 1000; i++) world.ticks.insert(TickId{i}, {});
    const layout::Queue queue = layout::queue_of(world, world, QueueKind::ticks, 7);
    EXPECT_EQ(queue.total, 1000u);
    EXPECT_EQ(queue.cards.size(), 7u);
}

TEST(QueueLayout, macrotasks_are_what_only_waits_for_its_phase) {
    const World world = world_when([](const World& w) { return w.finished.size() == 4; });
    const layout::Queue queue = layout::queue_of(world, world, QueueKind::macrotasks, 10);
    EXPECT_EQ(queue.total, 5u) << "four finished jobs of the pool and one immediate";
    EXPECT_EQ(queue.cards[0].callback, CallbackKind::work);
    EXPECT_EQ(queue.cards[4].callback, CallbackKind::immediate);
    EXPECT_EQ(layout::queue_of(world, world, QueueKind::macrotasks, 2).total, 5u);
}

TEST(QueueLayout, a_timer_is_a_macrotask_when_it_is_due) {
    const auto due = [](const World& w) { return w.loop_ms >= 100; };
    const World world = world_when(due);
    const layout::Queue queue = layout::queue_of(world, world, QueueKind::macrotasks, 10);
    ASSERT_GE(queue.cards.size(), 1u);
    EXPECT_EQ(queue.cards[0].callback, CallbackKind::timer);
}

TEST(MachineLayout, the_pool_shows_who_works_and_who_waits) {
    const World world = world_when([](const World& w) { return w.work_waiting == 2 && w.workers[3]; });
    const layout::PoolRows rows = layout::pool_of(world, 1);
    EXPECT_EQ(rows.workers.size(), 4u);
    EXPECT_EQ(rows.waiting_total, 2u);
    EXPECT_EQ(rows.waiting, std::vector<OperationId>{OperationId{14}});
}

TEST(MachineLayout, ready_descriptors_come_first_and_know_their_handle) {
    const World world = world_when([](const World& w) { return !w.ready.empty() && w.interest.size() == 2; });
    const layout::DescriptorRows rows = layout::descriptors_of(world, 10);
    EXPECT_EQ(rows.total, 2u);
    ASSERT_EQ(rows.rows.size(), 2u);
    EXPECT_TRUE(rows.rows[0].is_ready);
    EXPECT_FALSE(rows.rows[1].is_ready);
    EXPECT_TRUE(rows.rows[0].handle);
}

TEST(MachineLayout, the_timer_that_is_due_next_comes_first) {
    World world;
    for (const auto& [id, due] : {std::pair{1u, 50u}, {2u, 10u}, {3u, 30u}}) {
        Timer timer;
        timer.due_ms = due;
        timer.delay_ms = due;
        timer.born = id;
        ASSERT_TRUE(world.timers.start(TimerId{id}, timer));
    }
    const layout::TimerRows rows = layout::timers_of(world, 2);
    EXPECT_EQ(rows.total, 3u);
    EXPECT_EQ(rows.timers, (std::vector<TimerId>{TimerId{2}, TimerId{3}}));
}
