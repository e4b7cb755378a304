// Two runs beside each other: what keys and clicks do, and what is drawn.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include "gui/follow.h"
#include "gui/picture.h"
#include "gui/screen.h"
#include "test/gui/record.h"

using namespace lg::gui;
using lg::trace::Alignment;
using lg::trace::Comparison;
using lg::trace::Side;

namespace {

constexpr const char* left_script = R"(
setTimeout(function a() { console.log('a'); }, 5);
setTimeout(function b() { console.log('b'); }, 10);
setTimeout(function only() { console.log('only on the left'); }, 15);
setTimeout(function z() { console.log('z'); }, 20);
)";
// The same places in another order; what is not asked for here is no step.
constexpr const char* right_script = R"(
setTimeout(function a() { console.log('a'); }, 10);
setTimeout(function b() { console.log('b'); }, 5);
setTimeout(function only() { console.log('only on the left'); }, 15).unref();
setTimeout(function z() { console.log('z'); }, 12);
)";

class CompareTest : public testing::Test {
  protected:
    void SetUp() override {
        auto painter = Painter::create(1280, 720);
        if (!painter) GTEST_SKIP() << painter.error().text();
        painter_ = std::move(*painter);
        show(left_script, right_script);
        boxes_ = place_panels(1280, 720, unit_for(1280, 720, 1), {});
    }
    void show(const std::string& left, const std::string& right) {
        const std::string beside = record(folder_, "left.lgt", left);
        auto loaded = load({{}, {}, record(folder_, "right.lgt", right), beside});
        ASSERT_TRUE(loaded) << loaded.error().text();
        session_.show(loaded->trace, std::move(loaded->material));
        show_beside(session_, std::move(*loaded->beside));
        session_.grow();
        image_ = painter_->paint(session_);
    }
    const Comparison& comparison() const { return *session_.beside()->comparison; }
    const Ui& ui() const { return session_.ui(); }

    void frame() {
        for (const Intent& intent : painter_->take_frame(session_))
            is_left_to_the_app_ = !session_.apply(intent) || is_left_to_the_app_;
    }
    void press(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(key, true);
        frame();
        ImGui::GetIO().AddKeyEvent(key, false);
        frame();
    }
    void click(Point at) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(at.x, at.y);
        for (int i = 0; i < 2; i++) frame();
        for (const bool is_down : {true, false}) {
            io.AddMouseButtonEvent(0, is_down);
            frame();
        }
        frame();
    }
    // The event that the shown run's step in the row is.
    Seq event_in(uint32_t row) const { return comparison().step_at(ui().side, row)->seq; }
    // Searches the rows' part of the panel from the top down at this share of its width.
    template <class Done>
    void click_down_at(float share, Done done) {
        const Rect& box = boxes_.sequence;
        for (float y = box.top + 110; y < box.bottom - 16 && !done(); y += 12)
            click({box.left + box.width() * share, y});
    }

    lg::TemporaryFolder folder_;
    Session session_;
    std::unique_ptr<Painter> painter_;
    PanelBoxes boxes_;
    Image image_;
    bool is_left_to_the_app_ = false;
};

TEST_F(CompareTest, it_opens_in_the_place_of_the_diagram_and_leaves_it_again) {
    EXPECT_TRUE(ui().is_comparing);
    press(ImGuiKey_C);
    EXPECT_FALSE(ui().is_comparing);
    EXPECT_FALSE(painter_->paint(session_).rgba == image_.rgba);
    press(ImGuiKey_C);
    EXPECT_TRUE(ui().is_comparing);
    press(ImGuiKey_Slash);
    press(ImGuiKey_Escape);
    EXPECT_TRUE(ui().is_comparing) << "that was for the help";
    press(ImGuiKey_Escape);
    EXPECT_FALSE(ui().is_comparing);
}

TEST_F(CompareTest, up_and_down_go_through_the_rows_and_the_cursor_comes_along) {
    EXPECT_EQ(ui().row, Alignment::none);
    press(ImGuiKey_UpArrow);
    EXPECT_EQ(ui().row, Alignment::none);
    const auto rows = static_cast<uint32_t>(comparison().alignment().rows.size());
    for (uint32_t row = 0; row < rows; row++) {
        press(ImGuiKey_DownArrow);
        EXPECT_EQ(ui().row, row);
        EXPECT_EQ(ui().cursor, event_in(row));
    }
    press(ImGuiKey_DownArrow);
    EXPECT_EQ(ui().row, rows - 1);
    press(ImGuiKey_UpArrow);
    EXPECT_EQ(ui().row, rows - 2);
    for (uint32_t row = 0; row < rows; row++) press(ImGuiKey_UpArrow);
    EXPECT_EQ(ui().cursor, 0u);
}

