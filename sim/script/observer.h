// Turns what the engine does (observe.h) into events of the trace. One per engine; the engine's thread.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/loop/loop.h"
#include "sim/script/async_contexts.h"
#include "sim/script/observe.h"

namespace lg::script {

struct ObserverOptions {
    uint64_t random_seed = 1;
    bool lines = true;
    bool frames = true;
    bool trace = true;  // false: promises, places and the heap are not recorded; frames must be false, too
    Duration operation_cost;
    Duration clock_read_cost;
    uint64_t operations_max = 0;  // 0: no limit
    uint64_t memory_max = 0;      // bytes of the heaps of all engines of the process; 0: no limit
    uint64_t own_memory_max = 0;  // bytes of this one's, which end its thread alone; 0: no limit
    int64_t epoch_ms = 0;
    std::string folder;                 // files in it are named relative to it
    AsyncContexts* contexts = nullptr;  // to be told of reactions and jobs
};

// The path behind `folder/`, or the whole path if it does not lie in the folder.
std::string_view relative_to(std::string_view folder, std::string_view path);

class Observer {
  public:
    // loop and runtime must outlive the observer.
    Observer(loop::Loop& loop, JSRuntime* runtime, JSContext* context, const ObserverOptions& options);
    ~Observer();
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;

    // From here on it is the user's run: what the runtime did to get ready costs no time and is not told.
    void start();

    // How many arguments the callback or tick has that runs now.
    void set_arguments(uint32_t count) { arguments_ = count; }

    // Where the user's code stands: its innermost frame that is not internal; none if there is none, or no
    // trace.
    trace::SiteId here();
    trace::SiteId site_of_function(uint32_t function);
    trace::SiteId site(const ObservePosition& position);

    // Reading the clock costs, so that a script that waits for it to move on comes to an end.
    Time read_clock();

    // Lets virtual time pass for what the script has executed since the last call.
    void pass_time();
    bool is_out_of_memory() const { return is_out_of_memory_; }
    // Records the engine's heap, if it changed by a page or more since it was last recorded.
    void measure_heap();
    // From now on AsyncContexts hear of promises, even if nobody reads the trace.
    void track_promises();

  private:
    struct Function {
        trace::StringId name;
        trace::StringId file;
        trace::SiteId definition;
        bool is_internal = false;
        bool is_hidden = false;  // no code of anybody's: the wrapper around a module, a lazy global
        bool known = false;
    };
    const Function& function(uint32_t number) {
        const bool is_known = number < functions_.size() && functions_[number].known;
        return is_known ? functions_[number] : learn_function(number);
    }
    const Function& learn_function(uint32_t number);
    // A place of the user's code, by the code that stands there.
    struct Known {
        ObserveCode code{};
        trace::SiteId site;
    };
    // The same where `known` is of other code.
    trace::SiteId learn_place(const ObserveCode& code, Known& known);
    trace::SiteId handler_site(const ObserveJob& job);
    // Where an await stands, once it has suspended its function; else where the code stands.
    trace::SiteId place_of(uint32_t coroutine);
    trace::StringId preview(JSValueConst value);
    // What stands for values that have no text of their own. Most promises settle with one of them.
    enum Word : uint8_t {
        undefined_word,
        null_word,
        true_word,
        false_word,
        array_word,
        error_word,
        function_word,
        object_word,
        word_count
    };
    trace::StringId word(Word which);

    // The hooks, called by the engine.
    static ObserveHooks hooks(const ObserverOptions& options);
    uint32_t entry() const;
    static void add_promise_hooks(ObserveHooks& table);
    static void add_frame_hooks(ObserveHooks& table);
    void on_job_queued(const ObserveJob& job);
    void on_promise_settled(uint32_t promise, bool rejected, JSValueConst value);
    void on_reaction_added(const ObserveReaction& reaction);
    void on_frame_pushed(const ObserveFrame& frame);
    void on_frame_popped(bool threw);
    void on_frame_suspended(const ObserveFrame& frame, ObserveSuspension why, ObservePosition at);
    void on_frame_resumed(const ObserveFrame& frame, ObservePosition at);
    bool on_interrupt();
    bool stop_at_limit(trace::LimitKind limit, uint64_t maximum, uint64_t value);
    void run_out_of_memory();
    // Adds what this engine has done and holds since the last time to what the process has.
    void tell_process();

    loop::Loop& loop_;
    trace::Recorder& recorder_;
    JSRuntime* runtime_;
    JSContext* context_;
    const ObserverOptions options_;
    bool started_ = false;
    uint64_t operations_seen_ = 0;
    uint64_t heap_seen_ = 0;
    uint64_t work_told_ = 0;
    uint64_t heap_told_ = 0;
    uint32_t arguments_ = 0;
    bool is_out_of_memory_ = false;
    std::array<trace::StringId, word_count> words_{};  // once they were needed
    uint32_t previews_left_ = 200'000;  // texts of settled values are for reading: enough is enough
    std::vector<Function> functions_;   // by number
    std::unordered_map<uint64_t, trace::SiteId> sites_;  // by function, line and column; looked up only
    // The places asked for last, by the address of the code: looked up only.
    static constexpr size_t known_places = 256;
    std::array<Known, known_places> known_{};
    std::vector<bool> shown_;  // for each frame that the engine told of: whether the trace has it
};

}  // namespace lg::script
