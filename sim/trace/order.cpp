#include "sim/trace/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "sim/trace/text.h"

namespace lg::trace {

namespace {

template <class... Kinds>
constexpr bool is_one_of(uint8_t kind, BodyList<Kinds...>) {
    return ((kind == kind_of<Kinds>) || ...);
}

using OfAClock = BodyList<TurnStarted, PhaseEntered, LoopTimeUpdated, PollStarted, PollEnded, TimerListMoved,
                          TimerListEnded, RaceNoted, ThreadBlocked, ThreadUnblocked>;
// A connection is active as long as something is under way on it.
using OfAHost = BodyList<WorkStarted, WorkFinished, IoFinished, IoCancelled, PendingQueued, HandleChanged,
                         InterestChanged, DescriptorReady, DescriptorServed, MessageSent, MessageArrived,
                         ActorActed, KernelCalled>;
using OfMemory = BodyList<PromiseFreed, CoroutineFreed, HeapMeasured, GarbageCollected>;

bool counts(const Event& event) {
    const uint8_t kind = event.kind();
    return event.lane().kind == LaneKind::loop && !is_one_of(kind, OfAClock{}) &&
           !is_one_of(kind, OfAHost{}) && !is_one_of(kind, OfMemory{});
}

// Fields that differ although the step is the same: what a host gives, and where it can be reached.
bool is_of_a_host(const Event& event, std::string_view field) {
    if (field == "due_ms" || field == "fd" || field == "seed" || field == "host") return true;
    if (event.is<CallbackStarted>() && field == "label") {
        const CallbackKind kind = event.as<CallbackStarted>().kind;
        return kind == CallbackKind::io || kind == CallbackKind::pending || kind == CallbackKind::close;
    }
    return (event.is<HandleOpened>() && field == "label") || (event.is<IoSubmitted>() && field == "detail");
}

// Whose id a callback's subject is.
std::string_view owner_of(CallbackKind kind) {
    switch (kind) {
        case CallbackKind::io:
        case CallbackKind::work:
        case CallbackKind::pending: return "operation";
        case CallbackKind::close:
        case CallbackKind::thread_exit: return "handle";
        default: return name_of(kind);
    }
}

class Steps {
  public:
    explicit Steps(const Trace& trace) : trace_(trace) {}

    std::string line(const Event& event) {
        std::string line{kind_name(event.kind())};
        for_each_field(event, [&](std::string_view name, const auto& value) {
            using T = std::decay_t<decltype(value)>;
            if (is_of_a_host(event, name)) return;
            constexpr bool is_text = std::is_same_v<T, StringId> || std::is_same_v<T, SiteId>;
            std::string text;
            if constexpr (IsId<T>::value && !is_text) text = number_of(owner_of_field(name), value.value);
            else if (event.is<CallbackStarted>() && name == "subject")
                text = number_of(owner_of(event.as<CallbackStarted>().kind),
                                 event.as<CallbackStarted>().subject);
            else text = is_text ? quoted(value_text(trace_, value)) : value_text(trace_, value);
            line += fmt::format(" {}={}", name, text);
        });
        return line;
    }

  private:
    // A promise is also another one's parent.
    static std::string_view owner_of_field(std::string_view name) {
        return name == "parent" ? "promise" : name;
    }
    std::string number_of(std::string_view owner, uint32_t id) {
        if (id == 0) return "none";
        auto& known = numbers_[std::string(owner)];
        return std::to_string(known.try_emplace(id, known.size() + 1).first->second);
    }

    const Trace& trace_;
    std::map<std::string, std::map<uint32_t, size_t>> numbers_;
};

}  // namespace

std::vector<std::string> steps_in_order(const Trace& trace) {
    std::map<uint32_t, Steps> threads;
    std::map<uint32_t, std::vector<std::string>> lines;
    for (Seq seq = 1; seq <= trace.size(); seq++) {
        if (!counts(trace[seq])) continue;
        const uint32_t thread = trace[seq].lane().thread();
        Steps& steps = threads.try_emplace(thread, trace).first->second;
        lines[thread].push_back(steps.line(trace[seq]));
    }
    std::vector<std::string> all;
    for (auto& [thread, of_thread] : lines)
        std::move(of_thread.begin(), of_thread.end(), std::back_inserter(all));
    return all;
}

uint64_t order_fingerprint(const Trace& trace) {
    Hash hash;
    for (const std::string& line : steps_in_order(trace)) hash.mix(line);
    return hash.value();
}

}  // namespace lg::trace
