#include "sim/script/engine.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/shared_memory.h"
#include "sim/script/bindings/stream_access.h"
#include "sim/script/bindings/timer_objects.h"
#include "sim/script/builtin_modules.h"
#include "sim/script/observe.h"
#include "sim/script/observer.h"

namespace lg::script {

using loop::Completion;
using namespace trace;

// The engine's own check of the C stack is a second line of defence: observe.h limits frames, which is the
// same on every machine.
static constexpr size_t stack_bytes_max = size_t{384} << 20;
// Once one of the output streams is made, the other is quick: measured on Node 10 to 26 (120 to 330 us).
static constexpr Duration second_stream_cost = Duration::of_us(200);
static constexpr uint64_t callback_work = 300;  // what a callback costs beside its JavaScript, for the limit
// Of one write; what is longer is cut, in the trace alone.
static constexpr size_t recorded_text_max = size_t{16} * 1024;

// The bytes of crypto are another stream of the run's seed than Math.random's numbers.
static constexpr uint64_t random_bytes_stream = 0xC2B2AE3D27D4EB4Full;

// ---- life

Engine::Engine(loop::Loop& loop, EngineOptions options)
    : loop_(loop),
      options_(std::move(options)),
      random_(options_.random_seed ^ random_bytes_stream),
      module_costs_(loop.profile(), options_.first_module_cost) {
    runtime_ = observe_new_runtime();
    LG_CHECK(runtime_, "no memory for a JavaScript runtime");
    share_memory_between_threads(runtime_, loop_);
    loop_.process().memory_max = options_.memory_max;
    // The observer ends the run at the limit, where the script cannot catch it. A single allocation far
    // beyond it is refused by the engine itself.
    if (options_.memory_max) JS_SetMemoryLimit(runtime_, options_.memory_max * 2);
    JS_SetMaxStackSize(runtime_, stack_bytes_max);
    context_ = JS_NewContext(runtime_);
    LG_CHECK(context_, "no memory for a JavaScript context");
    JS_SetContextOpaque(context_, this);
    ObserverOptions seen;
    seen.random_seed = options_.random_seed;
    seen.lines = options_.lines;
    seen.frames = options_.frames && options_.trace;
    seen.trace = options_.trace;
    seen.operation_cost = options_.operation_cost;
    seen.clock_read_cost = options_.clock_read_cost;
    seen.operations_max = options_.operations_max;
    seen.memory_max = options_.memory_max;
    seen.own_memory_max = options_.own_memory_max;
    seen.epoch_ms = loop_.host().epoch_ms();
    seen.folder = options_.folder;
    seen.contexts = &contexts_;
    contexts_.set_microtasks_are_resources(loop_.profile().major() < 24);
    observer_ = std::make_unique<Observer>(loop_, runtime_, context_, seen);
    timer_objects_ = std::make_unique<TimerObjects>(context_);
    stream_names_ = std::make_unique<StreamNames>(context_);
    JS_SetHostPromiseRejectionTracker(runtime_, on_rejection, this);
    bootstrap();
    observer_->start();
}

Engine::~Engine() {
    observer_.reset();  // what the engine frees from here on is no part of the run
    JS_SetHostPromiseRejectionTracker(runtime_, nullptr, nullptr);
    builtins_.clear();
    contexts_ = {};
    timer_objects_.reset();
    stream_names_.reset();
    binding_ = primordials_ = require_ = buffer_model_ = exception_ = exception_context_ = Value{};
    JS_FreeContext(context_);
    JS_FreeRuntime(runtime_);
}

Engine& Engine::of(JSContext* context) { return *static_cast<Engine*>(JS_GetContextOpaque(context)); }

loop::Loop& Engine::loop() {
    if (observer_) observer_->pass_time();
    return loop_;
}

static JSValue require_native(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const auto name = count > 0 ? to_text(context, arguments[0]) : std::nullopt;
    return name ? Engine::of(context).require_builtin(*name) : JS_EXCEPTION;
}

void Engine::bootstrap() {
    binding_ = {context_, JS_NewObject(context_)};
    require_ = {context_, JS_NewCFunction(context_, require_native, "require", 1)};
    const auto install = {
        install_util,   install_buffer,  install_process, install_timers,  install_modules,   install_context,
        install_fs,     install_tcp,     install_dns,     install_http,    install_crypto,    install_zlib,
        install_events, install_streams, install_ports,   install_workers, install_active,
        install_http_spans};
    for (const auto& each : install) each(*this, binding_.get());
    const char* const first_modules[] = {"internal/primordials", "internal/bootstrap"};
    for (const char* name : first_modules) {
        Value exports{context_, require_builtin(name)};
        if (exports.is_exception()) {
            const Value error{context_, JS_GetException(context_)};
            LG_CHECK(false, fmt::format("{}: {}", name, to_text(context_, error.get()).value_or("?")));
        }
        if (primordials_.is_undefined()) primordials_ = exports;
    }
}

// ---- built-in modules

static const BuiltinModule* find_builtin(std::string_view name) {
    const auto modules = builtin_modules();
    const auto found =
        std::lower_bound(modules.begin(), modules.end(), name,
                         [](const BuiltinModule& module, std::string_view n) { return module.name < n; });
    return found != modules.end() && found->name == name ? &*found : nullptr;
}

bool Engine::has_builtin(std::string_view name) { return find_builtin(name) != nullptr; }

static Generation generation_of(const loop::NodeProfile& profile) {
    if (profile.generator_end_awaits) return Generation::oldest;
    return profile.delegation_awaits ? Generation::older : Generation::newest;
}

JSValue Engine::require_builtin(std::string_view name) {
    const auto loaded = builtins_.find(name);
    if (loaded != builtins_.end()) return JS_GetPropertyStr(context_, loaded->second.get(), "exports");
    const BuiltinModule* module = find_builtin(name);
    if (!module)
        return JS_ThrowReferenceError(context_, "no built-in module '%.*s'", int(name.size()), name.data());
    return load_builtin(name, module->code[static_cast<size_t>(generation_of(loop_.profile()))]);
}

JSValue Engine::load_builtin(std::string_view name, std::string_view code) {
    const JSValue script = JS_ReadObject(context_, reinterpret_cast<const uint8_t*>(code.data()), code.size(),
                                         JS_READ_OBJ_BYTECODE);
    if (JS_IsException(script)) return JS_EXCEPTION;
    const Value wrapper{context_, JS_EvalFunction(context_, script)};
    if (wrapper.is_exception()) return JS_EXCEPTION;
    const Value module{context_, JS_NewObject(context_)};
    const Value exports{context_, JS_NewObject(context_)};
    JS_SetPropertyStr(context_, module.get(), "exports", exports.dup());
    builtins_.insert_or_assign(std::string{name}, module);
    JSValueConst arguments[] = {exports.get(), require_.get(), module.get(), binding_.get(),
                                primordials_.get()};
    const Value result{context_, JS_Call(context_, wrapper.get(), JS_UNDEFINED, 5, arguments)};
    if (result.is_exception()) {
        builtins_.erase(std::string{name});
        return JS_EXCEPTION;
    }
    return JS_GetPropertyStr(context_, module.get(), "exports");
}

// ---- calls between the loop and the script

Completion Engine::finish(JSValue result) {
    Value value{context_, result};
    observer_->pass_time();
    if (depth_ == 0 && !value.is_exception()) observe_forget_throw(runtime_);
    if (depth_ == 0) observer_->measure_heap();
    if (!value.is_exception()) return loop_.stopping() ? Completion::stopped : Completion::normal;
    Value error{context_, JS_GetException(context_)};
    if (loop_.stopping()) return Completion::stopped;
    exception_ = std::move(error);
    exception_context_ = contexts_.current();
    exception_async_id_ = contexts_.executing();
    return Completion::threw;
}

Completion Engine::call(JSValueConst function, JSValueConst receiver, std::span<JSValueConst> arguments) {
    if (loop_.stopping()) return Completion::stopped;
    if (depth_++ == 0) observer_->set_arguments(static_cast<uint32_t>(arguments.size()));
    observe_add_work(runtime_, callback_work);
    JSValue result =
        JS_Call(context_, function, receiver, static_cast<int>(arguments.size()), arguments.data());
    depth_--;
    return finish(result);
}

JSValue Engine::stop_script() {
    JS_ThrowInternalError(context_, "the script was stopped");
    const Value error{context_, JS_GetException(context_)};
    JS_SetUncatchableError(context_, error.get());
    observe_interrupt_soon(runtime_);
    return JS_Throw(context_, error.dup());
}

Completion Engine::call_process_hook(const char* name, std::span<JSValueConst> arguments, bool* result) {
    if (loop_.stopping()) return Completion::stopped;
    const Value exports{context_, require_builtin("internal/process")};
    LG_CHECK(!exports.is_exception(), "internal/process does not load");
    const Value hook{context_, JS_GetPropertyStr(context_, exports.get(), name)};
    depth_++;
    JSValue value =
        JS_Call(context_, hook.get(), JS_UNDEFINED, static_cast<int>(arguments.size()), arguments.data());
    depth_--;
    if (result) *result = JS_IsBool(value) && JS_VALUE_GET_BOOL(value);
    return finish(value);
}

Completion Engine::run_main() {
    constexpr AsyncId main_script{1, 0};
    const AsyncContexts::Scope scope{contexts_, Value{}, main_script};
    const Value path{context_, new_text(context_, options_.script)};
    JSValueConst arguments[] = {path.get()};
    return call_process_hook("runMain", arguments);
}

Completion Engine::run_worker() { return call_process_hook("runWorker", {}); }
bool Engine::is_out_of_memory() const { return observer_->is_out_of_memory(); }

Completion Engine::run_job() {
    JSContext* context = nullptr;
    const uint32_t job = loop_.thread().running_job.value;
    const AsyncContexts::Scope scope{contexts_, contexts_.take(job), contexts_.take_id(job)};
    depth_++;
    const int outcome = observe_run_one_job(runtime_, &context);
    depth_--;
    const Completion completion = finish(outcome < 0 ? JS_EXCEPTION : JS_UNDEFINED);
    // V8 gives Node what a microtask threw, but not where.
    if (completion == Completion::threw) observe_forget_throw(runtime_);
    if (completion == Completion::threw && loop_.profile().job_context_ends) forget_exception_context();
    return completion;
}

Completion Engine::process_rejections(bool* more) {
    if (!std::exchange(rejections_told_, false)) return Completion::normal;
    const Completion completion = call_process_hook("processRejections", {}, more);
    if (*more || completion != Completion::normal) rejections_told_ = true;
    return completion;
}

void Engine::forget_exception_context() {
    exception_context_ = Value{};
    exception_async_id_ = {};
}

Completion Engine::handle_exception() {
    const Value error = std::exchange(exception_, Value{});
    const AsyncContexts::Scope scope{contexts_, exception_context_, exception_async_id_};
    forget_exception_context();
    const JSAtom message = JS_NewAtom(context_, "message");
    const Value text{context_, observe_own_data(context_, error.get(), message)};
    JS_FreeAtom(context_, message);
    const auto shown = JS_IsObject(error.get()) ? text.get() : error.get();
    const bool is_plain = JS_IsString(shown) || JS_IsNumber(shown) || JS_IsBool(shown);
    loop_.recorder().emit(
        ExceptionUncaught{intern(is_plain ? to_text(context_, shown).value_or("") : "exception"), {}});
    JSValueConst arguments[] = {error.get()};
    bool handled = false;
    const Completion completion = call_process_hook("uncaughtException", arguments, &handled);
    if (completion == Completion::normal && handled) {
        contexts_.skip_ids(1);  // Node sets an immediate, so that ticks are run
        return completion;
    }
    if (completion == Completion::threw)
        exception_ = Value{};  // Node ends with 7 when a handler itself throws
    const int code = completion == Completion::threw ? 7 : loop_.exit_code();
    loop_.stop(ExitReason::uncaught_exception, code == 0 ? 1 : code);
    return Completion::stopped;
}

Completion Engine::emit_before_exit() { return call_process_hook("beforeExit", {}); }
Completion Engine::emit_exit() { return call_process_hook("exit", {}); }

void Engine::on_rejection(JSContext* context, JSValueConst promise, JSValueConst reason, bool handled,
                          void* opaque) {
    Engine& engine = *static_cast<Engine*>(opaque);
    if (engine.loop_.stopping()) return;
    const PromiseId id{observe_promise_id(engine.runtime_, promise)};
    Recorder& recorder = engine.loop_.recorder();
    if (recorder.thread().promises.contains(id)) {
        if (handled) recorder.emit(RejectionHandled{id}, Rule::J17);
        else recorder.emit(RejectionUnhandled{id, {}}, Rule::J17);
    }
    engine.rejections_told_ = true;
    JSValueConst arguments[] = {promise, reason, JS_NewBool(context, handled)};
    if (engine.call_process_hook("onRejection", arguments) == Completion::threw) engine.exception_ = Value{};
}

// ---- for bindings

SiteId Engine::here() { return observer_->here(); }
SiteId Engine::site_of(JSValueConst function) {
    return observer_->site_of_function(observe_function_of(runtime_, function));
}
StringId Engine::intern(std::string_view text) { return loop_.recorder().trace().intern(text); }
JSValue Engine::new_buffer(std::string_view bytes) {
    const JSValue buffer =
        JS_NewUint8ArrayCopy(context_, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    if (!JS_IsException(buffer)) observe_become(context_, buffer, buffer_model_.get());
    return buffer;
}
StringId Engine::intern_file(std::string_view path) { return intern(relative_to(options_.folder, path)); }

bool Engine::write(Stream stream, std::string_view text, bool is_direct) {
    if (text.empty() || loop_.stopping()) return true;
    observe_spend(runtime_, text.size() / 4);
    if (options_.trace) {
        std::string cut;
        const size_t maximum = std::min(recorded_text_max, recorded_text_left_);
        if (text.size() > maximum) {
            cut = fmt::format("{}… ({} bytes in all)", text.substr(0, maximum), text.size());
        }
        recorded_text_left_ -= std::min(recorded_text_left_, text.size());
        loop_.recorder().emit(ConsoleWritten{stream, intern(cut.empty() ? text : cut), here()});
    }
    if (options_.output) options_.output(stream, text);
    if (!is_direct) loop_.note_output();
    if (!is_direct) number_write(stream == Stream::standard_error);
    loop_.races().output(is_direct ? Duration{} : cost_of_output(stream == Stream::standard_error));
    return !options_.output_is_broken || !options_.output_is_broken();
}

// A write of Node's ends in a tick, which ours does not need; from 12 on, the writes before that tick share
// it.
void Engine::number_write(bool is_error) {
    number_output(is_error);
    const Thread& thread = loop_.thread();
    const Callback callback = thread.callback.value_or(Callback{});
    const bool behind_ticks = callback.returned && !thread.running_tick;
    const WriteTick now{true,         thread.turn,        callback.born,
                        behind_ticks, callback.ticks_run, loop_.process().tick_ids.last()};
    WriteTick& last = last_write_[is_error];
    bool is_shared = last.is_queued && last.turn == now.turn && last.callback == now.callback;
    if (behind_ticks) is_shared = is_shared && last.behind_ticks && last.ticks_run == now.ticks_run;
    else if (thread.running_tick) is_shared = is_shared && thread.running_tick <= last.behind;
    if (is_shared && loop_.profile().major() >= 12) return;
    contexts_.skip_ids(1);
    last = now;
}

// The first output of each stream makes the stream.
Duration Engine::cost_of_output(bool is_error) {
    if (std::exchange(has_written_[is_error], true)) return {};
    const Duration cost = module_costs_.first_output(options_.first_output_cost);
    return has_written_[!is_error] ? std::min(cost, second_stream_cost) : cost;
}

void Engine::spend_on_module(std::string_view name) {
    const Duration cost = module_costs_.load(name);
    if (cost > Duration{}) loop_.races().loads(cost);
}

void Engine::number_output(bool is_error) {
    const bool has_number = std::exchange(has_number_[is_error], true);
    if (!has_number && loop_.profile().major() >= 12) contexts_.skip_ids(1);
}

void Engine::track_promises(uint32_t storages) {
    if (!contexts_.tracks_promises()) observer_->track_promises();
    contexts_.track_promises(storages);
}

int64_t Engine::read_clock_us() {
    const Time now = observer_->read_clock();
    loop_.races().clock_was_read();
    return loop_.host().epoch_ms() * 1000 + now.ns / 1000;
}
uint64_t Engine::read_clock_ns() { return static_cast<uint64_t>(observer_->read_clock().ns); }

}  // namespace lg::script
