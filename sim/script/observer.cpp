#include "sim/script/observer.h"

#include <fmt/format.h>

#include "sim/script/value.h"

namespace lg::script {

using namespace trace;

static constexpr uint64_t heap_step_bytes = 4096;
static constexpr uint64_t event_work = 60;  // of what the runtime does around an event, for the limit
static constexpr size_t preview_bytes_max = 60;

Observer::Observer(loop::Loop& loop, JSRuntime* runtime, JSContext* context, const ObserverOptions& options)
    : loop_(loop), recorder_(loop.recorder()), runtime_(runtime), context_(context), options_(options) {
    const ObserveHooks table = hooks(options);
    ObserveOptions engine_options{};
    engine_options.random_seed = options.random_seed;
    engine_options.skip_internal_frames = true;
    engine_options.lines = options.lines && options.frames;
    engine_options.await_adopts = loop.profile().await_adopts;
    engine_options.delegation_awaits = loop.profile().delegation_awaits;
    engine_options.generator_end_awaits = loop.profile().generator_end_awaits;
    engine_options.node_major = loop.profile().major();
    engine_options.ids = loop.process().engine_ids.data();
    LG_CHECK(observe_attach(runtime, context, &table, this, &engine_options),
             "no memory to observe the engine");
}

Observer::~Observer() {
    loop_.process().heap_bytes -= heap_told_;
    observe_detach(runtime_);
}

std::string_view relative_to(std::string_view folder, std::string_view path) {
    const bool inside =
        !folder.empty() && path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
    return inside ? path.substr(folder.size() + 1) : path;
}

// ---- places

const Observer::Function& Observer::learn_function(uint32_t number) {
    if (number >= functions_.size()) functions_.resize(number + 1);
    Function& entry = functions_[number];
    entry.known = true;
    ObserveFunctionInfo info{};
    if (!observe_function_info(runtime_, number, &info)) return entry;
    Trace& trace = recorder_.trace();
    entry.name = trace.intern(info.name);
    entry.file = trace.intern(relative_to(options_.folder, info.file));
    entry.is_internal = info.is_internal;
    const bool is_wrapper =
        info.line < 1;  // stands before the first line, so that the file's own numbers hold
    entry.is_hidden =
        (is_wrapper && entry.name) || (info.is_internal && std::string_view{info.name}.starts_with("get "));
    if (is_wrapper && !entry.name) entry.name = trace.intern("(module)");
    const Site first_line{entry.name, entry.file, 1, 1};
    const Site place{entry.name, entry.file, static_cast<uint32_t>(info.line),
                     static_cast<uint32_t>(info.column)};
    entry.definition = trace.intern(is_wrapper ? first_line : place);
    return entry;
}

SiteId Observer::site_of_function(uint32_t number) {
    return number && options_.trace ? function(number).definition : SiteId{};
}

SiteId Observer::site(const ObservePosition& at) {
    if (!at.function) return {};
    const auto line = static_cast<uint32_t>(at.line), column = static_cast<uint32_t>(at.column);
    const uint64_t key = uint64_t{at.function} << 40 | uint64_t{line & 0xffffff} << 16 | (column & 0xffff);
    const auto [known, fresh] = sites_.try_emplace(key);
    if (fresh) {
        const Function& entry = function(at.function);
        known->second = recorder_.trace().intern(Site{entry.name, entry.file, line, column});
    }
    return known->second;
}

SiteId Observer::here() {
    if (!options_.trace) return {};
    const ObserveCode code = observe_here_code(runtime_);
    if (!code.address) return site(observe_program_place(runtime_));
    const uint64_t spread = reinterpret_cast<uintptr_t>(code.address) * uint64_t{0x9E3779B97F4A7C15};
    Known& known = known_[spread >> 32 & (known_places - 1)];
    const bool is_known = known.code.address == code.address && known.code.generation == code.generation;
    return is_known ? known.site : learn_place(code, known);
}

SiteId Observer::learn_place(const ObserveCode& code, Known& known) {
    const SiteId found = site(observe_program_place(runtime_));
    // Code of ours that stands here next time may have been called from elsewhere.
    if (!function(observe_here(runtime_).function).is_internal) known = {code, found};
    return found;
}

// ---- time and memory

void Observer::start() {
    started_ = true;
    operations_seen_ = observe_operations(runtime_);
    // How many threads a program has must not count as its work.
    if (recorder_.number() != 0) work_told_ = observe_work(runtime_);
}

void Observer::pass_time() {
    const uint64_t operations = observe_operations(runtime_);
    if (operations == operations_seen_ || !started_) return;
    const auto executed = static_cast<int64_t>(operations - operations_seen_);
    operations_seen_ = operations;
    loop_.spend(options_.operation_cost * executed);
}

Time Observer::read_clock() {
    pass_time();
    if (started_) loop_.spend(options_.clock_read_cost);
    return recorder_.now();
}

void Observer::measure_heap() {
    if (!options_.trace) return;
    const ObserveHeap heap = observe_heap(runtime_);
    const uint64_t change = heap.bytes > heap_seen_ ? heap.bytes - heap_seen_ : heap_seen_ - heap.bytes;
    if (change < heap_step_bytes) return;
    heap_seen_ = heap.bytes;
    recorder_.emit(HeapMeasured{heap.bytes, heap.blocks});
}

bool Observer::stop_at_limit(LimitKind limit, uint64_t maximum, uint64_t value) {
    if (maximum == 0 || value < maximum || loop_.stopping()) return false;
    loop_.stop_at_limit(limit, maximum);
    return true;
}

void Observer::tell_process() {
    loop::Process& process = loop_.process();
    const uint64_t work = observe_work(runtime_), heap = observe_heap(runtime_).bytes;
    process.script_work += work - work_told_;
    process.heap_bytes += heap - heap_told_;
    work_told_ = work;
    heap_told_ = heap;
}

// Node ends a worker alone that reaches its resourceLimits; its parent hears of it.
void Observer::run_out_of_memory() {
    is_out_of_memory_ = true;
    loop_.stop(ExitReason::limit, 1);
}

bool Observer::on_interrupt() {
    if (!started_) return false;  // a thread that is to end before it has begun gets ready all the same
    pass_time();
    tell_process();
    if (options_.own_memory_max && heap_told_ >= options_.own_memory_max && !loop_.stopping())
        run_out_of_memory();
    const loop::Process& process = loop_.process();
    const uint64_t work = process.script_work + event_work * recorder_.count();
    return loop_.limit_reached() || stop_at_limit(LimitKind::operations, options_.operations_max, work) ||
           stop_at_limit(LimitKind::memory, options_.memory_max, process.heap_bytes);
}

// ---- promises and jobs

static JobKind job_kind(ObserveJobKind kind) {
    switch (kind) {
        case OBSERVE_JOB_REACTION: return JobKind::reaction;
        case OBSERVE_JOB_AWAIT_RESUME: return JobKind::await_resume;
        case OBSERVE_JOB_ASYNC_GENERATOR_RESUME: return JobKind::async_generator_resume;
        case OBSERVE_JOB_THENABLE: return JobKind::thenable;
        case OBSERVE_JOB_DYNAMIC_IMPORT: return JobKind::dynamic_import;
        case OBSERVE_JOB_MICROTASK: return JobKind::microtask;
        case OBSERVE_JOB_FINALIZATION: return JobKind::finalization;
        case OBSERVE_JOB_HOST: return JobKind::host;
    }
    return JobKind::host;
}

SiteId Observer::handler_site(const ObserveJob& job) {
    if (job.handler_function) return site_of_function(job.handler_function);
    if (!job.handler_name[0]) return {};
    Trace& trace = recorder_.trace();
    return trace.intern(Site{trace.intern(job.handler_name), {}, 0, 0});
}

SiteId Observer::place_of(uint32_t coroutine) {
    const Suspended* suspended = recorder_.thread().suspended.find(CoroutineId{coroutine});
    return suspended ? suspended->at : here();
}

void Observer::on_job_queued(const ObserveJob& job) {
    const bool is_own = job.kind == OBSERVE_JOB_MICROTASK && job.handler_function &&
                        function(job.handler_function).is_internal;
    options_.contexts->job_queued(job, is_own);
    if (!options_.trace) {
        recorder_.emit(JobQueued{JobId{job.id}, job_kind(job.kind), HandlerKind::script, {}, {}, {}, {}, {}});
        return;
    }
    pass_time();
    const auto handler_kind = job.handler == OBSERVE_HANDLER_SCRIPT   ? HandlerKind::script
                              : job.handler == OBSERVE_HANDLER_NATIVE ? HandlerKind::native
                                                                      : HandlerKind::passthrough;
    recorder_.emit(JobQueued{JobId{job.id}, job_kind(job.kind), handler_kind, handler_site(job),
                             PromiseId{job.promise}, CoroutineId{job.coroutine}, here(),
                             flag(job.is_reject)});
}

StringId Observer::word(Word which) {
    static constexpr std::array<std::string_view, word_count> texts = {
        "undefined", "null", "true", "false", "Array", "Error", "function", "Object"};
    StringId& id = words_[which];
    if (!id) id = recorder_.trace().intern(texts[which]);
    return id;
}

StringId Observer::preview(JSValueConst value) {
    if (previews_left_ == 0) return {};
    previews_left_--;
    if (JS_IsUndefined(value)) return word(undefined_word);
    if (JS_IsNull(value)) return word(null_word);
    if (JS_IsBool(value)) return word(JS_VALUE_GET_BOOL(value) ? true_word : false_word);
    Trace& trace = recorder_.trace();
    if (JS_IsNumber(value) || JS_IsString(value)) {
        auto text = to_text(context_, value).value_or("");
        if (text.size() > preview_bytes_max) {
            size_t cut = preview_bytes_max;
            while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) cut--;
            text.resize(cut);
            text += "…";
        }
        return trace.intern(JS_IsString(value) ? fmt::format("'{}'", text) : text);
    }
    switch (observe_class(context_, value)) {
        case OBSERVE_CLASS_ARRAY: return word(array_word);
        case OBSERVE_CLASS_ERROR: {
            const JSAtom message = JS_NewAtom(context_, "message");
            const Value text{context_, observe_own_data(context_, value, message)};
            JS_FreeAtom(context_, message);
            if (!JS_IsString(text.get())) return word(error_word);
            return trace.intern("Error: " + to_text(context_, text.get()).value_or(""));
        }
        case OBSERVE_CLASS_FUNCTION:
        case OBSERVE_CLASS_ASYNC_FUNCTION: return word(function_word);
        case OBSERVE_CLASS_NONE: return {};
        default: return word(object_word);
    }
}

