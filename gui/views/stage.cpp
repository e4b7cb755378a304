#include "gui/views/stage.h"

#include <imgui_internal.h>

#include <cmath>

namespace lg::gui::views {
namespace {

constexpr ImGuiWindowFlags plain = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;

Canvas begin_window(const Stage& stage, const char* id, const Rect& box, Layer layer) {
    ImGui::SetNextWindowPos({std::floor(box.left), std::floor(box.top)});
    ImGui::SetNextWindowSize({std::floor(box.width()), std::floor(box.height())});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    // Panels stay behind popups and the help, whatever is clicked.
    if (layer == Layer::above) ImGui::SetNextWindowFocus();
    ImGui::Begin(id, nullptr,
                 layer == Layer::beside ? plain | ImGuiWindowFlags_NoBringToFrontOnFocus
                                        : plain | ImGuiWindowFlags_NoBackground);
    return Canvas(ImGui::GetWindowDrawList(), stage.fonts, stage.unit);
}

Canvas begin_child(const Stage& stage, const char* id, const Rect& box, float width, float height) {
    ImGui::SetCursorScreenPos({std::floor(box.left), std::floor(box.top)});
    const bool is_wide = width > box.width() + 0.5f;
    const bool is_high = height > box.height() + 0.5f;
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
    if (is_wide) flags |= ImGuiWindowFlags_HorizontalScrollbar;
    if (!is_wide && !is_high) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::SetNextWindowContentSize({is_wide ? width : 0, height});
    ImGui::BeginChild(id, {std::floor(box.width()), std::floor(box.height())}, ImGuiChildFlags_None, flags);
    return Canvas(ImGui::GetWindowDrawList(), stage.fonts, stage.unit);
}

// Half of a short glide is over after this time.
constexpr float follow_s = 0.35f;

float glide(const Stage& stage, float from, float to) {
    if (!stage.ui.is_animated || std::abs(to - from) < 1) return to;
    return from + (to - from) * std::min(1.f, 12 * ImGui::GetIO().DeltaTime);
}

// Where to scroll so that [low, high) is in view with some room around it.
float scroll_for(float low, float high, float scroll, float room) {
    const float margin = std::min(room * 0.25f, room - (high - low) > 0 ? (room - (high - low)) / 2 : 0);
    if (low - margin < scroll) return std::max(0.f, low - margin);
    if (high + margin > scroll + room) return high + margin - room;
    return scroll;
}

}  // namespace

Rgb callback_accent(trace::CallbackKind kind) {
    switch (kind) {
        case trace::CallbackKind::timer: return colour::timer;
        case trace::CallbackKind::work: return colour::pool;
        case trace::CallbackKind::io: return colour::demultiplexer;
        case trace::CallbackKind::immediate: return colour::loop;
        case trace::CallbackKind::message: return colour::microtask;
        case trace::CallbackKind::close: return colour::tick;
        default: return colour::script;
    }
}

Panel::Panel(const Stage& stage, const char* id, const Rect& box, std::string_view title,
             std::string_view subtitle, Layer layer)
    : canvas_(begin_window(stage, id, box, layer)) {
    const float margin = canvas_.px(14);
    content_ = box.inset(margin, canvas_.px(10));
    if (title.empty()) return;
    Rect head = content_.cut_top(canvas_.px(24));
    content_.cut_top(canvas_.px(8));
    head.left += canvas_.text_in(head, Font::bold, Size::title, colour::text(), title) + canvas_.px(10);
    if (!subtitle.empty() && head.width() > canvas_.px(20))
        head.left +=
            canvas_.text_in(head.moved(0, canvas_.px(1)), Font::text, Size::small, colour::dim(), subtitle) +
            canvas_.px(10);
    strip_ = head;
}

Panel::~Panel() {
    ImGui::End();
    ImGui::PopStyleVar();
}

ScrollArea::ScrollArea(const Stage& stage, const char* id, const Rect& box, float content_width,
                       float content_height)
    : stage_(stage),
      canvas_(begin_child(stage, id, box, content_width, content_height)),
      box_(box),
      height_(content_height) {
    origin_ = {std::floor(box.left) - ImGui::GetScrollX(), std::floor(box.top) - ImGui::GetScrollY()};
}

ScrollArea::~ScrollArea() { ImGui::EndChild(); }

void ScrollArea::follow(float top, float bottom) const {
    if (stage_.ui.since_move_s > follow_s) return;
    const float room = ImGui::GetWindowHeight();
    ImGui::SetScrollY(glide(stage_, ImGui::GetScrollY(), scroll_for(top, bottom, ImGui::GetScrollY(), room)));
}

void ScrollArea::follow_sideways(float left, float right) const {
    if (stage_.ui.since_move_s > follow_s) return;
    const float room = ImGui::GetWindowWidth();
    ImGui::SetScrollX(glide(stage_, ImGui::GetScrollX(), scroll_for(left, right, ImGui::GetScrollX(), room)));
}

std::pair<size_t, size_t> ScrollArea::rows_in_view(float height, size_t count) const {
    const auto first = static_cast<size_t>(std::max(0.f, std::floor((box_.top - origin_.y) / height)));
    return {first, std::min(count, first + static_cast<size_t>(box_.height() / height) + 2)};
}

void ScrollArea::soften_edges() const {
    const float deep = canvas_.px(16);
    if (box_.top - origin_.y > 1)
        canvas_.fill_down({box_.left, box_.top, box_.right, box_.top + deep}, colour::panel(),
                          colour::panel(0));
    if (origin_.y + height_ - box_.bottom > 1)
        canvas_.fill_down({box_.left, box_.bottom - deep, box_.right, box_.bottom}, colour::panel(0),
                          colour::panel());
}

static bool pressed(ImGuiID id, const Rect& box) {
    const ImRect area(box.left, box.top, box.right, box.bottom);
    if (area.GetWidth() <= 0 || area.GetHeight() <= 0 || !ImGui::ItemAdd(area, id)) return false;
    bool is_hovered = false, is_held = false;
    const bool result = ImGui::ButtonBehavior(area, id, &is_hovered, &is_held);
    if (is_hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return result;
}

bool clicked(const char* id, const Rect& box) { return pressed(ImGui::GetID(id), box); }
bool clicked(uint32_t id, const Rect& box) { return pressed(ImGui::GetID(static_cast<int>(id)), box); }

bool text_button(const Canvas& canvas, uint32_t id, const Rect& box, std::string_view text,
                 std::string_view hint) {
    const bool is_clicked = clicked(id, box);
    canvas.fill(box, Rgb{0x222A3F}(), 8);
    if (hovered(box)) canvas.fill(box, colour::white(0.10f), 8);
    canvas.text_centred_in(box, Font::bold, Size::small, colour::text(), text);
    if (hovered(box)) tooltip(hint);
    return is_clicked;
}

}  // namespace lg::gui::views
