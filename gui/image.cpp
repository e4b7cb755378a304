#include "gui/image.h"

#include <fmt/format.h>
#include <glad/gl.h>
#include <png.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace lg::gui {

Status write_png(const Image& image, const std::string& path) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGBA;
    errno = 0;
    if (png_image_write_to_file(&header, path.c_str(), 0, image.rgba.data(), 0, nullptr)) return Nothing{};
    const int reason = errno;
    return Error{fmt::format("cannot write the picture {}: {}", path,
                             reason ? std::strerror(reason) : header.message)};
}

Image read_framebuffer(int width, int height) {
    Image image{width, height, std::vector<uint8_t>(static_cast<size_t>(width) * height * 4)};
    std::vector<uint8_t> from_bottom(image.rgba.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, from_bottom.data());
    const size_t row_bytes = static_cast<size_t>(width) * 4;
    for (int row = 0; row < height; row++)
        std::memcpy(&image.rgba[row * row_bytes], &from_bottom[(height - 1 - row) * row_bytes], row_bytes);
    // What lies behind the window is no part of the picture.
    for (size_t alpha = 3; alpha < image.rgba.size(); alpha += 4) image.rgba[alpha] = 255;
    return image;
}

}  // namespace lg::gui
