// The script's clock, chance, work, limits and memory: all the same on every machine, compiler and build.
#include <pthread.h>

#include <cstdlib>

#include "test/script/observe_harness.h"

namespace lg::script {
namespace {

TEST(ObserveMachine, the_script_reads_our_clock_in_utc) {
    Observed o(Observed::nothing);
    o.now_us = 1'000'000'500'000;
    o.now_ns = 0;
    EXPECT_EQ(o.run("Date.now()"), "1000000500");
    EXPECT_EQ(o.run("new Date().getTime()"), "1000000500");
    EXPECT_EQ(o.run("performance.timeOrigin"), "0");
    o.now_ns = 2'500'000;
    EXPECT_EQ(o.run("performance.now()"), "2.5");
#ifdef _WIN32
    _putenv_s("TZ", "Asia/Seoul");
#else
    setenv("TZ", "Asia/Seoul", 1);
#endif
    EXPECT_EQ(o.run("new Date(0).getHours() + ' ' + new Date(0).getTimezoneOffset()"), "0 0");
}

TEST(ObserveMachine, chance_is_the_seeds) {
    const auto draw = [](uint64_t seed) {
        ObserveOptions options{};
        options.random_seed = seed;
        return Observed(Observed::nothing, options).run("[Math.random(), Math.random()].join()");
    };
    EXPECT_EQ(draw(1), draw(1));
    EXPECT_NE(draw(1), draw(2));
    EXPECT_EQ(draw(0), draw(0));
}

uint64_t operations_of(std::string_view script, ObserveOptions options = {}) {
    Observed o(Observed::nothing, options);
    o.run_all(script);
    return observe_operations(o.rt());
}

TEST(ObserveMachine, a_call_and_a_jump_are_one_operation_each) {
    EXPECT_EQ(
        operations_of("for (let i = 0; i < 30000; i++);") - operations_of("for (let i = 0; i < 10000; i++);"),
        40000u);  // from the test out of the loop or not, and from its end back to its head
    EXPECT_EQ(operations_of("function f() {} f(); f(); f();") - operations_of("function f() {} f();"), 2u);
}

TEST(ObserveMachine, operations_do_not_depend_on_how_often_we_look) {
    const std::string_view script =
        "for (let i = 0; i < 12345; i++) Math.max(i); [3, 1, 2].sort(); /(a+)+b/.test('a'.repeat(22))";
    ObserveOptions often{};
    often.operations_per_interrupt = 7;
    EXPECT_EQ(operations_of(script), operations_of(script));
    EXPECT_EQ(operations_of(script), operations_of(script, often));
    EXPECT_GT(operations_of(script), 1'000'000u);  // a regular expression that backtracks is work, too
}

TEST(ObserveMachine, an_interrupt_stops_what_never_ends_and_cannot_be_caught) {
    Observed o(Observed::jobs);
    o.interrupts_left = 3;
    EXPECT_EQ(o.run("try { for (;;); } catch { log('caught') } finally { log('finally') }"),
              "threw: InternalError: interrupted");
    o.interrupts_left = 3;
    EXPECT_EQ(o.run("/(a+)+b/.test('a'.repeat(40))"), "threw: InternalError: interrupted");
    o.interrupts_left = 3;
    EXPECT_EQ(o.run("(async () => { try { for (;;); } catch { log('caught') } })()"),
              "threw: InternalError: interrupted");
    EXPECT_EQ(o.take(), "");
}

TEST(ObserveMachine, an_interrupt_soon_comes_at_the_next_operation_and_is_no_work) {
    Observed o(Observed::nothing);
    o.run("for (let i = 0; i < 100; i++);");
    const uint64_t before = observe_operations(o.rt());
    observe_interrupt_soon(o.rt());
    EXPECT_EQ(observe_operations(o.rt()), before);
    o.interrupts_left = 1;
    EXPECT_EQ(o.run("log('never')"), "threw: InternalError: interrupted");
    EXPECT_EQ(observe_operations(o.rt()),
              before + 2);  // the call that was stopped, and toString of the error
    EXPECT_EQ(o.take(), "");
}

TEST(ObserveMachine, too_deep_a_recursion_is_an_error_that_can_be_caught) {
    ObserveOptions options{};
    options.frames_max = 100;
    Observed o(Observed::frames, options);
    EXPECT_EQ(
        o.run("let d = 0; function f() { d++; f() } try { f() } catch (e) { log(e instanceof RangeError, "
              "e.message) } d"),
        "99");  // and the script's own frame
    EXPECT_TRUE(o.stack.empty());
    EXPECT_EQ(o.events[o.events.size() - 2], "log true Maximum call stack size exceeded");
    EXPECT_EQ(o.run("d = 0; f()"), "threw: RangeError: Maximum call stack size exceeded");
    EXPECT_EQ(
        o.run("d = 0; async function g() { d++; g() } try { g(); log('no') } catch { log('at once') } d"),
        "99");
    EXPECT_EQ(o.run("d = 0; function* h() { d++; [...h()] } try { [...h()] } catch {} d"), "99");
    EXPECT_TRUE(o.stack.empty());
}

// Ten thousand frames take up to 40 MB of a debug build's stack.
std::string run_on_a_large_stack(std::string_view script) {
    struct Task {
        std::string_view script;
        std::string result;
    } task{script, ""};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, size_t{384} << 20);
    pthread_t thread;
    const auto body = [](void* opaque) -> void* {
        auto* t = static_cast<Task*>(opaque);
        t->result = Observed(Observed::nothing).run(t->script);
        return nullptr;
    };
    EXPECT_EQ(pthread_create(&thread, &attributes, body, &task), 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    return task.result;
}

TEST(ObserveMachine, the_depth_is_ten_thousand_frames_by_default) {
    EXPECT_EQ(run_on_a_large_stack("let d = 0; function f() { d++; f() } try { f() } catch {} d"), "9999");
}

TEST(ObserveMachine, the_depth_is_less_for_functions_of_many_variables_and_equal_in_every_build) {
    std::string variables = "v0";
    for (int i = 1; i < 20000; i++) variables += ",v" + std::to_string(i);
    EXPECT_EQ(run_on_a_large_stack("let d = 0; function f() { var " + variables +
                                   "; d++; f() } try { f() } catch {} d"),
              "419");
}

TEST(ObserveMachine, garbage_collections_are_told) {
    Observed o(Observed::collections);
    JS_RunGC(o.rt());
    EXPECT_EQ(o.collections_count, 1);
    o.run("for (let i = 0; i < 200000; i++) { const a = {}; a.self = a; }");
    EXPECT_GT(o.collections_count, 2);
}

TEST(ObserveMachine, memory_that_runs_out_while_a_script_is_parsed_does_not_crash_the_parser) {
    Observed o(Observed::nothing);
    JS_SetMemoryLimit(o.rt(), observe_heap(o.rt()).bytes + observe_heap(o.rt()).blocks * 8 + 2000);
    std::string script = "let a = [";
    for (int i = 0; i < 300; i++) script += "x => ({ x }),";
    EXPECT_TRUE(o.run(script + "]; a.length").starts_with("threw"));
    JS_SetMemoryLimit(o.rt(), size_t{1} << 30);
    EXPECT_EQ(o.run("eval(' '.repeat(17 << 20))"), "threw: RangeError: source text is longer than 16 MiB");
    EXPECT_EQ(o.run("eval(' '.repeat(9) + 1)"), "1");
}

TEST(ObserveMachine, shapes_kept_for_the_next_object_hold_nothing_past_a_collection) {
    Observed o(Observed::collections);
    o.run(
        "let kind = class { constructor() { this.a = 1; this.b = 2 } };"
        "for (let i = 0; i < 3; i++) new kind();"
        "const prototype = new WeakRef(kind.prototype);"
        "kind = null");
    JS_RunGC(o.rt());
    EXPECT_EQ(o.run("prototype.deref()"), "undefined");
}

TEST(ObserveMachine, straight_code_is_work_unless_it_is_our_own) {
    std::string script = "const a = { b: 1 }; for (let i = 0; i < 100; i++) a.b";
    for (int i = 0; i < 200; i++) script += " + a.b";
    const auto work_of = [&](bool is_own) {
        Observed o(Observed::nothing);
        observe_own_code(o.rt(), is_own);
        const uint64_t before = observe_work(o.rt());
        o.run(script);
        return observe_work(o.rt()) - before;
    };
    EXPECT_GT(work_of(false), work_of(true) + 10000);
}

TEST(ObserveMachine, short_ways_through_the_engine_give_what_the_long_ones_give) {
    Observed o(Observed::nothing);
    EXPECT_EQ(o.run("const long = 'x'.repeat(99), symbol = Symbol(), object = {};"
                    "const values = [0, -0, 1, 1.5, NaN, '', 'a', 'ab', 'a' + String('b'), long, long + '',"
                    "  long.slice(1) + 'x', 'y' + long, true, false, null, undefined, symbol, Symbol(),"
                    "  object, {}, [], 1n, 10n ** 30n, 10n ** 30n, '1', '0', Infinity, eval];"
                    "let wrong = 0, equal = 0;"
                    "for (const a of values) for (const b of values) {"
                    "  const is = Object.is(a, b) && a === a || a === 0 && b === 0;"
                    "  if ((a === b) !== is || (a !== b) === is) wrong++;"
                    "  equal += is }"
                    "[wrong, equal].join()"),
              "0,40");
    EXPECT_EQ(o.run("const log_ = [];"
                    "const base = { get x() { return 'got ' + this.y }, set x(v) { log_.push(v) }, z: 1 };"
                    "const thing = Object.create(base, { fixed: { value: 1 } }); thing.y = 2;"
                    "const proxy = new Proxy(thing, { get: (t, name) => 'asked ' + String(name) });"
                    "Reflect.set(thing, 'x', 3); thing.x = 4; thing.z = 5;"
                    "try { (() => { 'use strict'; thing.fixed = 2 })() } catch (e) { log_.push(e.name) }"
                    "const closed = Object.preventExtensions({ q: 1 });"
                    "try { Object.defineProperty(closed, 'r', { value: 1 }) } catch (e) { log_.push(e.name) }"
                    "[thing.x, proxy.w, base.z, thing.z, [1, 2].length, 'ab'.length, ...log_].join()"),
              "got 2,asked w,1,5,2,2,3,4,TypeError,TypeError");
}

struct Figures {
    uint64_t bytes, blocks, operations;
    long collections;
    friend bool operator==(const Figures&, const Figures&) = default;
};

Figures figures(unsigned what) {
    Observed o(what | Observed::collections);
    o.run_all(
        "const kept = []; let text = '';\n"
        "for (let i = 0; i < 80000; i++) { const a = { i }; a.self = a; if (i % 107 == 0) kept.push('k' + "
        "i); "
        "text += i }\n"
        "const m = new Map(kept.map((k, i) => [k, new Array(i % 90).fill(i)]));\n"
        "(async () => { for (let i = 0; i < 300; i++) await Promise.all([i, m.get('k7')]) })();\n"
        "for (let i = 0; i < 800; i++) kept.push(String.fromCharCode(0xac00 + i).repeat(i));\n"
        "log(kept.length, text.length, m.size)");
    const ObserveHeap heap = observe_heap(o.rt());
    return {heap.bytes, heap.blocks, observe_operations(o.rt()), o.collections_count};
}

TEST(ObserveMachine, watching_does_not_change_the_heap_nor_the_work) {
    const unsigned all = Observed::jobs | Observed::promises | Observed::frames | Observed::freed;
    EXPECT_EQ(figures(Observed::nothing), figures(all));
}

// The figures of the very version that ./dev fetches. They are the same with gcc and clang, at -O0 and -O2,
// and with the address sanitizer, under which the engine has another allocator.
TEST(ObserveMachine, heap_and_work_have_the_same_figures_in_every_build) {
    if (std::string(JS_GetVersion()) != "0.17.0" || sizeof(void*) != 8) GTEST_SKIP() << "another engine";
    const Figures f = figures(Observed::nothing);
    EXPECT_EQ(f.bytes, 3432568u);
    EXPECT_EQ(f.blocks, 34468u);
    EXPECT_EQ(f.operations, 2087486u);
    EXPECT_EQ(f.collections, 2);
}

}  // namespace
}  // namespace lg::script
