#include "gui/picture.h"

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

Image Painter::paint(Session& session) {
    session.set_animated(false);
    // ImGui learns the size of what scrolls in one frame and scrolls in the next.
    for (int frame = 0; frame < 3; frame++) {
        Intents ignored;
        surface_->frame([&] {
            session.draw(fonts_, static_cast<float>(width_), static_cast<float>(height_), 1, ignored);
        });
    }
    return surface_->image();
}

}  // namespace lg::gui
