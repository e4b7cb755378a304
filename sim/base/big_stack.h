// A thread with a stack that is large enough for deep JavaScript recursion.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>

namespace lg {

// Runs `body` on a thread of its own with a stack of `bytes`, and waits for its end. The memory is reserved,
// and used only as far as the stack grows. Aborts if the system gives no thread.
void run_on_big_stack(size_t bytes, const std::function<void()>& body);

// The same without waiting: its destructor does.
class BigStackThread {
  public:
    BigStackThread(size_t bytes, std::function<void()> body);
    ~BigStackThread();
    BigStackThread(const BigStackThread&) = delete;
    BigStackThread& operator=(const BigStackThread&) = delete;

  private:
    struct System;
    std::function<void()> body_;
    std::unique_ptr<System> system_;
};

}  // namespace lg
