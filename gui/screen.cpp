#include "gui/screen.h"

#include <array>
#include <cmath>

#include "gui/views/compare.h"
#include "gui/views/console.h"
#include "gui/views/help.h"
#include "gui/views/inspector.h"
#include "gui/views/live.h"
#include "gui/views/machine.h"
#include "gui/views/queues.h"
#include "gui/views/search.h"
#include "gui/views/sequence.h"
#include "gui/views/source.h"
#include "gui/views/timeline.h"
#include "gui/views/transport.h"

namespace lg::gui {
namespace {

constexpr float gap_units = 8;

float gap_of(float unit) { return std::round(gap_units * unit); }

// A gap between two panels that the mouse can take hold of.
struct Splitter {
    const char* id;
    Rect box;
    bool is_upright;  // divides left from right
    float PanelShares::*share;
    float room;     // pixels that the share is of
    float towards;  // 1 if the share grows to the right or down, else -1
};

std::array<Splitter, 5> splitters(const PanelBoxes& boxes, float gap) {
    const float main_height = boxes.machine.bottom - boxes.sequence.top;
    const float main_width = boxes.source.right - boxes.sequence.left;
    return {{{"##left",
              {boxes.sequence.right, boxes.sequence.top, boxes.source.left, boxes.machine.bottom},
              true,
              &PanelShares::left,
              main_width,
              1},
             {"##diagram",
              {boxes.sequence.left, boxes.sequence.bottom, boxes.sequence.right, boxes.machine.top},
              false,
              &PanelShares::diagram,
              main_height,
              1},
             {"##source",
              {boxes.source.left, boxes.source.bottom, boxes.source.right, boxes.queues.top},
              false,
              &PanelShares::source,
              main_height,
              1},
             {"##bottom",
              {boxes.sequence.left, boxes.machine.bottom, boxes.source.right, boxes.machine.bottom + gap},
              false,
              &PanelShares::bottom,
              main_height + boxes.timeline.height(),
              -1},
             {"##timeline",
              {boxes.timeline.right, boxes.timeline.top, boxes.console.left, boxes.console.bottom},
              true,
              &PanelShares::timeline,
              main_width,
              1}}};
}

void draw_splitters(const views::Stage& stage, const PanelBoxes& boxes, const Rect& screen,
                    Intents& intents) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({screen.width(), screen.height()});
    ImGui::Begin("##ground", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoNav);
    const Canvas canvas(ImGui::GetWindowDrawList(), stage.fonts, stage.unit);
    for (const Splitter& splitter : splitters(boxes, gap_of(stage.unit))) {
        views::clicked(splitter.id, splitter.box);
        const bool is_held = ImGui::IsItemActive();
        if (!is_held && !hovered(splitter.box)) continue;
        ImGui::SetMouseCursor(splitter.is_upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        canvas.fill(splitter.is_upright ? splitter.box.inset(canvas.px(3), canvas.px(10))
                                        : splitter.box.inset(canvas.px(10), canvas.px(3)),
                    colour::loop(is_held ? 0.9f : 0.5f), 2);
        PanelShares shares = stage.ui.shares;
        float& share = shares.*splitter.share;
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) share = PanelShares{}.*splitter.share;
        else if (is_held && splitter.room > 0) {
            const ImVec2 moved = ImGui::GetIO().MouseDelta;
            share += splitter.towards * (splitter.is_upright ? moved.x : moved.y) / splitter.room;
        }
        if (!(shares == stage.ui.shares)) intents.push_back(intent::SetShares{shares});
    }
    ImGui::End();
}

void draw_ground(const Rect& screen) {
    ImGui::GetBackgroundDrawList()->AddRectFilledMultiColor({0, 0}, {screen.right, screen.bottom},
                                                            Rgb{0x10141F}(), Rgb{0x0D1017}(), Rgb{0x0A0C12}(),
                                                            Rgb{0x0E1220}());
}

}  // namespace

