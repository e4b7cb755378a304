// Mouse and keyboard through ImGui's own queue of events, without a display.
#include <gtest/gtest.h>

#include "gui/picture.h"
#include "gui/screen.h"
#include "test/gui/sample.h"

using namespace lg::gui;

class InputTest : public testing::Test {
  protected:
    void SetUp() override {
        auto painter = Painter::create(1280, 720);
        if (!painter) GTEST_SKIP() << painter.error().text();
        painter_ = std::move(*painter);
        session_.show(run_.trace, sample::material_of(run_));
        painter_->paint(session_);
        boxes_ = place_panels(1280, 720, unit_for(1280, 720, 1), {});
    }
    // Applies what one frame asks for, as the app does.
    void frame() {
        for (const Intent& intent : painter_->take_frame(session_)) {
            session_.apply(intent);
            asked_.push_back(intent);
        }
    }
    void click(Point at) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(at.x, at.y);
        for (int i = 0; i < 2; i++) frame();
        io.AddMouseButtonEvent(0, true);
        frame();
        io.AddMouseButtonEvent(0, false);
        for (int i = 0; i < 2; i++) frame();
    }
    void press(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(key, true);
        frame();
        ImGui::GetIO().AddKeyEvent(key, false);
        frame();
    }
    template <class Wanted>
    const Wanted* asked() const {
        for (const Intent& intent : asked_)
            if (const auto* found = std::get_if<Wanted>(&intent)) return found;
        return nullptr;
    }

    sample::Run run_ = sample::run();
    Session session_;
    std::unique_ptr<Painter> painter_;
    PanelBoxes boxes_;
    Intents asked_;
};

TEST_F(InputTest, a_click_on_a_message_goes_to_it) {
    const Rect& box = boxes_.sequence;
    click({box.left + box.width() / 2, box.top + 160});
    ASSERT_TRUE(asked<intent::GoToMessage>());
    EXPECT_EQ(session_.ui().cursor, run_.message_events[asked<intent::GoToMessage>()->message]);
}

TEST_F(InputTest, a_click_on_a_line_goes_to_the_next_time_it_runs) {
    session_.apply(intent::GoToLine{"main.js", 10});
    session_.apply(intent::GoFirst{});
    const Rect& box = boxes_.source;
    // The lines that are run from the start are 2, 3, 4, 6, 7, 9: one of them is here.
    click({box.left + 200, box.top + 60});
    ASSERT_TRUE(asked<intent::GoToLine>());
    EXPECT_TRUE((*run_.trace)[session_.ui().cursor].is<lg::trace::LineReached>());
}

TEST_F(InputTest, a_click_into_the_timeline_moves_the_cursor_there) {
    const Rect& box = boxes_.timeline;
    click({box.left + box.width() * 0.6f, box.top + box.height() * 0.6f});
    ASSERT_TRUE(asked<intent::GoTo>());
    EXPECT_GT(session_.ui().cursor, run_.trace->size() / 3);
    EXPECT_LT(session_.ui().cursor, run_.trace->size());
}

TEST_F(InputTest, the_play_button_plays) {
    // Search the bar: the button is left of its middle.
    for (float x = boxes_.transport.left + 300; x < boxes_.transport.right - 500 && !session_.ui().is_playing;
         x += 15)
        click({x, boxes_.transport.centre().y});
    EXPECT_TRUE(session_.ui().is_playing);
}

TEST_F(InputTest, a_panel_edge_can_be_dragged) {
    ImGuiIO& io = ImGui::GetIO();
    const float x = boxes_.sequence.right + 3;
    io.AddMousePosEvent(x, boxes_.sequence.centre().y);
    frame();
    frame();
    io.AddMouseButtonEvent(0, true);
    frame();
    io.AddMousePosEvent(x - 100, boxes_.sequence.centre().y);
    frame();
    frame();
    io.AddMouseButtonEvent(0, false);
    frame();
    EXPECT_LT(session_.ui().shares.left, PanelShares{}.left - 0.05f);
}

