// What a run is shown with, made while its trace grows: the sources that it has reached so far, and the
// diagram as far as its messages have happened. One thread; it may be another than the run's.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "gui/material.h"
#include "sim/scenario.h"
#include "sim/trace/trace.h"

namespace lg::gui {

class RunMaterial {
  public:
    // Of a recorded run, the scenario is no more than a folder.
    explicit RunMaterial(Scenario scenario) : scenario_(std::move(scenario)) {}

    // What there is before anything has happened: the script and the diagram. Errors: files that cannot be
    // read, bad diagrams.
    Status begin(Material& material);
    // Takes the sources that the trace names by now and that were not looked for before: as the trace has
    // them, so that what is shown is what ran; those that it has not (large ones) are read from their files.
    void add_sources(const trace::Trace& trace, Material& material);
    // Finds the diagram's messages in the trace, or makes a diagram of it. Costs a walk of the whole trace.
    void bind_charts(const trace::Trace& trace, Material& material) const;

  private:
    std::optional<std::string> source_of(const trace::Trace& trace, trace::StringId file) const;

    Scenario scenario_;
    std::set<std::string> seen_;
    std::map<trace::StringId, trace::StringId> recorded_;  // by the file's name: its text
    trace::Seq events_seen_ = 0;
    uint32_t sites_seen_ = 0;
    bool script_name_is_guessed_ = false;
};

// The whole file. The error names it.
Result<std::string> read_text(const std::string& path);

}  // namespace lg::gui
