#include "gui/paint.h"

#include <cmath>

namespace lg::gui {
namespace {

constexpr Rgb participant_accents[] = {{0xF78FB3}, {0xF5C86B}, {0x62CDF2}, {0x8EA0FF}, {0xC792EA},
                                       {0x79DDA2}, {0xFF9E64}, {0x4FD6BE}, {0xE57CD8}, {0xB8D96B}};

constexpr float sizes[] = {11.5f, 13, 15, 18, 24};

ImVec2 whole(Point p) { return {std::floor(p.x), std::floor(p.y)}; }
ImVec2 exact(Point p) { return {p.x, p.y}; }
ImVec2 low(const Rect& box) { return {std::floor(box.left), std::floor(box.top)}; }
ImVec2 high(const Rect& box) { return {std::floor(box.right), std::floor(box.bottom)}; }

const char* begin_of(std::string_view text) { return text.data(); }
const char* end_of(std::string_view text) { return text.data() + text.size(); }

constexpr std::string_view ellipsis = "…";

}  // namespace

Rgb participant_accent(size_t place) { return participant_accents[place % std::size(participant_accents)]; }

float Canvas::px(float units) const {
    const float pixels = std::round(units * unit_);
    return units > 0 ? std::max(1.f, pixels) : pixels;
}

ImFont* Canvas::face(Font font) const {
    return font == Font::text ? fonts_.text : font == Font::bold ? fonts_.bold : fonts_.mono;
}

float Canvas::pixels(Font font, Size size) const {
    const float scale = font == Font::mono ? 1 : fonts_.text_scale;
    return std::round(sizes[static_cast<size_t>(size)] * scale * unit_);
}

Point Canvas::measure(Font font, Size size, std::string_view text) const {
    const ImVec2 extent =
        face(font)->CalcTextSizeA(pixels(font, size), 1e9f, 0, begin_of(text), end_of(text));
    return {extent.x, extent.y};
}

void Canvas::push_font(Font font, Size size) const { ImGui::PushFont(face(font), pixels(font, size)); }

void Canvas::text(Point top_left, Font font, Size size, ImU32 colour, std::string_view text) const {
    if (text.empty()) return;
    list_->AddText(face(font), pixels(font, size), whole(top_left), colour, begin_of(text), end_of(text));
}

void Canvas::text_centred(Point centre, Font font, Size size, ImU32 colour, std::string_view text) const {
    const Point extent = measure(font, size, text);
    this->text({centre.x - extent.x / 2, centre.y - extent.y / 2}, font, size, colour, text);
}

std::string_view Canvas::fitting(Font font, Size size, std::string_view text, float width) const {
    const char* rest = begin_of(text);
    face(font)->CalcTextSizeA(pixels(font, size), std::max(0.f, width), 0, begin_of(text), end_of(text),
                              &rest);
    return text.substr(0, static_cast<size_t>(rest - begin_of(text)));
}

float Canvas::text_in(const Rect& box, Font font, Size size, ImU32 colour, std::string_view text) const {
    const Point extent = measure(font, size, text);
    const float top = box.centre().y - extent.y / 2;
    if (extent.x <= box.width() + 0.5f) {
        this->text({box.left, top}, font, size, colour, text);
        return extent.x;
    }
    const float dots = measure(font, size, ellipsis).x;
    if (box.width() >= dots) {
        std::string shown(fitting(font, size, text, box.width() - dots));
        while (!shown.empty() && shown.back() == ' ') shown.pop_back();
        this->text({box.left, top}, font, size, colour, shown.append(ellipsis));
    }
    if (hovered(box)) tooltip(text);
    return box.width();
}

void Canvas::text_centred_in(const Rect& box, Font font, Size size, ImU32 colour,
                             std::string_view text) const {
    const float spare = box.width() - measure(font, size, text).x;
    text_in(spare > 0 ? box.inset(std::floor(spare / 2), 0) : box, font, size, colour, text);
}

void Canvas::fill(const Rect& box, ImU32 colour, float radius_units) const {
    list_->AddRectFilled(low(box), high(box), colour, radius_units * unit_);
}

void Canvas::fill_down(const Rect& box, ImU32 top, ImU32 bottom) const {
    list_->AddRectFilledMultiColor(low(box), high(box), top, top, bottom, bottom);
}

void Canvas::outline(const Rect& box, ImU32 colour, float radius_units, float thickness_units) const {
    list_->AddRect(low(box), high(box), colour, radius_units * unit_, 0, thickness_units * unit_);
}

void Canvas::shadow(const Rect& box, float radius_units, float spread_units, float opacity) const {
    constexpr int layers = 6;
    for (int i = layers; i >= 1; i--) {
        const float spread = spread_units * unit_ * static_cast<float>(i) / layers;
        const Rect around = box.inset(-spread).moved(0, 3 * unit_);
        list_->AddRectFilled(exact({around.left, around.top}), exact({around.right, around.bottom}),
                             colour::black(opacity / layers), radius_units * unit_ + spread);
    }
}

void Canvas::line(Point a, Point b, ImU32 colour, float thickness_units) const {
    list_->AddLine(exact(a), exact(b), colour, thickness_units * unit_);
}

void Canvas::dashed(Point a, Point b, ImU32 colour, float thickness_units, float on_units,
                    float off_units) const {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length <= 0) return;
    const Point along{(b.x - a.x) / length, (b.y - a.y) / length};
    const float on = on_units * unit_, period = on + off_units * unit_;
    const int dashes = static_cast<int>(std::ceil(length / period));
    for (int i = 0; i < dashes; i++) {
        const float from = static_cast<float>(i) * period, to = std::min(length, from + on);
        list_->AddLine({a.x + along.x * from, a.y + along.y * from}, {a.x + along.x * to, a.y + along.y * to},
                       colour, thickness_units * unit_);
    }
}

