#include "gui/views/transport.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lg::gui::views {
namespace {

enum class Sign : uint8_t { first, back, play, pause, forward, last, rerun };

class TransportView {
  public:
    TransportView(const Stage& stage, const Canvas& canvas, Intents& intents)
        : stage_(stage), canvas_(canvas), intents_(intents) {}

    void draw(Rect bar) const {
        logo(bar);
        draw_scenario_picker(stage_, canvas_, bar.cut_left(canvas_.px(212)), intents_);
        bar.cut_left(canvas_.px(6));
        if (!stage_.material.hosts.empty()) {
            draw_host_picker(stage_, canvas_, bar.cut_left(canvas_.px(104)), intents_);
            bar.cut_left(canvas_.px(6));
        }
        if (button(bar, Sign::rerun, Word::rerun, false)) intents_.push_back(intent::Rerun{});
        seed(bar);
        bar.cut_left(canvas_.px(12));
        Rect right = bar;
        end_of_bar(right);
        bar.right = right.right - canvas_.px(12);
        buttons(bar);
        bar.cut_left(canvas_.px(12));
        step_sizes(bar);
        bar.cut_left(canvas_.px(14));
        speed(bar);
        bar.cut_left(canvas_.px(14));
        scrub(bar);
    }

  private:
    void logo(Rect& bar) const {
        const float wide = canvas_.measure(Font::bold, Size::title, "Loopglass").x;
        canvas_.text_in(bar.cut_left(canvas_.px(28)), Font::text, Size::title, colour::white(), "🔎");
        if (bar.width() < canvas_.px(1300)) return;  // in a small window other things need the room
        canvas_.text_in(bar.cut_left(wide + canvas_.px(16)), Font::bold, Size::title, colour::text(),
                        "Loopglass");
    }

    void buttons(Rect& bar) const {
        if (button(bar, Sign::first, Word::first, false)) intents_.push_back(intent::GoFirst{});
        if (button(bar, Sign::back, Word::back, false)) intents_.push_back(intent::Step{-1});
        const bool plays = stage_.ui.is_following ? run_goes_on() : stage_.ui.is_playing;
        if (button(bar, plays ? Sign::pause : Sign::play, plays ? Word::pause : Word::play, true))
            intents_.push_back(intent::SetPlaying{!plays});
        if (button(bar, Sign::forward, Word::forward, false)) intents_.push_back(intent::Step{1});
        if (button(bar, Sign::last, Word::last, false)) intents_.push_back(intent::GoLast{});
    }

    bool run_goes_on() const {
        const LiveStatus* live = stage_.live;
        return live && (live->phase == LivePhase::running || live->phase == LivePhase::waiting);
    }

    bool button(Rect& bar, Sign sign, Word word, bool is_main) const {
        const Rect box = bar.cut_left(canvas_.px(is_main ? 44 : 34));
        bar.cut_left(canvas_.px(5));
        const bool is_clicked = clicked(static_cast<uint32_t>(sign) + 10, box);
        const bool is_hovered = hovered(box);
        const Rgb face = is_main ? colour::action : Rgb{0x222A3F};
        canvas_.fill(box, face(), 8);
        if (is_hovered) canvas_.fill(box, colour::white(ImGui::IsItemActive() ? 0.04f : 0.10f), 8);
        draw_sign(box.centre(), sign, colour::text());
        if (is_hovered) tooltip(stage_.say(word));
        return is_clicked;
    }

    void triangle(Point tip, float direction, float size, ImU32 colour) const {
        canvas_.list()->AddTriangleFilled({tip.x, tip.y}, {tip.x - direction * size * 1.35f, tip.y - size},
                                          {tip.x - direction * size * 1.35f, tip.y + size}, colour);
    }
    void post(float left, float y, float size, ImU32 colour) const {
        canvas_.fill({left, y - size, left + canvas_.px(3), y + size}, colour, 1);
    }

