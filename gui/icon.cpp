#include "gui/icon.h"

#include <algorithm>
#include <cmath>

namespace lg::gui {
namespace {

struct Colour {
    float red, green, blue, alpha;
};

// How much of a pixel lies within a shape whose edge is `distance` pixels away, negative inside.
float coverage(float distance) { return std::clamp(0.5f - distance, 0.f, 1.f); }

void lay_over(Colour& below, const Colour& above, float amount) {
    const float alpha = above.alpha * amount;
    below.red += (above.red - below.red) * alpha;
    below.green += (above.green - below.green) * alpha;
    below.blue += (above.blue - below.blue) * alpha;
    below.alpha = alpha + below.alpha * (1 - alpha);
}

// x and y from the middle, in halves of the picture.
Colour colour_at(float x, float y, float pixel) {
    constexpr float corner = 0.42f;
    const float qx = std::max(std::abs(x) - (0.94f - corner), 0.f);
    const float qy = std::max(std::abs(y) - (0.94f - corner), 0.f);
    Colour result{0.08f, 0.10f, 0.15f, coverage((std::hypot(qx, qy) - corner) / pixel)};
    // The loop: a ring that goes from one accent to the other, open where its arrow head is.
    const float angle = std::atan2(y, x);
    const float around = (angle + 3.14159f) / 6.28318f;
    const float ring = std::abs(std::hypot(x, y) - 0.52f) - 0.12f;
    const Colour accent{0.39f + 0.39f * around, 0.80f - 0.23f * around, 0.95f - 0.03f * around, 1};
    const bool is_gap = angle > -0.9f && angle < -0.25f;
    if (!is_gap) lay_over(result, accent, coverage(ring / pixel));
    const float head = std::max(std::abs(x - 0.50f) * 1.1f + (y + 0.06f) * 0.75f - 0.16f, -(y + 0.30f));
    lay_over(result, accent, coverage(head / pixel));
    const Colour light{0.96f, 0.78f, 0.42f, 1};
    lay_over(result, light, coverage((std::hypot(x, y) - 0.17f) / pixel));
    return result;
}

}  // namespace

Image make_icon(int size) {
    Image image{size, size, std::vector<uint8_t>(static_cast<size_t>(size) * size * 4)};
    const float half = static_cast<float>(size) / 2;
    for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
            const Colour colour = colour_at((static_cast<float>(column) + 0.5f - half) / half,
                                            (static_cast<float>(row) + 0.5f - half) / half, 1 / half);
            uint8_t* pixel = &image.rgba[(static_cast<size_t>(row) * size + column) * 4];
            const float channels[] = {colour.red, colour.green, colour.blue, colour.alpha};
            for (int i = 0; i < 4; i++) pixel[i] = static_cast<uint8_t>(std::lround(channels[i] * 255));
        }
    }
    return image;
}

}  // namespace lg::gui