void Canvas::glow(Point a, Point b, Rgb accent, float strength) const {
    for (int i = 6; i >= 1; i--)
        list_->AddLine(exact(a), exact(b), accent(0.075f * strength),
                       (2.f + static_cast<float>(i) * 3.1f) * unit_);
}

void Canvas::halo(const Rect& box, Rgb accent, float radius_units, float strength) const {
    for (int i = 5; i >= 1; i--) {
        const float spread = static_cast<float>(i) * 1.6f * unit_;
        const Rect around = box.inset(-spread);
        list_->AddRectFilled(exact({around.left, around.top}), exact({around.right, around.bottom}),
                             accent(0.065f * strength), radius_units * unit_ + spread);
    }
}

void Canvas::arrow_head(Point tip, float direction, ImU32 colour, float size_units) const {
    const float size = size_units * unit_;
    const float back = tip.x - direction * size;
    list_->AddTriangleFilled(exact(tip), {back, tip.y - size * 0.52f}, {back, tip.y + size * 0.52f}, colour);
}

void Canvas::card(const Rect& box, Rgb accent, Look look, float radius_units) const {
    if (look == Look::faded) {
        fill(box, colour::raised(0.35f), radius_units);
        outline(box, accent(0.25f), radius_units);
        return;
    }
    shadow(box, radius_units, 5, 0.32f);
    if (look == Look::lit) {
        halo(box, accent, radius_units, 0.8f);
        fill(box, accent(), radius_units);
        return;
    }
    fill(box, colour::raised(), radius_units);
    fill(box, accent(0.08f), radius_units);
    outline(box, accent(0.5f), radius_units);
}

void Canvas::badge(Point centre, std::string_view text, Rgb accent, Look look) const {
    const float wide = measure(Font::mono, Size::tiny, text).x / 2 + px(4);
    const float radius = px(9);
    const Rect box{centre.x - std::max(radius, wide), centre.y - radius, centre.x + std::max(radius, wide),
                   centre.y + radius};
    const float strength = look == Look::faded ? 0.45f : 1;
    const ImU32 face = accent(look == Look::lit ? 1 : 0.22f * strength + 0.06f);
    if (look == Look::lit) halo(box, accent, radius / unit_, 0.7f);
    if (wide <= radius) {
        // A true circle: a rounded box of this size would look square.
        list_->AddCircleFilled(exact(centre), radius, colour::panel());
        list_->AddCircleFilled(exact(centre), radius, face);
        list_->AddCircle(exact(centre), radius, accent(strength), 0, 1.3f * unit_);
    } else {
        fill(box, colour::panel(), radius / unit_);
        fill(box, face, radius / unit_);
        outline(box, accent(strength), radius / unit_, 1.3f);
    }
    text_centred(centre, Font::mono, Size::tiny, look == Look::lit ? colour::ink() : colour::text(strength),
                 text);
}

