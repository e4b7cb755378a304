#include "gui/views/sequence.h"

#include <cmath>

#include "gui/layout/sequence.h"
#include "sim/diagram/color.h"

namespace lg::gui::views {
namespace {

using namespace diagram;
using layout::Arrow;

// How much of its colour something keeps, by when it is.
constexpr float future = 0.4f;

class SequenceView {
  public:
    SequenceView(const Stage& stage, const Canvas& canvas, const layout::Sequence& sequence)
        : stage_(stage),
          canvas_(canvas),
          sequence_(sequence),
          diagram_(stage.chart().diagram),
          passed_(stage.chart().messages_passed(stage.ui.cursor)) {}

    void header(Point origin) const;
    void body(Point origin, const Rect& visible, Intents& intents) const;
    const Arrow* current() const { return passed_ ? &sequence_.arrows[passed_ - 1] : nullptr; }

  private:
    bool is_current(const Arrow& arrow) const { return arrow.message + 1 == passed_; }
    float strength(uint32_t message) const { return message < passed_ ? 1 : future; }
    const Message& message(const Arrow& arrow) const {
        return std::get<Message>(diagram_.items[arrow.item].what);
    }
    Rgb accent(const Arrow& arrow) const { return participant_accent(message(arrow).from); }

    void life_lines(Point origin, const Rect& visible) const;
    void block(Point origin, const layout::BlockFrame& block) const;
    void bar(Point origin, const layout::Bar& bar) const;
    void arrow(Point origin, const Arrow& arrow) const;
    void straight(Point origin, const Arrow& arrow) const;
    void loop(Point origin, const Arrow& arrow) const;
    void head(Point tip, float direction, Head head, ImU32 colour, float size) const;
    void label(Point origin, const Arrow& arrow) const;
    void number(Point origin, const Arrow& arrow) const;
    void note(Point origin, const layout::NoteBox& note) const;
    void title(const Participant& participant, const layout::Column& column, Rect box) const;
    void lines_of_text(const Rect& box, const layout::Flow& text, Font font, ImU32 colour) const;

