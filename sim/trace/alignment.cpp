#include "sim/trace/alignment.h"

#include <algorithm>

namespace lg::trace {

namespace {

constexpr uint32_t none = Alignment::none;

// The places of a longest ascending run among the numbers, each of which is there once, by patience.
std::vector<uint32_t> longest_ascent(const std::vector<uint32_t>& numbers) {
    std::vector<uint32_t> tops, before(numbers.size(), none);
    for (uint32_t i = 0; i < numbers.size(); i++) {
        const auto pile = std::partition_point(tops.begin(), tops.end(),
                                               [&](uint32_t top) { return numbers[top] < numbers[i]; });
        if (pile != tops.begin()) before[i] = *(pile - 1);
        if (pile == tops.end()) tops.push_back(i);
        else *pile = i;
    }
    std::vector<uint32_t> ascent(tops.size());
    uint32_t place = tops.empty() ? none : tops.back();
    for (size_t i = ascent.size(); i > 0; i--) {
        ascent[i - 1] = place;
        place = before[place];
    }
    return ascent;
}

class Aligner {
  public:
    Aligner(const std::vector<uint32_t>& left, const std::vector<uint32_t>& right)
        : left_(left), right_(right) {
        made_.left.resize(left.size());
        made_.right.resize(right.size());
        made_.rows.reserve(std::max(left.size(), right.size()));
    }

    Alignment align(bool are_whole) {
        pair(are_whole);
        const std::vector<uint32_t> lefts = paired(made_.left), rights = paired(made_.right);
        std::vector<uint32_t> order_on_the_right(right_.size());
        for (uint32_t i = 0; i < rights.size(); i++) order_on_the_right[rights[i]] = i;
        // A block: pairs that change places among themselves only.
        uint32_t begin = 0, furthest = 0;
        for (uint32_t i = 0; i < lefts.size(); i++) {
            furthest = std::max(furthest, order_on_the_right[made_.left[lefts[i]].partner]);
            if (furthest > i) continue;
            add_block(lefts, rights, order_on_the_right, begin, i + 1);
            begin = i + 1;
        }
        add_alone(static_cast<uint32_t>(left_.size()), static_cast<uint32_t>(right_.size()));
        return std::move(made_);
    }

  private:
    void join(size_t left, size_t right) {
        made_.left[left].partner = static_cast<uint32_t>(right);
        made_.right[right].partner = static_cast<uint32_t>(left);
    }

    void pair(bool are_whole) {
        const size_t shorter = std::min(left_.size(), right_.size());
        size_t front = 0, back = 0;
        for (; front < shorter && left_[front] == right_[front]; front++) join(front, front);
        while (are_whole && back < shorter - front &&
               left_[left_.size() - back - 1] == right_[right_.size() - back - 1]) {
            back++;
            join(left_.size() - back, right_.size() - back);
        }
        // Between them: for each kind a chain of those on the right, which the left takes from in order.
        const size_t left_end = left_.size() - back, right_end = right_.size() - back;
        uint32_t kinds = 0;
        for (const auto* list : {&left_, &right_})
            for (const uint32_t kind : *list) kinds = std::max(kinds, kind + 1);
        std::vector<uint32_t> first(kinds, none), next(right_.size(), none);
        for (size_t i = right_end; i > front; i--) {
            next[i - 1] = first[right_[i - 1]];
            first[right_[i - 1]] = static_cast<uint32_t>(i - 1);
        }
        for (size_t i = front; i < left_end; i++) {
            const uint32_t partner = first[left_[i]];
            if (partner == none) continue;
            first[left_[i]] = next[partner];
            join(i, partner);
        }
    }

    static std::vector<uint32_t> paired(const std::vector<Alignment::Place>& places) {
        std::vector<uint32_t> with_partner;
        for (uint32_t i = 0; i < places.size(); i++)
            if (places[i].partner != none) with_partner.push_back(i);
        return with_partner;
    }

    void add_block(const std::vector<uint32_t>& lefts, const std::vector<uint32_t>& rights,
                   const std::vector<uint32_t>& order_on_the_right, uint32_t begin, uint32_t end) {
        if (end - begin == 1) return add_row(lefts[begin], rights[begin]);
        std::vector<uint32_t> order;
        for (uint32_t i = begin; i < end; i++)
            order.push_back(order_on_the_right[made_.left[lefts[i]].partner]);
        const std::vector<uint32_t> steady = longest_ascent(order);
        const size_t moved = order.size() - steady.size();
        if (moved * 2 >= order.size()) {
            for (uint32_t i = begin; i < end; i++) add_row(lefts[i], rights[i]);
        } else {
            for (const uint32_t i : steady) add_row(lefts[begin + i], rights[order[i]]);
        }
    }

    // What stands before them and has no row yet comes first, each beside a gap.
    void add_row(uint32_t left, uint32_t right) {
        add_alone(left, right);
        made_.left[left].row = made_.right[right].row = static_cast<uint32_t>(made_.rows.size());
        made_.rows.push_back({left, right, made_.left[left].partner == right});
        next_left_ = left + 1;
        next_right_ = right + 1;
    }
    void add_alone(uint32_t left_end, uint32_t right_end) {
        for (; next_left_ < left_end; next_left_++) {
            made_.left[next_left_].row = static_cast<uint32_t>(made_.rows.size());
            made_.rows.push_back({next_left_, none, false});
        }
        for (; next_right_ < right_end; next_right_++) {
            made_.right[next_right_].row = static_cast<uint32_t>(made_.rows.size());
            made_.rows.push_back({none, next_right_, false});
        }
    }

    const std::vector<uint32_t>& left_;
    const std::vector<uint32_t>& right_;
    Alignment made_;
    uint32_t next_left_ = 0, next_right_ = 0;
};

}  // namespace

Alignment align(const std::vector<uint32_t>& left, const std::vector<uint32_t>& right, bool are_whole) {
    return Aligner(left, right).align(are_whole);
}

}  // namespace lg::trace
