// The timeline's geometry: who was busy when, folded into as many columns as there are pixels.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "sim/trace/event.h"

namespace lg::gui::layout {

using trace::Seq;

enum class TrackKind : uint8_t { callbacks, ticks, jobs, poll, worker, kernel, actor };

// One stretch of work. `mark` says of what kind: for callbacks the CallbackKind, else 0.
struct Interval {
    int64_t from_ns = 0, to_ns = 0;
    Seq first = 0, last = 0;
    uint8_t mark = 0;
};

// A column of the picture that is not empty.
struct Fold {
    uint32_t column = 0, columns = 1;
    float busy = 0;  // the share of the columns that is covered, above 0 and at most 1
    uint8_t mark = 0;
    Seq first = 0;  // the event that a click on it leads to
};

// Intervals of one lane, in order, which never overlap.
class Track {
  public:
    Track(TrackKind kind, uint32_t index) : kind_(kind), index_(index) {}

    TrackKind kind() const { return kind_; }
    uint32_t index() const { return index_; }
    const std::vector<Interval>& intervals() const { return intervals_; }

    void open(int64_t at_ns, Seq seq, uint8_t mark);
    void close(int64_t at_ns, Seq seq);
    // Something that takes no time.
    void point(int64_t at_ns, Seq seq, uint8_t mark);
    bool is_open() const { return is_open_; }

    // The part [from, to) of the axis in `columns` columns. by_time: the axis is in nanoseconds, else in
    // events. Costs the columns times the logarithm of the intervals; nothing when it was asked for in the
    // last frame. The reference holds until the next but one call, or until the track grows.
    const std::vector<Fold>& fold(bool by_time, double from, double to, uint32_t columns) const;
    // The interval at the place, or null. `slack` is how far beside it one may point.
    const Interval* at(bool by_time, double place, double slack) const;

  private:
    // A frame folds each track twice: for the overview and for the part in view. These are the last answers.
    struct Memo {
        bool by_time = false;
        double from = 0, to = 0;
        uint32_t columns = 0;
        uint64_t version = 0;
        std::vector<Fold> folds;
    };

    std::vector<Fold> compute_fold(bool by_time, double from, double to, uint32_t columns) const;
    double begin_of(size_t i, bool by_time) const;
    double end_of(size_t i, bool by_time) const;
    size_t first_ending_after(bool by_time, double place) const;
    double busy_until(bool by_time, double place) const;

    TrackKind kind_;
    uint32_t index_;
    std::vector<Interval> intervals_;
    // What all intervals before this one cover, on either axis.
    std::vector<int64_t> busy_ns_before_;
    std::vector<uint64_t> busy_events_before_;
    bool is_open_ = false;
    uint64_t version_ = 1;  // changes whenever an interval does
    mutable std::array<Memo, 2> memos_;
    mutable size_t oldest_memo_ = 0;
};

// Where a track stands. Tracks of one kind stand together, thinner, below one name.
struct LaneBox {
    float top = 0, bottom = 0;
    bool leads = false;      // the first of its kind: the name goes here...
    float group_bottom = 0;  // ...and may reach down to here
};
// One box for each track, from `top` down; none is higher than high_max.
std::vector<LaneBox> place_lanes(const std::vector<Track>& tracks, float top, float height, float high_max);

}  // namespace lg::gui::layout