float Canvas::chip_width(Font font, Size size, std::string_view text) const {
    return std::ceil(measure(font, size, text).x) + 2 * px(9);
}

float Canvas::chip(Point left_centre, float width_max, Font font, Size size, Rgb accent, Look look,
                   std::string_view text) const {
    const float width = std::min(width_max, chip_width(font, size, text));
    const float half = std::round(line_height(font, size) / 2 + px(2.5f));
    const Rect box{left_centre.x, left_centre.y - half, left_centre.x + width, left_centre.y + half};
    const float radius = std::min(8.f, half / unit_);
    const float strength = look == Look::faded ? 0.4f : 1;
    if (look == Look::lit) fill(box, accent(), radius);
    else {
        fill(box, accent(0.14f * strength), radius);
        outline(box, accent(0.5f * strength), radius);
    }
    text_centred_in(box.inset(px(3), 0), font, size,
                    look == Look::lit ? colour::ink() : colour::text(strength), text);
    return width;
}

void Canvas::clip(const Rect& box) const { list_->PushClipRect(low(box), high(box), true); }

void apply_theme(float unit) {
    ImGuiStyle style;
    ImGui::StyleColorsDark(&style);
    style.WindowRounding = 10;
    style.ChildRounding = 8;
    style.PopupRounding = 9;
    style.FrameRounding = 7;
    style.GrabRounding = 6;
    style.ScrollbarRounding = 6;
    style.ScrollbarSize = 9;
    style.WindowBorderSize = 1;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 0;
    style.WindowPadding = {14, 10};
    style.FramePadding = {10, 5};
    style.ItemSpacing = {8, 6};
    style.CircleTessellationMaxError = 0.15f;
    style.CurveTessellationTol = 0.6f;
    style.HoverDelayNormal = 0.25f;
    auto set = [&](int which, Rgb rgb, float opacity = 1) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(rgb(opacity));
    };
    set(ImGuiCol_WindowBg, colour::panel);
    set(ImGuiCol_ChildBg, colour::panel, 0);
    set(ImGuiCol_PopupBg, Rgb{0x1A2132}, 0.98f);
    set(ImGuiCol_Border, colour::line);
    set(ImGuiCol_Text, colour::text);
    set(ImGuiCol_TextDisabled, colour::dim);
    set(ImGuiCol_FrameBg, Rgb{0x1E2536});
    set(ImGuiCol_FrameBgHovered, Rgb{0x273049});
    set(ImGuiCol_FrameBgActive, Rgb{0x2D3856});
    set(ImGuiCol_Button, Rgb{0x222A3F});
    set(ImGuiCol_ButtonHovered, Rgb{0x313C5E});
    set(ImGuiCol_ButtonActive, Rgb{0x4355A0});
    set(ImGuiCol_Header, Rgb{0x2C3656});
    set(ImGuiCol_HeaderHovered, Rgb{0x35416A});
    set(ImGuiCol_HeaderActive, Rgb{0x4355A0});
    set(ImGuiCol_SliderGrab, colour::loop);
    set(ImGuiCol_SliderGrabActive, Rgb{0xAEBBFF});
    set(ImGuiCol_CheckMark, colour::loop);
    set(ImGuiCol_ScrollbarBg, colour::well, 0);
    set(ImGuiCol_ScrollbarGrab, Rgb{0x2E3850});
    set(ImGuiCol_ScrollbarGrabHovered, Rgb{0x3C486A});
    set(ImGuiCol_ScrollbarGrabActive, Rgb{0x4F5D88});
    set(ImGuiCol_NavCursor, colour::loop);
    const float size_base = ImGui::GetStyle().FontSizeBase;
    style.ScaleAllSizes(unit);
    style.FontSizeBase = size_base;
    ImGui::GetStyle() = style;
}

bool hovered(const Rect& box) {
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           ImGui::IsMouseHoveringRect({box.left, box.top}, {box.right, box.bottom});
}

void tooltip(std::string_view text) {
    // Panels have no padding, and what opens within one would inherit that.
    const float em = ImGui::GetFontSize();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {em * 0.75f, em * 0.5f});
    if (ImGui::BeginTooltip()) {
        ImGui::PushTextWrapPos(em * 36);
        ImGui::TextUnformatted(begin_of(text), end_of(text));
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

}  // namespace lg::gui
