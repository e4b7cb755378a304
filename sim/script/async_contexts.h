// The value that goes along with a script's work across callbacks and promises, for AsyncLocalStorage: as
// V8's continuation-preserved embedder data. It is undefined in all scripts that use no AsyncLocalStorage,
// and then nothing is kept. The engine's thread.
#pragma once
#include <unordered_map>

#include "sim/script/observe.h"
#include "sim/script/value.h"

namespace lg::script {

class AsyncContexts {
  public:
    const Value& current() const { return current_; }
    void set_current(Value value) { current_ = std::move(value); }

    // What the observed engine tells. A callback of `then` runs in the context in which `then` was called; a
    // function goes on behind `await` in its own.
    void reaction_added(const ObserveReaction& reaction);
    void job_queued(const ObserveJob& job);
    // The context of a job that begins; it is forgotten.
    Value take(uint32_t job);

    // Makes a context the current one for as long as it lives.
    class Scope {
      public:
        Scope(AsyncContexts& contexts, Value value)
            : contexts_(contexts), before_(std::exchange(contexts.current_, std::move(value))) {}
        ~Scope() { contexts_.current_ = std::move(before_); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

      private:
        AsyncContexts& contexts_;
        Value before_;
    };

  private:
    using Table = std::unordered_map<uint32_t, Value>;  // looked up only
    static Value take_from(Table& table, uint32_t key);

    Value current_;
    Table of_promises_;    // by the promise that `then` returned
    Table of_coroutines_;  // by the function that waits
    Table of_jobs_;
};

}  // namespace lg::script
