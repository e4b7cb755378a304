// One JavaScript realm on the loop: QuickJS-ng, observed. Everything that the engine does becomes events of
// the trace (observer.h); everything that a script asks for goes to the loop (bindings/). One thread.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/hash.h"
#include "sim/loop/loop.h"
#include "sim/loop/module_costs.h"
#include "sim/script/async_contexts.h"
#include "sim/script/value.h"

namespace lg::script {

struct EngineOptions {
    std::string script;                  // absolute path of the main file
    std::vector<std::string> arguments;  // behind the script's path, in process.argv
    std::vector<std::pair<std::string, std::string>> environment;
    std::string working_folder;
    // The trace names files relative to it, so that it does not depend on where the folder is.
    std::string folder;
    std::vector<std::string> name_servers;  // IP addresses; none: one at 127.0.0.1 is tried
    uint64_t random_seed = 1;
    bool lines = true;   // record each statement of the user's code
    bool frames = true;  // record each call of the user's code
    bool trace = true;   // false: nobody reads the trace, so only what the loop decides by is recorded
    Duration operation_cost{2};
    Duration clock_read_cost{5'000};
    Duration first_output_cost;                 // the first write to stdout or stderr
    std::optional<Duration> first_module_cost;  // of each built-in module; none: as the profile has it
    uint64_t operations_max = 0;                // 0: no limit
    uint64_t memory_max = uint64_t{512} << 20;  // bytes of the engine's heap
    // ---- of a worker
    trace::PortId worker_port;            // to its parent; none: this is the main thread
    trace::Seq created = 0;               // the event that made the thread
    std::vector<double> resource_limits;  // as scripts see them
    uint64_t own_memory_max = 0;  // bytes of this engine's heap that end the worker alone; 0: no limit

    // Where the program's own output goes, at once.
    std::function<void(trace::Stream, std::string_view)> output;
    // Whether what was just given to `output` found nobody who reads it any more. Absent: never.
    std::function<bool()> output_is_broken;
};

class Observer;
class StreamNames;
class TimerObjects;

// A thread that runs an engine has so large a stack: more than the engine itself allows.
inline constexpr size_t engine_stack_bytes = size_t{512} << 20;

class Engine final : public loop::Script {
  public:
    // loop must outlive the engine.
    Engine(loop::Loop& loop, EngineOptions options);
    ~Engine() override;

    // The engine that a context belongs to: for bindings.
    static Engine& of(JSContext* context);

    JSContext* context() const { return context_; }
    JSRuntime* runtime() const { return runtime_; }
    // For whoever asks the loop for something: it is told the time first, so that the script's work up to
    // here is over, whether or not somebody watches.
    loop::Loop& loop();
    AsyncContexts& contexts() { return contexts_; }
    // What crypto draws its bytes from.
    Random& random() { return random_; }
    TimerObjects& timer_objects() { return *timer_objects_; }
    StreamNames& stream_names() { return *stream_names_; }
    bool has_written(bool to_error) const { return has_written_[to_error]; }
    const EngineOptions& options() const { return options_; }
    void set_working_folder(std::string folder) { options_.working_folder = std::move(folder); }

    // The main script, as the loop's first callback: CommonJS or an ES module, by its name and package.json.
    loop::Completion run_main();
    // The same in a worker: it waits for its parent to say what to run.
    loop::Completion run_worker();
    // A worker's own memory limit was reached.
    bool is_out_of_memory() const;

    // ---- for bindings ----

    // From now on promises have numbers of async_hooks, for so many storages.
    void track_promises(uint32_t storages);
    // Node makes the stream of stdout or stderr now, if it has not yet: a pipe has a number.
    void number_output(bool is_error);
    // Where the user's code stands: its innermost frame, leaving out internal ones.
    trace::SiteId here();
    // Where a function is defined; none for native ones.
    trace::SiteId site_of(JSValueConst function);
    trace::StringId intern(std::string_view text);
    // The bytes as a Buffer. Which class that is, the buffer module says by a Buffer of its own.
    JSValue new_buffer(std::string_view bytes);
    void set_buffer_model(Value model) { buffer_model_ = std::move(model); }
    // A file's name as the trace has it: relative to the script's folder where it lies in it.
    trace::StringId intern_file(std::string_view path);
    loop::Origin origin_of(JSValueConst function) { return {site_of(function), here()}; }

