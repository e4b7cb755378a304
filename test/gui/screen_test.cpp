// The whole window, drawn without a display.
#include "gui/screen.h"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <set>

#include "gui/picture.h"
#include "sim/trace/recorder.h"
#include "test/gui/sample.h"

using namespace lg::gui;

static std::set<uint32_t> colours_of(const Image& image) {
    std::set<uint32_t> colours;
    for (size_t i = 0; i < image.rgba.size(); i += 4)
        colours.insert(image.rgba[i] << 16 | image.rgba[i + 1] << 8 | image.rgba[i + 2]);
    return colours;
}

// A machine without EGL or fonts cannot draw: that is said, and is no failure of what is tested.
static std::unique_ptr<Painter> painter_or_skip(int width, int height) {
    auto painter = Painter::create(width, height);
    return painter ? std::move(*painter) : nullptr;
}

#define PAINTER(name, width, height)                      \
    const auto name = painter_or_skip((width), (height)); \
    if (!name) GTEST_SKIP() << Painter::create((width), (height)).error().text()

static void show_sample(Session& session) {
    const sample::Run run = sample::run();
    session.show(run.trace, sample::material_of(run));
}

TEST(Screen, every_view_draws_at_the_first_middle_and_last_step_in_both_languages) {
    PAINTER(painter, 1280, 720);
    for (const Language language : {Language::korean, Language::english}) {
        Session session;
        session.apply(intent::SetLanguage{language});
        show_sample(session);
        const Seq size = session.trace().size();
        for (const Seq step : {0u, size / 2, size}) {
            session.apply(intent::GoTo{step});
            const Image image = painter->paint(session);
            EXPECT_GT(colours_of(image).size(), 1000u) << "step " << step;
            EXPECT_EQ(ImGui::GetCurrentContext()->CurrentWindowStack.Size, 0) << "a window was left open";
        }
    }
}

TEST(Screen, the_same_step_gives_the_same_bytes) {
    Image images[2];
    for (Image& image : images) {
        PAINTER(painter, 1280, 720);
        Session session;
        show_sample(session);
        session.apply(intent::GoToMessage{8});
        image = painter->paint(session);
    }
    EXPECT_TRUE(images[0].rgba == images[1].rgba);
}

TEST(Screen, another_step_another_language_and_another_zoom_give_other_pictures) {
    PAINTER(painter, 1280, 720);
    Session session;
    show_sample(session);
    std::vector<Image> images = {painter->paint(session)};
    const Intent changes[] = {intent::GoToMessage{8}, intent::SetLanguage{Language::english},
                              intent::SetZoom{1.2f}, intent::SetAxis{Axis::time}, intent::OpenHelp{true}};
    for (const Intent& change : changes) {
        session.apply(change);
        images.push_back(painter->paint(session));
        for (size_t i = 0; i + 1 < images.size(); i++)
            EXPECT_FALSE(images[i].rgba == images.back().rgba) << "after change " << images.size() - 1;
    }
}

TEST(Screen, nothing_to_show_is_shown_without_a_mishap) {
    PAINTER(painter, 960, 540);
    Session session;
    EXPECT_GT(colours_of(painter->paint(session)).size(), 100u);
    session.set_problem("main.js:3:7: 문법 오류");
    EXPECT_GT(colours_of(painter->paint(session)).size(), 100u);
}

TEST(Screen, a_queue_of_a_hundred_thousand_draws_as_fast_as_a_short_one) {
    PAINTER(painter, 1280, 720);
    auto trace = std::make_shared<lg::trace::Trace>();
    lg::trace::Recorder recorder(trace);
    lg::trace::RunStarted started{};
    started.pool_size = 4;
    recorder.emit(started);
    for (uint32_t i = 1; i <= 100'000; i++)
        recorder.emit(lg::trace::TickQueued{lg::trace::TickId{i}, {}, {}, {}});
    Session session;
    session.show(trace, {});
    session.apply(intent::GoLast{});
    painter->paint(session);
    EXPECT_LT(ImGui::GetDrawData()->TotalVtxCount, 60'000) << "what is not seen must not be drawn";
}

TEST(Screen, panels_fill_the_window_without_overlapping_at_every_size) {
    for (const auto& [width, height] :
         {std::pair{1280.f, 720.f}, {1920.f, 1080.f}, {3840.f, 2160.f}, {960.f, 540.f}}) {
        const float unit = unit_for(width, height, 1);
        EXPECT_GE(unit, 0.8f) << "print that nobody can read";
        const PanelBoxes boxes = place_panels(width, height, unit, {});
        const Rect all[] = {boxes.transport, boxes.inspector, boxes.sequence, boxes.machine,
                            boxes.source,    boxes.queues,    boxes.timeline, boxes.console};
        for (size_t i = 0; i < std::size(all); i++) {
            EXPECT_GT(all[i].width(), 100) << i;
            EXPECT_GT(all[i].height(), 30) << i;
            EXPECT_LE(all[i].right, width);
            EXPECT_LE(all[i].bottom, height);
            for (size_t j = i + 1; j < std::size(all); j++)
                EXPECT_TRUE(all[i].right <= all[j].left || all[j].right <= all[i].left ||
                            all[i].bottom <= all[j].top || all[j].bottom <= all[i].top)
                    << i << " and " << j;
        }
    }
}

TEST(Fonts, missing_fonts_are_named_with_the_package_that_has_them) {
    const auto found = find_fonts({"/nowhere"});
    ASSERT_FALSE(found);
    EXPECT_NE(found.error().message.find("fonts-noto-cjk"), std::string::npos);
    EXPECT_NE(found.error().message.find("/nowhere"), std::string::npos);
}

TEST(Image, a_picture_that_cannot_be_written_names_its_path) {
    const Image image{1, 1, {0, 0, 0, 255}};
    const lg::Status written = write_png(image, "/nowhere/at/all.png");
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().message.find("/nowhere/at/all.png"), std::string::npos);
}