float unit_for(float width, float height, float screen_scale) {
    const float fit = std::min(width / 1600, height / 900);
    const float grown = fit < 1 ? std::max(0.8f, fit) : 1 + (fit - 1) * 0.85f;
    return std::max(grown, 0.8f * screen_scale);
}

PanelBoxes place_panels(float width, float height, float unit, const PanelShares& shares, bool is_live) {
    const float gap = gap_of(unit);
    const Rect all = Rect{0, 0, width, height}.inset(gap, gap);
    Rect room = all;
    PanelBoxes boxes;
    boxes.transport = room.cut_top(std::round(48 * unit));
    room.cut_top(gap);
    if (is_live) {
        boxes.live = room.cut_top(std::round(42 * unit));
        room.cut_top(gap);
    }
    boxes.inspector = room.cut_top(std::round(54 * unit));
    room.cut_top(gap);
    Rect bottom = room.cut_bottom(std::round(room.height() * shares.bottom));
    room.cut_bottom(gap);
    boxes.timeline = bottom.cut_left(std::round(bottom.width() * shares.timeline));
    bottom.cut_left(gap);
    boxes.console = bottom;
    Rect left = room.cut_left(std::round(room.width() * shares.left));
    room.cut_left(gap);
    boxes.sequence = left.cut_top(std::round(left.height() * shares.diagram));
    left.cut_top(gap);
    boxes.machine = left;
    boxes.source = room.cut_top(std::round(room.height() * shares.source));
    room.cut_top(gap);
    boxes.queues = room;
    return boxes;
}

void draw_screen(const views::Stage& stage, float width, float height, Intents& intents) {
    const Rect screen{0, 0, width, height};
    const PanelBoxes boxes = place_panels(width, height, stage.unit, stage.ui.shares, stage.live != nullptr);
    draw_ground(screen);
    const Canvas font_source(nullptr, stage.fonts, stage.unit);
    font_source.push_font(Font::text, Size::body);
    views::draw_transport(stage, boxes.transport, intents);
    if (stage.live) views::draw_live(stage, boxes.live, intents);
    views::draw_inspector(stage, boxes.inspector, intents);
    if (stage.beside && stage.ui.is_comparing) views::draw_compare(stage, boxes.sequence, intents);
    else views::draw_sequence(stage, boxes.sequence, intents);
    views::draw_machine(stage, boxes.machine, intents);
    views::draw_source(stage, boxes.source, intents);
    views::draw_queues(stage, boxes.queues, intents);
    views::draw_timeline(stage, boxes.timeline, intents);
    views::draw_console(stage, boxes.console, intents);
    // ImGui puts windows that never come to the front behind those it met before: the ground comes last.
    draw_splitters(stage, boxes, screen, intents);
    if (stage.search)
        views::draw_search(stage, {boxes.inspector.left, boxes.inspector.top, boxes.source.right, height},
                           intents);
    if (stage.ui.is_help_open) views::draw_help(stage, screen, intents);
    ImGui::PopFont();
}

static bool is_pressed(ImGuiKey key, bool repeats = false) { return ImGui::IsKeyPressed(key, repeats); }

// What only two runs beside each other know.
static void take_compare_keys(const Ui& ui, Intents& intents) {
    if (is_pressed(ImGuiKey_DownArrow, true)) intents.push_back(intent::StepRow{1});
    if (is_pressed(ImGuiKey_UpArrow, true)) intents.push_back(intent::StepRow{-1});
    if (is_pressed(ImGuiKey_N, true))
        intents.push_back(intent::NextDifference{ImGui::GetIO().KeyShift ? -1 : 1});
    if (is_pressed(ImGuiKey_Tab)) intents.push_back(intent::OtherSide{});
    if (is_pressed(ImGuiKey_Escape) && !ui.is_help_open && !ui.is_search_open)
        intents.push_back(intent::CompareRun{});
}

