#include "gui/views/help.h"

#include <cmath>

namespace lg::gui::views {

void draw_help(const Stage& stage, const Rect& screen, Intents& intents) {
    constexpr struct {
        std::string_view keys;
        Word what;
    } lines[] = {{"←  →", Word::help_step},
                 {"Space", Word::help_play},
                 {"Home  End", Word::help_ends},
                 {"1 – 6", Word::help_sizes},
                 {"L", Word::help_language},
                 {"+  −  0", Word::help_zoom},
                 {"R", Word::rerun},
                 {"N", Word::next_seed},
                 {"F", Word::help_follow},
                 {"Ctrl+F  F3", Word::help_search},
                 {"P S X K", Word::help_run},
                 {"C", Word::help_compare},
                 {"↑ ↓ N Tab", Word::help_rows},
                 {"F11", Word::help_full},
                 {"F12", Word::help_picture},
                 {"?", Word::help_this},
                 {"🖱️", Word::help_click},
                 {"🖱️", Word::help_line},
                 {"🖱️", Word::help_drag}};
    const Panel veil(stage, "##help", screen, {}, {}, Layer::above);
    const Canvas& canvas = veil.canvas();
    canvas.fill(screen, colour::ground(0.72f));
    const float row = canvas.px(31);
    const float high = row * static_cast<float>(std::size(lines)) + canvas.px(96);
    const float wide = std::min(screen.width() - canvas.px(40), canvas.px(640));
    Rect card{std::floor(screen.centre().x - wide / 2), std::floor(screen.centre().y - high / 2), 0, 0};
    card.right = card.left + wide;
    card.bottom = card.top + high;
    canvas.shadow(card, 14, 24, 0.6f);
    canvas.fill(card, colour::panel(), 14);
    canvas.outline(card, colour::loop(0.6f), 14, 1.4f);
    Rect inside = card.inset(canvas.px(28), canvas.px(20));
    canvas.text_in(inside.cut_top(canvas.px(34)), Font::bold, Size::huge, colour::text(),
                   stage.say(Word::help_title));
    inside.cut_top(canvas.px(6));
    for (const auto& line : lines) {
        Rect place = inside.cut_top(row);
        const Rect keys = place.cut_left(canvas.px(120));
        canvas.chip({keys.left, keys.centre().y}, keys.width(), Font::mono, Size::small, colour::loop,
                    Look::plain, line.keys);
        canvas.text_in(place, Font::text, Size::body, colour::text(0.92f), stage.say(line.what));
    }
    canvas.text_in(inside.cut_bottom(canvas.px(20)), Font::text, Size::small, colour::dim(),
                   stage.say(Word::help_close));
    if (clicked("##veil", screen)) intents.push_back(intent::OpenHelp{false});
}

}  // namespace lg::gui::views
