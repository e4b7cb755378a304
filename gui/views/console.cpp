#include "gui/views/console.h"

#include <algorithm>
#include <cmath>

namespace lg::gui::views {

void draw_console(const Stage& stage, const Rect& box, Intents& intents) {
    const Panel panel(stage, "##console", box, stage.say(Word::console));
    const Canvas& canvas = panel.canvas();
    const std::vector<Seq>& all = stage.index.console();
    const auto written =
        static_cast<size_t>(std::upper_bound(all.begin(), all.end(), stage.current()) - all.begin());
    Rect content = panel.content();
    content.bottom = box.bottom - canvas.px(6);
    canvas.fill(content, colour::well(), 8);
    content = content.inset(canvas.px(8), canvas.px(4));
    if (written == 0) {
        canvas.text_in(content, Font::text, Size::small, colour::faint(), stage.say(Word::no_output));
        return;
    }
    const float high = std::round(canvas.line_height(Font::mono, Size::small) + canvas.px(3));
    const ScrollArea area(stage, "##printed", content, 0, high * static_cast<float>(written));
    area.follow(high * static_cast<float>(written - 1), high * static_cast<float>(written));
    const auto [first, last] = area.rows_in_view(high, written);
    for (size_t i = first; i < last; i++) {
        const auto line = stage.trace[all[i]].as<trace::ConsoleWritten>();
        const float top = area.origin().y + high * static_cast<float>(i);
        const Rect row{content.left, top, content.right - canvas.px(10), top + high};
        std::string_view text = stage.trace.text(line.text);
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
        const bool is_new = all[i] == stage.current();
        const bool is_error = line.stream == trace::Stream::standard_error;
        if (is_new) area.canvas().fill(row, colour::script(0.18f), 4);
        if (clicked(static_cast<uint32_t>(i), row)) intents.push_back(intent::GoTo{all[i]});
        if (hovered(row)) area.canvas().fill(row, colour::white(0.05f), 4);
        const std::string_view first_line = text.substr(0, text.find('\n'));
        area.canvas().text_in(row.inset(canvas.px(4), 0), Font::mono, Size::small,
                              is_error ? colour::error()
                              : is_new ? colour::text()
                                       : colour::console(),
                              first_line.size() == text.size() ? text : std::string(first_line) + " …");
    }
}

}  // namespace lg::gui::views
