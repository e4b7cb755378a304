// A session that shows a run while it goes on.
#include "gui/follow.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "gui/picture.h"
#include "sim/host/live_demultiplexer.h"
#include "test/gui/sample.h"
#include "test/temporary_folder.h"

using namespace lg::gui;

namespace {

using lg::host::HostKind;

const std::string scenarios = LOOPGLASS_SOURCE_DIR "/scenarios/";

// The hand-written run as it happens: its events come when they are asked for.
class GrowingTest : public testing::Test {
  protected:
    GrowingTest() : run_(sample::run()) {
        Material material = sample::material_of(run_);
        for (Chart& chart : material.charts) std::fill(chart.events.begin(), chart.events.end(), 0);
        material.live = LiveStatus{};
        for (Seq seq = 1; seq <= run_.trace->text_count(); seq++)
            trace_->intern(run_.trace->text(lg::trace::StringId{seq}));
        for (uint32_t i = 1; i <= run_.trace->site_count(); i++)
            trace_->intern(run_.trace->site(lg::trace::SiteId{i}));
        session_.show_growing(trace_, material);
    }
    void grow_to(Seq size, LivePhase phase = LivePhase::running) {
        while (trace_->size() < size) trace_->append((*run_.trace)[trace_->size() + 1]);
        LiveStatus status;
        status.phase = phase;
        session_.set_live(std::move(status));
        session_.grow();
    }
    Seq cursor() const { return session_.ui().cursor; }

    sample::Run run_;
    std::shared_ptr<lg::trace::Trace> trace_ = std::make_shared<lg::trace::Trace>();
    Session session_;
};

TEST_F(GrowingTest, the_cursor_follows_the_newest_event) {
    for (const Seq size : {1u, 7u, 30u}) {
        grow_to(size);
        EXPECT_EQ(cursor(), size);
    }
    EXPECT_TRUE(session_.ui().is_following);
}

TEST_F(GrowingTest, stepping_back_ends_following_and_going_to_the_end_begins_it_again) {
    grow_to(30);
    session_.apply(intent::SetStep{StepSize::event});
    session_.apply(intent::Step{-1});
    EXPECT_FALSE(session_.ui().is_following);
    grow_to(40);
    EXPECT_EQ(cursor(), 29u) << "who looks at something is left there";
    session_.apply(intent::GoLast{});
    grow_to(50);
    EXPECT_EQ(cursor(), 50u);
    session_.apply(intent::GoTo{10});
    grow_to(51);
    EXPECT_EQ(cursor(), 10u);
    session_.apply(intent::Follow{});
    EXPECT_EQ(cursor(), 51u);
}

TEST_F(GrowingTest, a_message_that_may_still_come_has_not_happened) {
    grow_to(run_.message_events[2]);
    session_.change_material([&](Material& material) {
        for (Chart& chart : material.charts)
            for (size_t i = 0; i <= 2; i++) chart.events[i] = i == 1 ? 0 : run_.message_events[i];
    });
    EXPECT_EQ(session_.chart().messages_passed(cursor()), 3u);
    EXPECT_EQ(session_.chart().events[1], run_.message_events[2]) << "it happens with the one that follows";
    EXPECT_EQ(session_.chart().events[3], 0u);
}

TEST_F(GrowingTest, a_run_that_is_over_is_a_trace_as_any_other) {
    grow_to(run_.trace->size(), LivePhase::over);
    EXPECT_FALSE(session_.is_growing());
    EXPECT_FALSE(session_.ui().is_following);
    EXPECT_EQ(cursor(), run_.trace->size()) << "the cursor stays where it was";
    session_.apply(intent::SetPlaying{true});
    EXPECT_TRUE(session_.ui().is_playing);
}

TEST_F(GrowingTest, while_it_follows_the_play_button_is_for_the_run) {
    grow_to(30);
    EXPECT_FALSE(session_.apply(intent::SetPlaying{true}));
    session_.apply(intent::GoFirst{});
    EXPECT_TRUE(session_.apply(intent::SetPlaying{true})) << "what is past is played by the window";
}

TEST_F(GrowingTest, it_draws_at_every_stage_of_its_growth) {
    auto painter = Painter::create(1280, 720);
    if (!painter) GTEST_SKIP() << painter.error().text();
    std::vector<Image> images;
    for (const LivePhase phase : {LivePhase::running, LivePhase::waiting, LivePhase::pausing,
                                  LivePhase::holding, LivePhase::stopping, LivePhase::over}) {
        grow_to(trace_->size() + 12, phase);
        images.push_back((*painter)->paint(session_));
        EXPECT_FALSE(images.size() > 1 && images.back().rgba == images[images.size() - 2].rgba);
    }
}

Subject live(const char* name) {
    Subject subject;
    subject.scenario = *lg::load_scenario(scenarios + name);
    subject.options.host = lg::host::best_host();
    subject.options.private_ports = true;
    return subject;
}

std::string printed(const Session& session) {
    std::string text;
    for (const Seq seq : session.index().console())
        text += session.trace().text(session.trace()[seq].as<lg::trace::ConsoleWritten>().text);
    return text;
}

// As the app does it, frame by frame.
class FollowTest : public testing::Test {
  protected:
    void begin(const Subject& subject) {
        auto begun = begin_run(subject);
        ASSERT_TRUE(begun) << begun.error().text();
        follow_ = std::make_unique<Follow>(subject, std::move(begun->growing));
        session_.show_growing(follow_->trace(), std::move(begun->material));
    }
    void frame() {
        follow_->update(session_);
        session_.grow();
    }
    template <class Done>
    void frames_until(Done done) {
        while (!done()) frame();
    }
    LivePhase phase() const { return session_.material().live->phase; }

