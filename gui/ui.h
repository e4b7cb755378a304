// Ui is everything the user chose; Intent is everything a view may ask for. Views read the one and append the
// other; the app alone changes a Ui, after all views have drawn.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "gui/layout/thing.h"
#include "gui/layout/trace_index.h"
#include "gui/text.h"
#include "sim/trace/alignment.h"
#include "sim/trace/event.h"

namespace lg::gui {

using layout::StepSize;
using trace::Seq;

using layout::Thing;
using layout::ThingKind;

// What a timeline measures along: the clock of the run, or the events one by one.
enum class Axis : uint8_t { events, time };

// The edges between panels that can be dragged, each as a share of the room it divides.
struct PanelShares {
    float left = 0.60f;      // diagram and machine against source and queues
    float diagram = 0.625f;  // diagram against machine
    float source = 0.56f;    // source against queues
    float bottom = 0.205f;   // timeline and console against all that is above
    float timeline = 0.66f;  // timeline against console

    friend bool operator==(const PanelShares&, const PanelShares&) = default;
};

struct Ui {
    Language language = Language::korean;
    Seq cursor = 0;  // how many events have happened; event `cursor` is the one that just did
    StepSize step = StepSize::message;
    bool is_playing = false;
    // The cursor stays at the newest event of a run that goes on. Looking back ends it, going to the end
    // begins it again.
    bool is_following = false;
    float steps_per_second = 2;
    float zoom = 1;
    PanelShares shares;
    Thing selection;
    std::string shown_file;  // the source file in view; empty: the one that runs
    Axis axis = Axis::events;
    double view_from = 0;  // the part of the timeline in view, as shares of the whole
    double view_to = 1;
    bool is_help_open = false;
    bool is_search_open = false;
    std::string search;  // the words that are looked for
    // Two runs beside each other, in the place of the diagram. The panels show the world of one of them; the
    // row is the one that its cursor has come to, or a gap behind it; none: before its first step.
    bool is_comparing = false;
    trace::Side side = trace::Side::right;
    uint32_t row = trace::Alignment::none;
    // Seconds since the cursor moved last: views follow it smoothly for a moment and then leave scrolling to
    // the user.
    float since_move_s = 1e9f;
    // False where pictures must not depend on when they are taken.
    bool is_animated = true;
};

namespace intent {
struct GoTo {
    Seq seq;
};
struct Step {
    int direction;  // 1 forwards, -1 backwards
};
struct GoFirst {};
struct GoLast {};
struct SetPlaying {
    bool playing;
};
struct SetSpeed {
    float steps_per_second;
};
struct SetStep {
    StepSize step;
};
struct SetLanguage {
    Language language;
};
struct SetZoom {
    float zoom;
};
struct SetShares {
    PanelShares shares;
};
// To the next time that this line runs, from the cursor on; from the start when there is none behind it.
struct GoToLine {
    std::string file;
    uint32_t line;
};
// To the message of the diagram, counting from 0.
struct GoToMessage {
    size_t message;
};
struct Select {
    Thing thing;
};
struct ShowFile {
    std::string file;
};
struct SetAxis {
    Axis axis;
};
struct ViewTimeline {
    double from, to;
};
struct OpenHelp {
    bool open;
};
struct OpenSearch {
    bool open;
};
struct LookFor {
    std::string text;
};
// To the event that is found next, 1 behind the cursor and -1 before it.
struct FindNext {
    int direction;
};
struct OpenScenario {
    size_t place;  // in the app's list
};
struct Rerun {};
// Run the scenario with another seed: races may end the other way.
struct NextSeed {};
struct FirstSeed {};
// To another host of the app's list, and run there.
struct ChooseHost {
    size_t place;
};
// Of a live run: stand still, or go on; take a step of the chosen size; end in order; write its trace.
struct PauseRun {};
struct StepRun {};
struct StopRun {};
struct KeepRun {};
// Show this run beside another, or no longer. A live run is held against the same on the virtual machine,
// which runs then.
struct CompareRun {};
// Of two runs beside each other: to the row, in the world of that run; by rows, 1 down and -1 up; to where
// they differ next, 1 down and -1 up; show the other run's world.
struct GoToRow {
    uint32_t row;
    trace::Side side;
};
struct StepRow {
    int direction;
};
struct NextDifference {
    int direction;
};
struct OtherSide {};
struct Follow {};
struct ToggleFullScreen {};
struct TakePicture {};
struct Quit {};
}  // namespace intent

using Intent =
    std::variant<intent::GoTo, intent::Step, intent::GoFirst, intent::GoLast, intent::SetPlaying,
                 intent::SetSpeed, intent::SetStep, intent::SetLanguage, intent::SetZoom, intent::SetShares,
                 intent::GoToLine, intent::GoToMessage, intent::Select, intent::ShowFile, intent::SetAxis,
                 intent::ViewTimeline, intent::OpenHelp, intent::OpenSearch, intent::LookFor,
                 intent::FindNext, intent::OpenScenario, intent::Rerun, intent::NextSeed, intent::FirstSeed,
                 intent::ChooseHost, intent::PauseRun, intent::StepRun, intent::StopRun, intent::KeepRun,
                 intent::CompareRun, intent::GoToRow, intent::StepRow, intent::NextDifference,
                 intent::OtherSide, intent::Follow, intent::ToggleFullScreen, intent::TakePicture,
                 intent::Quit>;
using Intents = std::vector<Intent>;

}  // namespace lg::gui
