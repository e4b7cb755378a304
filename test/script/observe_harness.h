// A runtime whose every observed event is written down as a line of text, for the tests of observe.h.
// Names stand for functions, so that a test reads like the script that it runs.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "sim/script/observe.h"

namespace lg::script {

class Observed {
  public:
    enum What : unsigned {
        nothing = 0,
        jobs = 1,
        promises = 2,
        frames = 4,
        lines = 8,
        freed = 16,  // promise_freed, coroutine_dropped
        collections = 32,
    };

    explicit Observed(unsigned what, ObserveOptions options = {}) {
        rt_ = observe_new_runtime();
        JS_SetMaxStackSize(rt_, 0);
        ctx_ = JS_NewContext(rt_);
        if (what & lines) options.lines = true;
        const ObserveHooks hooks = hooks_for(what);
        observe_attach(rt_, ctx_, &hooks, this, &options);
        JSValue global = JS_GetGlobalObject(ctx_);
        JS_SetPropertyStr(ctx_, global, "log", JS_NewCFunction(ctx_, log, "log", 1));
        JS_FreeValue(ctx_, global);
    }
    ~Observed() {
        JS_FreeContext(ctx_);
        observe_detach(rt_);
        JS_FreeRuntime(rt_);
    }
    Observed(const Observed&) = delete;
    Observed& operator=(const Observed&) = delete;

    // Runs a script to its end, without its jobs. Returns its value as text, or "threw: ..." .
    std::string run(std::string_view text, const char* file = "test.js", int type = JS_EVAL_TYPE_GLOBAL) {
        const std::string source(text);  // the engine wants a terminator
        return text_of(JS_Eval(ctx_, source.c_str(), source.size(), file, type));
    }
    void run_jobs() {
        JSContext* ctx = nullptr;
        for (int result = 1; result != 0;) {
            check_queue();
            result = observe_run_one_job(rt_, &ctx);
            if (result < 0) JS_FreeValue(ctx_, JS_GetException(ctx_));
        }
    }
    std::string run_all(std::string_view text) {
        std::string result = run(text);
        run_jobs();
        return result;
    }
    std::string text_of(JSValue value) {
        std::string prefix;
        if (JS_IsException(value)) {
            prefix = "threw: ";
            value = JS_GetException(ctx_);
        }
        const char* text = JS_ToCString(ctx_, value);
        std::string result = prefix + (text ? text : "?");
        JS_FreeCString(ctx_, text);
        JS_FreeValue(ctx_, value);
        return result;
    }
    std::string name(uint32_t function) const {
        ObserveFunctionInfo info{};
        if (!observe_function_info(rt_, function, &info)) return "?";
        return info.name[0] ? info.name : "anonymous";
    }
    // All events joined by "; ", and then forgets them.
    std::string take() {
        std::string result;
        for (const std::string& event : events) result += (result.empty() ? "" : "; ") + event;
        events.clear();
        return result;
    }

    JSRuntime* rt() const { return rt_; }
    JSContext* ctx() const { return ctx_; }

    std::vector<std::string> events;
    std::deque<uint32_t> queue;  // of jobs, as the events tell it
    long queues_checked = 0;
    std::vector<uint32_t> stack;  // of functions, as the events tell it
    int64_t now_us = 1'700'000'000'000'000;
    uint64_t now_ns = 0;
    long interrupts_left = -1;  // the script is stopped when this comes to 0
    long collections_count = 0;

  private:
    void check_queue() {
        std::vector<uint32_t> truth(observe_job_ids(rt_, nullptr, 0));
        observe_job_ids(rt_, truth.data(), truth.size());
        if (!queue_is_told_) return;
        queues_checked++;
        ASSERT_EQ(std::vector<uint32_t>(queue.begin(), queue.end()), truth);
    }
    static Observed& self(void* opaque) { return *static_cast<Observed*>(opaque); }
    static JSValue log(JSContext* ctx, JSValueConst, int count, JSValueConst* values) {
        Observed& o = self(observe_opaque(JS_GetRuntime(ctx)));
        std::string text = "log";
        for (int i = 0; i < count; i++) text += " " + o.text_of(JS_DupValue(ctx, values[i]));
        o.events.push_back(text);
        return JS_UNDEFINED;
    }
    static std::string id(const char* kind, uint32_t number) { return kind + std::to_string(number); }
    std::string at(ObservePosition p) const {
        return std::to_string(p.line) + ":" + std::to_string(p.column);
    }