    Session session_;
    std::unique_ptr<Follow> follow_;
};

TEST_F(FollowTest, a_live_run_shows_what_the_virtual_one_prints) {
    Subject subject = live("db-io");
    Subject simulated = subject;
    simulated.options.host = HostKind::simulated;
    const auto expected = load(simulated);
    Session other;
    other.show(expected->trace, expected->material);
    begin(subject);
    frames_until([&] { return printed(session_).size() >= printed(other).size(); });
    EXPECT_TRUE(follow_->apply(intent::StopRun{}, session_));
    frames_until([&] { return !session_.is_growing(); });
    EXPECT_EQ(printed(session_), printed(other));
    EXPECT_EQ(phase(), LivePhase::over);
    EXPECT_FALSE(session_.material().sources.empty());
    EXPECT_TRUE(session_.chart().is_bound());
}

TEST_F(FollowTest, the_buttons_pause_step_and_resume_the_run) {
    const lg::TemporaryFolder folder;
    std::ofstream(folder.path() / "main.js") << "setInterval(() => {}, 1);";
    Subject subject = live("promise");
    subject.scenario = *lg::load_scenario((folder.path() / "main.js").string());
    begin(subject);
    follow_->apply(intent::PauseRun{}, session_);
    follow_->wait_until_still();
    frame();
    EXPECT_EQ(phase(), LivePhase::holding);
    const Seq before = session_.index().size();
    session_.apply(intent::SetStep{StepSize::event});
    follow_->apply(intent::StepRun{}, session_);
    follow_->wait_until_still();
    frame();
    EXPECT_EQ(session_.index().size(), before + 1);
    follow_->apply(intent::PauseRun{}, session_);
    frames_until([&] { return session_.index().size() > before + 100; });
    follow_->apply(intent::StopRun{}, session_);
    frames_until([&] { return !session_.is_growing(); });
    EXPECT_TRUE(session_.trace()[session_.trace().size()].is<lg::trace::RunEnded>());
}

TEST_F(FollowTest, a_live_run_is_held_against_the_virtual_one) {
    begin(live("promise"));
    EXPECT_FALSE(session_.apply(intent::CompareRun{})) << "the session has nothing to compare it with";
    EXPECT_TRUE(follow_->apply(intent::CompareRun{}, session_));
    frame();
    EXPECT_TRUE(session_.ui().is_comparing) << "what is there so far is shown at once";
    frames_until([&] { return !session_.is_growing(); });
    const lg::trace::Comparison& comparison = *session_.beside()->comparison;
    EXPECT_FALSE(comparison.difference());
    EXPECT_EQ(comparison.same(), comparison.alignment().rows.size());
    EXPECT_GT(comparison.same(), 3u);
    session_.apply(intent::OtherSide{});
    EXPECT_EQ(&session_.trace(), &comparison.trace(lg::trace::Side::left));
    EXPECT_TRUE(session_.chart().is_bound()) << "the virtual run's world is as complete as any";
    EXPECT_FALSE(session_.material().sources.empty());
    EXPECT_TRUE(session_.apply(intent::CompareRun{}));
    EXPECT_FALSE(session_.ui().is_comparing);
    EXPECT_EQ(&session_.trace(), follow_->trace().get());
}

TEST_F(FollowTest, a_virtual_run_that_never_ends_waits_for_the_live_one_and_ends_with_it) {
    const lg::TemporaryFolder folder;
    std::ofstream(folder.path() / "main.js") << "setInterval(function tick() {}, 1);";
    Subject subject = live("promise");
    subject.scenario = *lg::load_scenario((folder.path() / "main.js").string());
    begin(subject);
    follow_->apply(intent::CompareRun{}, session_);
    frames_until([&] { return session_.beside() && session_.beside()->comparison->same() > 5; });
    EXPECT_FALSE(session_.beside()->comparison->difference()) << "the same so far";
    follow_->apply(intent::StopRun{}, session_);
    frames_until([&] { return !session_.is_growing(); });
    const lg::trace::Comparison& comparison = *session_.beside()->comparison;
    EXPECT_EQ(comparison.state(lg::trace::Side::right), lg::trace::Comparison::State::cut);
    EXPECT_FALSE(comparison.difference()) << "what was stopped did not part";
    EXPECT_EQ(comparison.open_from(), comparison.same());
}

// It is written where the program stands.
TEST_F(FollowTest, what_is_kept_is_a_trace_file_as_any_other) {
    const lg::TemporaryFolder folder;
    const Subject subject = live("promise");  // found from the drive that is the current one (Windows)
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    begin(subject);
    frame();
    follow_->apply(intent::KeepRun{}, session_);
    frames_until([&] { return !session_.material().live->kept.empty(); });
    const auto loaded = load({{}, {}, session_.material().live->kept, {}});
    std::filesystem::current_path(before);
    ASSERT_TRUE(loaded) << loaded.error().text();
    EXPECT_EQ(loaded->trace->fingerprint(), session_.trace().fingerprint());
}

TEST_F(FollowTest, a_run_that_cannot_be_says_so_in_the_window) {
    Subject subject = live("promise");
    subject.options.host = lg::host::best_host() == HostKind::iocp ? HostKind::epoll : HostKind::iocp;
    begin(subject);
    frames_until([&] { return phase() == LivePhase::over; });
    EXPECT_FALSE(session_.material().problem.empty());
}

}  // namespace
