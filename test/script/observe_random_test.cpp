// Random programs over promises, async functions, generators and thenables: before every job, the queue that
// the events tell is compared with the engine's own, and the story that the events tell must make sense.
#include <map>
#include <set>

#include "sim/base/hash.h"
#include "test/script/observe_harness.h"

namespace lg::script {
namespace {

class Program {
  public:
    explicit Program(uint64_t seed) : random_(seed) {}
    std::string text() {
        std::string script =
            "class Sub extends Promise {}\nconst ps = [Promise.resolve(0)];\nconst p = i => ps[i % "
            "ps.length];\n"
            "function note(x) { return typeof x == 'number' ? x + 1 : 0 }\n"
            "function add(q) { q.catch(() => {}); ps.push(q) }\n";
        for (int i = 0; i < 12; i++) script += statement(0);
        return script;
    }

  private:
    std::string number() { return std::to_string(random_.below(40)); }
    std::string promise() { return "p(" + number() + ")"; }
    std::string body(int depth) {
        std::string text = "{ ";
        if (depth < 3) {
            for (uint64_t n = random_.below(3); n > 0; n--) text += statement(depth + 1);
        }
        static const char* const ends[] = {"return 1",    "throw 2", "return note(3)",
                                           "return p(4)", "",        "return { then(r) { r(5) } }"};
        return text + ends[random_.below(std::size(ends))] + " }";
    }
    std::string statement(int depth) {
        const std::string b = body(depth);
        switch (random_.below(18)) {
            case 0: return "add(Promise.resolve(" + number() + "));\n";
            case 1: return "add(Promise.reject(" + number() + "));\n";
            case 2: return "add(" + promise() + ".then(x => " + b + "));\n";
            case 3: return "add(" + promise() + ".then(note, function bad(x) " + b + "));\n";
            case 4: return "add(" + promise() + ".finally(() => " + b + "));\n";
            case 5: return "add(" + promise() + ".then().catch(note));\n";
            case 6:
                return "add((async () => { await " + promise() + "; try { await " + promise() + " } catch " +
                       b + " })());\n";
            case 7: return "add((async function named() " + b + ")());\n";
            case 8: return "queueMicrotask(() => { try " + b + " catch {} });\n";
            case 9:
                return "add(new Promise((yes, no) => { " + std::string(random_.below(2) ? "yes(" : "no(") +
                       promise() + ") }));\n";
            case 10: return "add(new Promise((yes, no) => " + promise() + ".then(yes, no)));\n";
            case 11: return "add(Promise.all([" + promise() + ", 1, " + promise() + "]));\n";
            case 12: return "add(Promise.race([" + promise() + ", " + promise() + "]));\n";
            case 13:
                return "add(Promise.allSettled([" + promise() + "])); add(Promise.any([" + promise() +
                       "]));\n";
            case 14:
                return "add((async () => { for await (const x of (async function* g() { yield " + promise() +
                       "; try { yield 2 } "
                       "finally { await 0 } " +
                       b + " })()) if (x == " + number() + ") break })());\n";
            case 15:
                return "add((async () => { for await (const x of [1, " + promise() + "]) note(x) })());\n";
            case 16: return "add(Sub.resolve(" + promise() + ").then(x => " + b + "));\n";
            default:
                return "{ const g = (function* () { try { note(yield 1) } finally " + b +
                       " })(); try { g.next(); g." + (random_.below(2) ? "return" : "throw") +
                       "(1) } catch {} }\n";
        }
    }
    Random random_;
};

// What the events claim about promises, held against what is possible.
void check_story(const std::vector<std::string>& events) {
    uint32_t created = 0;
    std::set<uint32_t> alive, settled;
    for (const std::string& event : events) {
        const bool is_created = event.starts_with("+p"), is_freed = event.starts_with("-p");
        const bool is_settled = event.starts_with("fulfilled p") || event.starts_with("rejected p");
        if (!is_created && !is_freed && !is_settled) continue;
        const auto id = static_cast<uint32_t>(std::stoul(event.substr(event.find('p', event[0] == 'f'   ? 9
                                                                                      : event[0] == 'r' ? 8
                                                                                                        : 0) +
                                                                      1)));
        if (is_created) {
            ASSERT_EQ(id, ++created);
            alive.insert(id);
        } else {
            ASSERT_TRUE(alive.contains(id)) << event;
        }
        if (is_settled) {
            ASSERT_TRUE(settled.insert(id).second) << "twice: " << event;
        }
        if (is_freed) alive.erase(id);
    }
}

TEST(ObserveRandom, the_queue_told_is_the_engines_own_before_every_job) {
    long checked = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const std::string script = Program(seed).text();
        Observed o(Observed::jobs | Observed::promises | Observed::frames | Observed::freed);
        ASSERT_FALSE(o.run(script).starts_with("threw: SyntaxError")) << script;
        o.run_jobs();
        if (testing::Test::HasFatalFailure()) return;
        EXPECT_TRUE(o.queue.empty());
        EXPECT_TRUE(o.stack.empty());
        check_story(o.events);
        checked += o.queues_checked;
    }
    EXPECT_GT(checked, 10000);
}

TEST(ObserveRandom, running_out_of_memory_anywhere_leaves_a_story_that_makes_sense) {
    // Where memory runs out in some other programs, the engine itself, unobserved, leaks.
    const std::string script = Program(10).text();
    long failures = 0;
    for (size_t room = 2000; room < 40000; room += 331) {
        SCOPED_TRACE("bytes left: " + std::to_string(room));
        Observed o(Observed::promises | Observed::frames | Observed::freed);
        JS_SetMemoryLimit(o.rt(), observe_heap(o.rt()).bytes + observe_heap(o.rt()).blocks * 8 + room);
        failures += o.run(script).starts_with("threw");
        for (int jobs = 0; jobs < 2000 && observe_run_one_job(o.rt(), nullptr) != 0; jobs++) {}
        JS_SetMemoryLimit(o.rt(), 0);
        EXPECT_TRUE(o.stack.empty());
        check_story(o.events);
    }
    EXPECT_GT(failures, 10);
}

TEST(ObserveRandom, equal_runs_tell_equal_stories_and_lines_change_nothing_else) {
    for (uint64_t seed = 1; seed <= 60; seed++) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const std::string script = Program(seed).text();
        const auto story = [&](unsigned what) {
            Observed o(what);
            o.run_all(script);
            return o.take();
        };
        const unsigned jobs = Observed::jobs | Observed::promises;
        EXPECT_EQ(story(~0u), story(~0u));
        Observed with_lines(jobs | Observed::lines);
        with_lines.run_all(script);
        std::erase_if(with_lines.events,
                      [](const std::string& event) { return event[0] >= '1' && event[0] <= '9'; });
        EXPECT_EQ(with_lines.take(), story(jobs));
    }
}

}  // namespace
}  // namespace lg::script