// These are for the window while words are typed, too.
static void take_search_keys(const Ui& ui, Intents& intents) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_typing = io.WantTextInput;
    const bool is_slash = is_pressed(ImGuiKey_Slash) && !io.KeyShift && !is_typing;
    if ((io.KeyCtrl && is_pressed(ImGuiKey_F)) || is_slash) intents.push_back(intent::OpenSearch{true});
    if (!ui.is_search_open) return;
    if (is_pressed(ImGuiKey_F3, true)) intents.push_back(intent::FindNext{io.KeyShift ? -1 : 1});
    if (is_pressed(ImGuiKey_Escape)) intents.push_back(intent::OpenSearch{false});
}

void take_keys(const Ui& ui, Intents& intents) {
    const ImGuiIO& io = ImGui::GetIO();
    take_search_keys(ui, intents);
    if (io.WantTextInput) return;
    if (is_pressed(ImGuiKey_RightArrow, true)) intents.push_back(intent::Step{1});
    if (is_pressed(ImGuiKey_LeftArrow, true)) intents.push_back(intent::Step{-1});
    if (is_pressed(ImGuiKey_Space)) intents.push_back(intent::SetPlaying{!ui.is_playing});
    if (is_pressed(ImGuiKey_Home)) intents.push_back(intent::GoFirst{});
    if (is_pressed(ImGuiKey_End)) intents.push_back(intent::GoLast{});
    for (size_t i = 0; i < layout::step_sizes; i++)
        if (is_pressed(static_cast<ImGuiKey>(ImGuiKey_1 + i)) ||
            is_pressed(static_cast<ImGuiKey>(ImGuiKey_Keypad1 + i)))
            intents.push_back(intent::SetStep{static_cast<StepSize>(i)});
    if (is_pressed(ImGuiKey_L))
        intents.push_back(
            intent::SetLanguage{ui.language == Language::korean ? Language::english : Language::korean});
    if (is_pressed(ImGuiKey_Equal, true) || is_pressed(ImGuiKey_KeypadAdd, true))
        intents.push_back(intent::SetZoom{ui.zoom * 1.1f});
    if (is_pressed(ImGuiKey_Minus, true) || is_pressed(ImGuiKey_KeypadSubtract, true))
        intents.push_back(intent::SetZoom{ui.zoom / 1.1f});
    if (is_pressed(ImGuiKey_0)) intents.push_back(intent::SetZoom{1});
    if (is_pressed(ImGuiKey_R)) intents.push_back(intent::Rerun{});
    if (ui.is_comparing) take_compare_keys(ui, intents);
    else if (is_pressed(ImGuiKey_N)) intents.push_back(intent::NextSeed{});
    if (is_pressed(ImGuiKey_F) && !io.KeyCtrl) intents.push_back(intent::Follow{});
    if (is_pressed(ImGuiKey_P)) intents.push_back(intent::PauseRun{});
    if (is_pressed(ImGuiKey_S, true)) intents.push_back(intent::StepRun{});
    if (is_pressed(ImGuiKey_X)) intents.push_back(intent::StopRun{});
    if (is_pressed(ImGuiKey_C)) intents.push_back(intent::CompareRun{});
    if (is_pressed(ImGuiKey_K)) intents.push_back(intent::KeepRun{});
    if ((is_pressed(ImGuiKey_Slash) && io.KeyShift) || is_pressed(ImGuiKey_F1) || is_pressed(ImGuiKey_H))
        intents.push_back(intent::OpenHelp{!ui.is_help_open});
    if (is_pressed(ImGuiKey_Escape) && !ui.is_search_open) intents.push_back(intent::OpenHelp{false});
    if (is_pressed(ImGuiKey_F11)) intents.push_back(intent::ToggleFullScreen{});
    if (is_pressed(ImGuiKey_F12)) intents.push_back(intent::TakePicture{});
    if (io.KeyCtrl && is_pressed(ImGuiKey_Q)) intents.push_back(intent::Quit{});
}

}  // namespace lg::gui