void Observer::on_promise_settled(uint32_t promise, bool rejected, JSValueConst value) {
    pass_time();
    recorder_.emit(PromiseSettled{PromiseId{promise}, rejected ? Settlement::rejected : Settlement::fulfilled,
                                  preview(value), here()});
}

void Observer::on_reaction_added(const ObserveReaction& reaction) {
    options_.contexts->reaction_added(reaction);
    if (!options_.trace) return;
    pass_time();
    recorder_.emit(ReactionAdded{PromiseId{reaction.promise}, flag(reaction.is_await),
                                 CoroutineId{reaction.coroutine}, place_of(reaction.coroutine)});
}

// ---- frames

// Internal frames are shown when the user's code called them; those that the loop called are the runtime's
// own.
void Observer::on_frame_pushed(const ObserveFrame& frame) {
    pass_time();
    const bool called_by_user = !recorder_.thread().stack.empty();
    const bool shown =
        started_ && (!frame.is_internal || called_by_user) && !function(frame.function).is_hidden;
    shown_.push_back(shown);
    if (shown) recorder_.emit(FramePushed{site_of_function(frame.function)});
}

void Observer::on_frame_popped(bool threw) {
    pass_time();
    const bool shown = !shown_.empty() && shown_.back();
    if (!shown_.empty()) shown_.pop_back();
    if (shown) recorder_.emit(FramePopped{flag(threw)});
}

