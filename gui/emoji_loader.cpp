#include "gui/emoji_loader.h"

#include <ft2build.h>
#include <imgui.h>
#include <imgui_internal.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lg::gui {
namespace {

struct Source {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    ~Source() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
};

// The pictures of Noto Color Emoji stand in cells of 136 x 128 pixels; outlines are painted as large.
constexpr float picture_height = 128;
constexpr float picture_aspect = 136 / picture_height;

bool choose_size(FT_Face face) {
    if (face->num_fixed_sizes > 0) return FT_Select_Size(face, face->num_fixed_sizes - 1) == 0;
    return FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(picture_height)) == 0;
}

Source& source_of(ImFontConfig* config) { return *static_cast<Source*>(config->FontLoaderData); }

bool source_init(ImFontAtlas*, ImFontConfig* config) {
    auto* source = IM_NEW(Source)();
    const bool opened =
        FT_Init_FreeType(&source->library) == 0 &&
        FT_New_Memory_Face(source->library, static_cast<const FT_Byte*>(config->FontData),
                           config->FontDataSize, static_cast<FT_Long>(config->FontNo), &source->face) == 0 &&
        FT_HAS_COLOR(source->face) && choose_size(source->face);
    if (!opened) {
        IM_DELETE(source);
        return false;
    }
    config->FontLoaderData = source;
    return true;
}

void source_destroy(ImFontAtlas*, ImFontConfig* config) {
    IM_DELETE(static_cast<Source*>(config->FontLoaderData));
    config->FontLoaderData = nullptr;
}

// Variation selectors and the zero-width joiner take part in emoji spelling and must not show as boxes.
bool is_invisible(ImWchar code_point) {
    return code_point == 0xFE0F || code_point == 0xFE0E || code_point == 0x200D;
}

bool source_contains(ImFontAtlas*, ImFontConfig* config, ImWchar code_point) {
    return is_invisible(code_point) || FT_Get_Char_Index(source_of(config).face, code_point) != 0;
}

bool baked_init(ImFontAtlas*, ImFontConfig* config, ImFontBaked* baked, void*) {
    if (!config->MergeMode) {
        baked->Ascent = baked->Size * 0.8f;
        baked->Descent = -baked->Size * 0.2f;
    }
    return true;
}

