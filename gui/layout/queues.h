// What stands in which line of a thread, as cards in the order in which they will go. Pure: a world in, cards
// out.
#pragma once
#include <cstddef>
#include <vector>

#include "gui/layout/thing.h"
#include "sim/trace/world.h"

namespace lg::gui::layout {

enum class QueueKind : uint8_t { stack, ticks, microtasks, macrotasks };

struct QueueCard {
    Thing thing;
    trace::CallbackKind callback = trace::CallbackKind::main_script;  // of a macrotask: what it will be
    trace::JobKind job = trace::JobKind::reaction;                    // of a microtask
    trace::SiteId function;
    trace::StringId label;
    trace::Seq born = 0;  // the event that put it here
};

struct Queue {
    size_t total = 0;
    std::vector<QueueCard> cards;  // head first; as many as were asked for
};

// The stack's head is its top. Macrotasks are the callbacks that wait only for their phase: due timers,
// put-off and finished operations, immediates and closing handles. Costs no more than cards_max and the due
// timers.
Queue queue_of(const trace::World& world, const trace::Thread& thread, QueueKind kind, size_t cards_max);

}  // namespace lg::gui::layout
