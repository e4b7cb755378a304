#include "gui/layout/queues.h"

#include <algorithm>

namespace lg::gui::layout {
namespace {

using namespace trace;

class Collector {
  public:
    Collector(const World& world, const Thread& thread, size_t cards_max)
        : world_(world), thread_(thread), cards_max_(cards_max) {}

    Queue collect(QueueKind kind) {
        if (kind == QueueKind::stack) collect_stack();
        if (kind == QueueKind::ticks) collect_ticks();
        if (kind == QueueKind::microtasks) collect_jobs();
        if (kind == QueueKind::macrotasks) collect_macrotasks();
        return std::move(queue_);
    }

  private:
    bool has_room() const { return queue_.cards.size() < cards_max_; }

    void collect_stack() {
        queue_.total = thread_.stack.size();
        for (size_t i = thread_.stack.size(); i > 0 && has_room(); i--) {
            const Frame& frame = thread_.stack[i - 1];
            queue_.cards.push_back(
                {{ThingKind::frame, static_cast<uint32_t>(i)}, {}, {}, frame.function, {}, frame.born});
        }
    }
    void collect_ticks() {
        queue_.total = thread_.ticks.size();
        thread_.ticks.for_each([&](TickId id, const Tick& tick) {
            queue_.cards.push_back(
                {{ThingKind::tick, id.value}, {}, {}, tick.function, tick.label, tick.born});
            return has_room();
        });
    }
    void collect_jobs() {
        queue_.total = thread_.jobs.size();
        thread_.jobs.for_each([&](JobId id, const Job& job) {
            queue_.cards.push_back({{ThingKind::job, id.value}, {}, job.kind, job.handler, {}, job.born});
            return has_room();
        });
    }
    void collect_macrotasks() {
        collect_due_timers();
        for (const OperationId id : thread_.pending) add(id, CallbackKind::pending);
        for (const OperationId id : thread_.finished) {
            const Operation* operation = world_.operations.find(id);
            add(id, operation && operation->is_work ? CallbackKind::work : CallbackKind::io);
        }
        add_messages();
        add_immediates(thread_.immediate_batch);
        add_immediates(thread_.immediates);
        // The last closed goes first (rule L15).
        for (size_t i = thread_.closing.size(); i > 0; i--) {
            const HandleId id = thread_.closing[i - 1];
            const Handle* handle = thread_.handles.find(id);
            add({{ThingKind::handle, id.value},
                 CallbackKind::close,
                 {},
                 {},
                 handle ? handle->label : StringId{},
                 handle ? handle->born : 0});
        }
    }
    void collect_due_timers() {
        for (const auto& [delay_ms, list] : thread_.timers.lists()) {
            for (TimerId id = list.first; id;) {
                const Timer* timer = thread_.timers.find(id);
                if (!timer || timer->due_ms > thread_.loop_ms) break;
                add({{ThingKind::timer, id.value},
                     CallbackKind::timer,
                     {},
                     timer->function,
                     {},
                     timer->born});
                id = timer->next;
            }
        }
    }
    // Those whose port a handle of this thread holds.
    void add_messages() {
        if (world_.messages.empty()) return;
        std::vector<PortId> held;
        thread_.handles.for_each([&](HandleId, const Handle& handle) {
            if (handle.port) held.push_back(handle.port);
        });
        std::sort(held.begin(), held.end());
        world_.messages.for_each([&](MessageId id, const Posted& posted) {
            if (!std::binary_search(held.begin(), held.end(), posted.port)) return;
            add({{ThingKind::message, id.value}, CallbackKind::message, {}, {}, posted.what, posted.born});
        });
    }
    void add_immediates(const IdTable<ImmediateId, Immediate>& immediates) {
        const size_t before = queue_.total;
        immediates.for_each([&](ImmediateId id, const Immediate& immediate) {
            add({{ThingKind::immediate, id.value},
                 CallbackKind::immediate,
                 {},
                 immediate.function,
                 {},
                 immediate.born});
            return has_room();
        });
        queue_.total = before + immediates.size();
    }
    void add(OperationId id, CallbackKind kind) {
        if (!has_room()) {
            queue_.total++;
            return;
        }
        const Operation* operation = world_.operations.find(id);
        add({{ThingKind::operation, id.value},
             kind,
             {},
             {},
             operation ? operation->detail : StringId{},
             operation ? operation->changed : 0});
    }
    void add(const QueueCard& card) {
        queue_.total++;
        if (has_room()) queue_.cards.push_back(card);
    }

    const World& world_;
    const Thread& thread_;
    size_t cards_max_;
    Queue queue_;
};

}  // namespace

Queue queue_of(const World& world, const Thread& thread, QueueKind kind, size_t cards_max) {
    return Collector(world, thread, cards_max).collect(kind);
}

}  // namespace lg::gui::layout
