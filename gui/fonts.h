// The fonts of the window: found on the machine when the program starts, never shipped with it.
// Text is Korean and English, code is in a monospaced face, and emoji are pictures merged into all of them.
#pragma once
#include <string>
#include <vector>

#include "sim/base/result.h"

struct ImFont;

namespace lg::gui {

struct FontFile {
    std::string path;
    int face = 0;  // which face of a collection (.ttc)
    // How much larger than asked a face must be set to look as large as the others (Noto CJK draws small).
    float scale = 1;
};

// `emoji` may be absent (an empty path): everything else is required.
struct FontFiles {
    FontFile text, bold, mono, emoji;
};

// Borrowed from the ImGui context that load_fonts() was called in; valid as long as that context.
struct Fonts {
    ImFont* text = nullptr;
    ImFont* bold = nullptr;
    ImFont* mono = nullptr;
    float text_scale = 1;
};

// The folders that fonts are looked for in: those of the variable LOOPGLASS_FONTS first, then the usual ones.
std::vector<std::string> font_folders();

// Looks through the folders. An error names what is missing, where it was sought and the Debian package that
// has it.
Result<FontFiles> find_fonts(const std::vector<std::string>& folders);

// Adds the fonts to the current ImGui context. Call once, before its first frame.
Fonts load_fonts(const FontFiles& files);

}  // namespace lg::gui