    void draw_sign(Point at, Sign sign, ImU32 colour) const {
        const float size = canvas_.px(6.5f);
        at = {std::floor(at.x), std::floor(at.y)};
        const float half = size * 0.68f;
        switch (sign) {
            case Sign::play: triangle({at.x + half * 1.15f, at.y}, 1, size * 1.1f, colour); return;
            case Sign::pause:
                canvas_.fill({at.x - size * 0.8f, at.y - size, at.x - size * 0.15f, at.y + size}, colour, 1);
                canvas_.fill({at.x + size * 0.2f, at.y - size, at.x + size * 0.85f, at.y + size}, colour, 1);
                return;
            case Sign::forward:
                triangle({at.x + half * 0.7f, at.y}, 1, size, colour);
                post(at.x + half * 1.0f, at.y, size, colour);
                return;
            case Sign::back:
                triangle({at.x - half * 0.7f, at.y}, -1, size, colour);
                post(at.x - half * 1.0f - canvas_.px(3), at.y, size, colour);
                return;
            case Sign::last:
                triangle({at.x - 0, at.y}, 1, size * 0.9f, colour);
                triangle({at.x + half * 1.6f, at.y}, 1, size * 0.9f, colour);
                post(at.x + half * 1.7f, at.y, size, colour);
                return;
            case Sign::first:
                triangle({at.x + 0, at.y}, -1, size * 0.9f, colour);
                triangle({at.x - half * 1.6f, at.y}, -1, size * 0.9f, colour);
                post(at.x - half * 1.7f - canvas_.px(3), at.y, size, colour);
                return;
            case Sign::rerun: {
                ImDrawList* list = canvas_.list();
                list->PathArcTo({at.x, at.y}, size, -0.9f, 4.3f, 24);
                list->PathStroke(colour, 0, 1.9f * canvas_.unit());
                const Point tip{at.x + size * std::cos(-0.9f), at.y + size * std::sin(-0.9f)};
                const float arm = canvas_.px(4);
                list->AddTriangleFilled({tip.x + arm, tip.y + arm * 0.2f}, {tip.x - arm, tip.y + arm * 0.35f},
                                        {tip.x + arm * 0.35f, tip.y - arm * 1.1f}, colour);
                return;
            }
        }
    }

    // One button of several parts: the chosen size is lit.
    void step_sizes(Rect& bar) const {
        float total = 0;
        std::array<float, layout::step_sizes> wide{};
        for (size_t i = 0; i < wide.size(); i++)
            total += wide[i] =
                canvas_.measure(Font::text, Size::small, stage_.say(step_word(static_cast<StepSize>(i)))).x +
                canvas_.px(18);
        Rect group = bar.cut_left(total + canvas_.px(6));
        canvas_.fill(group, colour::well(), 9);
        canvas_.outline(group, colour::line(), 9);
        if (hovered(group)) tooltip(stage_.say(Word::step_size));
        group = group.inset(canvas_.px(3));
        for (size_t i = 0; i < wide.size(); i++) {
            const Rect part = group.cut_left(wide[i]);
            const auto size = static_cast<StepSize>(i);
            const bool is_chosen = stage_.ui.step == size;
            const bool is_useful =
                stage_.index.count(size) > 0 || (size == StepSize::message && stage_.chart().stands_alone);
            if (clicked(static_cast<uint32_t>(i) + 30, part)) intents_.push_back(intent::SetStep{size});
            if (is_chosen) canvas_.fill(part, colour::action(), 7);
            if (!is_chosen && hovered(part)) canvas_.fill(part, colour::white(0.07f), 7);
            canvas_.text_centred_in(part, is_chosen ? Font::bold : Font::text, Size::small,
                                    is_chosen   ? colour::white()
                                    : is_useful ? colour::dim()
                                                : colour::faint(0.7f),
                                    stage_.say(step_word(static_cast<StepSize>(i))));
        }
    }

    void slider(const char* id, const Rect& box, double share, Rgb accent) const {
        const float middle = std::floor(box.centre().y);
        const float thick = canvas_.px(3);
        const float knob = canvas_.px(7);
        const float left = box.left + knob;
        const float x = left + static_cast<float>(share) * (box.width() - 2 * knob);
        clicked(id, box);
        canvas_.fill({box.left, middle - thick, box.right, middle + thick}, Rgb{0x232B3E}(), 3);
        canvas_.fill({box.left, middle - thick, x, middle + thick}, accent(0.85f), 3);
        const bool is_lively = hovered(box) || ImGui::IsItemActive();
        canvas_.list()->AddCircleFilled({x, middle + 0.5f}, is_lively ? knob * 1.12f : knob, colour::white());
        canvas_.list()->AddCircleFilled({x, middle + 0.5f}, knob * 0.62f, accent());
    }
    // Where the mouse holds the slider that was drawn last, as a share of it.
    double held_share(const Rect& box) const {
        const float knob = canvas_.px(7);
        return std::clamp<double>(
            (ImGui::GetIO().MousePos.x - box.left - knob) / std::max(1.f, box.width() - 2 * knob), 0, 1);
    }

