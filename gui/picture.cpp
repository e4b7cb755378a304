#include "gui/picture.h"

#include <imgui.h>

#include <string_view>

#include "gui/screen.h"
#include "sim/base/hash.h"

namespace lg::gui {

Result<std::unique_ptr<Painter>> Painter::create(int width, int height) {
    Result<FontFiles> fonts = find_fonts(font_folders());
    if (!fonts) return fonts.error();
    Result<std::unique_ptr<Offscreen>> surface = Offscreen::create(width, height);
    if (!surface) return surface.error();
    std::unique_ptr<Painter> painter(new Painter);
    painter->surface_ = std::move(*surface);
    painter->fonts_ = load_fonts(*fonts);
    painter->width_ = width;
    painter->height_ = height;
    return painter;
}

// What ImGui is about to draw, as a number: equal numbers, equal pictures.
static uint64_t fingerprint_of_frame() {
    Hash hash;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
        hash.mix(std::string_view(reinterpret_cast<const char*>(list->VtxBuffer.Data),
                                  static_cast<size_t>(list->VtxBuffer.size_in_bytes())));
    return hash.value();
}

Intents Painter::take_frame(Session& session) {
    Intents intents;
    surface_->frame([&] {
        take_keys(session.ui(), intents);
        session.draw(fonts_, static_cast<float>(width_), static_cast<float>(height_), 1, intents);
    });
    return intents;
}

Image Painter::paint(Session& session) {
    session.set_animated(false);
    // ImGui learns the size of what scrolls in one frame and scrolls in the next: draw until nothing moves.
    constexpr int frames_max = 10;
    uint64_t before = 0;
    for (int frame = 0; frame < frames_max; frame++) {
        take_frame(session);
        const uint64_t now = fingerprint_of_frame();
        if (frame > 2 && now == before) break;
        before = now;
    }
    return surface_->image();
}

}  // namespace lg::gui
