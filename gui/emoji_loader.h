// A loader of Dear ImGui for emoji fonts: those made of pictures (CBDT), such as NotoColorEmoji.ttf, which
// the stock FreeType loader shows only at the one size they were painted in; and those made of coloured
// outlines (COLR), such as Windows' seguiemj.ttf. Either becomes a picture of the wanted size.
#pragma once
struct ImFontLoader;

namespace lg::gui {

// Lives as long as the program. Any thread may call it; ImGui uses it on the thread of its context.
const ImFontLoader* emoji_font_loader();

}  // namespace lg::gui
