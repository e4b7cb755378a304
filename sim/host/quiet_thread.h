// Threads that take no signals: those belong to the thread that began the program.
#pragma once
#include <functional>
#include <thread>

namespace lg::host {

std::thread quiet_thread(std::function<void()> body);

}  // namespace lg::host
