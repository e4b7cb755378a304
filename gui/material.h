// What a run is shown with: its diagram, the sources it ran, its title. Plain data, made by the app, read by
// views.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/layout/highlight.h"
#include "gui/ui.h"
#include "sim/diagram/diagram.h"
#include "sim/trace/comparison.h"

namespace lg::gui {

struct SourceFile {
    std::string name;                                // as the trace's sites name it
    std::string title;                               // the same without its folders
    std::vector<std::string> lines;                  // without their ends
    std::vector<std::vector<layout::Token>> tokens;  // of each line
    size_t longest = 0;                              // bytes
};
SourceFile make_source(std::string name, std::string_view text);

struct ScenarioName {
    std::string title[languages];
    std::string name;
};

// A diagram, and where its messages are in the run.
struct Chart {
    diagram::Diagram diagram;        // without messages when there is none
    std::vector<uint32_t> messages;  // indices into diagram.items
    // For each message the event it is bound to; 0 where it is not bound.
    std::vector<Seq> events;
    bool stands_alone = false;  // there is no run: the cursor counts messages

    bool is_bound() const {
        for (const Seq seq : events)
            if (seq) return true;
        return false;
    }
    // How many messages have happened at the cursor.
    size_t messages_passed(Seq cursor) const {
        if (stands_alone) return std::min<size_t>(cursor, messages.size());
        size_t passed = 0;
        for (size_t i = 0; i < events.size(); i++)
            if (events[i] && events[i] <= cursor) passed = i + 1;
        return passed;
    }
};

// What a live run does now. pausing: it was told to stand still, and will behind the next event that it
// records.
enum class LivePhase : uint8_t { running, waiting, pausing, holding, stopping, over };

struct LiveStatus {
    LivePhase phase = LivePhase::running;
    Seq events = 0;      // of its trace
    int64_t at_ns = 0;   // when the last of them was
    std::string kept;    // the file that holds its trace; empty: none yet
    std::string notice;  // what it was refused last, and the flag that would allow it

    friend bool operator==(const LiveStatus&, const LiveStatus&) = default;
};

// A run of the same program that the run is held against, on the left of it.
struct Beside {
    std::shared_ptr<const trace::Comparison> comparison;
    std::string names[2];  // of their files, by trace::Side; empty: they are called by what they stood on

    const std::string& name(trace::Side side) const { return names[static_cast<size_t>(side)]; }
};

struct Material {
    ScenarioName scenario;
    std::vector<ScenarioName> choices;  // what the picker offers
    size_t chosen = 0;
    Chart charts[languages];
    std::vector<SourceFile> sources;
    std::optional<uint64_t> seed;    // of a run that can be run again with another one
    std::vector<std::string> hosts;  // on which it can run: "virtual", "epoll", ...
    size_t host = 0;                 // the one it runs on
    std::optional<LiveStatus> live;  // of a run on the real machine that was begun here
    std::string problem;             // what went wrong, to be said until the cursor moves; usually empty

    const Chart& chart(Language language) const { return charts[static_cast<size_t>(language)]; }
    const SourceFile* source(std::string_view name) const {
        for (const SourceFile& file : sources)
            if (file.name == name) return &file;
        return nullptr;
    }
};

}  // namespace lg::gui
