// A loader of Dear ImGui for emoji fonts that are made of pictures (CBDT), such as NotoColorEmoji.ttf.
// The stock FreeType loader shows them only at the one size they were painted in; this one scales them down.
#pragma once
struct ImFontLoader;

namespace lg::gui {

// Lives as long as the program. Any thread may call it; ImGui uses it on the thread of its context.
const ImFontLoader* emoji_font_loader();

}  // namespace lg::gui
