#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/trace/export_chrome.h"
#include "sim/trace/export_csv.h"
#include "sim/trace/export_jsonl.h"
#include "sim/trace/text.h"
#include "test/trace/generated_run.h"

namespace lg::trace {
namespace {

using nlohmann::json;

std::string exported(void (*exporter)(const Trace&, const Sink&), const Trace& trace) {
    std::string bytes;
    exporter(trace, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

// ---- JSON lines ----

TEST(ExportJsonl, each_event_is_one_line_of_valid_json_with_all_its_fields) {
    const auto trace = GeneratedRun::make(41, 5'000);
    std::istringstream lines(exported(export_jsonl, *trace));
    Seq seq = 0;
    for (std::string line; std::getline(lines, line);) {
        const Event& event = (*trace)[++seq];
        const json object = json::parse(line);  // throws on anything that is no JSON or no UTF-8
        ASSERT_EQ(object["seq"], seq);
        ASSERT_EQ(object["event"], kind_name(event.kind()));
        ASSERT_EQ(object["at_ns"], event.at().ns);
        ASSERT_EQ(object.contains("cause"), event.cause() != 0);
        for_each_field(event, [&](std::string_view name, const auto&) {
            EXPECT_TRUE(object["fields"].contains(name)) << line;
        });
    }
    EXPECT_EQ(seq, trace->size());
}

TEST(ExportJsonl, an_event_reads_as_the_header_says) {
    Trace trace;
    const SiteId site = trace.intern(Site{trace.intern("f"), trace.intern("main.js"), 3, 4});
    trace.append(
        Event{Time{1500}, Lane{}, 0, Rule::J8, TimerStarted{12, {1}, 10, Flag::no, Flag::yes, site, {}}});
    trace.append(Event{Time{1600}, Lane{LaneKind::worker, 1}, 1, Rule::none,
                       ConsoleWritten{Stream::standard_error, trace.intern("\"\xff\"\n"), {}}});
    EXPECT_EQ(
        exported(export_jsonl, trace),
        R"({"seq":1,"at_ns":1500,"lane":"loop","event":"timer_started","fields":{"timer":1,"delay_ms":10,)"
        R"("due_ms":12,"repeat":false,"referenced":true,"function":{"function":"f","file":"main.js",)"
        R"("line":3,"column":4},"from":null},"rule":"J8"})"
        "\n"
        R"({"seq":2,"at_ns":1600,"lane":"worker2","event":"console_written","fields":{"stream":"stderr",)"
        "\"text\":\"\\\"\xEF\xBF\xBD\\\"\\n\",\"from\":null},\"cause\":1}\n");
}

// ---- tables ----

// The cells of a table as RFC 4180 writes it.
std::vector<std::vector<std::string>> cells_of(const std::string& table) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool is_quoted = false;
    for (size_t i = 0; i < table.size(); i++) {
        const char c = table[i];
        if (is_quoted && c == '"' && i + 1 < table.size() && table[i + 1] == '"')
            rows.back().back() += table[++i];
        else if (c == '"') is_quoted = !is_quoted;
        else if (!is_quoted && c == ',') rows.back().emplace_back();
        else if (!is_quoted && c == '\r') i++, rows.emplace_back(1);
        else rows.back().back() += c;
    }
    rows.pop_back();
    return rows;
}

TEST(ExportCsv, each_event_is_a_row_of_seven_cells) {
    const auto trace = GeneratedRun::make(42, 2'000);
    const auto rows = cells_of(exported(export_csv, *trace));
    ASSERT_EQ(rows.size(), trace->size() + 1);
    EXPECT_EQ(rows[0],
              (std::vector<std::string>{"seq", "at_ns", "lane", "event", "rule", "cause", "fields"}));
    for (Seq seq = 1; seq <= trace->size(); seq++) {
        ASSERT_EQ(rows[seq].size(), 7u) << seq;
        EXPECT_EQ(rows[seq][0], std::to_string(seq));
        EXPECT_EQ(rows[seq][6], fields_text(*trace, (*trace)[seq]));
    }
}

// ---- Chrome trace events ----

struct Row {
    std::vector<std::string> open;
    double last = 0;
    int slices = 0;
};

// Plays the file as a viewer does: begun slices are ended in the reverse order, and no row's time runs back.
std::map<std::pair<int, int>, Row> rows_of(const json& file) {
    std::map<std::pair<int, int>, Row> rows;
    for (const json& event : file["traceEvents"]) {
        const std::string phase = event["ph"];
        Row& row = rows[{event["pid"], event["tid"]}];
        const double at = event["ts"];
        if (phase == "B" || phase == "E") {
            EXPECT_GE(at, row.last) << event;
            row.last = at;
        }
        if (phase == "B") {
            row.open.push_back(event["name"]);
            row.slices++;
        } else if (phase == "E") {
            EXPECT_FALSE(row.open.empty()) << event;
            if (!row.open.empty()) row.open.pop_back();
        }
    }
    for (const auto& [where, row] : rows) EXPECT_TRUE(row.open.empty()) << where.first << " " << where.second;
    return rows;
}

TEST(ExportChrome, slices_nest_on_every_row_whatever_the_run_did) {
    for (uint64_t seed = 43; seed < 48; seed++) {
        const auto trace = GeneratedRun::make(seed, 8'000, seed % 2 == 0);
        const json file = json::parse(exported(export_chrome, *trace));
        const auto rows = rows_of(file);
        EXPECT_GT(rows.at({1, 1}).slices, 100);
        EXPECT_GT(rows.at({1, 10}).slices, 2);
        EXPECT_GT(rows.at({1, 5001}).slices, 10) << "the first worker thread";
    }
}

TEST(ExportChrome, arrows_have_two_ends_and_operations_begin_before_they_end) {
    const auto trace = GeneratedRun::make(49, 5'000);
    std::map<int, std::string> arrows;
    std::map<std::pair<std::string, int>, std::string> operations;
    const json file = json::parse(exported(export_chrome, *trace));
    for (const json& event : file["traceEvents"]) {
        const std::string phase = event["ph"];
        if (phase == "s" || phase == "f") arrows[event["id"]] += phase;
        if (phase == "b" || phase == "e") operations[{event["cat"], event["id"]}] += phase;
    }
    EXPECT_GT(arrows.size(), 20u);
    for (const auto& [id, ends] : arrows) EXPECT_EQ(ends, "sf") << id;
    EXPECT_GT(operations.size(), 20u);
    for (const auto& [id, ends] : operations) EXPECT_TRUE(ends == "b" || ends == "be") << id.second << ends;
}

TEST(ExportChrome, a_callback_stands_in_its_phase_and_its_microtasks_in_its_drain) {
    const auto trace = std::make_shared<Trace>();
    Recorder recorder(trace);
    const auto site = [&](const char* name) { return trace->intern(Site{trace->intern(name), {}, 1, 1}); };
    recorder.emit(RunStarted{1, {}, {}, 4});
    recorder.emit(TurnStarted{1});
    recorder.emit(PhaseEntered{Phase::check});
    recorder.set_now(Time{1'234'567});
    recorder.emit(CallbackStarted{CallbackKind::immediate, 1, {}, {}});
    recorder.emit(FramePushed{site("outer")});
    recorder.emit(FramePushed{site("inner")});
    recorder.emit(FramePopped{});
    const Seq queued = recorder.emit(JobQueued{{1}, {}, {}, {}, {}, {}, {}, {}});
    recorder.emit(FramePopped{});
    recorder.emit(CallbackEnded{});
    recorder.emit_caused(queued, JobStarted{{1}});
    recorder.emit(JobEnded{{1}, {}});
    recorder.emit(DrainEnded{0, 1});
    recorder.emit(RunEnded{});
    std::string slices;
    const json file = json::parse(exported(export_chrome, *trace));
    for (const json& event : file["traceEvents"]) {
        if (event["ph"] == "B") slices += event["name"].get<std::string>() + "(";
        if (event["ph"] == "E") slices += ")";
        if (event["ph"] == "s") slices += "*";
        if (event.value("name", "") == "outer") {
            EXPECT_EQ(event["ts"].dump(), "1234.567");
        }
    }
    EXPECT_EQ(slices, "turn 1(check(immediate(*outer(inner())drain(microtask(*)))))");
}

}  // namespace
}  // namespace lg::trace
