// Jobs, promises, coroutines, frames and functions, as told by observe.h. See observe_harness.h for the
// notation.
#include <thread>

#include "test/script/observe_harness.h"

namespace lg::script {
namespace {

std::string told(unsigned what, std::string_view script) {
    Observed o(what);
    o.run_all(script);
    return o.take();
}

TEST(Observe, a_then_is_queued_with_its_handler_its_source_and_its_derived_promise) {
    EXPECT_EQ(
        told(Observed::jobs | Observed::promises, "Promise.resolve(7).then(function ok() { log('x') })"),
        "+p1; fulfilled p1 7; +p2 of p1; then p1->p2; +j1 reaction ok p1->p2; "
        "j1; log x; fulfilled p2; /j1");
}

TEST(Observe, a_reaction_without_a_handler_is_a_passthrough) {
    EXPECT_EQ(told(Observed::jobs, "Promise.reject(1).then(() => 1)"),
              "+j1 reaction rejected passthrough p1->p2; j1; /j1");
}

TEST(Observe, resolving_with_a_promise_takes_a_thenable_job_that_names_the_adopted_promise) {
    EXPECT_EQ(told(Observed::jobs, "let a = Promise.resolve(1); new Promise(r => r(a))"),
              "+j1 thenable native:then->p2 adopts p1; j1; +j2 reaction native:resolve p1->p3; /j1; j2; /j2");
}

TEST(Observe, await_tells_who_waits_for_what_and_who_goes_on) {
    EXPECT_EQ(told(Observed::jobs | Observed::promises, "async function work() { await 5; return 6 } work()"),
              "+p1; +p2; fulfilled p2 5; await p2 c1; +j1 await work c1 p2->p1; j1; fulfilled p1 6; /j1");
}

// Rule J5.
TEST(Observe, an_await_that_adopts_its_promise_takes_three_jobs) {
    const std::string_view script =
        "let p = Promise.resolve(); p.then(() => log(1)).then(() => log(2)).then(() => log(3));"
        "(async () => { await p; log('await') })()";
    const auto logged = [&](bool adopts) {
        ObserveOptions options{};
        options.await_adopts = adopts;
        Observed o(0, options);
        o.run_all(script);
        return o.take();
    };
    EXPECT_EQ(logged(false), "log 1; log await; log 2; log 3");
    EXPECT_EQ(logged(true), "log 1; log 2; log 3; log await");
}

TEST(Observe, each_kind_of_job_is_told_apart) {
    EXPECT_EQ(told(Observed::jobs, "queueMicrotask(function task() {})"), "+j1 task task; j1; /j1");
    EXPECT_EQ(told(Observed::jobs, "Promise.resolve({then() {}})"), "+j1 thenable then->p1; j1; /j1");
    EXPECT_EQ(told(Observed::jobs, "(async function* items() { await 0 })().next()"),
              "+j1 async-generator items c1 p2; j1; /j1");
    EXPECT_EQ(
        told(Observed::jobs, "Promise.resolve(0).finally(function done() {})"),
        "+j1 reaction done p1->p2; j1; +j2 reaction native:finally: value p3->p4; "
        "+j3 thenable native:then->p2 adopts p4; /j1; j2; /j2; j3; +j4 reaction native:resolve p4->p5; /j3; "
        "j4; /j4");
}

TEST(Observe, a_job_that_throws_says_so) {
    EXPECT_EQ(told(Observed::jobs, "queueMicrotask(() => { throw 1 })"), "+j1 task anonymous; j1; /j1 threw");
}

TEST(Observe, a_bound_function_is_told_as_the_function_it_binds) {
    EXPECT_EQ(told(Observed::jobs, "queueMicrotask((function real() {}).bind(1).bind(2))"),
              "+j1 task real; j1; /j1");
}

TEST(Observe, a_host_job_is_in_the_queue_too) {
    Observed o(Observed::jobs);
    JS_EnqueueJob(
        o.ctx(), [](JSContext*, int, JSValueConst*) { return JS_UNDEFINED; }, 0, nullptr);
    o.run_jobs();
    EXPECT_EQ(o.take(), "+j1 host native:; j1; /j1");
}

TEST(Observe, a_promise_keeps_its_id_and_is_told_when_it_is_freed) {
    Observed o(Observed::promises | Observed::freed);
    o.run("globalThis.kept = Promise.resolve(1); Promise.resolve(2); 0");
    EXPECT_EQ(o.take(), "+p1; fulfilled p1 1; +p2; fulfilled p2 2; -p2");
    o.run("for (let i = 0; i < 100; i++) new Promise(() => {})");
    o.take();
    JSValue kept = JS_Eval(o.ctx(), "kept", 4, "test.js", JS_EVAL_TYPE_GLOBAL);
    EXPECT_EQ(observe_promise_id(o.rt(), kept), 1u);
    JS_FreeValue(o.ctx(), kept);
    EXPECT_EQ(observe_promise_id(o.rt(), JS_NewInt32(o.ctx(), 1)), 0u);
    o.run("delete globalThis.kept");
    EXPECT_EQ(o.take(), "-p1");
}

TEST(Observe, frames_of_calls_nest_and_say_whether_they_threw) {
    EXPECT_EQ(told(Observed::frames, "function a() { b() } function b() { throw 1 } try { a() } catch {}"),
              "(<eval>; (a; (b; !b; !a; )<eval>");
}

TEST(Observe, a_getter_a_constructor_and_a_callback_of_a_builtin_are_frames) {
    EXPECT_EQ(told(Observed::frames,
                   "class A { constructor() {} get x() { return 1 } } [1].map(function f() { "
                   "return new A().x })"),
              "(<eval>; (f; (A; )A; (get x; )get x; )f; )<eval>");
}

TEST(Observe, a_generator_is_pushed_suspended_and_resumed_at_its_yields) {
    EXPECT_EQ(told(Observed::frames, "function* g() {\n  yield 1\n}\nfor (const x of g());"),
              "(<eval>; (g c1; start> g 1:1; <g c1 1:1; yield> g 2:3; <g c1 2:3; )g; )<eval>");
}

TEST(Observe, throw_and_return_into_a_generator_resume_it) {
    EXPECT_EQ(told(Observed::frames,
                   "function* g() { try { yield 1 } finally { log('f') } }\n"
                   "let a = g(); a.next(); a.return(2);\n"
                   "let b = g(); b.next(); try { b.throw(3) } catch {}"),
              "(<eval>; (g c1; start> g 1:1; <g c1 1:1; yield> g 1:23; <g c1 1:23; log f; )g; "
              "(g c2; start> g 1:1; <g c2 1:1; yield> g 1:23; <g c2 1:23; log f; !g; )<eval>");
}

TEST(Observe, return_into_a_generator_that_never_ran_drops_it) {
    EXPECT_EQ(told(Observed::freed, "function* g() { yield 1 } g().return()"), "-c1");
}

TEST(Observe, a_coroutine_that_ran_to_its_end_is_not_dropped_and_an_unreachable_one_is) {
    EXPECT_EQ(told(Observed::freed, "(async () => { await 1 })()"), "-p2; -p1");
    EXPECT_EQ(told(Observed::freed, "(async () => { await new Promise(() => {}) })()"), "-p2; -c1; -p1");
}

TEST(Observe, an_async_function_tells_its_promise_with_its_frame) {
    EXPECT_EQ(told(Observed::frames, "async function f() { await 0 }\nf()"),
              "(<eval>; (f c1->p1; await> f 1:22; )<eval>; <f c1->p1 1:22; )f");
}

TEST(Observe, an_async_generator_suspends_for_await_and_for_yield) {
    EXPECT_EQ(told(Observed::frames, "async function* g() { yield 1 }\ng().next()"),
              "(<eval>; (g c1; start> g 1:1; <g c1 1:1; await> g 1:23; )<eval>; <g c1 1:23; yield> g 1:23");
}

TEST(Observe, during_frame_pushed_here_is_the_call) {
    static ObservePosition at;
    static JSRuntime* runtime;
    Observed o(Observed::nothing);
    observe_detach(o.rt());
    ObserveHooks hooks{};
    hooks.frame_pushed = [](void*, const ObserveFrame*) { at = observe_here(runtime); };
    runtime = o.rt();
    observe_attach(o.rt(), o.ctx(), &hooks, nullptr, nullptr);
    o.run("function f() {}\n\n  f();");
    EXPECT_EQ(at.line, 3);
    EXPECT_EQ(o.name(at.function), "<eval>");
}

TEST(Observe, the_place_in_the_program_is_that_of_its_innermost_frame) {
    static ObservePosition inner, place;
    Observed o(Observed::nothing);
    JSValue global = JS_GetGlobalObject(o.ctx());
    JSCFunction* look = [](JSContext* ctx, JSValueConst, int, JSValueConst*) {
        inner = observe_here(JS_GetRuntime(ctx));
        place = observe_program_place(JS_GetRuntime(ctx));
        return JS_UNDEFINED;
    };
    JS_SetPropertyStr(o.ctx(), global, "look", JS_NewCFunction(o.ctx(), look, "look", 0));
    JS_FreeValue(o.ctx(), global);
    o.run("globalThis.ours = (callback) => callback();\nglobalThis.looks = function looks() { look() };",
          "node:a");
    o.run("function f() {\n  looks()\n}\nours(() => f());\n", "theirs.js");
    EXPECT_EQ(o.name(inner.function), "looks");
    EXPECT_EQ(o.name(place.function), "f");
    EXPECT_EQ(place.line, 2);
    o.run("looks()", "node:b");
    EXPECT_EQ(place.function, 0u);
}

TEST(Observe, function_numbers_tell_name_file_and_place) {
    Observed o(Observed::frames);
    o.run("\n  const named = () => 1; named()", "folder/a.js");
    ObserveFunctionInfo info{};
    ASSERT_TRUE(observe_function_info(o.rt(), 2, &info));
    EXPECT_STREQ(info.name, "named");
    EXPECT_STREQ(info.file, "folder/a.js");
    EXPECT_EQ(info.line, 2);
    EXPECT_FALSE(info.is_internal);
    EXPECT_FALSE(observe_function_info(o.rt(), 3, &info));
    EXPECT_FALSE(observe_function_info(o.rt(), 0, &info));
    EXPECT_EQ(o.run("(class { static 한글() {} }).한글.name"), "한글");
    EXPECT_EQ(o.run("({['한'.repeat(999)]() {}})['한'.repeat(999)]()"), "undefined");
    ASSERT_TRUE(observe_function_info(o.rt(), 5, &info));
    EXPECT_EQ(std::string(info.name).size(), 255u);  // cut, and at a character
}

TEST(Observe, a_function_known_by_number_is_still_known_after_it_was_freed) {
    Observed o(Observed::frames);
    for (int i = 0; i < 50; i++) o.run("(function passing() {})()");
    o.run("(function last() {})()");
    EXPECT_EQ(o.name(1), "<eval>");
    EXPECT_EQ(o.name(2), "passing");
    EXPECT_EQ(o.name(102), "last");
}

const char* const internal_file =
    "function helper() { return 1 }\n"
    "globalThis.library = function library(callback) { helper(); return callback ? callback() : 0 }";

TEST(Observe, internal_frames_are_told_with_a_mark) {
    Observed o(Observed::frames);
    o.run(internal_file, "node:internal/library");
    ObserveFunctionInfo info{};
    ASSERT_TRUE(observe_function_info(o.rt(), 1, &info));
    EXPECT_TRUE(info.is_internal);
}

TEST(Observe, with_skip_internal_frames_only_the_boundary_is_told) {
    ObserveOptions options{};
    options.skip_internal_frames = true;
    Observed o(Observed::frames, options);
    o.run(internal_file, "node:internal/library");
    o.take();
    o.run("function user() { return library() } library(user)");
    EXPECT_EQ(o.take(), "(<eval>; (library; (user; (library; )library; )user; )library; )<eval>");
}

TEST(Observe, two_runtimes_on_two_threads_do_not_know_of_each_other) {
    const std::string_view script =
        "async function f(n) { for (let i = 0; i < n; i++) await i; return n } f(200).then(log)";
    std::string first, second;
    std::thread a([&] { first = told(~0u, script); });
    std::thread b([&] { second = told(~0u, script); });
    a.join();
    b.join();
    EXPECT_EQ(first, second);
    EXPECT_NE(first.find("log 200"), std::string::npos);
}

TEST(Observe, a_detached_runtime_runs_on_without_events) {
    Observed o(~0u);
    o.run("globalThis.f = async () => { await 1; globalThis.done = 5 }; f()");
    o.take();
    observe_detach(o.rt());
    JSContext* ctx = nullptr;
    while (JS_ExecutePendingJob(o.rt(), &ctx) > 0) {}
    EXPECT_EQ(o.run("f(); done"), "5");
    EXPECT_EQ(o.take(), "");
}

TEST(Observe, a_module_with_top_level_await_is_a_coroutine) {
    Observed o(Observed::frames);
    o.run("await 0; log('after')", "m.mjs", JS_EVAL_TYPE_MODULE);
    o.run_jobs();
    const std::string all = o.take();
    EXPECT_NE(all.find("await> <eval> 1:1"), std::string::npos) << all;
    EXPECT_NE(all.find("log after; )<eval>"), std::string::npos) << all;
    EXPECT_TRUE(o.stack.empty());
}

}  // namespace
}  // namespace lg::script