    static void job_queued(void* opaque, const ObserveJob* job) {
        static const char* const kinds[] = {"reaction", "await", "async-generator", "thenable",
                                            "import",   "task",  "finalization",    "host"};
        Observed& o = self(opaque);
        o.queue.push_back(job->id);
        std::string handler = job->handler == OBSERVE_HANDLER_SCRIPT ? o.name(job->handler_function)
                              : job->handler == OBSERVE_HANDLER_NATIVE
                                  ? std::string("native:") + job->handler_name
                                  : "passthrough";
        std::string text =
            id("+j", job->id) + " " + kinds[job->kind] + (job->is_reject ? " rejected " : " ") + handler;
        if (job->coroutine) text += " " + id("c", job->coroutine);
        if (job->source_promise) text += " " + id("p", job->source_promise);
        if (job->promise) text += id("->p", job->promise);
        if (job->adopted_promise) text += " adopts " + id("p", job->adopted_promise);
        o.events.push_back(text);
    }
    static void job_started(void* opaque, uint32_t job) {
        Observed& o = self(opaque);
        ASSERT_FALSE(o.queue.empty());
        ASSERT_EQ(o.queue.front(), job);
        o.queue.pop_front();
        o.events.push_back(id("j", job));
    }
    static void job_ended(void* opaque, uint32_t job, bool threw) {
        self(opaque).events.push_back(id("/j", job) + (threw ? " threw" : ""));
    }
    static void promise_created(void* opaque, uint32_t promise, uint32_t parent) {
        self(opaque).events.push_back(id("+p", promise) + (parent ? id(" of p", parent) : ""));
    }
    static void promise_settled(void* opaque, uint32_t promise, bool rejected, JSValueConst value) {
        Observed& o = self(opaque);
        std::string text = JS_IsNumber(value) ? o.text_of(JS_DupValue(o.ctx_, value)) : "";
        o.events.push_back(id(rejected ? "rejected p" : "fulfilled p", promise) +
                           (text.empty() ? "" : " " + text));
    }
    static void promise_freed(void* opaque, uint32_t promise) {
        self(opaque).events.push_back(id("-p", promise));
    }
    static void reaction_added(void* opaque, const ObserveReaction* r) {
        std::string text = id(r->is_await ? "await p" : "then p", r->promise);
        if (r->coroutine) text += id(" c", r->coroutine);
        if (r->derived_promise) text += id("->p", r->derived_promise);
        self(opaque).events.push_back(text);
    }
    static void enter(Observed& o, const ObserveFrame* frame) {
        o.stack.push_back(frame->function);
        EXPECT_LE(o.stack.size(), frame->depth);
    }
    static void leave(Observed& o, const ObserveFrame* frame) {
        ASSERT_FALSE(o.stack.empty());
        EXPECT_EQ(o.stack.back(), frame->function);
        o.stack.pop_back();
    }
    std::string title(const char* what, const ObserveFrame* f) const {
        std::string text = what + name(f->function);
        if (f->coroutine) text += id(" c", f->coroutine);
        if (f->promise) text += id("->p", f->promise);
        return text;
    }
    static void frame_pushed(void* opaque, const ObserveFrame* frame) {
        Observed& o = self(opaque);
        enter(o, frame);
        o.events.push_back(o.title("(", frame));
    }
    static void frame_popped(void* opaque, const ObserveFrame* frame, bool threw) {
        Observed& o = self(opaque);
        leave(o, frame);
        o.events.push_back((threw ? "!" : ")") + o.name(frame->function));
    }
    static void frame_suspended(void* opaque, const ObserveFrame* frame, ObserveSuspension why,
                                ObservePosition p) {
        static const char* const words[] = {"start", "yield", "await"};
        Observed& o = self(opaque);
        leave(o, frame);
        EXPECT_EQ(p.function, frame->function);
        o.events.push_back(std::string(words[why]) + "> " + o.name(frame->function) + " " + o.at(p));
    }
    static void frame_resumed(void* opaque, const ObserveFrame* frame, ObservePosition p) {
        Observed& o = self(opaque);
        enter(o, frame);
        o.events.push_back(o.title("<", frame) + " " + o.at(p));
    }
    static void coroutine_dropped(void* opaque, uint32_t coroutine) {
        self(opaque).events.push_back(id("-c", coroutine));
    }
    static void line_reached(void* opaque, ObservePosition p) {
        Observed& o = self(opaque);
        ObserveFunctionInfo info{};
        EXPECT_TRUE(observe_function_info(o.rt_, p.function, &info));
        o.events.push_back(o.at(p));
    }
    static void gc_ran(void* opaque, uint64_t before, uint64_t after) {
        Observed& o = self(opaque);
        EXPECT_GE(before, after);
        o.collections_count++;
    }
    static bool interrupt(void* opaque) {
        Observed& o = self(opaque);
        return o.interrupts_left > 0 && --o.interrupts_left == 0;
    }

    ObserveHooks hooks_for(unsigned what) {
        ObserveHooks hooks{};
        hooks.now_us = [](void* opaque) { return self(opaque).now_us; };
        hooks.now_ns = [](void* opaque) { return self(opaque).now_ns; };
        hooks.interrupt = interrupt;
        if (what & jobs) {
            hooks.job_queued = job_queued;
            hooks.job_started = job_started;
            hooks.job_ended = job_ended;
        }
        if (what & promises) {
            hooks.promise_created = promise_created;
            hooks.promise_settled = promise_settled;
            hooks.reaction_added = reaction_added;
        }
        if (what & frames) {
            hooks.frame_pushed = frame_pushed;
            hooks.frame_popped = frame_popped;
            hooks.frame_suspended = frame_suspended;
            hooks.frame_resumed = frame_resumed;
        }
        if (what & lines) hooks.line_reached = line_reached;
        if (what & freed) {
            hooks.promise_freed = promise_freed;
            hooks.coroutine_dropped = coroutine_dropped;
        }
        if (what & collections) hooks.gc_ran = gc_ran;
        queue_is_told_ = (what & jobs) != 0;
        return hooks;
    }

    JSRuntime* rt_ = nullptr;
    JSContext* ctx_ = nullptr;
    bool queue_is_told_ = false;
};

}  // namespace lg::script
