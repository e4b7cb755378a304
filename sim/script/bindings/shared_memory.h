// Memory that several engines of the process may hold at once: what is behind a SharedArrayBuffer. It lives
// as long as any of them, or a message on its way, refers to it. One thread at a time.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/loop/loop.h"
#include "sim/script/value.h"

namespace lg::script {

// From here on the runtime's SharedArrayBuffers are of such memory.
void share_memory_between_threads(JSRuntime* runtime, loop::Loop& loop);

// A reference to some, of no engine.
class SharedBytes {
  public:
    // That of a SharedArrayBuffer; nothing for any other value.
    static std::optional<SharedBytes> of(JSContext* context, JSValueConst value);
    ~SharedBytes();
    SharedBytes(const SharedBytes& other);
    SharedBytes(SharedBytes&& other) noexcept;
    SharedBytes& operator=(const SharedBytes&) = delete;
    SharedBytes& operator=(SharedBytes&& other) noexcept;

    // A SharedArrayBuffer over it.
    JSValue new_buffer(JSContext* context) const;

  private:
    SharedBytes(uint8_t* bytes, size_t size);
    uint8_t* bytes_;
    size_t size_;
};

}  // namespace lg::script
