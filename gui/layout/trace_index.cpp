#include "gui/layout/trace_index.h"

#include <algorithm>

#include "sim/trace/step.h"

namespace lg::gui::layout {

using namespace trace;

static constexpr std::pair<StepSize, StepKind> step_kinds[] = {{StepSize::line, StepKind::line},
                                                               {StepSize::callback, StepKind::callback},
                                                               {StepSize::phase, StepKind::phase},
                                                               {StepSize::turn, StepKind::turn}};

static uint64_t line_key(StringId file, uint32_t line) { return uint64_t{file.value} << 32 | line; }

void TraceIndex::extend(const Trace& trace, Seq size) {
    for (Seq seq = size_ + 1; seq <= size; seq++) {
        add(trace, seq);
        add_to_tracks(trace, seq);
    }
    size_ = std::max(size_, size);
}

void TraceIndex::set_messages(std::vector<Seq> messages) {
    std::sort(messages.begin(), messages.end());
    messages.erase(std::unique(messages.begin(), messages.end()), messages.end());
    steps_[static_cast<size_t>(StepSize::message)] = std::move(messages);
}

void TraceIndex::add(const Trace& trace, Seq seq) {
    const Event& event = trace[seq];
    last_ns_ = std::max(last_ns_, event.at().ns);
    for (const auto& [size, kind] : step_kinds)
        if (begins_step(kind, event)) steps_[static_cast<size_t>(size)].push_back(seq);
    if (event.is<LineReached>()) {
        const Site site = trace.site(event.as<LineReached>().at);
        std::vector<Seq>& reached = lines_[line_key(site.file, site.line)];
        if (reached.empty()) files_.emplace(trace.text(site.file), site.file);
        reached.push_back(seq);
    } else if (event.is<ConsoleWritten>()) {
        console_.push_back(seq);
    } else if (event.is<RaceNoted>()) {
        races_.push_back(seq);
    }
}

Track& TraceIndex::track(TrackKind kind, uint32_t index) {
    auto comes_before = [&](const Track& other) {
        return std::pair(other.kind(), other.index()) < std::pair(kind, index);
    };
    const auto at = std::partition_point(tracks_.begin(), tracks_.end(), comes_before);
    if (at != tracks_.end() && at->kind() == kind && at->index() == index) return *at;
    return *tracks_.insert(at, Track(kind, index));
}

void TraceIndex::add_to_tracks(const Trace& trace, Seq seq) {
    const Event& event = trace[seq];
    const int64_t at = event.at().ns;
    const uint32_t thread = event.lane().index;  // for what happens on a loop's lane
    if (event.is<CallbackStarted>())
        track(TrackKind::callbacks, thread)
            .open(at, seq, static_cast<uint8_t>(event.as<CallbackStarted>().kind));
    else if (event.is<CallbackEnded>()) track(TrackKind::callbacks, thread).close(at, seq);
    else if (event.is<TickStarted>()) track(TrackKind::ticks, thread).open(at, seq, 0);
    else if (event.is<TickEnded>()) track(TrackKind::ticks, thread).close(at, seq);
    else if (event.is<JobStarted>()) track(TrackKind::jobs, thread).open(at, seq, 0);
    else if (event.is<JobEnded>()) track(TrackKind::jobs, thread).close(at, seq);
    else if (event.is<PollStarted>()) track(TrackKind::poll, thread).open(at, seq, 0);
    else if (event.is<PollEnded>()) track(TrackKind::poll, thread).close(at, seq);
    else if (event.is<WorkStarted>())
        track(TrackKind::worker, event.as<WorkStarted>().worker).open(at, seq, 0);
    else if (event.is<WorkFinished>())
        track(TrackKind::worker, event.as<WorkFinished>().worker).close(at, seq);
    else if (event.is<DescriptorReady>() || event.is<InterestChanged>() || event.is<KernelCalled>())
        track(TrackKind::kernel, event.lane().thread()).point(at, seq, event.is<DescriptorReady>());
    else if (event.is<MessageSent>() || event.is<MessageArrived>() || event.is<ActorActed>())
        track(TrackKind::actor, 0).point(at, seq, event.is<MessageArrived>());
}

Seq TraceIndex::next(StepSize step, Seq cursor) const {
    if (step == StepSize::event) return std::min(cursor + 1, size_);
    const std::vector<Seq>& seqs = of(step);
    const auto at = std::upper_bound(seqs.begin(), seqs.end(), cursor);
    return at == seqs.end() ? size_ : *at;
}

Seq TraceIndex::previous(StepSize step, Seq cursor) const {
    if (step == StepSize::event) return cursor > 0 ? cursor - 1 : 0;
    const std::vector<Seq>& seqs = of(step);
    const auto at = std::lower_bound(seqs.begin(), seqs.end(), cursor);
    return at == seqs.begin() ? 0 : *(at - 1);
}

size_t TraceIndex::count(StepSize step) const { return step == StepSize::event ? size_ : of(step).size(); }

size_t TraceIndex::passed(StepSize step, Seq cursor) const {
    if (step == StepSize::event) return cursor;
    const std::vector<Seq>& seqs = of(step);
    return static_cast<size_t>(std::upper_bound(seqs.begin(), seqs.end(), cursor) - seqs.begin());
}

const std::vector<Seq>* TraceIndex::at_line(std::string_view file, uint32_t line) const {
    const auto named = files_.find(file);
    if (named == files_.end()) return nullptr;
    const auto found = lines_.find(line_key(named->second, line));
    return found == lines_.end() ? nullptr : &found->second;
}

Seq TraceIndex::next_at_line(std::string_view file, uint32_t line, Seq cursor) const {
    const std::vector<Seq>* seqs = at_line(file, line);
    if (!seqs) return 0;
    const auto at = std::upper_bound(seqs->begin(), seqs->end(), cursor);
    return at == seqs->end() ? seqs->front() : *at;
}

uint32_t thread_at(const Trace& trace, Seq cursor) {
    for (Seq seq = cursor; seq > 0; seq--) {
        const Lane lane = trace[seq].lane();
        if (lane.is_of_thread()) return lane.thread();
    }
    return 0;
}

}  // namespace lg::gui::layout
