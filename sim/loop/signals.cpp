#include "sim/loop/signals.h"

#include <utility>

namespace lg::loop {

void Signals::watch(int number, StringId name, Task task) { watched_[number] = {name, std::move(task)}; }

bool Signals::raise(int number) {
    if (!watched_.contains(number)) return false;
    come_.push_back(number);
    return true;
}

void Signals::deliver() {
    for (const int number : std::exchange(come_, {})) {
        const auto found = watched_.find(number);
        if (found == watched_.end()) continue;  // nobody listens any more
        const Watched watched = found->second;  // the callback may end the watching
        loop_.run_callback(
            {CallbackKind::signal, static_cast<uint32_t>(number), {}, watched.name, 0, Rule::L11},
            watched.task);
        if (loop_.stopping()) return;
    }
}

}  // namespace lg::loop