TEST_F(InputTest, keys_step_choose_and_switch) {
    press(ImGuiKey_RightArrow);
    EXPECT_EQ(session_.ui().cursor, run_.message_events[0]);
    press(ImGuiKey_1);
    EXPECT_EQ(session_.ui().step, StepSize::event);
    press(ImGuiKey_RightArrow);
    EXPECT_EQ(session_.ui().cursor, run_.message_events[0] + 1);
    press(ImGuiKey_LeftArrow);
    EXPECT_EQ(session_.ui().cursor, run_.message_events[0]);
    press(ImGuiKey_End);
    EXPECT_EQ(session_.ui().cursor, run_.trace->size());
    press(ImGuiKey_Home);
    EXPECT_EQ(session_.ui().cursor, 0u);
    press(ImGuiKey_L);
    EXPECT_EQ(session_.ui().language, Language::english);
    press(ImGuiKey_Space);
    EXPECT_TRUE(session_.ui().is_playing);
    press(ImGuiKey_R);
    EXPECT_TRUE(asked<intent::Rerun>());
    press(ImGuiKey_N);
    EXPECT_TRUE(asked<intent::NextSeed>());
}

TEST_F(InputTest, the_help_opens_above_everything_and_a_click_closes_it) {
    press(ImGuiKey_H);
    EXPECT_TRUE(session_.ui().is_help_open);
    click(boxes_.sequence.centre());
    EXPECT_FALSE(session_.ui().is_help_open);
    EXPECT_FALSE(asked<intent::GoToMessage>()) << "the click was for the help, not for what lies below it";
}

TEST_F(InputTest, the_wheel_zooms_the_timeline_around_the_mouse) {
    const Rect& box = boxes_.timeline;
    ImGui::GetIO().AddMousePosEvent(box.centre().x, box.top + box.height() * 0.6f);
    frame();
    frame();
    ImGui::GetIO().AddMouseWheelEvent(0, 3);
    frame();
    EXPECT_LT(session_.ui().view_to - session_.ui().view_from, 0.6);
    EXPECT_GT(session_.ui().view_from, 0);
    EXPECT_LT(session_.ui().view_to, 1);
}

// The keyboard as ImGui hears it, with the letters that a field takes in.
class SearchInputTest : public InputTest {
  protected:
    void open() {
        ImGuiIO& io = ImGui::GetIO();
        io.AddKeyEvent(ImGuiMod_Ctrl, true);
        press(ImGuiKey_F);
        io.AddKeyEvent(ImGuiMod_Ctrl, false);
        frame();
        frame();
    }
    void type(const char* text) {
        ImGui::GetIO().AddInputCharactersUTF8(text);
        for (int i = 0; i < 3; i++) frame();
    }
};

TEST_F(SearchInputTest, typed_words_are_found_and_enter_goes_from_one_to_the_next) {
    open();
    ASSERT_TRUE(session_.ui().is_search_open);
    type("TIMER_started");
    EXPECT_EQ(session_.ui().search, "TIMER_started");
    EXPECT_EQ(session_.ui().cursor, 0u) << "typing alone goes nowhere, and its letters are no commands";
    press(ImGuiKey_Enter);
    const Seq first = session_.ui().cursor;
    ASSERT_TRUE(first > 0 && (*run_.trace)[first].is<lg::trace::TimerStarted>());
    press(ImGuiKey_Enter);
    EXPECT_EQ(session_.ui().cursor, first) << "it is the only one";
    press(ImGuiKey_Escape);
    EXPECT_FALSE(session_.ui().is_search_open);
    EXPECT_EQ(session_.ui().search, "TIMER_started") << "the words are kept for the next time";
    EXPECT_EQ(session_.ui().cursor, first);
}

TEST_F(SearchInputTest, a_click_on_what_was_found_goes_there_and_the_panels_still_hear_clicks) {
    open();
    type("#20");
    click({boxes_.source.right - 300, boxes_.inspector.top + 70 * unit_for(1280, 720, 1)});
    EXPECT_EQ(session_.ui().cursor, 20u);
    click({boxes_.timeline.left + boxes_.timeline.width() * 0.6f, boxes_.timeline.centre().y + 10});
    EXPECT_NE(session_.ui().cursor, 20u);
    EXPECT_TRUE(session_.ui().is_search_open);
    press(ImGuiKey_F3);
    EXPECT_EQ(session_.ui().cursor, 20u);
}
