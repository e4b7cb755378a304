#include "sim/base/big_stack.h"

#include "sim/base/result.h"

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <pthread.h>
#endif

namespace lg {

#ifdef _WIN32

static DWORD WINAPI call_body(void* body) {
    (*static_cast<const std::function<void()>*>(body))();
    return 0;
}

void run_on_big_stack(size_t bytes, const std::function<void()>& body) {
    void* argument = const_cast<std::function<void()>*>(&body);
    const HANDLE thread =
        CreateThread(nullptr, bytes, call_body, argument, STACK_SIZE_PARAM_IS_A_RESERVATION, nullptr);
    LG_CHECK(thread, "the system gives no thread");
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
}

#else

static void* call_body(void* body) {
    (*static_cast<const std::function<void()>*>(body))();
    return nullptr;
}

void run_on_big_stack(size_t bytes, const std::function<void()>& body) {
    void* argument = const_cast<std::function<void()>*>(&body);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, bytes);
    pthread_t thread;
    const int failed = pthread_create(&thread, &attributes, call_body, argument);
    pthread_attr_destroy(&attributes);
    LG_CHECK(failed == 0, "the system gives no thread");
    pthread_join(thread, nullptr);
}

#endif

}  // namespace lg
