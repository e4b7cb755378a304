#include "sim/loop/workers.h"

namespace lg::loop {

using namespace trace;

// From the call to a thread that runs the script, and from its end to the one that waits for it: what
// Node 20 took on the machine on which the model was measured.
static constexpr Duration creation_cost = Duration::of_us(1'500);
static constexpr Duration usual_start_up = Duration::of_ms(20);
// Of two threads that were created so close to each other, either may be the first to run.
static constexpr Duration start_slack = Duration::of_ms(3);

// A thread that is still to start, created just before, may be overtaken.
Duration Workers::start_up() {
    const Process& process = loop_.process_;
    const auto other = static_cast<uint32_t>(process.threads.size() - 1);
    const Time begins = loop_.host_.now() + usual_start_up;
    if (other == 0 || process.threads[other].loop || process.threads[other].has_ended ||
        process.threads[other].begins + start_slack < begins)
        return usual_start_up;
    const bool usual_first = loop_.races_.starts(other, other + 1);
    return usual_first ? usual_start_up
                       : process.threads[other].begins + Duration::of_us(-50) - loop_.host_.now();
}

Workers::Created Workers::create(Request request) {
    Process& process = loop_.process_;
    const uint32_t maximum = loop_.limits_.threads;
    if (process.threads_alive() >= maximum || process.threads.size() >= lanes_max) {
        loop_.recorder_.emit(LimitReached{maximum, LimitKind::threads});
        process.stop_all(ExitReason::limit, limit_exit_code);
        return {};
    }
    Created created;
    created.error = loop_.host_.prepare_thread();
    if (created.error < 0) return created;
    loop_.spend(creation_cost);
    created.thread = static_cast<uint32_t>(process.threads.size());
    loop_.recorder_.emit(ThreadCreated{created.thread, request.script, request.label, request.from});
    const Duration delay = start_up();
    created.host = loop_.host_.make_thread(delay);
    process.add_thread(*created.host);
    process.threads[created.thread].begins = loop_.host_.now() + delay;
    created.handle = process.handle_ids.next();
    loop_.recorder_.emit(HandleOpened{created.handle, HandleKind::thread, -1, request.label});
    loop_.recorder_.emit(HandleChanged{created.handle, Flag::yes, Flag::yes});
    Entry entry;
    entry.thread = created.thread;
    entry.exited = std::move(request.exited);
    entries_.insert(created.handle, std::move(entry));
    return created;
}

void Workers::set_referenced(HandleId handle, bool referenced) {
    Entry* entry = entries_.find(handle);
    if (!entry || entry->referenced == referenced) return;
    entry->referenced = referenced;
    loop_.recorder_.emit(HandleChanged{handle, Flag::yes, flag(referenced)});
}

void Workers::terminate(HandleId handle) {
    const Entry* entry = entries_.find(handle);
    if (!entry || entry->ending) return;
    // Who has not begun has no environment that could be stopped, and nothing to say of it.
    const bool has_begun = loop_.process_.threads[entry->thread].loop;
    loop_.process_.stop_thread(entry->thread, ExitReason::terminated, has_begun ? 1 : 0);
}

void Workers::end_all() {
    is_ending_ = true;
    bool are_alive = false;
    do {
        are_alive = false;
        entries_.for_each([&](HandleId handle, const Entry& entry) {
            if (entry.ending) return;
            terminate(handle);
            are_alive = true;
        });
        if (are_alive) loop_.host_.block(std::nullopt);
    } while (are_alive);
    entries_.for_each([&](HandleId, const Entry& entry) { loop_.process_.join(entry.thread); });
    loop_.spend(Duration{});
}

void Workers::deliver() {
    std::vector<HandleId> ended;
    entries_.for_each([&](HandleId handle, const Entry& entry) {
        if (entry.ending && entry.ended_at <= loop_.host_.now()) ended.push_back(handle);
    });
    for (const HandleId handle : ended) {
        if (loop_.stopping()) return;
        const Entry entry = std::move(*entries_.find(handle));
        entries_.erase(handle);
        loop_.process_.join(entry.thread);
        const Handle record = *loop_.thread().handles.find(handle);
        loop_.recorder_.emit(HandleClosing{handle});
        loop_.recorder_.emit(HandleClosed{handle});
        loop_.run_callback({CallbackKind::thread_exit, handle.value, {}, record.label, record.born, Rule::T9},
                           [&] { return entry.exited(*entry.ending); });
    }
}

void Workers::ended(uint32_t thread, const Ending& ending) {
    entries_.for_each([&](HandleId handle, const Entry& entry) {
        if (entry.thread != thread) return;
        Entry& found = *entries_.find(handle);
        found.ending = ending;
        found.ended_at = loop_.process_.threads[thread].host->now();
    });
    loop_.process_.threads[thread].has_ended = true;
    if (is_ending_) loop_.host_.unblock();
    else loop_.host_.wake();
}

}  // namespace lg::loop
