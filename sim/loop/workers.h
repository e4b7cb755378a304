// Worker threads, as the loop that made them sees them: each is a handle that keeps the loop alive until the
// thread has ended, and its end is a callback in poll. Part of the loop; one thread.
#pragma once
#include "sim/loop/loop.h"

namespace lg::loop {

// The threads that one loop has made.
class Workers {
  public:
    explicit Workers(Loop& loop) : loop_(loop) {}

    // What came of a thread: with which code it ended, and why.
    struct Ending {
        trace::ExitReason reason = trace::ExitReason::loop_empty;
        int exit_code = 0;
        bool is_out_of_memory = false;
    };
    using ExitTask = std::function<Completion(const Ending&)>;
    struct Request {
        StringId script;
        StringId label;
        SiteId from;
        ExitTask exited;
    };

    // A new thread, that has to be started by whoever asks: on a thread of the system's own it enters
    // `host`, runs, tells the process of its end and leaves. Without a host: the limit of them is
    // reached and the run stops, or there is an error.
    struct Created {
        HandleId handle;
        uint32_t thread = 0;
        std::unique_ptr<host::Host> host;
        int64_t error = 0;  // minus an error number: what a thread needs is not to be had
    };
    Created create(Request request);
    void set_referenced(HandleId handle, bool referenced);
    // Ends the thread with code 1 at its next safe point.
    void terminate(HandleId handle);
    // The same for all, and waits until they have ended.
    void end_all();

    // ---- the loop's own side, and a thread's
    // Runs the callbacks of the threads that have ended.
    void deliver();
    // On the thread that ends, the last that it does before it leaves its host.
    void ended(uint32_t thread, const Ending& ending);

  private:
    // How long the new thread takes to start.
    Duration start_up();

    struct Entry {
        uint32_t thread = 0;
        ExitTask exited;
        bool referenced = true;
        std::optional<Ending> ending;
        Time ended_at;
    };

    Loop& loop_;
    IdTable<HandleId, Entry> entries_;
    bool is_ending_ = false;  // the loop waits for all of them
};

}  // namespace lg::loop
