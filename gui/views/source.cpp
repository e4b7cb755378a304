#include "gui/views/source.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace lg::gui::views {
namespace {

using namespace trace;

Rgb token_colour(layout::TokenKind kind) {
    constexpr Rgb colours[] = {colour::word,   colour::keyword, colour::function,   colour::string,
                               colour::number, colour::comment, colour::punctuation};
    return colours[static_cast<size_t>(kind)];
}

// What is to be marked in the file.
struct Marks {
    uint32_t line = 0;           // where the top frame of this file stands
    bool is_top = false;         // that frame is the top of the whole stack
    std::set<uint32_t> callers;  // where frames below it stand
    std::set<uint32_t> paused;   // where functions of it wait
};

// The file and line that a site names.
Site place_of(const Stage& stage, const Frame& frame) {
    return stage.trace.site(frame.at ? frame.at : frame.function);
}

const SourceFile* file_to_show(const Stage& stage) {
    if (const SourceFile* chosen = stage.material.source(stage.ui.shown_file)) return chosen;
    for (size_t i = stage.thread.stack.size(); i > 0; i--)
        if (const auto* file =
                stage.material.source(stage.trace.text(place_of(stage, stage.thread.stack[i - 1]).file)))
            return file;
    return stage.material.sources.empty() ? nullptr : &stage.material.sources.front();
}

Marks marks_in(const Stage& stage, std::string_view file) {
    Marks marks;
    const auto& stack = stage.thread.stack;
    for (size_t i = stack.size(); i > 0; i--) {
        const Site site = place_of(stage, stack[i - 1]);
        if (stage.trace.text(site.file) != file) continue;
        if (marks.line == 0) {
            marks.line = site.line;
            marks.is_top = i == stack.size();
        } else {
            marks.callers.insert(site.line);
        }
    }
    size_t looked_at = 0;
    stage.thread.suspended.for_each([&](CoroutineId, const Suspended& suspended) {
        const Site site = stage.trace.site(suspended.at);
        if (stage.trace.text(site.file) == file) marks.paused.insert(site.line);
        return ++looked_at < 1000;
    });
    return marks;
}

class SourceView {
  public:
    SourceView(const Stage& stage, const Canvas& canvas, const SourceFile& file, const Marks& marks)
        : stage_(stage), canvas_(canvas), file_(file), marks_(marks) {}

    float line_height() const {
        return std::round(canvas_.line_height(Font::mono, Size::body) + canvas_.px(4));
    }

    void lines(Point origin, const Rect& visible, Intents& intents) const {
        const float skipped = std::floor((visible.top - origin.y) / line_height()) - 1;
        for (auto number = static_cast<uint32_t>(std::max(0.f, skipped)) + 1; number <= file_.lines.size();
             number++) {
            const float top = origin.y + line_height() * static_cast<float>(number - 1) + canvas_.px(3);
            const Rect row{visible.left, top, visible.right, top + line_height()};
            if (row.top > visible.bottom) break;
            background(row, number, intents);
            gutter(row, number);
            tokens_of(row, file_.lines[number - 1], file_.tokens[number - 1], origin.x);
            if (number == marks_.line && marks_.is_top) tag(row, Word::now_here, colour::script);
            else if (marks_.paused.contains(number)) tag(row, Word::waiting_here, colour::microtask);
        }
    }

    float text_left() const { return canvas_.px(58); }

  private:
    void background(const Rect& row, uint32_t number, Intents& intents) const {
        const bool now = number == marks_.line;
        if (now || marks_.paused.contains(number) || marks_.callers.contains(number)) {
            const Rgb accent = now                              ? colour::script
                               : marks_.paused.contains(number) ? colour::microtask
                                                                : colour::stack;
            const float strength = now ? 0.28f : 0.14f;
            canvas_.list()->AddRectFilledMultiColor({row.left, row.top}, {row.right, row.bottom},
                                                    accent(strength), accent(strength * 0.15f),
                                                    accent(strength * 0.15f), accent(strength));
            canvas_.fill({row.left, row.top, row.left + canvas_.px(4), row.bottom}, accent());
        }
        const auto* times = stage_.index.at_line(file_.name, number);
        if (!times) return;
        if (clicked(number, row)) intents.push_back(intent::GoToLine{file_.name, number});
        if (hovered(row)) canvas_.fill(row, colour::white(0.04f));
    }

