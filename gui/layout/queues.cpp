#include "gui/layout/queues.h"

namespace lg::gui::layout {
namespace {

using namespace trace;

class Collector {
  public:
    Collector(const World& world, size_t cards_max) : world_(world), cards_max_(cards_max) {}

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
        queue_.total = world_.stack.size();
        for (size_t i = world_.stack.size(); i > 0 && has_room(); i--) {
            const Frame& frame = world_.stack[i - 1];
            queue_.cards.push_back(
                {{ThingKind::frame, static_cast<uint32_t>(i)}, {}, {}, frame.function, {}, frame.born});
        }
    }
    void collect_ticks() {
        queue_.total = world_.ticks.size();
        world_.ticks.for_each([&](TickId id, const Tick& tick) {
            queue_.cards.push_back(
                {{ThingKind::tick, id.value}, {}, {}, tick.function, tick.label, tick.born});
            return has_room();
        });
    }
    void collect_jobs() {
        queue_.total = world_.jobs.size();
        world_.jobs.for_each([&](JobId id, const Job& job) {
            queue_.cards.push_back({{ThingKind::job, id.value}, {}, job.kind, job.handler, {}, job.born});
            return has_room();
        });
    }
    void collect_macrotasks() {
        collect_due_timers();
        for (const OperationId id : world_.pending) add(id, CallbackKind::pending);
        for (const OperationId id : world_.finished) {
            const Operation* operation = world_.operations.find(id);
            add(id, operation && operation->is_work ? CallbackKind::work : CallbackKind::io);
        }
        add_messages();
        add_immediates(world_.immediate_batch);
        add_immediates(world_.immediates);
        // The last closed goes first (rule L15).
        for (size_t i = world_.closing.size(); i > 0; i--) {
            const HandleId id = world_.closing[i - 1];
            const Handle* handle = world_.handles.find(id);
            add({{ThingKind::handle, id.value},
                 CallbackKind::close,
                 {},
                 {},
                 handle ? handle->label : StringId{},
                 handle ? handle->born : 0});
        }
    }
    void collect_due_timers() {
        for (const auto& [delay_ms, list] : world_.timers.lists()) {
            for (TimerId id = list.first; id;) {
                const Timer* timer = world_.timers.find(id);
                if (!timer || timer->due_ms > world_.loop_ms) break;
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
    void add_messages() {
        world_.messages.for_each([&](MessageId id, const Posted& posted) {
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
    size_t cards_max_;
    Queue queue_;
};

}  // namespace

Queue queue_of(const World& world, QueueKind kind, size_t cards_max) {
    return Collector(world, cards_max).collect(kind);
}

}  // namespace lg::gui::layout