TEST_F(CompareTest, n_goes_to_the_next_difference_and_round_again) {
    press(ImGuiKey_N);
    EXPECT_EQ(ui().row, comparison().first_row());
    const uint32_t first = ui().row, second = comparison().next_difference(first, 1);
    press(ImGuiKey_N);
    EXPECT_EQ(ui().row, second == Alignment::none ? first : second);
    while (comparison().next_difference(ui().row, 1) != Alignment::none) press(ImGuiKey_N);
    press(ImGuiKey_N);
    EXPECT_EQ(ui().row, first);
    EXPECT_FALSE(is_left_to_the_app_) << "it is not the key for the next seed here";
}

TEST_F(CompareTest, the_row_follows_a_cursor_that_goes_elsewhere) {
    session_.apply(intent::GoLast{});
    EXPECT_EQ(ui().row, comparison().row_at(Side::right, session_.trace().size()));
    session_.apply(intent::GoTo{event_in(0) - 1});
    EXPECT_EQ(ui().row, Alignment::none);
}

TEST_F(CompareTest, tab_shows_the_other_run_at_the_same_row) {
    press(ImGuiKey_DownArrow);
    press(ImGuiKey_DownArrow);
    const uint32_t row = ui().row;
    press(ImGuiKey_Tab);
    EXPECT_EQ(ui().side, Side::left);
    EXPECT_EQ(ui().row, row);
    EXPECT_EQ(&session_.trace(), &comparison().trace(Side::left));
    EXPECT_EQ(ui().cursor, event_in(row));
    EXPECT_FALSE(painter_->paint(session_).rgba == image_.rgba);
    press(ImGuiKey_C);
    EXPECT_EQ(ui().side, Side::right) << "the diagram is that of the run that was opened";
    EXPECT_EQ(&session_.trace(), &comparison().trace(Side::right));
}

TEST_F(CompareTest, a_click_on_either_side_shows_the_world_of_that_run_at_that_event) {
    click_down_at(0.8f, [&] { return ui().row != Alignment::none; });
    ASSERT_NE(ui().row, Alignment::none);
    EXPECT_EQ(ui().side, Side::right);
    EXPECT_EQ(ui().cursor, event_in(ui().row));
    click_down_at(0.2f, [&] { return ui().side == Side::left; });
    EXPECT_EQ(ui().side, Side::left);
    EXPECT_EQ(ui().cursor, event_in(ui().row));
}

TEST_F(CompareTest, a_step_that_the_mouse_rests_on_tells_of_both_runs) {
    const Rect& box = boxes_.sequence;
    ImGui::GetIO().AddMousePosEvent(box.left + box.width() * 0.8f, box.top + 130);
    for (int i = 0; i < 4; i++) frame();
    const ImGuiWindow* hint = nullptr;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
        if ((window->Flags & ImGuiWindowFlags_Tooltip) && window->WasActive) hint = window;
    ASSERT_TRUE(hint);
    EXPECT_GT(hint->WindowPadding.x, 4) << "text must not touch the edge";
}

TEST_F(CompareTest, in_a_gap_the_world_stands_where_that_run_was) {
    const auto& rows = comparison().alignment().rows;
    uint32_t gap = 0;
    while (gap < rows.size() && rows[gap].right != Alignment::none) gap++;
    ASSERT_LT(gap, rows.size());
    session_.apply(intent::GoToRow{gap, Side::right});
    EXPECT_EQ(ui().row, gap);
    ASSERT_TRUE(comparison().step_at(Side::right, gap));
    EXPECT_EQ(ui().cursor, comparison().step_at(Side::right, gap)->seq);
    session_.apply(intent::OtherSide{});
    EXPECT_EQ(ui().cursor, comparison().steps(Side::left).all()[rows[gap].left].seq);
}

TEST_F(CompareTest, a_hundred_thousand_rows_draw_as_fast_as_a_few) {
    const std::string many =
        "let n = 0; setImmediate(function f() { console.log(n);"
        " if (++n < 50000) setImmediate(f); });";
    show(many, many + " setTimeout(function once() {}, 3);");
    ASSERT_GT(comparison().alignment().rows.size(), 100'000u);
    for (const Seq seq : {session_.trace().size() / 2, session_.trace().size()}) {
        session_.apply(intent::GoTo{seq});
        painter_->paint(session_);
        EXPECT_LT(ImGui::GetDrawData()->TotalVtxCount, 60'000) << "what is not seen must not be drawn";
    }
}

TEST_F(CompareTest, every_cause_and_every_emptiness_draws_in_both_languages_and_in_small) {
    const std::string scripts[] = {"", "console.log('one');",
                                   "console.log('하나, ' + 'a very long line '.repeat(40)); process.exit(3);",
                                   "setTimeout(() => {}, 0); setImmediate(() => {});"};
    painter_.reset();  // there is one at a time
    painter_ = std::move(*Painter::create(1024, 640));
    for (size_t i = 0; i < std::size(scripts); i++) {
        for (const size_t j : {i, (i + 1) % std::size(scripts)}) {
            show(scripts[i], scripts[j]);
            session_.apply(intent::SetLanguage{j == i ? Language::korean : Language::english});
            session_.apply(intent::GoLast{});
            EXPECT_FALSE(painter_->paint(session_).rgba == image_.rgba) << scripts[i] << scripts[j];
        }
    }
}

}  // namespace
