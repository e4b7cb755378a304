#include "sim/base/big_stack.h"

#include "sim/base/result.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <pthread.h>
#endif

namespace lg {

#ifdef _WIN32

struct BigStackThread::System {
    HANDLE thread;
};

static DWORD WINAPI call_body(void* body) {
    (*static_cast<const std::function<void()>*>(body))();
    return 0;
}

BigStackThread::BigStackThread(size_t bytes, std::function<void()> body)
    : body_(std::move(body)), system_(std::make_unique<System>()) {
    system_->thread =
        CreateThread(nullptr, bytes, call_body, &body_, STACK_SIZE_PARAM_IS_A_RESERVATION, nullptr);
    LG_CHECK(system_->thread, "the system gives no thread");
}

BigStackThread::~BigStackThread() {
    WaitForSingleObject(system_->thread, INFINITE);
    CloseHandle(system_->thread);
}

#else

struct BigStackThread::System {
    pthread_t thread;
};

static void* call_body(void* body) {
    (*static_cast<const std::function<void()>*>(body))();
    return nullptr;
}

BigStackThread::BigStackThread(size_t bytes, std::function<void()> body)
    : body_(std::move(body)), system_(std::make_unique<System>()) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, bytes);
    const int failed = pthread_create(&system_->thread, &attributes, call_body, &body_);
    pthread_attr_destroy(&attributes);
    LG_CHECK(failed == 0, "the system gives no thread");
}

BigStackThread::~BigStackThread() { pthread_join(system_->thread, nullptr); }

#endif

void run_on_big_stack(size_t bytes, const std::function<void()>& body) {
    const BigStackThread thread(bytes, body);
}

}  // namespace lg
