// What views look up in a trace, computed once for each event, so that no frame walks the whole trace.
// Grows with the trace: extend() takes only the events it has not seen. One thread.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gui/layout/timeline.h"
#include "sim/trace/trace.h"

namespace lg::gui::layout {

using trace::Seq;

// What people step by.
enum class StepSize : uint8_t { event, line, message, callback, phase, turn };
constexpr size_t step_sizes = 6;

class TraceIndex {
  public:
    // Reads events up to and with `size`, which is at most trace.size().
    void extend(const trace::Trace& trace, Seq size);
    Seq size() const { return size_; }

    // Where the messages of the diagram are in the trace, in order of the diagram.
    void set_messages(std::vector<Seq> messages);

    // The next (or previous) event of that kind seen from the cursor. Forwards the answer is at most size(),
    // and backwards at least 0, which is before everything.
    Seq next(StepSize step, Seq cursor) const;
    Seq previous(StepSize step, Seq cursor) const;
    // How many steps of that size there are, and how many of them the cursor has passed.
    size_t count(StepSize step) const;
    size_t passed(StepSize step, Seq cursor) const;

    // The first event behind the cursor that reaches this line; from the start if there is none; 0 if none at
    // all.
    Seq next_at_line(std::string_view file, uint32_t line, Seq cursor) const;
    // Every event that reaches this line, in order; null if none does.
    const std::vector<Seq>* at_line(std::string_view file, uint32_t line) const;

    // Events of one kind, in order.
    const std::vector<Seq>& console() const { return console_; }
    const std::vector<Seq>& races() const { return races_; }
    const std::vector<Seq>& callbacks() const { return of(StepSize::callback); }

    // What the timeline shows, from top to bottom.
    const std::vector<Track>& tracks() const { return tracks_; }
    int64_t last_ns() const { return last_ns_; }

  private:
    const std::vector<Seq>& of(StepSize step) const { return steps_[static_cast<size_t>(step)]; }
    void add(const trace::Trace& trace, Seq seq);
    void add_to_tracks(const trace::Trace& trace, Seq seq);
    Track& track(TrackKind kind, uint32_t index);

    Seq size_ = 0;
    std::array<std::vector<Seq>, step_sizes> steps_;  // that of StepSize::event stays empty
    std::vector<Seq> console_;
    std::vector<Seq> races_;
    std::unordered_map<uint64_t, std::vector<Seq>> lines_;  // by file and line
    std::map<std::string, trace::StringId, std::less<>> files_;
    std::vector<Track> tracks_;
    int64_t last_ns_ = 0;
};

// The number of the thread at whose event the cursor stands: for what happens outside of all threads, that of
// the last event before it on one.
uint32_t thread_at(const trace::Trace& trace, Seq cursor);

}  // namespace lg::gui::layout