// In pixels of a bitmap, beyond whose edges there is nothing.
struct Area {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

// How much of the pixel that begins at `at` lies between the two.
float overlap(float from, float to, int at) {
    const auto begin = static_cast<float>(at);
    return std::min(to, begin + 1) - std::max(from, begin);
}

// One pixel of the small picture: the mean of the area it covers, from premultiplied BGRA to straight RGBA.
uint32_t area_mean(const FT_Bitmap& bitmap, const Area& area) {
    float sum[4] = {};
    const int last_row = std::min(static_cast<int>(std::ceil(area.y1)), static_cast<int>(bitmap.rows));
    const int last_column = std::min(static_cast<int>(std::ceil(area.x1)), static_cast<int>(bitmap.width));
    for (int row = std::max(0, static_cast<int>(area.y0)); row < last_row; row++) {
        const float height = overlap(area.y0, area.y1, row);
        const uint8_t* line = bitmap.buffer + ptrdiff_t{row} * bitmap.pitch;
        for (int column = std::max(0, static_cast<int>(area.x0)); column < last_column; column++) {
            const float covered = height * overlap(area.x0, area.x1, column);
            for (int channel = 0; channel < 4; channel++)
                sum[channel] += covered * static_cast<float>(line[column * 4 + channel]);
        }
    }
    const float whole = (area.x1 - area.x0) * (area.y1 - area.y0);
    const float alpha = sum[3] / whole;
    if (alpha <= 0.5f) return 0;
    auto straight = [&](float premultiplied) {
        return static_cast<int>(std::min(255.f, premultiplied / whole * 255.f / alpha + 0.5f));
    };
    return IM_COL32(straight(sum[2]), straight(sum[1]), straight(sum[0]),
                    static_cast<int>(std::min(255.f, alpha + 0.5f)));
}

// What of the bitmap's plane becomes the small picture: a painted picture fills its cell; an outline keeps
// its shape, in the middle of a cell that holds all of it.
Area cell_of(const FT_GlyphSlot glyph, bool is_picture) {
    const auto width = static_cast<float>(glyph->bitmap.width),
               height = static_cast<float>(glyph->bitmap.rows);
    if (is_picture) return {0, 0, width, height};
    const float cell_height = std::max({picture_height, height, width / picture_aspect});
    const float left = (width - cell_height * picture_aspect) / 2, top = (height - cell_height) / 2;
    return {left, top, left + cell_height * picture_aspect, top + cell_height};
}

std::vector<uint32_t> scaled_down(const FT_Bitmap& bitmap, const Area& cell, int width, int height) {
    std::vector<uint32_t> pixels(static_cast<size_t>(width) * height);
    const float step_x = (cell.x1 - cell.x0) / static_cast<float>(width);
    const float step_y = (cell.y1 - cell.y0) / static_cast<float>(height);
    for (int y = 0; y < height; y++) {
        const auto row = static_cast<float>(y);
        for (int x = 0; x < width; x++) {
            const auto column = static_cast<float>(x);
            pixels[static_cast<size_t>(y) * width + x] =
                area_mean(bitmap, {cell.x0 + column * step_x, cell.y0 + row * step_y,
                                   cell.x0 + (column + 1) * step_x, cell.y0 + (row + 1) * step_y});
        }
    }
    return pixels;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* out, float* advance_only) {
    if (is_invisible(code_point)) {
        if (advance_only) {
            *advance_only = 0;
            return true;
        }
        out->Codepoint = code_point;
        out->AdvanceX = 0;
        out->Visible = false;
        return true;
    }
    const FT_Face face = source_of(config).face;
    const FT_UInt glyph = FT_Get_Char_Index(face, code_point);
    if (glyph == 0) return false;
    float size = baked->Size;
    if (config->MergeMode && config->SizePixels != 0.0f)
        size *= config->SizePixels / config->DstFont->Sources[0]->SizePixels;
    const float density = config->RasterizerDensity * baked->RasterizerDensity;
    const int height = std::max(4, static_cast<int>(std::lround(size * density * 0.92f)));
    const auto high = static_cast<float>(height);
    const int width = std::max(4, static_cast<int>(std::lround(high * picture_aspect)));
    const auto wide = static_cast<float>(width);
    const float advance = std::round(wide + high * 0.06f) / density;
    if (advance_only) {
        *advance_only = advance;
        return true;
    }
    if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR | FT_LOAD_RENDER) ||
        face->glyph->bitmap.pixel_mode != FT_PIXEL_MODE_BGRA)
        return false;
    out->Codepoint = code_point;
    out->AdvanceX = advance;
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    if (bitmap.width == 0 || bitmap.rows == 0) return true;
    const Area cell = cell_of(face->glyph, face->num_fixed_sizes > 0);
    const std::vector<uint32_t> pixels = scaled_down(bitmap, cell, width, height);
    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, width, height);
    if (place == ImFontAtlasRectId_Invalid) return false;
    out->Visible = true;
    out->Colored = true;
    out->PackId = place;
    // Emoji stand centred on the line, as text does, whatever the font they are merged into.
    const float top = std::round((baked->Ascent - baked->Descent - high / density) * 0.5f);
    out->X0 = 0;
    out->Y0 = top;
    out->X1 = wide / density;
    out->Y1 = top + high / density;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, out, ImFontAtlasPackGetRect(atlas, place),
                                       reinterpret_cast<const unsigned char*>(pixels.data()),
                                       ImTextureFormat_RGBA32, width * 4);
    return true;
}

}  // namespace

const ImFontLoader* emoji_font_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "emoji";
        made.FontSrcInit = source_init;
        made.FontSrcDestroy = source_destroy;
        made.FontSrcContainsGlyph = source_contains;
        made.FontBakedInit = baked_init;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return &loader;
}

}  // namespace lg::gui
