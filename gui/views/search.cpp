#include "gui/views/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lg::gui::views {
namespace {

constexpr float width_units = 620, row_units = 26, head_units = 36;
constexpr size_t rows_max = 9;

class SearchView {
  public:
    SearchView(const Stage& stage, const Canvas& canvas, Intents& intents)
        : stage_(stage), canvas_(canvas), intents_(intents), found_(stage.search->found()) {}

    void draw(const Rect& card) const {
        canvas_.shadow(card, 12, 18, 0.55f);
        canvas_.fill(card, colour::panel(), 12);
        canvas_.outline(card, colour::found(0.55f), 12, 1.3f);
        Rect inside = card.inset(canvas_.px(10), canvas_.px(9));
        Rect head = inside.cut_top(canvas_.px(head_units - 6));
        buttons(head);
        count(head);
        field(head);
        inside.cut_top(canvas_.px(6));
        if (found_.empty() && !stage_.search->has_words()) return;
        if (found_.empty()) {
            canvas_.text_in(inside.inset(canvas_.px(6), 0), Font::text, Size::small, colour::faint(),
                            is_looking() ? "…" : stage_.say(Word::search_none));
            return;
        }
        rows(inside);
    }

  private:
    bool is_looking() const { return stage_.search->is_looking(stage_.index.size()); }

    void buttons(Rect& head) const {
        const auto button = [&](uint32_t id, std::string_view sign, std::string_view hint) {
            const Rect box = head.cut_right(canvas_.px(28));
            head.cut_right(canvas_.px(4));
            return text_button(canvas_, id, box, sign, hint);
        };
        if (button(1, "×", "Esc")) intents_.push_back(intent::OpenSearch{false});
        if (button(2, "↓", stage_.say(Word::search_next))) intents_.push_back(intent::FindNext{1});
        if (button(3, "↑", stage_.say(Word::search_previous))) intents_.push_back(intent::FindNext{-1});
        head.cut_right(canvas_.px(6));
    }

    // "3 / 17": the cursor stands at the third of them.
    void count(Rect& head) const {
        if (found_.empty()) return;
        const auto at = std::lower_bound(found_.begin(), found_.end(), stage_.ui.cursor);
        const bool is_at_one = at != found_.end() && *at == stage_.ui.cursor;
        std::string text = number_text(found_.size());
        if (is_at_one) text = fmt::format("{} / {}", number_text(place_of(at) + 1), text);
        if (is_looking()) text += " …";
        const float wide = canvas_.measure(Font::mono, Size::small, text).x;
        canvas_.text_in(head.cut_right(wide + canvas_.px(2)), Font::mono, Size::small, colour::dim(), text);
        head.cut_right(canvas_.px(10));
    }

    size_t place_of(std::vector<Seq>::const_iterator at) const {
        return static_cast<size_t>(at - found_.begin());
    }

    void field(const Rect& box) const {
        std::array<char, Search::text_bytes_max + 1> text{};
        stage_.ui.search.copy(text.data(), text.size() - 1);
        canvas_.fill(box, colour::well(), 7);
        canvas_.push_font(Font::text, Size::body);
        const float above = std::floor((box.height() - ImGui::GetFontSize()) / 2);
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {canvas_.px(10), above});
        ImGui::PushStyleColor(ImGuiCol_FrameBg, ImU32{0});
        ImGui::SetCursorScreenPos({box.left, box.top});
        ImGui::SetNextItemWidth(box.width());
        const bool is_wanted = ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_F, false);
        if (ImGui::IsWindowAppearing() || is_wanted) ImGui::SetKeyboardFocusHere();
        const std::string hint(stage_.say(Word::search_hint));
        const bool is_entered = ImGui::InputTextWithHint(
            "##words", hint.c_str(), text.data(), text.size(),
            ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
        ImGui::PopStyleColor();
        ImGui::PopStyleVar();
        ImGui::PopFont();
        // With Escape ImGui puts back what stood there before: the words are to be kept.
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return;
        if (stage_.ui.search != text.data()) intents_.push_back(intent::LookFor{text.data()});
        if (!is_entered) return;
        intents_.push_back(intent::FindNext{1});
        ImGui::SetKeyboardFocusHere(-1);
    }

    void rows(const Rect& box) const {
        const float high = canvas_.px(row_units);
        const ScrollArea area(stage_, "##found", box, 0, high * static_cast<float>(found_.size()));
        const auto now = place_of(std::lower_bound(found_.begin(), found_.end(), stage_.ui.cursor));
        area.follow(high * static_cast<float>(now), high * static_cast<float>(now + 1));
        const auto [first, last] = area.rows_in_view(high, found_.size());
        for (size_t i = first; i < last; i++) {
            const float top = area.origin().y + high * static_cast<float>(i);
            row(area.canvas(), {box.left, top, box.right - canvas_.px(8), top + high}, found_[i]);
        }
    }

    void row(const Canvas& canvas, Rect row, Seq seq) const {
        const bool is_now = seq == stage_.ui.cursor;
        if (is_now) canvas.fill(row, colour::found(0.16f), 5);
        if (clicked(seq, row)) intents_.push_back(intent::GoTo{seq});
        if (hovered(row)) canvas.fill(row, colour::white(0.05f), 5);
        row = row.inset(canvas.px(6), 0);
        canvas.text_in(row.cut_left(canvas.px(72)), Font::mono, Size::small, colour::faint(),
                       "#" + number_text(seq));
        const std::string when = duration_text(stage_.trace[seq].at().ns);
        const float wide = canvas.measure(Font::mono, Size::small, when).x + canvas.px(2);
        canvas.text_in(row.cut_right(wide), Font::mono, Size::small, colour::faint(), when);
        row.cut_right(canvas.px(10));
        canvas.text_in(row, is_now ? Font::bold : Font::text, Size::small, colour::text(is_now ? 1 : 0.9f),
                       explain_event(stage_.ui.language, stage_.trace, seq));
    }

    const Stage& stage_;
    const Canvas& canvas_;
    Intents& intents_;
    const std::vector<Seq>& found_;
};

}  // namespace

void draw_search(const Stage& stage, const Rect& room, Intents& intents) {
    const auto px = [&](float units) { return std::round(units * stage.unit); };
    const size_t lines =
        stage.search->has_words() ? std::clamp<size_t>(stage.search->found().size(), 1, rows_max) : 0;
    Rect card{0, room.top, room.right, room.top + px(head_units + 14)};
    card.left = card.right - std::min(px(width_units), room.width());
    if (lines > 0) card.bottom += px(row_units) * static_cast<float>(lines) + px(4);
    const Panel panel(stage, "##search", card.inset(-px(20), -px(20)), {}, {}, Layer::in_front);
    SearchView(stage, panel.canvas(), intents).draw(card);
}

}  // namespace lg::gui::views
