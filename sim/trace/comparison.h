// Two runs of one program, step by step beside each other, while either may still grow: which steps are the
// same, which one of them has alone, and where they part first. One thread; each run may be recorded by
// another.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "sim/trace/alignment.h"
#include "sim/trace/difference.h"
#include "sim/trace/script_steps.h"

namespace lg::trace {

class Comparison {
  public:
    Comparison(std::shared_ptr<const Trace> left, std::shared_ptr<const Trace> right);

    // Takes in what the traces have by now. is_over: that trace will not grow any more. Returns whether
    // anything changed. Costs O(n log n) in all steps then.
    bool extend(bool left_is_over, bool right_is_over);
    // Changes with each extend() that changed anything.
    uint32_t version() const { return version_; }

    const ScriptSteps& steps(Side side) const { return side == Side::left ? left_ : right_; }
    const Trace& trace(Side side) const { return steps(side).trace(); }
    const Alignment& alignment() const { return alignment_; }
    const std::optional<Difference>& difference() const { return difference_; }
    // How many steps are the same in the same order, from the first on.
    uint32_t same() const { return same_; }

    // Whether they also came at the same times.
    bool is_same_in_time() const { return is_same_in_time_; }

    // How a run stands. cut: it was ended from outside or by a limit, so what it would have done is unknown.
    enum class State : uint8_t { growing, cut, over };
    State state(Side side) const { return side == Side::left ? left_state_ : right_state_; }

    // Rows from here on have a step of one run that the other has not reached: they are no differences.
    uint32_t open_from() const { return open_from_; }
    // Whether the runs differ in this row.
    bool differs(uint32_t row) const { return row < open_from_ && !alignment_.rows[row].is_same; }
    // The row of the first difference; none when there is none.
    uint32_t first_row() const { return differing_.empty() ? Alignment::none : differing_.front(); }
    // Rows that differ stand in groups: the first row of the next group in this direction (1 or -1), or
    // none.
    uint32_t next_difference(uint32_t row, int direction) const;
    // The row of the step that a run took last when it has come to the event; none before its first.
    uint32_t row_at(Side side, Seq seq) const;
    // The step in the row, or the last one before it, of that run; null before its first.
    const ScriptStep* step_at(Side side, uint32_t row) const;

  private:
    void find_difference();
    Difference::Cause cause_at(const ScriptStep& left, const ScriptStep& right) const;
    std::optional<Difference::Cause> cause_alone(Side side, const ScriptStep& step) const;
    void find_groups();

    StepTexts texts_;
    ScriptSteps left_, right_;
    State left_state_ = State::growing, right_state_ = State::growing;
    Alignment alignment_;
    std::optional<Difference> difference_;
    std::vector<uint32_t> differing_;  // the first row of each group
    uint32_t same_ = 0;
    bool is_same_in_time_ = false;
    uint32_t open_from_ = 0;
    uint32_t version_ = 0;
};

}  // namespace lg::trace
