// What a run is shown with: its diagram, the sources it ran, its title. Plain data, made by the app, read by
// views.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "gui/layout/highlight.h"
#include "gui/ui.h"
#include "sim/diagram/diagram.h"

namespace lg::gui {

struct SourceFile {
    std::string name;                                // as the trace's sites name it
    std::vector<std::string> lines;                  // without their ends
    std::vector<std::vector<layout::Token>> tokens;  // of each line
    size_t longest = 0;                              // bytes
};
SourceFile make_source(std::string name, std::string_view text);

struct ScenarioName {
    std::string title[languages];
    std::string name;
};

struct Material {
    ScenarioName scenario;
    std::vector<ScenarioName> choices;  // what the picker offers
    size_t chosen = 0;
    diagram::Diagram diagram;        // without messages when there is none
    std::vector<uint32_t> messages;  // indices into diagram.items
    // For each message the event it is bound to; 0 where it is not bound.
    std::vector<Seq> message_events;
    std::vector<SourceFile> sources;
    std::string problem;  // what went wrong, to be said until the cursor moves; usually empty

    bool is_bound() const {
        for (const Seq seq : message_events)
            if (seq) return true;
        return false;
    }
    // How many messages have happened at the cursor. For a diagram without a run the cursor counts messages.
    size_t messages_passed(Seq cursor) const {
        if (!is_bound()) return std::min<size_t>(cursor, messages.size());
        size_t passed = 0;
        for (size_t i = 0; i < message_events.size(); i++)
            if (message_events[i] && message_events[i] <= cursor) passed = i + 1;
        return passed;
    }
    const SourceFile* source(std::string_view name) const {
        for (const SourceFile& file : sources)
            if (file.name == name) return &file;
        return nullptr;
    }
};

}  // namespace lg::gui
