// What goes along with a script's work across callbacks and promises. A value for AsyncLocalStorage: as V8's
// continuation-preserved embedder data. It is undefined in all scripts that use no AsyncLocalStorage, and
// then nothing is kept. And the numbers of async_hooks: each timer, immediate, tick and request gets the next
// one, and promises do once they are tracked. The engine's thread.
#pragma once
#include <deque>
#include <optional>
#include <unordered_map>

#include "sim/script/observe.h"
#include "sim/script/value.h"

namespace lg::script {

// The number of an async resource, and of the one in which it was made. 0: there is none.
struct AsyncId {
    int32_t id = 0;
    int32_t trigger = 0;
};

class AsyncContexts {
  public:
    // What async_hooks know of a promise. One that is only known as another's origin has no origin itself.
    struct OfPromise {
        AsyncId id;
        bool has_trigger = false;
        uint32_t storages = 0;  // how many were in use when it was made
        Value context;          // in which it was made
    };

    const Value& current() const { return current_; }
    void set_current(Value value) { current_ = std::move(value); }

    AsyncId executing() const { return executing_; }
    void set_executing(AsyncId executing) { executing_ = executing; }
    // Of a resource that what runs now makes.
    AsyncId make_id() { return {++last_id_, executing_.id}; }
    void skip_ids(int32_t count) { last_id_ += count; }

    // From when on queueMicrotask() makes a resource: always, or where there is a context to hand on.
    void set_microtasks_are_resources(bool always) { microtasks_are_resources_ = always; }
    // From now on promises have numbers, as under Node's hooks. How many storages are in use.
    void track_promises(uint32_t storages) { storages_ = storages; }
    bool tracks_promises() const { return storages_ != 0; }
    const OfPromise* of_promise(uint32_t promise) const;
    void promise_created(uint32_t promise, uint32_t parent);
    void promise_freed(uint32_t promise);

    // What the observed engine tells. A callback of `then` runs in the context in which `then` was called; a
    // function goes on behind `await` in its own.
    void reaction_added(const ObserveReaction& reaction);
    // is_own: a microtask of ours, not of the script's.
    void job_queued(const ObserveJob& job, bool is_own);
    // The context and the number of a job that begins; they are forgotten.
    Value take(uint32_t job);
    AsyncId take_id(uint32_t job);

    // Makes a context the current one for as long as it lives.
    class Scope {
      public:
        Scope(AsyncContexts& contexts, Value value, AsyncId executing)
            : contexts_(contexts),
              before_(std::exchange(contexts.current_, std::move(value))),
              executing_before_(std::exchange(contexts.executing_, executing)) {}
        ~Scope() {
            contexts_.current_ = std::move(before_);
            contexts_.executing_ = executing_before_;
        }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

      private:
        AsyncContexts& contexts_;
        Value before_;
        AsyncId executing_before_;
    };

  private:
    using Table = std::unordered_map<uint32_t, Value>;  // looked up only
    static Value take_from(Table& table, uint32_t key);
    // A job whose number is known, or that has the number of the promise which it settles.
    struct Numbered {
        uint32_t job = 0;
        bool has_id = false;
        AsyncId id;
        uint32_t promise = 0;
    };
    void number_job(const ObserveJob& job, bool is_own);
    AsyncId id_of_running(uint32_t promise);
    int32_t id_of_origin(uint32_t promise);

    Value current_;
    Table of_promises_;    // by the promise that `then` returned
    Table of_coroutines_;  // by the function that waits
    Table of_jobs_;

    int32_t last_id_ = 1;  // the main script's
    AsyncId executing_;
    bool microtasks_are_resources_ = false;
    uint32_t storages_ = 0;
    std::unordered_map<uint32_t, OfPromise> promises_;  // looked up only
    std::unordered_map<uint32_t, AsyncId> awaits_;      // by the function that waits; looked up only
    std::deque<Numbered> numbered_;                     // as they will run
};

}  // namespace lg::script
