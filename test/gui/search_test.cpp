#include "gui/search.h"

#include <gtest/gtest.h>

#include "gui/session.h"
#include "test/gui/sample.h"

using namespace lg::gui;

namespace {

class SearchTest : public testing::Test {
  protected:
    std::vector<Seq> found(std::string_view text, Language language = Language::english) {
        search_.look_for(text, language, *run_.trace);
        while (search_.advance(run_.trace->size(), 7)) {}
        return search_.found();
    }
    template <class Body>
    std::vector<Seq> all() const {
        std::vector<Seq> events;
        for (Seq seq = 1; seq <= run_.trace->size(); seq++)
            if ((*run_.trace)[seq].is<Body>()) events.push_back(seq);
        return events;
    }

    sample::Run run_ = sample::run();
    Search search_;
};

TEST_F(SearchTest, an_event_is_found_by_its_name_its_fields_its_rule_and_its_sentence) {
    const std::vector<Seq> timers = all<lg::trace::TimerStarted>();
    ASSERT_EQ(timers.size(), 1u);
    EXPECT_EQ(found("timer_started"), timers);
    EXPECT_EQ(found("delay_ms=100"), timers);
    EXPECT_EQ(found("timer_started J8"), timers);
    for (const Language language : {Language::korean, Language::english})
        EXPECT_EQ(found(explain_event(language, *run_.trace, timers[0]), language), timers);
}

TEST_F(SearchTest, all_words_must_be_there_in_letters_of_either_case) {
    const size_t lines = found("line_reached").size();
    EXPECT_EQ(found("LINE_Reached").size(), lines);
    EXPECT_EQ(found("reached  line").size(), lines);
    const size_t some = found("line_reached main.js:22").size();
    EXPECT_GT(some, 0u);
    EXPECT_LT(some, lines);
    EXPECT_TRUE(found("line_reached timer_started").empty());
}

TEST_F(SearchTest, the_source_that_a_module_has_in_the_trace_is_no_place_to_be_found) {
    run_.trace = std::make_shared<lg::trace::Trace>();
    lg::trace::Recorder recorder(run_.trace);
    lg::trace::RunStarted start{};
    start.pool_size = 4;
    recorder.emit(start);
    const Seq module =
        recorder.emit(lg::trace::ModuleLoaded{run_.trace->intern("main.js"), run_.trace->intern("commonjs"),
                                              run_.trace->intern("let x = 'odd word';")});
    EXPECT_EQ(found("module_loaded main.js commonjs"), std::vector<Seq>{module});
    EXPECT_TRUE(found("odd word").empty());
}

TEST_F(SearchTest, no_words_find_nothing_and_a_number_finds_its_event) {
    EXPECT_TRUE(found("").empty());
    EXPECT_TRUE(found("  ").empty());
    EXPECT_EQ(found("#12"), std::vector<Seq>{12});
    EXPECT_TRUE(found("#9999999").empty());
    EXPECT_TRUE(found("#99999999999999999999").empty());
    EXPECT_TRUE(found("#12x").empty());
}

TEST_F(SearchTest, the_next_one_is_behind_the_cursor_or_begins_again_at_the_other_end) {
    const std::vector<Seq> lines = found("line_reached");
    ASSERT_GT(lines.size(), 2u);
    EXPECT_EQ(search_.next(0, 1), lines[0]);
    EXPECT_EQ(search_.next(lines[0], 1), lines[1]);
    EXPECT_EQ(search_.next(lines.back(), 1), lines[0]);
    EXPECT_EQ(search_.next(lines[1], -1), lines[0]);
    EXPECT_EQ(search_.next(lines[0], -1), lines.back());
    EXPECT_TRUE(found("nowhere").empty());
    EXPECT_EQ(search_.next(3, 1), 0u);
}

TEST_F(SearchTest, a_run_that_grows_is_looked_through_as_it_comes) {
    const std::vector<Seq> lines = found("line_reached");
    Search growing;
    growing.look_for("line_reached", Language::english, *run_.trace);
    EXPECT_FALSE(growing.advance(lines[0], 1000));
    EXPECT_EQ(growing.found().size(), 1u);
    EXPECT_FALSE(growing.advance(run_.trace->size(), 1000));
    EXPECT_EQ(growing.found(), lines);
}

TEST(SessionSearch, what_is_looked_for_goes_on_in_another_language_and_in_another_run) {
    const sample::Run run = sample::run();
    Session session;
    session.apply(intent::OpenSearch{true});
    session.apply(intent::LookFor{"timer_started"});
    session.apply(intent::FindNext{1});
    EXPECT_EQ(session.ui().cursor, 0u) << "nothing is shown yet";
    session.show(run.trace, sample::material_of(run));
    session.look_on();
    session.apply(intent::FindNext{1});
    EXPECT_TRUE((*run.trace)[session.ui().cursor].is<lg::trace::TimerStarted>());
}

}  // namespace