void Observer::on_frame_suspended(const ObserveFrame& frame, ObserveSuspension why, ObservePosition at) {
    pass_time();
    const bool shown = !shown_.empty() && shown_.back();
    if (!shown_.empty()) shown_.pop_back();
    if (!shown) return;
    const SuspendKind kind = why == OBSERVE_SUSPEND_AWAIT ? SuspendKind::await : SuspendKind::yield;
    recorder_.emit(FrameSuspended{CoroutineId{frame.coroutine}, kind, site(at)});
}

void Observer::on_frame_resumed(const ObserveFrame& frame, ObservePosition at) {
    pass_time();
    const bool shown = recorder_.thread().suspended.contains(CoroutineId{frame.coroutine});
    shown_.push_back(shown);
    if (shown) recorder_.emit(FrameResumed{CoroutineId{frame.coroutine}, site(at)}, Rule::J5);
}

// ---- stacks

// For internal/stack_frames.js, which has the same numbers.
uint32_t Observer::entry() const {
    enum : uint32_t { other, main_script, timer, immediate, tick, job };
    constexpr uint32_t place_bit = 4, ticks_bit = 7, arguments_bit = 8, subject_bit = 17;
    const Thread& thread = loop_.thread();
    const loop::Drain& drain = loop_.drain();
    const uint32_t around = static_cast<uint32_t>(drain.place) << place_bit | uint32_t{drain.takes_ticks}
                                                                                  << ticks_bit;
    if (thread.running_job) return job | around;
    if (thread.running_tick) return tick | around | arguments_ << arguments_bit;
    if (!thread.callback) return other | around;
    switch (thread.callback->kind) {
        case CallbackKind::main_script: return main_script | around;
        case CallbackKind::timer: return timer | around | arguments_ << arguments_bit;
        case CallbackKind::immediate:
            if (thread.callback->returned) return other | around;
            return immediate | around | arguments_ << arguments_bit | thread.callback->subject << subject_bit;
        default: return other | around;
    }
}

