#include "gui/views/compare.h"

#include <fmt/format.h>

#include <cmath>

#include "gui/layout/compare.h"

namespace lg::gui::views {
namespace {

using layout::CompareColumns;
using layout::CompareLink;
using trace::Alignment;
using trace::Comparison;
using trace::Side;
using State = Comparison::State;

constexpr float future = 0.66f;  // how much of its colour a row keeps that has not happened yet

// What the comparison has shown so far.
struct Verdict {
    std::string_view emoji;
    Rgb accent;
    std::string title, why;
    trace::Rule rule = trace::Rule::none;
};

std::string_view emoji_of(trace::CallbackKind kind) {
    using enum trace::CallbackKind;
    switch (kind) {
        case main_script: return "📜";
        case timer: return "⏰";
        case pending: return "📮";
        case io: return "📡";
        case work: return "🧵";
        case immediate: return "✅";
        case close: return "🚪";
        case process_event: return "🏁";
        case error_event: return "💥";
        case message: return "✉️";
        case thread_exit: return "🧵";
        case signal: return "🔔";
    }
    return "";
}

class CompareView {
  public:
    CompareView(const Stage& stage, const Canvas& canvas, const CompareColumns& columns,
                const layout::CompareStyle& style)
        : stage_(stage),
          canvas_(canvas),
          comparison_(*stage.beside->comparison),
          alignment_(comparison_.alignment()),
          columns_(columns),
          style_(style) {}

    void verdict(Rect box, Intents& intents) const;
    void head(Side side, Rect box, Intents& intents) const;
    void rows(Point origin, const Rect& visible, Intents& intents) const;
    // Whether there is more than a room of this height shows.
    bool is_cut_off(float height) const {
        return static_cast<float>(alignment_.rows.size()) * style_.row_height > height;
    }

  private:
    std::string name_of(Side side) const;
    int64_t last_ns(Side side) const;
    Verdict verdict() const;
    Verdict verdict_of(const trace::Difference& difference) const;
    bool has_happened(uint32_t row) const { return stage_.ui.row != Alignment::none && row <= stage_.ui.row; }
    const trace::ScriptStep& step(Side side, uint32_t place) const {
        return comparison_.steps(side).all()[place];
    }
    Rgb accent(Side side, uint32_t place) const { return callback_accent(step(side, place).within); }

    void gap(Point origin, const layout::GapBox& gap) const;
    void link(Point origin, const CompareLink& link) const;
    void current(const Rect& row) const;
    void cell(Side side, uint32_t row, const Rect& box, Intents& intents) const;
    void callback(Side side, const trace::ScriptStep& step, Rect box, float strength) const;
    void output(Side side, const trace::ScriptStep& step, Rect box, float strength) const;
    void hint(Side side, uint32_t place) const;
    void first_difference(Point origin) const;

