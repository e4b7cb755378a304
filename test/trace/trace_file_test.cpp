#include "sim/trace/trace_file.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <thread>

#include "sim/trace/replay.h"
#include "sim/trace/schema.h"
#include "test/temporary_folder.h"
#include "test/trace/generated_run.h"

namespace lg::trace {
namespace {

std::string written(const Trace& trace) {
    std::string bytes;
    write_trace(trace, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}
Result<ReadTrace> read(const std::string& bytes) {
    std::istringstream stream(bytes);
    return read_trace(stream, "run.trace");
}
// The message of what is wrong with the bytes; "" if nothing is.
std::string fault_in(const std::string& bytes) {
    const auto result = read(bytes);
    if (!result) return result.error().message;
    return result->damage ? result->damage->message : "";
}
bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST(TraceFile, generated_runs_use_every_kind_of_event) {
    std::set<uint8_t> kinds;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        const auto trace = GeneratedRun::make(seed, 10'000);
        for (Seq seq = 1; seq <= trace->size(); seq++) kinds.insert((*trace)[seq].kind());
    }
    for (uint8_t kind = 0; kind < Bodies::size; kind++) EXPECT_TRUE(kinds.contains(kind)) << kind_name(kind);
}

TEST(TraceFile, what_was_written_is_read_back_whole) {
    for (uint64_t seed = 1; seed <= 5; seed++) {
        const auto trace = GeneratedRun::make(seed, 4'000, seed % 2 == 0);
        const auto result = read(written(*trace));
        ASSERT_TRUE(result) << result.error().text();
        ASSERT_FALSE(result->damage) << result->damage->text();
        const Trace& copy = *result->trace;
        ASSERT_EQ(copy.size(), trace->size());
        for (Seq seq = 1; seq <= copy.size(); seq++) ASSERT_TRUE(copy[seq] == (*trace)[seq]) << seq;
        ASSERT_EQ(copy.text_count(), trace->text_count());
        for (uint32_t i = 1; i <= copy.text_count(); i++) EXPECT_EQ(copy.text({i}), trace->text({i}));
        ASSERT_EQ(copy.site_count(), trace->site_count());
        for (uint32_t i = 1; i <= copy.site_count(); i++) EXPECT_EQ(copy.site({i}), trace->site({i}));
        EXPECT_EQ(copy.fingerprint(), trace->fingerprint());
        EXPECT_EQ(fold(copy, copy.size()), fold(*trace, trace->size()));
    }
}

TEST(TraceFile, write_read_write_is_byte_equal) {
    const std::string once = written(*GeneratedRun::make(7, 10'000));
    const auto result = read(once);
    ASSERT_TRUE(result && !result->damage);
    EXPECT_EQ(written(*result->trace), once);
}

TEST(TraceFile, an_event_takes_a_few_bytes) {
    const auto trace = GeneratedRun::make(3, 50'000);
    EXPECT_LT(written(*trace).size(), size_t{8} * trace->size());
}

TEST(TraceFile, texts_that_no_event_names_are_kept) {
    const auto trace = GeneratedRun::make(3, 10);
    trace->intern("nobody names me");
    trace->intern(Site{trace->intern("nor me"), {}, 3, 4});
    const auto result = read(written(*trace));
    ASSERT_TRUE(result && !result->damage);
    EXPECT_EQ(result->trace->text({trace->text_count()}), "nor me");
    EXPECT_EQ(result->trace->fingerprint(), trace->fingerprint());
}

TEST(TraceFile, a_file_cut_off_anywhere_gives_the_good_part_and_says_so) {
    const auto trace = GeneratedRun::make(11, 300);
    const std::string whole = written(*trace);
    Seq longest = 0;
    for (size_t length = 0; length < whole.size(); length++) {
        const auto result = read(whole.substr(0, length));
        if (!result) {
            EXPECT_EQ(longest, 0u) << length;
            continue;
        }
        ASSERT_TRUE(result->damage) << length;
        const Trace& part = *result->trace;
        EXPECT_GE(part.size(), longest);
        longest = part.size();
        ASSERT_GE(part.size(), 1u);
        EXPECT_TRUE(part[longest] == (*trace)[longest]);
        EXPECT_TRUE(contains(result->damage->message, fmt::format(", behind event {}: ", longest)));
    }
    EXPECT_EQ(longest, trace->size());
}

TEST(TraceFile, a_changed_byte_is_never_taken_for_the_same_run) {
    const auto trace = GeneratedRun::make(12, 400);
    const std::string whole = written(*trace);
    Random random(5);
    for (int i = 0; i < 4'000; i++) {
        std::string changed = whole;
        char& byte = changed[random.below(changed.size())];
        byte = static_cast<char>(byte ^ (1 + random.below(255)));
        const auto result = read(changed);
        EXPECT_TRUE(!result || result->damage);
        if (!result) continue;
        const Trace& part = *result->trace;
        EXPECT_EQ(fold(part, part.size()).step, part.size());
    }
}

TEST(TraceFile, any_bytes_at_all_are_read_without_harm) {
    const std::string whole = written(*GeneratedRun::make(13, 200));
    Random random(6);
    for (int i = 0; i < 3'000; i++) {
        std::string bytes = whole.substr(0, random.below(whole.size()));
        const size_t end = bytes.size() + random.below(100);
        while (bytes.size() < end) bytes += static_cast<char>(random.below(256));
        const auto result = read(bytes);
        if (!result) continue;
        EXPECT_EQ(fold(*result->trace, result->trace->size()).step, result->trace->size());
    }
}

TEST(TraceFile, what_is_no_trace_is_an_error_that_says_what_one_looks_like) {
    for (const char* bytes : {"", "loopglass", "loopglass trace 2\n", "{\"traceEvents\":[]}"}) {
        const auto result = read(bytes);
        ASSERT_FALSE(result) << bytes;
        EXPECT_EQ(result.error().place.file, "run.trace");
        EXPECT_TRUE(contains(result.error().message, "a trace file begins with"));
    }
}

// ---- lies, one at a time: a file is put together by hand ----

std::string number(uint64_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
    bytes += static_cast<char>(value);
    return bytes;
}
std::string sized(const std::string& text) { return number(text.size()).append(text); }
std::string kind_record(uint8_t kind) {
    return std::string{tag_kind} + number(kind) + sized(kind_schema(kind));
}
template <class Body>
std::string event_record(const std::string& head_and_fields) {
    return std::string(1, static_cast<char>(tag_first_event + kind_of<Body>)).append(head_and_fields);
}
// A header and run_started without script, profile, seed and host, with a pool of 4.
std::string beginning() {
    return std::string{trace_file_magic} + sized(common_schema()) + kind_record(kind_of<RunStarted>) +
           event_record<RunStarted>(std::string("\0\0\0\0\x08\0", 6));
}

TEST(TraceFile, the_bytes_are_those_that_the_header_describes) {
    Trace trace;
    const StringId script = trace.intern("a.js"), profile = trace.intern("20");
    const SiteId site = trace.intern(Site{{}, script, 2, 3});
    trace.append(Event{Time{0}, Lane{}, 0, Rule::none, RunStarted{1, script, profile, 4}});
    trace.append(Event{Time{1500}, Lane{}, 1, Rule::none, FramePushed{site}});
    trace.append(Event{Time{1500}, Lane{}, 1, Rule::J1, FramePushed{site}});
    trace.append(Event{Time{1500}, Lane{LaneKind::worker, 2}, 2, Rule::none, FramePopped{Flag::yes}});
    std::string expected = std::string{trace_file_magic} + sized(common_schema());
    expected += kind_record(kind_of<RunStarted>);
    expected += std::string("\1\4a.js\1\2") + "20";
    expected += event_record<RunStarted>(std::string("\0\1\2\2\x08\0", 6));
    expected += kind_record(kind_of<FramePushed>) + std::string("\2\0\1\2\3", 5);
    expected += event_record<FramePushed>("\x06\xb8\x17\1");  // caused by the event before, 1500 ns later
    expected += event_record<FramePushed>("\x11\x1b\1");      // the same cause; rule 27 is J1
    expected += kind_record(kind_of<FramePopped>);
    expected += event_record<FramePopped>("\x0b\2\1\2\1");  // caused two events ago, on worker 2
    expected += std::string("\0\4\2\1", 4);
    for (int i = 0; i < 8; i++) expected += static_cast<char>(trace.fingerprint() >> (8 * i));
    EXPECT_EQ(written(trace), expected);
    EXPECT_EQ(fault_in(expected), "");
}

TEST(TraceFile, lies_are_named_with_their_event_and_what_was_expected) {
    EXPECT_TRUE(contains(fault_in(beginning()), "there is no end record"));
    EXPECT_TRUE(contains(fault_in(beginning() + '\xff'), "a record begins with 255"));
    EXPECT_TRUE(contains(fault_in(beginning() + std::string{tag_text} + sized("")), "an empty text"));
    const std::string text = std::string{tag_text} + sized("again");
    EXPECT_TRUE(contains(fault_in(beginning() + text + text), "a text is there already"));
    EXPECT_TRUE(contains(fault_in(beginning() + std::string{tag_site} + '\x05' + std::string(3, '\1')),
                         "the function's text is 5, but at most 0"));
    EXPECT_TRUE(contains(fault_in(beginning() + kind_record(kind_of<RunStarted>)), "described twice"));

    const std::string phase = beginning() + kind_record(kind_of<PhaseEntered>);
    EXPECT_TRUE(contains(fault_in(phase + event_record<PhaseEntered>(std::string("\0\x06", 2))),
                         "behind event 1: phase_entered: phase is 6, but its values are timers|pending|"));
    EXPECT_TRUE(
        contains(fault_in(phase + event_record<PhaseEntered>(std::string("\x08\x09\0\0", 4))), "no lane 9"));
    EXPECT_TRUE(
        contains(fault_in(phase + event_record<PhaseEntered>(std::string("\x10\xee\0", 3))), "no rule 238"));
    EXPECT_TRUE(
        contains(fault_in(phase + event_record<PhaseEntered>(std::string("\x20\0", 2))), "head is 32"));
    EXPECT_TRUE(contains(fault_in(phase + event_record<PhaseEntered>(std::string("\x04\x01\0", 3))),
                         "a time is not within"));
    EXPECT_TRUE(contains(fault_in(phase + event_record<PhaseEntered>(std::string("\x03\0\0", 3))),
                         "an event is caused by one that came before it"));

    const std::string timer = beginning() + kind_record(kind_of<TimerStopped>);
    EXPECT_TRUE(contains(fault_in(timer + event_record<TimerStopped>(std::string("\0\x02\0", 3))),
                         "timer_stopped: it contradicts what came before: the timer is not armed"));
    EXPECT_TRUE(contains(fault_in(timer + event_record<TimerStopped>(std::string("\0\x01\0", 3))),
                         "timer is out of the range of u32"));
    const std::string tick = beginning() + kind_record(kind_of<TickQueued>);
    EXPECT_TRUE(contains(
        fault_in(tick + event_record<TickQueued>('\0' + number(2 * 4'000'000'000) + std::string(3, '\0'))),
        "the id 4000000000 is far ahead"));
    EXPECT_TRUE(contains(fault_in(tick + event_record<TickQueued>(std::string("\0\x02\0\x09\0", 5))),
                         "from is number 9 of the sites, but so far there are 0"));
}

TEST(TraceFile, a_wrong_end_record_is_damage_behind_the_last_event) {
    const auto trace = GeneratedRun::make(14, 50);
    std::string bytes = written(*trace);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    const auto result = read(bytes);
    ASSERT_TRUE(result && result->damage);
    EXPECT_EQ(result->trace->size(), trace->size());
    EXPECT_TRUE(contains(result->damage->message, "fingerprint"));
    EXPECT_TRUE(contains(fault_in(written(*trace) + "x"), "more behind the end record"));
}

TEST(TraceFile, an_enormous_length_takes_no_memory_and_no_time) {
    const std::string lie = std::string{tag_text} + number(uint64_t{1} << 62) + "short";
    EXPECT_TRUE(contains(fault_in(beginning() + lie), "ends in the middle of a text"));
    EXPECT_TRUE(contains(fault_in(beginning() + std::string{tag_text} + std::string(10, '\xff')),
                         "longer than 64 bits"));
}

TEST(TraceFile, events_of_another_version_are_refused_by_name) {
    std::string bytes = written(*GeneratedRun::make(15, 50));
    const size_t at = bytes.find("script:text");
    ASSERT_NE(at, bytes.npos);
    bytes.replace(at, 11, "skript:text");
    const auto result = read(bytes);
    ASSERT_FALSE(result);
    EXPECT_TRUE(contains(result.error().message, "skript:text"));
    EXPECT_TRUE(contains(result.error().message, "another version"));
}

TEST(TraceFile, an_enum_may_have_got_more_values_since_the_file_was_written) {
    EXPECT_TRUE(can_read("a x:id b:no|yes|perhaps", "a x:id b:no|yes"));
    EXPECT_TRUE(can_read("a x:id", "a x:id"));
    EXPECT_FALSE(can_read("a x:id b:no|yes", "a x:id b:no|yes|perhaps"));
    EXPECT_FALSE(can_read("a x:id b:no|yes|perhaps", "a x:id b:no|ye"));
    EXPECT_FALSE(can_read("a x:id b:u32", "a x:id"));
    EXPECT_FALSE(can_read("a x:id", "a x:id b:u32"));
}

// ---- files ----

class TraceFileOnDisk : public testing::Test {
  protected:
    std::string path(const char* name) const { return (folder_.path() / name).string(); }

    TemporaryFolder folder_;
};

TEST_F(TraceFileOnDisk, a_file_is_replaced_when_all_is_written) {
    const auto trace = GeneratedRun::make(16, 30'000);
    std::ofstream(path("run.trace")) << "old";
    ASSERT_TRUE(write_trace(trace, path("run.trace")));
    const auto result = read_trace(path("run.trace"));
    ASSERT_TRUE(result && !result->damage);
    EXPECT_EQ(result->trace->fingerprint(), trace->fingerprint());
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(TraceFileOnDisk, a_device_is_written_to_and_not_replaced) {
    if (!std::filesystem::exists("/dev/null")) GTEST_SKIP() << "there is no /dev/null";
    EXPECT_TRUE(write_trace(GeneratedRun::make(18, 10), "/dev/null"));
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(TraceFileOnDisk, a_file_that_follows_the_run_has_the_same_bytes) {
    const auto whole = GeneratedRun::make(19, 30'000);
    const auto growing = std::make_shared<Trace>();
    for (uint32_t id = 1; id <= whole->text_count(); id++) growing->intern(whole->text(StringId{id}));
    for (uint32_t id = 1; id <= whole->site_count(); id++) growing->intern(whole->site(SiteId{id}));
    TraceFile file{growing, path("run.trace")};
    file.follow(growing, TraceFile::Keep::everything);
    for (Seq seq = 1; seq <= whole->size(); seq++) growing->append((*whole)[seq]);
    ASSERT_TRUE(file.finish());
    EXPECT_EQ(growing->fingerprint(), whole->fingerprint());
    std::ifstream stream(path("run.trace"), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_TRUE(bytes == written(*whole));
}

TEST_F(TraceFileOnDisk, what_is_written_can_be_forgotten_while_the_run_goes_on) {
    const auto whole = GeneratedRun::make(21, 5'000);
    const auto growing = std::make_shared<Trace>();
    for (uint32_t id = 1; id <= whole->text_count(); id++) growing->intern(whole->text(StringId{id}));
    for (uint32_t id = 1; id <= whole->site_count(); id++) growing->intern(whole->site(SiteId{id}));
    // Longer than what may wait to be written; the trace that keeps everything says what must be in the file.
    const auto kept = std::make_shared<Trace>();
    for (uint32_t id = 1; id <= whole->text_count(); id++) kept->intern(whole->text(StringId{id}));
    for (uint32_t id = 1; id <= whole->site_count(); id++) kept->intern(whole->site(SiteId{id}));
    TraceFile file{growing, path("run.trace")};
    file.follow(growing, TraceFile::Keep::nothing);
    for (int round = 0; round < 500; round++) {
        for (Seq seq = 1; seq <= whole->size(); seq++) {
            growing->append((*whole)[seq]);
            kept->append((*whole)[seq]);
        }
    }
    ASSERT_TRUE(file.finish());
    std::ifstream stream(path("run.trace"), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_TRUE(bytes == written(*kept));
}

TEST_F(TraceFileOnDisk, a_run_that_does_not_end_leaves_the_old_file_and_nothing_beside) {
    std::ofstream(path("run.trace")) << "old";
    const auto trace = GeneratedRun::make(20, 30'000);
    TraceFile{trace, path("run.trace")}.follow(trace, TraceFile::Keep::everything);
    std::ifstream stream(path("run.trace"));
    EXPECT_EQ((std::string{std::istreambuf_iterator<char>(stream), {}}), "old");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

// As after kill -9: what the followed run did up to then is there to be read.
TEST_F(TraceFileOnDisk, a_run_that_is_killed_leaves_what_it_did_in_the_partial_file) {
    const auto trace = GeneratedRun::make(21, 50);
    TraceFile file{trace, path("run.trace")};
    file.follow(trace, TraceFile::Keep::everything);
    std::optional<ReadTrace> found;
    while (!found || found->trace->size() < trace->size()) {
        if (auto read = read_trace(path("run.trace.partial"))) found = std::move(*read);
        std::this_thread::yield();
    }
    EXPECT_TRUE(found->damage) << "it is cut off, and said to be";
}

TEST_F(TraceFileOnDisk, errors_name_the_file) {
    const auto trace = GeneratedRun::make(17, 10);
    const auto status = write_trace(trace, path("no/such/folder/run.trace"));
    ASSERT_FALSE(status);
    EXPECT_TRUE(contains(status.error().text(), "no/such/folder/run.trace: cannot be written"));
    const auto result = read_trace(path("absent.trace"));
    ASSERT_FALSE(result);
    EXPECT_TRUE(contains(result.error().text(), "absent.trace: cannot be opened"));
    EXPECT_FALSE(read_trace(folder_.path().string()));
}

TEST_F(TraceFileOnDisk, a_file_is_known_by_its_beginning_or_by_its_name) {
    ASSERT_TRUE(write_trace(GeneratedRun::make(19, 10), path("run.anything")));
    std::ofstream(path("garbage.lgt")) << "garbage";
    std::ofstream(path("main.js")) << "garbage";
    EXPECT_TRUE(is_trace_file(path("run.anything")));
    EXPECT_TRUE(is_trace_file(path("garbage.lgt")));
    EXPECT_FALSE(is_trace_file(path("main.js")));
}

}  // namespace
}  // namespace lg::trace