    // From half a step to sixty steps a second, evenly to the ear. Where room is short, the position has it.
    void speed(Rect& bar) const {
        constexpr double slowest = 0.5, fastest = 60;
        const bool has_room = bar.width() >= canvas_.px(400);
        if (!has_room && bar.width() < canvas_.px(250)) return;
        const std::string text =
            fmt::format(fmt::runtime(stage_.say(Word::per_second)), stage_.ui.steps_per_second);
        const Rect box = bar.cut_left(canvas_.px(72));
        if (has_room) {
            bar.cut_left(canvas_.px(6));
            canvas_.text_in(bar.cut_left(canvas_.px(84)), Font::text, Size::small, colour::dim(), text);
        }
        slider("##speed", box, std::log(stage_.ui.steps_per_second / slowest) / std::log(fastest / slowest),
               colour::loop);
        if (ImGui::IsItemActive()) {
            const double chosen = slowest * std::pow(fastest / slowest, held_share(box));
            intents_.push_back(intent::SetSpeed{static_cast<float>(std::round(chosen * 2) / 2)});
        }
        if (hovered(box) || ImGui::IsItemActive()) {
            tooltip(fmt::format("{}: {}", stage_.say(Word::speed), text));
        }
    }

    void scrub(Rect bar) const {
        const bool has_run = !stage_.chart().stands_alone;
        const size_t last = has_run ? stage_.index.size() : stage_.chart().messages.size();
        const size_t steps = has_run ? stage_.index.count(stage_.ui.step) : last;
        const size_t passed =
            has_run ? stage_.index.passed(stage_.ui.step, stage_.ui.cursor) : stage_.ui.cursor;
        const std::string text =
            fmt::format(fmt::runtime(stage_.say(Word::position)), stage_.say(step_word(stage_.ui.step)),
                        number_text(passed), number_text(steps));
        const float wide = canvas_.measure(Font::text, Size::small, text).x;
        canvas_.text_in(bar.cut_right(std::max(canvas_.px(96), wide + canvas_.px(2))), Font::text,
                        Size::small, colour::dim(), text);
        bar.cut_right(canvas_.px(10));
        if (bar.width() < canvas_.px(40) || last == 0) return;
        slider("##scrub", bar, static_cast<double>(stage_.ui.cursor) / static_cast<double>(last),
               colour::now);
        if (ImGui::IsItemActive())
            intents_.push_back(
                intent::GoTo{static_cast<Seq>(std::lround(held_share(bar) * static_cast<double>(last)))});
    }

    // Where something is left to chance, the seed is that chance. A press goes on to the next one.
    void seed(Rect& bar) const {
        const std::optional<uint64_t> current = stage_.material.seed;
        if (!current) return;
        const std::string text = "🎲 " + fmt::format(fmt::runtime(stage_.say(Word::seed)), *current);
        const float wide = canvas_.measure(Font::bold, Size::small, text).x + canvas_.px(16);
        if (text_button(canvas_, 52, bar.cut_left(wide), text, stage_.say(Word::next_seed)))
            intents_.push_back(intent::NextSeed{});
        if (*current == 1) return;
        bar.cut_left(canvas_.px(5));
        if (text_button(canvas_, 53, bar.cut_left(canvas_.px(26)), "1", stage_.say(Word::first_seed)))
            intents_.push_back(intent::FirstSeed{});
    }

    void end_of_bar(Rect& bar) const {
        const Rect help = bar.cut_right(canvas_.px(32));
        bar.cut_right(canvas_.px(6));
        if (text_button(canvas_, 50, help, "?", stage_.say(Word::help)))
            intents_.push_back(intent::OpenHelp{!stage_.ui.is_help_open});
        const bool is_korean = stage_.ui.language == Language::korean;
        const Rect language = bar.cut_right(canvas_.px(44));
        if (text_button(canvas_, 51, language, is_korean ? "EN" : "한", stage_.say(Word::language)))
            intents_.push_back(intent::SetLanguage{is_korean ? Language::english : Language::korean});
    }

    const Stage& stage_;
    const Canvas& canvas_;
    Intents& intents_;
};

}  // namespace

void draw_transport(const Stage& stage, const Rect& box, Intents& intents) {
    const Panel panel(stage, "##transport", box, {});
    const float high = panel.canvas().px(32);
    const float top = std::floor(box.centre().y - high / 2);
    TransportView(stage, panel.canvas(), intents)
        .draw({box.left + panel.canvas().px(14), top, box.right - panel.canvas().px(12), top + high});
}

}  // namespace lg::gui::views