    void gutter(const Rect& row, uint32_t number) const {
        const bool now = number == marks_.line;
        const bool runs = stage_.index.at_line(file_.name, number) != nullptr;
        const float middle = row.centre().y;
        if (now) {
            const float size = canvas_.px(9);
            const float tip = row.left + canvas_.px(20);
            canvas_.arrow_head({tip, middle}, 1, colour::script(), size / canvas_.unit());
        } else if (marks_.paused.contains(number)) {
            const float left = row.left + canvas_.px(11);
            for (const float x : {left, left + canvas_.px(5)})
                canvas_.fill({x, middle - canvas_.px(5), x + canvas_.px(3), middle + canvas_.px(5)},
                             colour::microtask());
        }
        const std::string text = fmt::format("{}", number);
        const Point extent = canvas_.measure(Font::mono, Size::small, text);
        const ImU32 colour = now ? colour::script() : runs ? colour::dim() : colour::faint(0.7f);
        canvas_.text({row.left + canvas_.px(48) - extent.x, middle - extent.y / 2}, Font::mono, Size::small,
                     colour, text);
    }

    void tokens_of(const Rect& row, const std::string& text, const std::vector<layout::Token>& tokens,
                   float left) const {
        const float space = canvas_.measure(Font::mono, Size::body, " ").x;
        float x = left + text_left();
        const float y = row.centre().y - canvas_.line_height(Font::mono, Size::body) / 2;
        uint32_t done = 0;
        for (const layout::Token& token : tokens) {
            for (; done < token.begin; done++) x += text[done] == '\t' ? 4 * space : space;
            const std::string_view piece(text.data() + token.begin, token.end - token.begin);
            canvas_.text({std::round(x), y}, Font::mono, Size::body, token_colour(token.kind)(), piece);
            x += canvas_.measure(Font::mono, Size::body, piece).x;
            done = token.end;
        }
    }

    void tag(const Rect& row, Word word, Rgb accent) const {
        const std::string_view text = stage_.say(word);
        const float wide = canvas_.chip_width(Font::bold, Size::tiny, text);
        canvas_.chip({row.right - wide - canvas_.px(14), row.centre().y}, wide, Font::bold, Size::tiny,
                     accent, Look::lit, text);
    }

    const Stage& stage_;
    const Canvas& canvas_;
    const SourceFile& file_;
    const Marks& marks_;
};

// The names of the files, each to be chosen.
void tabs(const Stage& stage, const Canvas& canvas, const Rect& strip, const SourceFile& shown,
          Intents& intents) {
    float x = strip.left;
    for (uint32_t i = 0; i < stage.material.sources.size(); i++) {
        const SourceFile& file = stage.material.sources[i];
        const float wide = canvas.chip_width(Font::mono, Size::small, file.title);
        if (x + wide > strip.right) break;
        const Rect chip{x, strip.top, x + wide, strip.bottom};
        if (clicked(100'000'000 + i, chip)) intents.push_back(intent::ShowFile{file.name});
        canvas.chip({x, strip.centre().y}, wide, Font::mono, Size::small, colour::stack,
                    &file == &shown ? Look::plain : Look::faded, file.title);
        x += wide + canvas.px(6);
    }
}

}  // namespace

void draw_source(const Stage& stage, const Rect& box, Intents& intents) {
    const Panel panel(stage, "##source", box, stage.say(Word::source));
    const Canvas& canvas = panel.canvas();
    Rect content = panel.content();
    content.left = box.left + canvas.px(2);
    content.right = box.right - canvas.px(2);
    content.bottom = box.bottom - canvas.px(6);
    const SourceFile* file = file_to_show(stage);
    if (!file) {
        canvas.text_centred(content.centre(), Font::text, Size::body, colour::faint(),
                            stage.say(Word::no_source));
        return;
    }
    tabs(stage, canvas, panel.strip(), *file, intents);
    const Marks marks = marks_in(stage, file->name);
    const SourceView measure(stage, canvas, *file, marks);
    const float high = measure.line_height() * static_cast<float>(file->lines.size()) + canvas.px(10);
    const float space = canvas.measure(Font::mono, Size::body, " ").x;
    const float wide =
        measure.text_left() + space * static_cast<float>(std::min<size_t>(file->longest, 2000));
    const ScrollArea area(stage, "##lines", content, wide, high);
    if (marks.line > 0) {
        const float top = measure.line_height() * static_cast<float>(marks.line - 1);
        area.follow(top, top + measure.line_height());
    }
    SourceView(stage, area.canvas(), *file, marks).lines(area.origin(), content, intents);
}

}  // namespace lg::gui::views