// ---- the table

static Observer& self(void* opaque) { return *static_cast<Observer*>(opaque); }

ObserveHooks Observer::hooks(const ObserverOptions& options) {
    ObserveHooks h{};
    h.now_us = [](void* o) {
        const Time now = self(o).read_clock();
        self(o).loop_.races().clock_was_read();
        return self(o).options_.epoch_ms * 1000 + now.ns / 1000;
    };
    h.now_ns = [](void* o) { return static_cast<uint64_t>(self(o).read_clock().ns); };
    h.interrupt = [](void* o) { return self(o).on_interrupt(); };
    h.out_of_memory = [](void* o) {
        if (self(o).options_.own_memory_max) return self(o).run_out_of_memory();
        const uint64_t maximum = self(o).options_.memory_max;
        self(o).stop_at_limit(LimitKind::memory, maximum, maximum);
    };
    h.job_queued = [](void* o, const ObserveJob* job) { self(o).on_job_queued(*job); };
    h.reaction_added = [](void* o, const ObserveReaction* reaction) { self(o).on_reaction_added(*reaction); };
    h.entry = [](void* o) { return self(o).entry(); };
    if (options.trace) add_promise_hooks(h);
    if (options.frames) add_frame_hooks(h);
    return h;
}

void Observer::add_promise_hooks(ObserveHooks& h) {
    h.promise_created = [](void* o, uint32_t promise, uint32_t parent) {
        self(o).pass_time();
        self(o).recorder_.emit(PromiseCreated{PromiseId{promise}, PromiseId{parent}, self(o).here()});
        self(o).options_.contexts->promise_created(promise, parent);
    };
    h.promise_settled = [](void* o, uint32_t promise, bool rejected, JSValueConst value) {
        self(o).on_promise_settled(promise, rejected, value);
    };
    h.promise_freed = [](void* o, uint32_t promise) {
        self(o).recorder_.emit(PromiseFreed{PromiseId{promise}});
        self(o).options_.contexts->promise_freed(promise);
    };
    h.gc_ran = [](void* o, uint64_t before, uint64_t after) {
        if (self(o).started_) self(o).recorder_.emit(GarbageCollected{before, after});
    };
}

void Observer::track_promises() {
    if (options_.trace) return;
    observe_hook_promises(
        runtime_,
        [](void* o, uint32_t promise, uint32_t parent) {
            self(o).options_.contexts->promise_created(promise, parent);
        },
        [](void* o, uint32_t promise) { self(o).options_.contexts->promise_freed(promise); });
}

void Observer::add_frame_hooks(ObserveHooks& h) {
    h.frame_pushed = [](void* o, const ObserveFrame* frame) { self(o).on_frame_pushed(*frame); };
    h.frame_popped = [](void* o, const ObserveFrame*, bool threw) { self(o).on_frame_popped(threw); };
    h.frame_suspended = [](void* o, const ObserveFrame* frame, ObserveSuspension why, ObservePosition at) {
        self(o).on_frame_suspended(*frame, why, at);
    };
    h.frame_resumed = [](void* o, const ObserveFrame* frame, ObservePosition at) {
        self(o).on_frame_resumed(*frame, at);
    };
    h.coroutine_dropped = [](void* o, uint32_t coroutine) {
        if (!self(o).recorder_.thread().suspended.contains(CoroutineId{coroutine})) return;
        self(o).recorder_.emit(CoroutineFreed{CoroutineId{coroutine}});
    };
    h.line_reached = [](void* o, ObservePosition at) {
        self(o).pass_time();
        if (at.line < 1) return;
        if (!self(o).recorder_.thread().stack.empty()) self(o).recorder_.emit(LineReached{self(o).site(at)});
    };
}

}  // namespace lg::script
