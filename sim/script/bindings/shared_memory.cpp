#include "sim/script/bindings/shared_memory.h"

#include <cstdlib>
#include <new>
#include <utility>

#include "sim/script/observe.h"

namespace lg::script {

namespace {

// Stands before the bytes.
struct alignas(16) Header {
    size_t references;
    size_t size;
    uint64_t* total;  // of the process, which outlives them all
};

Header& header_of(void* bytes) { return *(static_cast<Header*>(bytes) - 1); }

// It counts against the limit as what is in the engines' heaps does.
void* allocate(void* opaque, size_t size) {
    loop::Loop& loop = *static_cast<loop::Loop*>(opaque);
    loop::Process& process = loop.process();
    const uint64_t maximum = process.memory_max;
    if (maximum && process.heap_bytes + size > maximum) {
        loop.stop_at_limit(trace::LimitKind::memory, maximum);
        return nullptr;
    }
    void* block = std::malloc(sizeof(Header) + size);
    if (!block) return nullptr;
    process.heap_bytes += size;
    return new (block) Header{1, size, &process.heap_bytes} + 1;
}
void release(void*, void* bytes) {
    if (!bytes || --header_of(bytes).references > 0) return;
    *header_of(bytes).total -= header_of(bytes).size;
    std::free(&header_of(bytes));
}
void retain(void*, void* bytes) {
    if (bytes) header_of(bytes).references++;
}

}  // namespace

void share_memory_between_threads(JSRuntime* runtime, loop::Loop& loop) {
    const JSSharedArrayBufferFunctions functions{allocate, release, retain, &loop};
    JS_SetSharedArrayBufferFunctions(runtime, &functions);
}

SharedBytes::SharedBytes(uint8_t* bytes, size_t size) : bytes_(bytes), size_(size) {}
SharedBytes::SharedBytes(const SharedBytes& other) : bytes_(other.bytes_), size_(other.size_) {
    retain(nullptr, bytes_);
}
SharedBytes::SharedBytes(SharedBytes&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(other.size_) {}
SharedBytes& SharedBytes::operator=(SharedBytes&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
}
SharedBytes::~SharedBytes() { release(nullptr, bytes_); }

std::optional<SharedBytes> SharedBytes::of(JSContext* context, JSValueConst value) {
    if (observe_class(context, value) != OBSERVE_CLASS_SHARED_ARRAY_BUFFER) return std::nullopt;
    size_t size = 0;
    uint8_t* bytes = JS_GetArrayBuffer(context, &size, value);
    if (!bytes) return std::nullopt;
    retain(nullptr, bytes);
    return SharedBytes(bytes, size);
}

JSValue SharedBytes::new_buffer(JSContext* context) const {
    // The engine retains what it is given.
    return JS_NewArrayBuffer(context, bytes_, size_, 0, nullptr, nullptr, true);
}

}  // namespace lg::script
