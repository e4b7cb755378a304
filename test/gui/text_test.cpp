#include "gui/text.h"

#include <gtest/gtest.h>

#include <set>

#include "test/layout/sample_run.h"

using namespace lg;
using namespace lg::gui;

TEST(Text, each_cause_of_a_difference_has_its_own_words) {
    using enum lg::trace::Difference::Cause;
    std::set<std::string> texts;
    for (const Language language : {Language::korean, Language::english}) {
        for (const auto cause : {race, timing, repeat, over, open, content}) {
            EXPECT_FALSE(difference_title(language, cause).empty());
            texts.insert(
                explain_difference(language, {cause, 12, {3, "a"}, {4, "b"}, {}}, "virtual", "epoll"));
        }
    }
    EXPECT_EQ(texts.size(), 12u);
}

TEST(Text, of_a_run_that_is_over_earlier_it_is_said_which_one) {
    using enum lg::trace::Difference::Cause;
    EXPECT_EQ(explain_difference(Language::english, {over, 3, {0, ""}, {4, "b"}, {}}, "virtual", "epoll"),
              "The run “virtual” ends here, “epoll” goes on.");
    EXPECT_EQ(explain_difference(Language::korean, {over, 3, {4, ""}, {0, "b"}, {}}, "가상", "라이브"),
              "라이브는 여기서 끝났고, 가상은 계속합니다.");
}

TEST(Text, particles_follow_the_sound_before_them) {
    EXPECT_EQ(with_particles("타이머[을/를]"), "타이머를");
    EXPECT_EQ(with_particles("콜백[을/를]"), "콜백을");
    EXPECT_EQ(with_particles("7[이/가] 3[이/가] 2[이/가]"), "7이 3이 2가");
    EXPECT_EQ(with_particles("handler()[을/를]"), "handler()를");
    EXPECT_EQ(with_particles("main()[을/를]"), "main()을");
    EXPECT_EQ(with_particles("풀[으로/로] 큐[으로/로] 콜백[으로/로]"), "풀로 큐로 콜백으로");
}

TEST(Text, brackets_that_are_no_particles_stay) {
    EXPECT_EQ(with_particles("[1/2] a[b/c] [끝"), "[1/2] a[b/c] [끝");
    EXPECT_EQ(with_particles(""), "");
}

TEST(Text, numbers_and_durations_are_easy_to_read) {
    EXPECT_EQ(number_text(0), "0");
    EXPECT_EQ(number_text(999), "999");
    EXPECT_EQ(number_text(1234567), "1,234,567");
    EXPECT_EQ(duration_text(950), "950 ns");
    EXPECT_EQ(duration_text(1'500), "1.5 µs");
    EXPECT_EQ(duration_text(7'194'000), "7.194 ms");
    EXPECT_EQ(duration_text(2'000'000'000), "2 s");
    EXPECT_EQ(milliseconds_text(1'234'567'890), "1234.568");
    EXPECT_EQ(milliseconds_text(0), "0.000");
}

TEST(Text, every_event_of_a_run_is_told_in_both_languages) {
    const sample::Run run = sample::run();
    for (trace::Seq seq = 1; seq <= run.trace->size(); seq++) {
        const std::string korean = explain_event(Language::korean, *run.trace, seq);
        const std::string english = explain_event(Language::english, *run.trace, seq);
        EXPECT_FALSE(korean.empty()) << seq;
        EXPECT_FALSE(english.empty()) << seq;
        EXPECT_EQ(korean.find("[을/"), std::string::npos) << korean;
        const std::string_view kind = trace::kind_name((*run.trace)[seq].kind());
        if (kind != "actor_acted") {
            EXPECT_NE(korean, english) << kind;
        }
    }
}

TEST(Text, what_a_script_wrote_stays_on_one_line) {
    trace::Trace trace;
    trace.append(
        {Time{},
         {},
         0,
         trace::Rule::none,
         trace::ConsoleWritten{trace::Stream::standard_error, trace.intern("Error: x\n    at f\n"), {}}});
    EXPECT_EQ(explain_event(Language::english, trace, 1), "Written to the console: Error: x …");
}

TEST(Text, every_rule_is_explained_in_both_languages) {
    for (size_t i = 1; i < names_of(trace::Rule{}).size(); i++) {
        const auto rule = static_cast<trace::Rule>(i);
        EXPECT_FALSE(explain_rule(Language::korean, rule).empty()) << name_of(rule);
        EXPECT_FALSE(explain_rule(Language::english, rule).empty()) << name_of(rule);
    }
}
