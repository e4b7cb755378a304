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

StreamNames::StreamNames(JSContext* context) : Names(context, key_names) {
    static_assert(word_names.size() == static_cast<size_t>(StreamWord::count));
    for (size_t i = 0; i < word_names.size(); i++) {
        words_[i] = Value{context, JS_NewString(context, word_names[i])};
    }
}

}  // namespace lg::script
