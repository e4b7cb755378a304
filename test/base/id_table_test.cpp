#include "sim/base/id_table.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "sim/base/hash.h"
#include "sim/base/id.h"

namespace lg {
namespace {

using TestId = Id<struct TestTag>;
using Table = IdTable<TestId, std::string>;
using Model = std::map<uint32_t, std::string>;

void expect_equal(const Table& table, const Model& model) {
    ASSERT_EQ(table.size(), model.size());
    ASSERT_EQ(table.front_key().value, model.empty() ? 0 : model.begin()->first);
    auto expected = model.begin();
    table.for_each([&](TestId key, const std::string& value) {
        EXPECT_EQ(key.value, expected->first);
        EXPECT_EQ(value, expected->second);
        ++expected;
    });
    EXPECT_EQ(expected, model.end());
}

// As a loop uses it: ids that grow and die in any order, sometimes an old one that comes back, copies
// between.
TEST(IdTable, does_what_a_map_does) {
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED_TRACE(seed);
        Random random(seed);
        Table table;
        Model model;
        uint32_t last = 0;
        const uint64_t deaths = 1 + seed % 3;  // of four steps; so tables grow, keep or empty themselves
        for (int step = 0; step < 3'000; step++) {
            const TestId some{static_cast<uint32_t>(1 + random.below(last + 1))};
            if (random.below(4) >= deaths) {
                const bool comes_back = random.below(8) == 0 && !model.contains(some.value);
                last += static_cast<uint32_t>(comes_back ? 0 : 1 + random.below(seed % 4 == 0 ? 200 : 2));
                const TestId key = comes_back ? some : TestId{last};
                last = std::max(last, key.value);
                table.insert(key, std::to_string(step));
                model[key.value] = std::to_string(step);
            } else if (random.below(2) == 0) {
                EXPECT_EQ(table.erase(some), model.erase(some.value) == 1);
            } else if (!model.empty()) {
                EXPECT_EQ(*table.front(), model.begin()->second);
                EXPECT_TRUE(table.erase(table.front_key()));
                model.erase(model.begin());
            }
            const std::string* found = table.find(some);
            ASSERT_EQ(found != nullptr, model.contains(some.value));
            if (step % 500 == 0) expect_equal(table, model);
        }
        expect_equal(table, model);
        Table copy = table;
        EXPECT_EQ(copy, table);
        table.insert(TestId{last + 1}, "more");
        EXPECT_NE(copy, table);
        expect_equal(copy, model);
        const Table moved = std::move(copy);
        expect_equal(moved, model);
    }
}

TEST(IdTable, tables_are_equal_by_what_they_hold_and_not_by_their_history) {
    Table young, old;
    for (uint32_t id = 1; id <= 500; id++) old.insert(TestId{id}, "x");
    for (uint32_t id = 1; id < 500; id++) old.erase(TestId{id});
    young.insert(TestId{500}, "x");
    EXPECT_EQ(young, old);
    old.erase(TestId{500});
    EXPECT_EQ(old, Table{});
    EXPECT_NE(old, young);
}

TEST(IdTable, a_visit_ends_when_it_returns_false) {
    Table table;
    for (uint32_t id = 1; id <= 10; id++) table.insert(TestId{id}, "x");
    int visited = 0;
    table.for_each([&](TestId, const std::string&) { return ++visited < 3; });
    EXPECT_EQ(visited, 3);
}

TEST(IdTable, ids_that_come_back_below_all_others_do_not_cost_a_copy_each) {
    IdTable<TestId, int> table;
    constexpr uint32_t top = 64 * 20'000;
    for (uint32_t id = top; id >= 64; id -= 64) table.insert(TestId{id}, 1);
    EXPECT_EQ(table.size(), 20'000u);
    EXPECT_EQ(table.front_key(), TestId{64});
}

TEST(IdTable, a_value_lives_from_its_insertion_to_its_erasure) {
    const auto shared = std::make_shared<int>();
    {
        IdTable<TestId, std::shared_ptr<int>> table;
        for (uint32_t id = 1; id <= 200; id++) table.insert(TestId{id}, shared);
        EXPECT_EQ(shared.use_count(), 201);
        for (uint32_t id = 1; id <= 200; id += 2) table.erase(TestId{id});
        EXPECT_EQ(shared.use_count(), 101);
        EXPECT_EQ(*table.try_emplace(TestId{1}), nullptr) << "fresh, where another one was";
        const auto copy = table;
        EXPECT_EQ(shared.use_count(), 201);
    }
    EXPECT_EQ(shared.use_count(), 1);
}

TEST(IdTableDeathTest, an_id_is_given_once) {
    Table table;
    table.insert(TestId{1}, "x");
    EXPECT_DEATH(table.insert(TestId{1}, "y"), "an id was given twice");
}

}  // namespace
}  // namespace lg