    const Stage& stage_;
    const Canvas& canvas_;
    const Comparison& comparison_;
    const Alignment& alignment_;
    const CompareColumns& columns_;
    const layout::CompareStyle& style_;
};

std::string CompareView::name_of(Side side) const {
    if (!stage_.beside->name(side).empty()) return stage_.beside->name(side);
    const trace::Trace& run = comparison_.trace(side);
    std::string host = side == Side::left ? "virtual" : stage_.material.hosts[stage_.material.host];
    if (run.size() > 0 && run[1].is<trace::RunStarted>())
        host = run.text(run[1].as<trace::RunStarted>().host);
    if (host == "virtual") return std::string(stage_.say(Word::host_virtual));
    return fmt::format(fmt::runtime(stage_.say(Word::live)), host);
}

int64_t CompareView::last_ns(Side side) const {
    const auto& steps = comparison_.steps(side).all();
    return steps.empty() ? 0 : comparison_.trace(side)[steps.back().seq].at().ns;
}

Verdict CompareView::verdict_of(const trace::Difference& difference) const {
    using enum trace::Difference::Cause;
    Verdict verdict;
    switch (difference.cause) {
        case race: verdict = {"🎲", colour::script, {}, {}}; break;
        case timing:
        case repeat: verdict = {"⏱️", colour::script, {}, {}}; break;
        case over: verdict = {"🏁", colour::script, {}, {}}; break;
        case open: verdict = {"⏳", colour::loop, {}, {}}; break;
        case content: verdict = {"🐞", colour::error, {}, {}}; break;
    }
    verdict.title = fmt::format(fmt::runtime(stage_.say(Word::compare_from_step)),
                                difference_title(stage_.ui.language, difference.cause), difference.step);
    verdict.why =
        explain_difference(stage_.ui.language, difference, name_of(Side::left), name_of(Side::right));
    verdict.rule = difference.rule;
    return verdict;
}

Verdict CompareView::verdict() const {
    if (comparison_.difference()) return verdict_of(*comparison_.difference());
    const State left = comparison_.state(Side::left), right = comparison_.state(Side::right);
    const bool grows = left == State::growing || right == State::growing;
    const bool is_cut = left == State::cut || right == State::cut;
    if (grows && comparison_.same() == 0) {
        const Word waits = left == State::growing ? Word::compare_running : Word::compare_waiting;
        return {"⏳", colour::loop, std::string(stage_.say(waits)),
                std::string(stage_.say(Word::compare_goes_on))};
    }
    const Word title = grows    ? Word::compare_same_so_far
                       : is_cut ? Word::compare_same_cut
                                : Word::compare_same;
    Verdict verdict{
        "✅", colour::good, fmt::format(fmt::runtime(stage_.say(title)), number_text(comparison_.same())), {}};
    if (grows || is_cut) verdict.why = stage_.say(grows ? Word::compare_goes_on : Word::compare_cut);
    else if (comparison_.is_same_in_time()) verdict.why = stage_.say(Word::compare_same_times);
    else
        verdict.why = fmt::format(fmt::runtime(stage_.say(Word::compare_times)), name_of(Side::left),
                                  duration_text(last_ns(Side::left)), name_of(Side::right),
                                  duration_text(last_ns(Side::right)));
    return verdict;
}

// A press on it goes to where they part.
void CompareView::verdict(Rect box, Intents& intents) const {
    const Verdict shown = verdict();
    const uint32_t row = comparison_.first_row();
    if (row != Alignment::none && clicked("##verdict", box))
        intents.push_back(intent::GoToRow{row, stage_.ui.side});
    canvas_.fill(box, shown.accent(row != Alignment::none && hovered(box) ? 0.15f : 0.10f), 8);
    canvas_.outline(box, shown.accent(0.45f), 8);
    Rect inside = box.inset(canvas_.px(12), canvas_.px(4));
    canvas_.text_in(inside.cut_left(canvas_.px(34)), Font::text, Size::title, colour::white(), shown.emoji);
    const Rect title = inside.cut_top(std::floor(inside.height() / 2));
    inside.top += canvas_.px(2);
    canvas_.text_in(title, Font::bold, Size::body, shown.accent(), shown.title);
    if (shown.rule != trace::Rule::none) {
        const std::string_view name = trace::name_of(shown.rule);
        const float wide = canvas_.chip_width(Font::mono, Size::tiny, name);
        inside.left += canvas_.chip({inside.left, inside.centre().y}, wide, Font::mono, Size::tiny,
                                    colour::loop, Look::plain, name) +
                       canvas_.px(8);
    }
    const std::string why = fmt::format("{} {}", shown.why, explain_rule(stage_.ui.language, shown.rule));
    canvas_.text_in(inside, Font::text, Size::small, colour::text(0.9f), why);
}

void CompareView::head(Side side, Rect box, Intents& intents) const {
    const bool is_shown = stage_.ui.side == side;
    const Rgb accent = side == Side::left ? colour::loop : colour::good;
    const bool is_clicked = clicked(side == Side::left ? "##left" : "##right", box);
    if (is_clicked && !is_shown) intents.push_back(intent::OtherSide{});
    canvas_.fill(box, colour::raised(), 8);
    canvas_.fill(box, accent(is_shown ? 0.24f : hovered(box) ? 0.14f : 0.09f), 8);
    canvas_.outline(box, accent(is_shown ? 1 : 0.5f), 8, is_shown ? 1.6f : 1.f);
    if (hovered(box) && !is_shown) tooltip(stage_.say(Word::compare_show));
    Rect inside = box.inset(canvas_.px(10), 0);
    const std::string name = fmt::format("{} {}", side == Side::left ? "🧪" : "🖥️", name_of(side));
    inside.left += canvas_.text_in(inside, Font::bold, Size::body, colour::text(is_shown ? 1 : 0.75f), name) +
                   canvas_.px(10);
    if (is_shown) {
        const std::string_view word = stage_.say(Word::compare_shown);
        const float wide = canvas_.chip_width(Font::bold, Size::tiny, word);
        if (inside.width() > wide)
            inside.left += canvas_.chip({inside.left, inside.centre().y}, wide, Font::bold, Size::tiny,
                                        accent, Look::lit, word) +
                           canvas_.px(10);
    }
    const size_t steps = comparison_.steps(side).all().size();
    const bool is_behind = steps <= comparison_.steps(trace::other_side(side)).all().size();
    const bool is_running = side == Side::left && is_behind && comparison_.state(side) == State::growing;
    const std::string count = is_running ? std::string(stage_.say(Word::compare_running))
                                         : fmt::format(fmt::runtime(stage_.say(Word::compare_steps)),
                                                       number_text(steps), duration_text(last_ns(side)));
    const float wide = std::min(inside.width(), canvas_.measure(Font::text, Size::small, count).x);
    canvas_.text_in(inside.cut_right(wide), Font::text, Size::small, colour::dim(), count);
}

void CompareView::gap(Point origin, const layout::GapBox& gap) const {
    const Rect box = gap.box.moved(origin.x, origin.y).inset(0, canvas_.px(2));
    canvas_.fill(box, colour::well(0.8f), 6);
    canvas_.outline(box, colour::line(0.6f), 6);
    const bool is_open = gap.rows.first >= comparison_.open_from();
    const bool is_cut = comparison_.state(gap.side) == State::cut;
    const std::string_view says = stage_.say(is_cut ? Word::compare_stopped : Word::compare_not_yet);
    const Rect first{box.left, box.top, box.right, std::min(box.bottom, box.top + style_.row_height)};
    canvas_.text_centred_in(first, Font::text, Size::small, colour::faint(0.9f), is_open ? says : "–");
}

void CompareView::link(Point origin, const CompareLink& link) const {
    const Point from{origin.x + link.from.x, std::round(origin.y + link.from.y)};
    const Point to{origin.x + link.to.x, std::round(origin.y + link.to.y)};
    const uint32_t row = stage_.ui.side == Side::left ? link.left_row : link.right_row;
    const float strength = has_happened(row) ? 1 : future;
    if (link.is_straight()) {
        const float end = canvas_.px(8);
        canvas_.line({from.x + end, from.y}, {to.x - end, to.y}, colour::faint(0.7f * strength), 1);
        return;
    }
    const Rgb colour = accent(Side::left, alignment_.rows[link.left_row].left);
    const float bend = (to.x - from.x) * 0.45f;
    const auto curve = [&](ImU32 with, float thickness) {
        canvas_.list()->AddBezierCubic({from.x, from.y}, {from.x + bend, from.y}, {to.x - bend, to.y},
                                       {to.x, to.y}, with, thickness * canvas_.unit());
    };
    if (row == stage_.ui.row)
        for (const float thickness : {11.f, 7.5f, 4.5f}) curve(colour(0.16f), thickness);
    curve(colour(0.9f * strength), row == stage_.ui.row ? 2.4f : 1.8f);
    for (const Point end : {from, to})
        canvas_.list()->AddCircleFilled({end.x, end.y}, canvas_.px(2.6f), colour(strength));
}

void CompareView::current(const Rect& row) const {
    canvas_.fill(row, colour::white(0.055f), 5);
    // At the outer edge of the run whose world is shown.
    const float wide = canvas_.px(3);
    const float left = stage_.ui.side == Side::left ? row.left : row.right - wide;
    canvas_.fill({left, row.top + 1, left + wide, row.bottom - 1}, colour::now(), 2);
}

void CompareView::callback(Side side, const trace::ScriptStep& step, Rect box, float strength) const {
    const trace::Trace& run = comparison_.trace(side);
    const auto started = run[step.seq].as<trace::CallbackStarted>();
    const bool is_script = started.kind == trace::CallbackKind::main_script;
    const std::string place = place_name(run, started.function);
    std::string name = is_script ? std::string(callback_kind_name(stage_.ui.language, started.kind))
                                 : function_name(stage_.ui.language, run, started.function);
    const bool names_place = name.ends_with(place + ")");
    canvas_.text_in(box.cut_left(canvas_.px(24)), Font::text, Size::body, colour::white(strength),
                    emoji_of(started.kind));
    const float used =
        canvas_.text_in(box, Font::bold, Size::body, callback_accent(started.kind)(strength), name);
    box.cut_left(used + canvas_.px(8));
    const Rect rest = box;
    if (!names_place && canvas_.measure(Font::text, Size::small, place).x <= rest.width())
        canvas_.text_in(rest, Font::text, Size::small, colour::dim(0.85f * strength), place);
}

void CompareView::output(Side side, const trace::ScriptStep& step, Rect box, float strength) const {
    const trace::Trace& run = comparison_.trace(side);
    const auto written = run[step.seq].as<trace::ConsoleWritten>();
    std::string_view text = run.text(written.text);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    const std::string_view line = text.substr(0, text.find('\n'));
    // Below the callback that printed it.
    const Rect mark = box.cut_left(canvas_.px(24));
    const float x = mark.left + canvas_.px(8);
    canvas_.fill({x, mark.top + canvas_.px(3), x + canvas_.px(2), mark.bottom - canvas_.px(3)},
                 callback_accent(step.within)(0.5f * strength), 1);
    const bool is_error = written.stream == trace::Stream::standard_error;
    canvas_.text_in(box, Font::mono, Size::small,
                    is_error ? colour::error(strength) : colour::console(strength),
                    line.size() == text.size() ? std::string(line) : fmt::format("{} …", line));
}

void CompareView::hint(Side side, uint32_t place) const {
    const trace::ScriptStep& shown = step(side, place);
    const trace::Trace& run = comparison_.trace(side);
    std::string text =
        fmt::format("{} · #{} · {}\n{}", name_of(side), number_text(shown.seq),
                    duration_text(run[shown.seq].at().ns), explain_event(stage_.ui.language, run, shown.seq));
    const uint32_t partner = alignment_.on(side)[place].partner;
    if (partner != Alignment::none) {
        const Side other = trace::other_side(side);
        const trace::Seq there = step(other, partner).seq;
        text += fmt::format("\n{} · #{} · {}", name_of(other), number_text(there),
                            duration_text(comparison_.trace(other)[there].at().ns));
    }
    tooltip(text);
}

void CompareView::cell(Side side, uint32_t row, const Rect& box, Intents& intents) const {
    const uint32_t place = alignment_.rows[row].on(side);
    const auto& column = columns_.on(side);
    const auto within = [&](const Rect& part) {
        return Rect{box.left + part.left, box.top, box.left + part.right, box.bottom};
    };
    const Rect whole = within(column.whole());
    if (clicked(row * 2 + (side == Side::right), whole)) intents.push_back(intent::GoToRow{row, side});
    if (hovered(whole)) canvas_.fill(whole, colour::white(0.05f), 5);
    if (place == Alignment::none) return;
    if (hovered(whole)) hint(side, place);
    const trace::ScriptStep& shown = step(side, place);
    const float strength = has_happened(row) ? 1 : future;
    if (comparison_.differs(row)) {
        const Rgb accent = callback_accent(shown.within);
        canvas_.fill(whole.inset(0, 1), accent(0.13f * strength), 5);
    }
    const Rect text = within(column.text).inset(canvas_.px(8), 0);
    const bool is_callback = comparison_.trace(side)[shown.seq].is<trace::CallbackStarted>();
    if (is_callback) callback(side, shown, text, strength);
    else output(side, shown, text, strength);
    const std::string time = milliseconds_text(comparison_.trace(side)[shown.seq].at().ns);
    const float wide = canvas_.measure(Font::mono, Size::small, time).x;
    const Rect at = within(column.time).inset(canvas_.px(6), 0);
    canvas_.text_in({std::max(at.left, at.right - wide), at.top, at.right, at.bottom}, Font::mono,
                    Size::small, colour::dim(strength), time);
}

void CompareView::first_difference(Point origin) const {
    const uint32_t row = comparison_.first_row();
    if (row == Alignment::none || !comparison_.difference()) return;
    const Rgb accent = verdict_of(*comparison_.difference()).accent;
    const float y = std::round(origin.y + static_cast<float>(row) * style_.row_height);
    const Rect left = columns_.left.whole(), right = columns_.right.whole();
    canvas_.line({origin.x + left.left, y}, {origin.x + right.right, y}, accent(0.8f), 1.2f);
    canvas_.badge({origin.x + columns_.between.centre().x, y}, "≠", accent, Look::lit);
}

void CompareView::rows(Point origin, const Rect& visible, Intents& intents) const {
    const auto count = static_cast<uint32_t>(alignment_.rows.size());
    const layout::RowRange view =
        layout::rows_in_view(count, visible.top - origin.y, visible.height(), style_.row_height);
    for (const layout::GapBox& box : layout::gaps_in_view(alignment_, view, columns_, style_))
        gap(origin, box);
    const float right = origin.x + columns_.right.whole().right;
    for (uint32_t row = view.first; row < view.last; row++) {
        const float top = origin.y + static_cast<float>(row) * style_.row_height;
        const Rect box{origin.x, top, right, top + style_.row_height};
        if (row == stage_.ui.row) current(box);
        for (const Side side : {Side::left, Side::right}) cell(side, row, box, intents);
    }
    for (const CompareLink& line : layout::links_in_view(alignment_, view, columns_, style_))
        link(origin, line);
    first_difference(origin);
}

// Returns what it leaves of the strip.
Rect buttons(const Stage& stage, const Canvas& canvas, Rect strip, Intents& intents) {
    const auto button = [&](Word word, bool is_lit) {
        const std::string_view text = stage.say(word);
        const float wide = canvas.chip_width(Font::text, Size::small, text);
        const Rect chip = strip.cut_right(wide);
        strip.cut_right(canvas.px(6));
        const bool is_clicked = clicked(static_cast<uint32_t>(word), chip);
        canvas.chip({chip.left, chip.centre().y}, wide, Font::text, Size::small, colour::loop,
                    is_lit || hovered(chip) ? Look::plain : Look::faded, text);
        return is_clicked;
    };
    if (button(Word::compare_leave, false)) intents.push_back(intent::CompareRun{});
    const bool differ = stage.beside->comparison->first_row() != Alignment::none;
    if (differ && button(Word::compare_next, true)) intents.push_back(intent::NextDifference{1});
    return strip;
}

}  // namespace

void draw_compare(const Stage& stage, const Rect& box, Intents& intents) {
    const std::string& title = stage.material.scenario.title[static_cast<size_t>(stage.ui.language)];
    const Panel panel(stage, "##compare", box, stage.say(Word::compare_title), title);
    const Canvas& canvas = panel.canvas();
    buttons(stage, canvas, panel.strip(), intents);
    Rect content = panel.content();
    content.bottom = box.bottom - canvas.px(4);
    const layout::CompareStyle style{
        std::round(canvas.line_height(Font::text, Size::body) + canvas.px(5)),
        std::ceil(canvas.measure(Font::mono, Size::small, "00000.000").x) + 2 * canvas.px(6), canvas.px(64),
        0};
    const CompareColumns columns = layout::place_compare_columns(content.width(), style);
    const CompareView view(stage, canvas, columns, style);
    view.verdict(content.cut_top(canvas.px(46)), intents);
    content.cut_top(canvas.px(6));
    const Rect heads = content.cut_top(canvas.px(28));
    for (const Side side : {Side::left, Side::right}) {
        const Rect whole = columns.on(side).whole();
        view.head(side, {heads.left + whole.left, heads.top, heads.left + whole.right, heads.bottom},
                  intents);
    }
    canvas.text_centred({heads.left + columns.between.centre().x, heads.centre().y}, Font::text, Size::small,
                        colour::faint(), "ms");
    // For the sign of a difference in the first row.
    const float room = canvas.px(10);
    const auto count = static_cast<float>(stage.beside->comparison->alignment().rows.size());
    // Its bar stands in the panel's margin.
    content.right = box.right - canvas.px(4);
    const ScrollArea area(stage, "##steps", content, 0, style.row_height * count + 2 * room);
    if (stage.ui.row != Alignment::none) {
        const float top = room + style.row_height * static_cast<float>(stage.ui.row);
        area.follow(top, top + style.row_height);
    }
    CompareView(stage, area.canvas(), columns, style)
        .rows({area.origin().x, area.origin().y + room}, content, intents);
    area.soften_edges();
    if (!view.is_cut_off(content.height())) return;
    // Where they differ, below the bar that scrolls: what is drawn into the area is cut off there.
    for (const layout::Stretch& part :
         layout::differences_in_small(*stage.beside->comparison, content.height()))
        canvas.fill({content.right - canvas.px(3), content.top + part.top, content.right,
                     std::max(content.top + part.bottom, content.top + part.top + canvas.px(2))},
                    colour::script(0.9f));
}

}  // namespace lg::gui::views