    // Calls a function from the loop. On a throw the exception is kept for handle_exception().
    loop::Completion call(JSValueConst function, JSValueConst receiver, std::span<JSValueConst> arguments);
    // Turns a result of the engine (frees it) into how the JavaScript ended, keeping the exception if there
    // is one.
    loop::Completion finish(JSValue result);
    // Stops all JavaScript at once: an error that scripts cannot catch. Returns JS_EXCEPTION.
    JSValue stop_script();

    // Writes to the program's stdout or stderr, and records it. is_direct: by a call on the descriptor, so
    // the stream is not made for it.
    // False: nobody reads what the program writes there any more (EPIPE).
    bool write(trace::Stream stream, std::string_view text, bool is_direct);
    // The script asks for a built-in module of Node's, by its public name. The first time takes a while.
    void spend_on_module(std::string_view name);
    // Time as the script reads it; each read costs (so that busy waits end).
    int64_t read_clock_us();   // since the epoch
    uint64_t read_clock_ns();  // since the run began

    // The exports of a built-in module ("fs", "internal/process"); loads it on first use. An exception is
    // thrown in the context and comes back as JS_EXCEPTION if there is none of that name.
    JSValue require_builtin(std::string_view name);
    static bool has_builtin(std::string_view name);

    // ---- what the loop asks ----
    loop::Completion run_job() override;
    loop::Completion process_rejections(bool* more) override;
    loop::Completion handle_exception() override;
    loop::Completion emit_before_exit() override;
    loop::Completion emit_exit() override;

  private:
    void bootstrap();
    // A hook is a function among the exports of internal/process. Sets *result to whether it returned true.
    loop::Completion call_process_hook(const char* name, std::span<JSValueConst> arguments,
                                       bool* result = nullptr);
    void forget_exception_context();
    JSValue load_builtin(std::string_view name, std::string_view code);
    Duration cost_of_output(bool is_error);
    void number_write(bool is_error);
    static void on_rejection(JSContext* context, JSValueConst promise, JSValueConst reason, bool handled,
                             void* opaque);

    loop::Loop& loop_;
    EngineOptions options_;
    Random random_;
    JSRuntime* runtime_ = nullptr;
    JSContext* context_ = nullptr;
    std::unique_ptr<Observer> observer_;
    AsyncContexts contexts_;
    std::unique_ptr<TimerObjects> timer_objects_;
    std::unique_ptr<StreamNames> stream_names_;
    Value binding_;  // natives for built-in modules
    Value primordials_;
    Value require_;                                       // what built-in modules see as `require`
    std::map<std::string, Value, std::less<>> builtins_;  // loaded module objects, by name
    Value buffer_model_;
    Value exception_;          // what was thrown and not yet handled
    Value exception_context_;  // the async context in which it was
    AsyncId exception_async_id_;
    loop::ModuleCosts module_costs_;
    bool has_written_[2] = {};  // to stdout, to stderr
    // Where the tick would stand that a write of Node's ends in.
    struct WriteTick {
        bool is_queued = false;
        uint32_t turn = 0;
        trace::Seq callback = 0;
        bool behind_ticks = false;  // by a microtask, or a listener of rejections
        uint32_t ticks_run = 0;
        trace::TickId behind;
    };
    WriteTick last_write_[2];       // to stdout, to stderr
    bool has_number_[2] = {};       // stdout, stderr
    bool rejections_told_ = false;  // to JavaScript, which has not yet looked through them all
    int depth_ = 0;                 // of calls from the loop into JavaScript
    size_t recorded_text_left_ = size_t{64} << 20;  // of all writes, in the trace
};

}  // namespace lg::script
