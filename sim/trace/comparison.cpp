#include "sim/trace/comparison.h"

#include <algorithm>

namespace lg::trace {

namespace {

using State = Comparison::State;
using Cause = Difference::Cause;

State state_of(const Trace& trace, bool is_over) {
    if (!is_over) return State::growing;
    if (trace.size() == 0 || !trace[trace.size()].is<RunEnded>()) return State::cut;
    const ExitReason reason = trace[trace.size()].as<RunEnded>().reason;
    const bool is_cut =
        reason == ExitReason::limit || reason == ExitReason::interrupted || reason == ExitReason::terminated;
    return is_cut ? State::cut : State::over;
}

std::vector<uint32_t> numbers_of(const ScriptSteps& steps) {
    std::vector<uint32_t> numbers;
    numbers.reserve(steps.all().size());
    for (const ScriptStep& step : steps.all()) numbers.push_back(step.what);
    return numbers;
}

bool comes_from_outside(CallbackKind kind) {
    using enum CallbackKind;
    return kind == timer || kind == io || kind == work || kind == message || kind == immediate ||
           kind == pending || kind == close || kind == thread_exit;
}

Difference::Side side_of(const ScriptSteps& steps, uint32_t place) {
    if (place == steps.all().size()) return {0, "nothing: the run is over"};
    return {steps.all()[place].seq, steps.text(steps.all()[place])};
}

// The rule of the race that was told here, or of the callback that the step belongs to.
Rule rule_of(const Trace& trace, const ScriptStep& step) {
    if (step.race) return trace[step.race].rule();
    return step.callback ? trace[step.callback].rule() : Rule::none;
}

}  // namespace

Comparison::Comparison(std::shared_ptr<const Trace> left, std::shared_ptr<const Trace> right)
    : left_(std::move(left), texts_), right_(std::move(right), texts_) {}

bool Comparison::extend(bool left_is_over, bool right_is_over) {
    const bool left_grew = left_.extend(), right_grew = right_.extend();
    const State left_state = state_of(left_.trace(), left_is_over);
    const State right_state = state_of(right_.trace(), right_is_over);
    if (!left_grew && !right_grew && left_state == left_state_ && right_state == right_state_) return false;
    left_state_ = left_state;
    right_state_ = right_state;
    alignment_ =
        align(numbers_of(left_), numbers_of(right_), left_state == State::over && right_state == State::over);
    find_difference();
    find_groups();
    version_++;
    return true;
}

void Comparison::find_difference() {
    const std::vector<ScriptStep>&ours = left_.all(), &theirs = right_.all();
    const auto [a, b] =
        std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                      [](const ScriptStep& x, const ScriptStep& y) { return x.what == y.what; });
    same_ = static_cast<uint32_t>(a - ours.begin());
    is_same_in_time_ =
        std::equal(ours.begin(), a, theirs.begin(), [&](const ScriptStep& x, const ScriptStep& y) {
            return left_.trace()[x.seq].at() == right_.trace()[y.seq].at();
        });
    difference_.reset();
    const bool left_ends = a == ours.end(), right_ends = b == theirs.end();
    if (left_ends && (right_ends || left_state_ != State::over)) return;
    if (right_ends && right_state_ != State::over) return;
    Difference& found = difference_.emplace();
    found.step = same_ + 1;
    found.left = side_of(left_, same_);
    found.right = side_of(right_, same_);
    if (left_ends || right_ends) {
        found.cause = Cause::over;
        return;
    }
    found.cause = cause_at(*a, *b);
    if (found.cause != Cause::race && found.cause != Cause::timing) return;  // no rule decided this
    const bool right_tells = found.cause == Cause::race && !a->race;
    found.rule = right_tells ? rule_of(right_.trace(), *b) : rule_of(left_.trace(), *a);
    if (found.rule == Rule::none) found.rule = rule_of(right_.trace(), *b);
}

Cause Comparison::cause_at(const ScriptStep& left, const ScriptStep& right) const {
    if (left.race || right.race) return Cause::race;
    const std::optional<Cause> causes[] = {cause_alone(Side::left, left), cause_alone(Side::right, right)};
    for (const Cause cause : {Cause::content, Cause::open, Cause::repeat})
        if (causes[0] == cause || causes[1] == cause) return cause;
    return comes_from_outside(left.within) && comes_from_outside(right.within) ? Cause::timing
                                                                               : Cause::content;
}

// Why the other run does not do this too; nothing when it does, elsewhere.
std::optional<Cause> Comparison::cause_alone(Side side, const ScriptStep& step) const {
    if (alignment_.on(side)[same_].partner != Alignment::none) return std::nullopt;
    if (state(other_side(side)) != State::over) return Cause::open;
    const std::vector<ScriptStep>& others = steps(other_side(side)).all();
    const bool is_known = std::any_of(others.begin(), others.end(),
                                      [&](const ScriptStep& its) { return its.what == step.what; });
    return is_known && comes_from_outside(step.within) ? Cause::repeat : Cause::content;
}

void Comparison::find_groups() {
    const std::vector<Alignment::Row>& rows = alignment_.rows;
    open_from_ = static_cast<uint32_t>(rows.size());
    const auto only_has = [&](Side side) {
        const Alignment::Row& last = rows[open_from_ - 1];
        return state(other_side(side)) != State::over && last.on(other_side(side)) == Alignment::none &&
               alignment_.on(side)[last.on(side)].partner == Alignment::none;
    };
    while (open_from_ > 0 && (only_has(Side::left) || only_has(Side::right))) open_from_--;
    differing_.clear();
    for (uint32_t row = 0; row < open_from_; row++)
        if (differs(row) && (row == 0 || !differs(row - 1))) differing_.push_back(row);
}

uint32_t Comparison::next_difference(uint32_t row, int direction) const {
    if (direction > 0) {
        const auto next = std::upper_bound(differing_.begin(), differing_.end(), row);
        return next == differing_.end() ? Alignment::none : *next;
    }
    const auto next = std::lower_bound(differing_.begin(), differing_.end(), row);
    return next == differing_.begin() ? Alignment::none : *(next - 1);
}

uint32_t Comparison::row_at(Side side, Seq seq) const {
    const std::vector<ScriptStep>& all = steps(side).all();
    const size_t places = alignment_.on(side).size();
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(places);
    const auto next =
        std::upper_bound(all.begin(), end, seq, [](Seq at, const ScriptStep& step) { return at < step.seq; });
    if (next == all.begin()) return Alignment::none;
    return alignment_.on(side)[static_cast<size_t>(next - all.begin()) - 1].row;
}

const ScriptStep* Comparison::step_at(Side side, uint32_t row) const {
    const std::vector<Alignment::Place>& places = alignment_.on(side);
    const auto next =
        std::upper_bound(places.begin(), places.end(), row,
                         [](uint32_t at, const Alignment::Place& place) { return at < place.row; });
    if (next == places.begin()) return nullptr;
    return &steps(side).all()[static_cast<size_t>(next - places.begin()) - 1];
}

std::optional<Difference> first_difference(const std::shared_ptr<const Trace>& left,
                                           const std::shared_ptr<const Trace>& right) {
    Comparison comparison(left, right);
    comparison.extend(true, true);
    return comparison.difference();
}

}  // namespace lg::trace
