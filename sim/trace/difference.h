// Where two runs of one program part: the first step that one took and the other did not at that place.
// Steps are callbacks of the script and lines that it prints, in their order; times and ids do not count.
#pragma once
#include <optional>
#include <string>

#include "sim/trace/trace.h"

namespace lg::trace {

struct Difference {
    // race: real Node may do either, and one of the traces says so.
    // timing: both runs do both, in another order, and what woke each came from outside.
    // repeat: both runs do this, one of them more often, and what woke it came from outside: a timer that
    // goes
    //   on had more time, or what arrived came in other pieces.
    // over: one run has ended of its own, the other goes on.
    // open: what one did the other may still do.
    // content: one does what the other never does, or the order is one that no time decides: another input,
    //   or a bug of ours.
    enum class Cause { race, timing, repeat, over, open, content } cause = Cause::content;
    uint32_t step = 0;  // counting from 1: the first that differs
    struct Side {
        Seq seq = 0;  // 0: that run was over
        std::string what;

        friend bool operator==(const Side&, const Side&) = default;
    } left, right;
    // Of another order by time: that of the race, or else the one by which the left run called back here
    // (or the right one, when the left has none).
    Rule rule = Rule::none;

    friend bool operator==(const Difference&, const Difference&) = default;
};

// Of the main thread's steps. Nothing: they are the same, or one run was cut short and the same up to there.
std::optional<Difference> first_difference(const std::shared_ptr<const Trace>& left,
                                           const std::shared_ptr<const Trace>& right);

}  // namespace lg::trace
