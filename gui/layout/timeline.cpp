#include "gui/layout/timeline.h"

#include <algorithm>
#include <cmath>

namespace lg::gui::layout {

void Track::open(int64_t at_ns, Seq seq, uint8_t mark) {
    if (is_open_) close(at_ns, seq);
    if (intervals_.empty()) {
        busy_ns_before_.push_back(0);
        busy_events_before_.push_back(0);
    } else {
        const Interval& last = intervals_.back();
        busy_ns_before_.push_back(busy_ns_before_.back() + last.to_ns - last.from_ns);
        busy_events_before_.push_back(busy_events_before_.back() + last.last + 1 - last.first);
        // A lane's clock never runs backwards, but two lanes may be written into one track.
        at_ns = std::max(at_ns, last.to_ns);
    }
    intervals_.push_back({at_ns, at_ns, seq, seq, mark});
    version_++;
    is_open_ = true;
}

void Track::close(int64_t at_ns, Seq seq) {
    if (!is_open_) return;
    intervals_.back().to_ns = std::max(at_ns, intervals_.back().from_ns);
    intervals_.back().last = seq;
    version_++;
    is_open_ = false;
}

void Track::point(int64_t at_ns, Seq seq, uint8_t mark) {
    open(at_ns, seq, mark);
    close(at_ns, seq);
}

double Track::begin_of(size_t i, bool by_time) const {
    return by_time ? static_cast<double>(intervals_[i].from_ns) : static_cast<double>(intervals_[i].first);
}

double Track::end_of(size_t i, bool by_time) const {
    return by_time ? static_cast<double>(intervals_[i].to_ns) : static_cast<double>(intervals_[i].last) + 1;
}

size_t Track::first_ending_after(bool by_time, double place) const {
    size_t low = 0, high = intervals_.size();
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (end_of(middle, by_time) <= place) low = middle + 1;
        else high = middle;
    }
    return low;
}

double Track::busy_until(bool by_time, double place) const {
    const size_t i = first_ending_after(by_time, place);
    if (i == intervals_.size()) {
        if (i == 0) return 0;
        const double before = by_time ? static_cast<double>(busy_ns_before_[i - 1])
                                      : static_cast<double>(busy_events_before_[i - 1]);
        return before + end_of(i - 1, by_time) - begin_of(i - 1, by_time);
    }
    const double before =
        by_time ? static_cast<double>(busy_ns_before_[i]) : static_cast<double>(busy_events_before_[i]);
    return before + std::max(0.0, place - begin_of(i, by_time));
}

const std::vector<Fold>& Track::fold(bool by_time, double from, double to, uint32_t columns) const {
    for (const Memo& memo : memos_)
        if (memo.by_time == by_time && memo.from == from && memo.to == to && memo.columns == columns &&
            memo.version == version_)
            return memo.folds;
    Memo& memo = memos_[oldest_memo_];
    oldest_memo_ = (oldest_memo_ + 1) % memos_.size();
    memo = {by_time, from, to, columns, version_, compute_fold(by_time, from, to, columns)};
    return memo.folds;
}

std::vector<Fold> Track::compute_fold(bool by_time, double from, double to, uint32_t columns) const {
    std::vector<Fold> folds;
    if (columns == 0 || to <= from || intervals_.empty()) return folds;
    const double wide = (to - from) / columns;
    double busy_before = busy_until(by_time, from);
    // Points end where they begin: step back over those that stand exactly on the left edge.
    size_t next = first_ending_after(by_time, from);
    while (next > 0 && begin_of(next - 1, by_time) >= from) next--;
    for (uint32_t column = 0; column < columns; column++) {
        const double right = from + wide * (column + 1);
        const double busy_now = busy_until(by_time, right);
        const double busy = (busy_now - busy_before) / wide;
        busy_before = busy_now;
        if (next == intervals_.size() || begin_of(next, by_time) >= right) continue;
        const Interval& shown = intervals_[next];
        // What fills its column and goes on in the next is one long stretch.
        const bool goes_on = !folds.empty() && folds.back().column + folds.back().columns == column &&
                             folds.back().first == shown.first;
        if (goes_on) {
            folds.back().columns++;
            folds.back().busy = std::max(folds.back().busy, static_cast<float>(busy));
        } else {
            folds.push_back(
                {column, 1, std::clamp(static_cast<float>(busy), 0.12f, 1.f), shown.mark, shown.first});
        }
        size_t after = first_ending_after(by_time, right);
        while (after > next && begin_of(after - 1, by_time) >= right) after--;
        next = std::max(next, after);
    }
    return folds;
}

const Interval* Track::at(bool by_time, double place, double slack) const {
    const size_t i = first_ending_after(by_time, place - slack);
    if (i < intervals_.size() && begin_of(i, by_time) <= place + slack) return &intervals_[i];
    if (i > 0 && end_of(i - 1, by_time) >= place - slack && begin_of(i - 1, by_time) <= place + slack)
        return &intervals_[i - 1];
    return nullptr;
}

std::vector<LaneBox> place_lanes(const std::vector<Track>& tracks, float top, float height, float high_max) {
    // Workers share the room of two lanes or so, but one alone is as high as any other.
    const auto workers = std::count_if(tracks.begin(), tracks.end(),
                                       [](const Track& track) { return track.kind() == TrackKind::worker; });
    const float worker_weight = workers > 0 ? std::max(0.45f, 1 / static_cast<float>(workers)) : 1;
    auto weight = [&](const Track& track) { return track.kind() == TrackKind::worker ? worker_weight : 1; };
    float weights = 0;
    for (const Track& track : tracks) weights += weight(track);
    const float high = std::min(high_max, height / std::max(1.f, weights));
    std::vector<LaneBox> boxes;
    size_t leader = 0;
    for (size_t i = 0; i < tracks.size(); i++) {
        const float bottom = top + high * weight(tracks[i]);
        const bool leads = i == 0 || tracks[i].kind() != tracks[i - 1].kind();
        if (leads) leader = i;
        boxes.push_back({std::floor(top), std::floor(bottom), leads, 0});
        boxes[leader].group_bottom = std::floor(bottom);
        top = bottom;
    }
    return boxes;
}

}  // namespace lg::gui::layout
