// What the loop asks of JavaScript. The engine implements it; tests implement it with a few lines.
#pragma once

namespace lg::loop {

// How a piece of JavaScript ended.
enum class Completion {
    normal,
    threw,    // the script side keeps the exception until handle_exception() is called
    stopped,  // process.exit() or a limit: nothing of the script may run any more
};

class Script {
  public:
    virtual ~Script() = default;

    // Runs the job at the head of the engine's microtask queue. The loop records its start and end.
    virtual Completion run_job() = 0;

    // Rule J17: behind the microtasks, looks at rejections that nobody handles. Sets *more when a handler
    // ran, so that there may be new ticks and jobs.
    virtual Completion process_rejections(bool* more) = 0;

    // An exception reached the loop. Offers it to 'uncaughtException'; without a handler it prints the
    // exception and asks the loop to stop.
    virtual Completion handle_exception() = 0;

    // The loop has nothing left to do; work may come up (rule L17).
    virtual Completion emit_before_exit() = 0;
    // The very last callback. Ticks and jobs that it queues never run.
    virtual Completion emit_exit() = 0;
};

}  // namespace lg::loop
