#include "sim/diagram/write.h"

#include <gtest/gtest.h>

#include "sim/base/hash.h"
#include "test/diagram/data.h"
#include "test/diagram/round_trip.h"

namespace lg::diagram {
namespace {

TEST(DiagramWrite, what_was_written_reads_as_the_same_diagram) {
    for (const std::string_view name : data_files) {
        SCOPED_TRACE(name);
        const Result<Diagram> diagram = parse(read_data(name), std::string(name));
        ASSERT_TRUE(diagram) << diagram.error().text();
        const Result<Diagram> again = parse(write(*diagram), "written");
        ASSERT_TRUE(again) << again.error().text() << "\n" << write(*diagram);
        EXPECT_EQ(*again, *diagram);
    }
}

TEST(DiagramWrite, texts_that_look_like_syntax_are_escaped) {
    Diagram diagram;
    diagram.title = ": title; # <br/>";
    diagram.participants = {{"A", "🧑", "Client #1", ParticipantKind::actor, std::nullopt, {}},
                            {"B//", "", "as; is\nhere", ParticipantKind::participant, 0, {}}};
    diagram.boxes = {{"", "blue sky", {}}};
    diagram.items = {{BlockBegin{BlockKind::box, "", 0}, {}, {}},
                     {Declaration{1, false}, {"%% a comment"}, {}},
                     {BlockEnd{BlockKind::box}, {}, {}},
                     {Declaration{0, true}, {}, {}}};
    Message message;
    message.from = 1;
    message.to = 0;
    message.text = " wrap: a#35;b;c <br> ";
    message.binding = Binding{"timer_started", {{"label", Operator::contains, "a \"b\" \\", {}}}, {}};
    diagram.items.push_back({message, {}, {}});
    message.text = "wrap: me";
    message.binding = Binding{"tick_queued", {{"label", Operator::differs, "", {}}}, {}};
    diagram.items.push_back({message, {}, {}});
    std::swap(diagram.participants[0], diagram.participants[1]);  // B// is declared first
    for (Item& item : diagram.items) {
        if (Message* m = std::get_if<Message>(&item.what)) std::swap(m->from, m->to);
        if (Declaration* d = std::get_if<Declaration>(&item.what)) d->participant = 1 - d->participant;
    }
    const Result<Diagram> again = parse(write(diagram), "written");
    ASSERT_TRUE(again) << again.error().text() << "\n" << write(diagram);
    EXPECT_EQ(*again, diagram) << write(diagram) << "----\n" << write(*again);
}

TEST(DiagramWrite, bindings_and_comments_stand_before_their_line) {
    const std::string text =
        "sequenceDiagram\n"
        "    loop twice\n"
        "        %% why\n"
        "        %% @ timer_started delay_ms=5 label~\"my timer\"\n"
        "        A->>B: x\n"
        "    end\n";
    const Result<Diagram> diagram = parse(text, "x");
    ASSERT_TRUE(diagram) << diagram.error().text();
    EXPECT_EQ(write(*diagram), text);
}

// One change to the bytes, of the kinds that a person or a broken disk makes.
void mutate(std::string& text, const std::string& other, Random& random) {
    static constexpr std::string_view pieces[] = {
        "->>",  "-x",    "()",         "%% @ ",       "%%{",     "}%%",          ";",           "#",
        "#35;", "<br/>", "\n",         "\r\n",        "end\n",   "```mermaid\n", "---\n",       ":",
        "@{",   " as ",  "accDescr {", "autonumber ", "create ", "\xF0\x9F",     "\xE2\x80\x8D"};
    const size_t at = random.below(text.size() + 1);
    switch (random.below(5)) {
        case 0: text.insert(at, pieces[random.below(std::size(pieces))]); break;
        case 1: text.erase(at, random.below(20)); break;
        case 2: text.insert(at, 1, static_cast<char>(random.below(256))); break;
        case 3: text.insert(at, other.substr(random.below(other.size()), random.below(60))); break;
        default: std::swap(text[at % text.size()], text[random.below(text.size())]); break;
    }
    if (text.empty()) text.push_back('A');
}

TEST(DiagramWrite, thousands_of_damaged_diagrams_are_errors_or_round_trips) {
    constexpr uint64_t seed = 20'240'607;
    Random random(seed);
    int accepted = 0;
    for (int i = 0; i < 4'000; i++) {
        std::string text = read_data(data_files[random.below(data_files.size())]);
        const std::string other = read_data(data_files[random.below(data_files.size())]);
        for (uint64_t changes = 1 + random.below(4); changes > 0; changes--) mutate(text, other, random);
        SCOPED_TRACE(text);
        check_round_trip(text);
        accepted += parse(text, "x") ? 1 : 0;
    }
    EXPECT_GT(accepted, 400) << "the changes are mild enough to reach the writer";
    EXPECT_LT(accepted, 3'600) << "and wild enough to reach the errors";
}

}  // namespace
}  // namespace lg::diagram