    const Stage& stage_;
    const Canvas& canvas_;
    const layout::Sequence& sequence_;
    const Diagram& diagram_;
    size_t passed_;
};

void SequenceView::header(Point origin) const {
    const Arrow* now = current();
    for (size_t i = 0; i < sequence_.columns.size(); i++) {
        const Participant& participant = diagram_.participants[i];
        const layout::Column& column = sequence_.columns[i];
        const Rgb accent = participant_accent(i);
        const Rect box = column.header.moved(origin.x, origin.y);
        const bool takes_part = now && (message(*now).from == i || message(*now).to == i);
        canvas_.shadow(box, 10, 8, 0.35f);
        if (takes_part) canvas_.halo(box, accent, 10, 0.6f);
        canvas_.fill(box, colour::raised(), 10);
        canvas_.fill(box, accent(takes_part ? 0.24f : 0.13f), 10);
        canvas_.outline(box, accent(takes_part ? 1 : 0.8f), 10, takes_part ? 1.8f : 1.3f);
        title(participant, column, box);
        if (column.name.is_cut && hovered(box)) tooltip(participant.emoji + " " + participant.text);
    }
}

void SequenceView::title(const Participant& participant, const layout::Column& column, Rect box) const {
    const float emoji_width =
        participant.emoji.empty()
            ? 0
            : canvas_.measure(Font::text, Size::title, participant.emoji).x + canvas_.px(5);
    if (!column.detail.empty()) {
        const Rect detail{box.left, box.bottom - canvas_.px(21), box.right, box.bottom - canvas_.px(4)};
        box.bottom = detail.top + canvas_.px(3);
        canvas_.text_centred_in(detail.inset(canvas_.px(4), 0), Font::text, Size::tiny, colour::dim(),
                                column.detail);
    }
    const float left = box.centre().x - (emoji_width + column.name.width) / 2;
    const float emoji_high = canvas_.line_height(Font::text, Size::title);
    canvas_.text({left, box.centre().y - emoji_high / 2}, Font::text, Size::title, colour::white(),
                 participant.emoji);
    const Rect name{left + emoji_width, box.top, left + emoji_width + column.name.width, box.bottom};
    lines_of_text(name, column.name, Font::bold, colour::text());
}

void SequenceView::lines_of_text(const Rect& box, const layout::Flow& text, Font font, ImU32 colour) const {
    const Size size = font == Font::bold && text.lines.size() > 1 ? Size::small : Size::body;
    const float high = canvas_.line_height(font, size) * 0.92f;
    float y = box.centre().y - high * static_cast<float>(text.lines.size()) / 2 + high / 2;
    for (const std::string& line : text.lines) {
        canvas_.text_centred({box.centre().x, y}, font, size, colour, line);
        y += high;
    }
}

void SequenceView::life_lines(Point origin, const Rect& visible) const {
    for (size_t i = 0; i < sequence_.columns.size(); i++) {
        const float x = origin.x + sequence_.columns[i].x;
        // Dashes start at the content's top, so that they scroll with it.
        const float skipped =
            std::max(0.f, std::floor((visible.top - origin.y) / canvas_.px(10)) * canvas_.px(10));
        const float bottom = std::min(visible.bottom, origin.y + sequence_.body_height);
        canvas_.dashed({x, origin.y + skipped}, {x, bottom}, participant_accent(i)(0.34f), 1.4f, 5, 5);
    }
}

void SequenceView::block(Point origin, const layout::BlockFrame& block) const {
    const Rect box = block.box.moved(origin.x, origin.y);
    const float fade = strength(block.message);
    if (block.kind == BlockKind::rect) {
        const Color color = parse_color(block.text).value_or(Color{142, 160, 255, 40});
        const Rgb rgb{static_cast<uint32_t>(color.red) << 16 | static_cast<uint32_t>(color.green) << 8 |
                      color.blue};
        canvas_.fill(box, rgb(std::min(0.22f, static_cast<float>(color.alpha) / 255)), 8);
        return;
    }
    canvas_.fill(box, colour::loop(0.04f), 8);
    canvas_.outline(box, colour::loop(0.45f * fade), 8);
    const std::string_view kind = name_of(block.kind);
    const float high = canvas_.px(18);
    const float wide = canvas_.chip_width(Font::bold, Size::tiny, kind);
    canvas_.chip({box.left + canvas_.px(6), box.top + high / 2 + canvas_.px(4)}, wide, Font::bold, Size::tiny,
                 colour::loop, Look::plain, kind);
    const Rect text{box.left + wide + canvas_.px(14), box.top + canvas_.px(4), box.right - canvas_.px(8),
                    box.top + high + canvas_.px(4)};
    canvas_.text_in(text, Font::text, Size::small, colour::dim(fade), block.text);
    for (const layout::Divider& divider : block.dividers) {
        const float y = origin.y + divider.y;
        canvas_.dashed({box.left, y}, {box.right, y}, colour::loop(0.45f * fade), 1.2f, 6, 4);
        canvas_.text_in({text.left, y + canvas_.px(2), text.right, y + high + canvas_.px(2)}, Font::text,
                        Size::small, colour::dim(fade), divider.text);
    }
}

void SequenceView::bar(Point origin, const layout::Bar& bar) const {
    const Rgb accent = participant_accent(bar.participant);
    const float half = canvas_.px(5);
    const float x = origin.x + bar.x;
    const Rect box{x - half, origin.y + bar.top, x + half, origin.y + bar.bottom};
    const bool is_begun = bar.first_message < passed_;
    const bool is_over = bar.last_message < passed_;
    canvas_.fill(box, colour::panel(), 4);
    canvas_.fill(box, accent(is_begun && is_over ? 0.3f : 0.1f), 4);
    canvas_.outline(box, accent(is_begun ? 0.7f : 0.25f), 4, 1.2f);
    // Of a bar that is under way, the part up to now is filled.
    if (is_begun && !is_over) {
        const float now = origin.y + sequence_.arrows[passed_ - 1].y + canvas_.px(4);
        canvas_.fill({box.left, box.top, box.right, std::min(now, box.bottom)}, accent(0.42f), 4);
    }
}

void SequenceView::head(Point tip, float direction, Head head, ImU32 colour, float size) const {
    const float arm = canvas_.px(size) * 0.8f;
    switch (head) {
        case Head::open: return;
        case Head::cross:
            canvas_.line({tip.x - arm, tip.y - arm / 2}, {tip.x, tip.y + arm / 2}, colour, 1.8f);
            canvas_.line({tip.x - arm, tip.y + arm / 2}, {tip.x, tip.y - arm / 2}, colour, 1.8f);
            return;
        case Head::async:
        case Head::stick_top:
        case Head::stick_bottom:
        case Head::reverse_stick_top:
        case Head::reverse_stick_bottom:
            if (head != Head::stick_bottom && head != Head::reverse_stick_bottom)
                canvas_.line({tip.x - direction * arm, tip.y - arm * 0.7f}, tip, colour, 1.8f);
            if (head != Head::stick_top && head != Head::reverse_stick_top)
                canvas_.line({tip.x - direction * arm, tip.y + arm * 0.7f}, tip, colour, 1.8f);
            return;
        default: canvas_.arrow_head(tip, direction, colour, size); return;
    }
}

void SequenceView::straight(Point origin, const Arrow& arrow) const {
    const Message& said = message(arrow);
    const bool now = is_current(arrow);
    const float direction = arrow.to_x > arrow.from_x ? 1.f : -1.f;
    const float y = origin.y + arrow.y;
    const bool is_reverse = said.head >= Head::reverse_half_top;
    const Point from{origin.x + arrow.from_x + direction * canvas_.px(6), y};
    const Point to{origin.x + arrow.to_x - direction * canvas_.px(6), y};
    const float head_room = direction * canvas_.px(7);
    const Point line_to{said.head == Head::open ? to.x : to.x - head_room, y};
    const ImU32 colour = accent(arrow)(now ? 1 : strength(arrow.message));
    if (now) canvas_.glow(from, line_to, accent(arrow), 1);
    if (said.style == LineStyle::dotted) canvas_.dashed(from, line_to, colour, now ? 2.4f : 1.7f, 7, 4);
    else canvas_.line(from, line_to, colour, now ? 2.6f : 1.7f);
    const float size = now ? 11 : 9;
    if (is_reverse || said.head == Head::both) head(from, -direction, Head::arrow, colour, size);
    if (!is_reverse) head(to, direction, said.head, colour, size);
}

void SequenceView::loop(Point origin, const Arrow& arrow) const {
    const Message& said = message(arrow);
    const bool now = is_current(arrow);
    const float direction = arrow.to_x > arrow.from_x ? 1.f : -1.f;
    const float high = canvas_.px(7);
    const Point at{origin.x + arrow.from_x + direction * canvas_.px(6), origin.y + arrow.y};
    const float reach = (origin.x + arrow.to_x - at.x) * 1.33f;
    const ImU32 colour = accent(arrow)(now ? 1 : strength(arrow.message));
    ImDrawList* list = canvas_.list();
    auto curve = [&](ImU32 with, float thickness) {
        list->AddBezierCubic(
            {at.x, at.y - high}, {at.x + reach, at.y - high * 1.7f}, {at.x + reach, at.y + high * 1.7f},
            {at.x + direction * canvas_.px(6), at.y + high}, with, thickness * canvas_.unit());
    };
    if (now)
        for (int i = 4; i >= 1; i--) curve(accent(arrow)(0.1f), 2.f + static_cast<float>(i) * 3);
    curve(colour, now ? 2.6f : 1.8f);
    head({at.x, at.y + high}, -direction, said.head, colour, now ? 10.f : 8.f);
}

void SequenceView::label(Point origin, const Arrow& arrow) const {
    if (message(arrow).text.empty()) return;
    const bool now = is_current(arrow);
    const Rect box = arrow.label.moved(origin.x, origin.y);
    if (now) {
        canvas_.halo(box, accent(arrow), 8, 0.7f);
        canvas_.fill(box, accent(arrow)(), 8);
    } else {
        canvas_.fill(box, colour::panel(0.88f), 6);
    }
    const ImU32 colour = now ? colour::ink() : colour::text(arrow.message < passed_ ? 1 : 0.5f);
    const float high = canvas_.line_height(Font::text, Size::body);
    float y = box.centre().y - high * static_cast<float>(arrow.text.lines.size()) / 2 + high / 2;
    for (const std::string& line : arrow.text.lines) {
        canvas_.text_centred({box.centre().x, y}, Font::text, Size::body, colour, line);
        y += high;
    }
    if (arrow.text.is_cut && hovered(box)) tooltip(message(arrow).text);
}

void SequenceView::number(Point origin, const Arrow& arrow) const {
    const std::optional<Number>& number = message(arrow).number;
    if (!number) return;
    Point at{origin.x + arrow.from_x, origin.y + arrow.y};
    if (arrow.is_self) at.y -= canvas_.px(7);
    const Look look = is_current(arrow) ? Look::lit : arrow.message < passed_ ? Look::plain : Look::faded;
    canvas_.badge(at, number->text(), accent(arrow), look);
}

void SequenceView::note(Point origin, const layout::NoteBox& note) const {
    const Rect box = note.box.moved(origin.x, origin.y);
    const bool is_past = note.message <= passed_;
    const bool now = passed_ > 0 && note.message == passed_;
    const float fade = is_past ? 1 : future;
    canvas_.shadow(box, 6, 5, 0.3f * fade);
    canvas_.fill(box, Rgb{0x2A2718}(is_past ? 1 : 0.6f), 6);
    canvas_.outline(box, colour::script((now ? 0.9f : 0.45f) * fade), 6, now ? 1.6f : 1.f);
    const float high = canvas_.line_height(Font::text, Size::body);
    float y = box.centre().y - high * static_cast<float>(note.text.lines.size()) / 2 + high / 2;
    for (const std::string& line : note.text.lines) {
        canvas_.text_centred({box.centre().x, y}, Font::text, Size::body, Rgb{0xF6E7BF}(is_past ? 1 : 0.5f),
                             line);
        y += high;
    }
    if (note.text.is_cut && hovered(box)) tooltip(std::get<Note>(diagram_.items[note.item].what).text);
}

void SequenceView::body(Point origin, const Rect& visible, Intents& intents) const {
    auto is_visible = [&](float top, float bottom) {
        return origin.y + bottom > visible.top && origin.y + top < visible.bottom;
    };
    auto each_arrow = [&](auto&& visit) {
        for (const Arrow& arrow : sequence_.arrows)
            if (is_visible(arrow.row.top - canvas_.px(30), arrow.row.bottom + canvas_.px(30))) visit(arrow);
    };
    for (const layout::BlockFrame& frame : sequence_.blocks) block(origin, frame);
    life_lines(origin, visible);
    for (const layout::Bar& stretch : sequence_.bars)
        if (is_visible(stretch.top, stretch.bottom)) bar(origin, stretch);
    each_arrow([&](const Arrow& arrow) {
        const Rect row = arrow.row.moved(origin.x, origin.y);
        if (clicked(arrow.message, row)) intents.push_back(intent::GoToMessage{arrow.message});
        if (hovered(row)) canvas_.fill(row, colour::white(0.025f), 6);
    });
    each_arrow([&](const Arrow& arrow) { arrow.is_self ? loop(origin, arrow) : straight(origin, arrow); });
    each_arrow([&](const Arrow& arrow) { label(origin, arrow); });
    each_arrow([&](const Arrow& arrow) { number(origin, arrow); });
    for (const layout::NoteBox& box : sequence_.notes)
        if (is_visible(box.box.top, box.box.bottom)) note(origin, box);
}

}  // namespace

void draw_sequence(const Stage& stage, const Rect& box, Intents& intents) {
    const Diagram& diagram = stage.chart().diagram;
    const std::string subtitle = diagram.title.empty()
                                     ? stage.material.scenario.title[static_cast<size_t>(stage.ui.language)]
                                     : diagram.title;
    const Panel panel(stage, "##sequence", box, stage.say(Word::sequence), subtitle);
    const Canvas& canvas = panel.canvas();
    Rect content = panel.content();
    content.left = box.left + canvas.px(6);
    content.right = box.right - canvas.px(4);
    content.bottom = box.bottom - canvas.px(4);
    if (diagram.participants.empty()) {
        canvas.text_centred(content.centre(), Font::text, Size::body, colour::faint(),
                            stage.say(Word::no_diagram));
        return;
    }
    const layout::SequenceStyle style{
        stage.unit, canvas.line_height(Font::text, Size::body),
        [&](std::string_view text) { return canvas.measure(Font::text, Size::body, text).x; },
        [&](std::string_view text) { return canvas.measure(Font::bold, Size::body, text).x; }};
    const float bar = canvas.px(10);
    const float header_room = canvas.px(54);
    const layout::Sequence sequence =
        layout::lay_out_sequence(diagram, content.width() - bar, content.height() - header_room, style);
    Rect body = content;
    const Rect header = body.cut_top(sequence.header_height + canvas.px(4));
    const SequenceView view(stage, canvas, sequence);
    float scrolled = 0;
    {
        const ScrollArea area(stage, "##messages", body, sequence.width, sequence.body_height);
        const SequenceView inside(stage, area.canvas(), sequence);
        if (const Arrow* now = inside.current()) {
            area.follow(now->row.top, now->row.bottom);
            area.follow_sideways(std::min(now->from_x, now->to_x), std::max(now->from_x, now->to_x));
        }
        inside.body(area.origin(), body, intents);
        area.soften_edges();
        scrolled = area.origin().x - body.left;
    }
    canvas.clip({header.left, header.top - canvas.px(8), header.right, header.bottom + canvas.px(8)});
    view.header({header.left + scrolled, header.top});
    canvas.unclip();
}

}  // namespace lg::gui::views
