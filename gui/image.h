// A picture in memory, and the way it becomes a PNG file.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace lg::gui {

// Rows from the top, pixels as red, green, blue, alpha bytes.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> rgba;
};

// Writes or replaces the file. An error names the path and what the system said.
Status write_png(const Image& image, const std::string& path);

// What the current OpenGL framebuffer shows. Its rows come from the bottom; those of the Image from the top.
Image read_framebuffer(int width, int height);

}  // namespace lg::gui
