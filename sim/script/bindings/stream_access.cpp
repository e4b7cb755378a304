#include "sim/script/bindings/stream_access.h"

namespace lg::script {

// In the order of StreamKey and StreamWord.
static constexpr std::array key_names = {"_readableState",
                                         "_writableState",
                                         "state",
                                         "length",
                                         "highWaterMark",
                                         "flowing",
                                         "errored",
                                         "decoder",
                                         "writable",
                                         "finished",
                                         "awaitDrainWriters",
                                         "autoDestroy",
                                         "allowHalfOpen",
                                         "read",
                                         "_read",
                                         "clear",
                                         "destroy",
                                         "listenerCount",
                                         "nextTick",
                                         "destroyed",
                                         "closed",
                                         "closeEmitted",
                                         "emitClose",
                                         "constructed",
                                         "ending",
                                         "ended",
                                         "objectMode",
                                         "decodeStrings",
                                         "defaultEncoding",
                                         "pendingcb",
                                         "writelen",
                                         "writecb",
                                         "writing",
                                         "sync",
                                         "onwrite",
                                         "_write",
                                         "corked",
                                         "needDrain",
                                         "buffered",
                                         "bufferedIndex",
                                         "afterWriteTickInfo",
                                         "cb",
                                         "count",
                                         "stream"};
static constexpr std::array word_names = {"readable", "data", "resume", "end",   "close",
                                          "drain",    "utf8", "latin1", "buffer"};

StreamNames::StreamNames(JSContext* context) : context_(context) {
    static_assert(key_names.size() == static_cast<size_t>(StreamKey::count));
    static_assert(word_names.size() == static_cast<size_t>(StreamWord::count));
    for (size_t i = 0; i < key_names.size(); i++) atoms_[i] = JS_NewAtom(context, key_names[i]);
    for (size_t i = 0; i < word_names.size(); i++) {
        words_[i] = Value{context, JS_NewString(context, word_names[i])};
    }
}

StreamNames::~StreamNames() {
    for (const JSAtom atom : atoms_) JS_FreeAtom(context_, atom);
}

}  // namespace lg::script
