// What a script did, in steps that can be held against another run of it: its callbacks and the lines that it
// prints, on the main thread, in their order. Times and ids do not count. Grows with the trace. One thread.
#pragma once
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/trace/trace.h"

namespace lg::trace {

struct ScriptStep {
    Seq seq = 0;
    uint32_t what = 0;  // equal numbers: the same step, in all runs that share their StepTexts
    CallbackKind within = CallbackKind::main_script;  // of the callback that it is, or is a part of
    Seq callback = 0;                                 // where that began; 0: before all of them
    Seq race = 0;  // the last race that was told since the step before; 0: none
};

// What steps say, and a number for each text, from 0 on without gaps.
class StepTexts {
  public:
    uint32_t number_of(std::string text);
    const std::string& text(uint32_t number) const { return *texts_[number]; }
    uint32_t size() const { return static_cast<uint32_t>(texts_.size()); }

  private:
    std::unordered_map<std::string, uint32_t> numbers_;
    std::vector<const std::string*> texts_;  // the map's keys, which never move
};

class ScriptSteps {
  public:
    // The texts must outlive it.
    ScriptSteps(std::shared_ptr<const Trace> trace, StepTexts& texts)
        : trace_(std::move(trace)), texts_(texts) {}

    // Reads what the trace has by now. Returns whether there were new steps.
    bool extend();

    const Trace& trace() const { return *trace_; }
    const std::vector<ScriptStep>& all() const { return steps_; }
    const std::string& text(const ScriptStep& step) const { return texts_.text(step.what); }

  private:
    void add(Seq seq, uint32_t what);
    uint32_t number_of(const CallbackStarted& callback);
    uint32_t number_of(const ConsoleWritten& written);

    std::shared_ptr<const Trace> trace_;
    StepTexts& texts_;
    std::vector<ScriptStep> steps_;
    std::unordered_map<uint64_t, uint32_t> known_;  // numbers by the trace's own ids: texts are made once
    Seq seen_ = 0;
    CallbackKind within_ = CallbackKind::main_script;
    Seq callback_ = 0;
    Seq race_ = 0;
};

}  // namespace lg::trace
