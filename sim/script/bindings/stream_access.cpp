#include "sim/script/bindings/stream_access.h"

namespace lg::script {

// In the order of StreamKey and StreamEvent.
static constexpr std::array key_names = {
    "_readableState", "_writableState", "state",    "length",   "highWaterMark",     "flowing",
    "errored",        "decoder",        "writable", "finished", "awaitDrainWriters", "autoDestroy",
    "allowHalfOpen",  "read",           "_read",    "clear",    "destroy",           "listenerCount",
    "nextTick"};
static constexpr std::array event_names = {"readable", "data", "resume", "end"};

StreamNames::StreamNames(JSContext* context) : context_(context) {
    static_assert(key_names.size() == static_cast<size_t>(StreamKey::count));
    static_assert(event_names.size() == static_cast<size_t>(StreamEvent::count));
    for (size_t i = 0; i < key_names.size(); i++) atoms_[i] = JS_NewAtom(context, key_names[i]);
    for (size_t i = 0; i < event_names.size(); i++) {
        events_[i] = Value{context, JS_NewString(context, event_names[i])};
    }
}

StreamNames::~StreamNames() {
    for (const JSAtom atom : atoms_) JS_FreeAtom(context_, atom);
}

}  // namespace lg::script
