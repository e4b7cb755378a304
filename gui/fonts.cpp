#include "gui/fonts.h"

#include <fmt/format.h>
#include <imgui.h>
#include <misc/freetype/imgui_freetype.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>

#include "gui/emoji_loader.h"

namespace lg::gui {
namespace {

namespace fs = std::filesystem;

constexpr float base_size = 16;

struct Candidate {
    std::string_view file;
    int face;
    float scale;
};

// In order of preference. Face 1 of the Noto CJK collections is the Korean one.
constexpr Candidate text_candidates[] = {{"NotoSansCJK-Regular.ttc", 1, 1.22f},
                                         {"NotoSansKR-Regular.otf", 0, 1.22f},
                                         {"NotoSansKR-Regular.ttf", 0, 1.22f},
                                         {"NanumBarunGothic.ttf", 0, 1},
                                         {"NanumGothic.ttf", 0, 1},
                                         {"AppleSDGothicNeo.ttc", 0, 1},
                                         {"malgun.ttf", 0, 1}};
constexpr Candidate bold_candidates[] = {{"NotoSansCJK-Bold.ttc", 1, 1.22f},
                                         {"NotoSansKR-Bold.otf", 0, 1.22f},
                                         {"NotoSansKR-Bold.ttf", 0, 1.22f},
                                         {"NanumBarunGothicBold.ttf", 0, 1},
                                         {"NanumGothicBold.ttf", 0, 1},
                                         {"AppleSDGothicNeo.ttc", 6, 1},
                                         {"malgunbd.ttf", 0, 1}};
constexpr Candidate mono_candidates[] = {{"JetBrainsMono-Regular.ttf", 0, 1},
                                         {"DejaVuSansMono.ttf", 0, 1},
                                         {"LiberationMono-Regular.ttf", 0, 1},
                                         {"Menlo.ttc", 0, 1},
                                         {"consola.ttf", 0, 1}};
constexpr Candidate emoji_candidates[] = {{"NotoColorEmoji.ttf", 0, 1}, {"seguiemj.ttf", 0, 1}};

using FilesByName = std::map<std::string, std::string, std::less<>>;

FilesByName files_in(const std::vector<std::string>& folders) {
    FilesByName found;
    for (const std::string& folder : folders) {
        std::error_code ignored;  // a folder that is absent or closed to us holds no fonts for us
        for (auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied,
                                                        ignored);
             at != fs::recursive_directory_iterator(); at.increment(ignored))
            found.emplace(at->path().filename().string(), at->path().string());
    }
    return found;
}

template <size_t Count>
std::optional<FontFile> first_of(const Candidate (&candidates)[Count], const FilesByName& files) {
    for (const Candidate& candidate : candidates)
        if (auto at = files.find(candidate.file); at != files.end())
            return FontFile{at->second, candidate.face, candidate.scale};
    return std::nullopt;
}

Error missing(std::string_view what, std::string_view package, const std::vector<std::string>& folders) {
    return {
        fmt::format("no {} was found in {}; on Debian: sudo apt install {} "
                    "(or name a folder in the variable LOOPGLASS_FONTS)",
                    what, fmt::join(folders, ", "), package)};
}

// Code points that text faces draw as thin signs: they are left to the emoji face, which draws them in
// colour.
constexpr ImWchar emoji_only[] = {0x231A, 0x231B, 0x23E9, 0x23FF, 0x25B6,  0x25B6,  0x2600, 0x27BF,
                                  0x2B50, 0x2B50, 0xFE0E, 0xFE0F, 0x1F000, 0x1FAFF, 0};

void add(const FontFile& file, float size, bool merge, bool with_emoji) {
    ImFontConfig config;
    config.FontNo = static_cast<ImU32>(file.face);
    config.MergeMode = merge;
    config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
    if (with_emoji) config.GlyphExcludeRanges = emoji_only;
    ImGui::GetIO().Fonts->AddFontFromFileTTF(file.path.c_str(), size, &config);
}

void add_emoji(const FontFile& file, float size) {
    ImFontConfig config;
    config.MergeMode = true;
    config.FontLoader = emoji_font_loader();
    ImGui::GetIO().Fonts->AddFontFromFileTTF(file.path.c_str(), size, &config);
}

ImFont* last_font() { return ImGui::GetIO().Fonts->Fonts.back(); }

}  // namespace

std::vector<std::string> font_folders() {
    std::vector<std::string> folders;
    if (const char* named = std::getenv("LOOPGLASS_FONTS")) folders.emplace_back(named);
    if (const char* home = std::getenv("HOME")) {
        folders.push_back(std::string(home) + "/.local/share/fonts");
        folders.push_back(std::string(home) + "/.fonts");
        folders.push_back(std::string(home) + "/Library/Fonts");
    }
    for (const char* usual :
         {"/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts"})
        folders.emplace_back(usual);
    if (const char* windows = std::getenv("WINDIR")) folders.push_back(std::string(windows) + "\\Fonts");
    if (const char* user = std::getenv("LOCALAPPDATA"))
        folders.push_back(std::string(user) + "\\Microsoft\\Windows\\Fonts");
    return folders;
}

Result<FontFiles> find_fonts(const std::vector<std::string>& folders) {
    const FilesByName files = files_in(folders);
    const auto text = first_of(text_candidates, files);
    if (!text) return missing("Korean font (Noto Sans CJK or Nanum)", "fonts-noto-cjk", folders);
    const auto mono = first_of(mono_candidates, files);
    if (!mono) return missing("monospaced font (JetBrains Mono or DejaVu)", "fonts-jetbrains-mono", folders);
    const auto bold = first_of(bold_candidates, files);
    const auto emoji = first_of(emoji_candidates, files);
    return FontFiles{*text, bold.value_or(*text), *mono, emoji.value_or(FontFile{})};
}

Fonts load_fonts(const FontFiles& files) {
    const bool with_emoji = !files.emoji.path.empty();
    Fonts fonts;
    fonts.text_scale = files.text.scale;
    auto finish = [&](float emoji_size) {
        if (with_emoji) add_emoji(files.emoji, emoji_size);
        return last_font();
    };
    add(files.text, base_size, false, with_emoji);
    fonts.text = finish(base_size / files.text.scale);
    add(files.bold, base_size, false, with_emoji);
    fonts.bold = finish(base_size / files.text.scale);
    add(files.mono, base_size, false, with_emoji);
    // Hangul within code is set a little smaller than in text, so that it does not tower over Latin letters.
    add(files.text, base_size * files.text.scale * 0.9f, true, with_emoji);
    fonts.mono = finish(base_size);
    ImGui::GetStyle().FontSizeBase = base_size;
    return fonts;
}

}  // namespace lg::gui
