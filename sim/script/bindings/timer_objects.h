// The objects that setTimeout and setImmediate return: what a script holds, and the loop's ids in them. Made
// here and not in JavaScript, because programs make them by the million. The engine's thread.
#pragma once
#include <span>

#include "sim/script/value.h"
#include "sim/trace/event.h"

namespace lg::script {

class TimerObjects {
  public:
    explicit TimerObjects(JSContext* context);
    ~TimerObjects();
    TimerObjects(const TimerObjects&) = delete;
    TimerObjects& operator=(const TimerObjects&) = delete;

    // The prototypes that the module `timers` made, and its function that makes a delay of any value.
    void set_prototypes(JSValueConst timeout, JSValueConst immediate);
    void set_coerce(JSValueConst function) { coerce_ = Value::share(context_, function); }
    JSValueConst coerce() const { return coerce_.get(); }

    // What is known of an object besides its properties.
    struct State {
        uint32_t id = 0;  // 0: it is no object of this kind
        bool referenced = true;
        bool cleared = false;
        bool running = false;  // its callback is
    };

    // New objects, with the properties that Node's have; an exception if memory ran out. `delay` is in
    // milliseconds and may have a fraction. `list` is an array or undefined, and is freed.
    JSValue new_timeout(trace::TimerId id, JSValueConst callback, double delay, bool repeat, JSValue list);
    JSValue new_immediate(JSValueConst callback, JSValue list);

    State timeout(JSValueConst object) const { return state_of(object, timeout_class_); }
    State immediate(JSValueConst object) const { return state_of(object, immediate_class_); }
    // The object must be of a kind, and keeps it.
    static void set_state(JSValueConst object, const State& state);

    // Programs change the properties of timeouts, though nobody told them that they may. What the object says
    // now: the function to call, and in how many milliseconds again behind that call, 0 for never. No code of
    // the script's runs for it: an accessor says nothing.
    Value callback_of(JSValueConst timeout) const { return field(timeout, on_timeout_); }
    double repeats_in(JSValueConst timeout) const;

    // The arguments as an array; undefined if there are none.
    static JSValue list_of(JSContext* context, std::span<JSValueConst> arguments);

  private:
    static State state_of(JSValueConst object, JSClassID kind);
    void define(JSValueConst object, JSAtom name, JSValue value);
    Value field(JSValueConst object, JSAtom name) const;

    JSContext* context_;
    JSClassID timeout_class_ = 0, immediate_class_ = 0;
    JSAtom idle_timeout_, on_timeout_, timer_args_, repeat_, on_immediate_, argv_;
    Value coerce_;
};

}  // namespace lg::script
