// What is wrong in a diagram is said with its place and what would be right.
#include <gtest/gtest.h>

#include "sim/diagram/parse.h"
#include "test/diagram/data.h"

namespace lg::diagram {
namespace {

struct Wrong {
    const char* lines;  // below `sequenceDiagram`, which is line 1
    uint32_t line;
    uint32_t column;
    const char* part;  // of the message
};

void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.lines; }

std::string error_of(std::string_view text, const Limits& limits = {}) {
    const Result<Diagram> diagram = parse(text, "x.mmd", limits);
    return diagram ? "no error" : diagram.error().text();
}

class DiagramError : public testing::TestWithParam<Wrong> {};

TEST_P(DiagramError, has_its_line_column_and_reason) {
    const Wrong& wrong = GetParam();
    const Result<Diagram> diagram = parse(std::string("sequenceDiagram\n") + wrong.lines, "x.mmd");
    ASSERT_FALSE(diagram) << wrong.lines;
    EXPECT_EQ(diagram.error().place, (Place{"x.mmd", wrong.line, wrong.column})) << diagram.error().text();
    EXPECT_NE(diagram.error().message.find(wrong.part), std::string::npos) << diagram.error().text();
}

INSTANTIATE_TEST_SUITE_P(
    messages, DiagramError,
    testing::Values(Wrong{"A->>B: x\n  Client Express", 3, 3, "a message with an arrow"},
                    Wrong{"A->>B", 2, 6, "': text' is expected"}, Wrong{"->>B: x", 2, 1, "sender is missing"},
                    Wrong{"A->>: x", 2, 5, "receiver is missing"},
                    Wrong{"A->>B->>C: x", 2, 6, "'->>' is an arrow"},
                    Wrong{"한국-xyz->>B: x", 2, 7, "'->>' is an arrow"},
                    Wrong{"A->>end: x", 2, 5, "'end' begins with a word of Mermaid's own"},
                    Wrong{"C++->>B: x", 2, 2, "'+' cannot stand in an id"},
                    Wrong{"Client #1->>B: x", 2, 1, "'#' behind it begins a comment"},
                    Wrong{"A->>B: x\nA->>-B: x", 3, 1, "not active"}));

INSTANTIATE_TEST_SUITE_P(
    participants, DiagramError,
    testing::Values(Wrong{"participant", 2, 12, "id is expected"},
                    Wrong{"participant A as ", 2, 17, "name is expected"},
                    Wrong{"participant A, B", 2, 14, "',' cannot stand in an id"},
                    Wrong{"participant A@{ \"type\": \"cloud\" }", 2, 25, "no such type: 'cloud'"},
                    Wrong{"participant A@{ \"shape\": \"x\" }", 2, 17, "no such setting: 'shape'"},
                    Wrong{"participant A@{ \"type\": \"actor\"", 2, 14, "'}' is expected"},
                    Wrong{"create A", 2, 8, "'participant' or 'actor'"},
                    Wrong{"A->>B: x\ncreate participant B", 3, 20, "takes part already"},
                    Wrong{"create participant C\nA->>B: x", 3, 5, "'C' was just created"},
                    Wrong{"A->>B: x\ndestroy B\nA->>A: x", 4, 1, "'B' is being destroyed"},
                    Wrong{"destroy X", 2, 9, "no participant 'X'"},
                    Wrong{"activate X", 2, 10, "no participant 'X'"},
                    Wrong{"participant A\ndeactivate A", 3, 12, "not active"}));

INSTANTIATE_TEST_SUITE_P(
    blocks, DiagramError,
    testing::Values(Wrong{"loop x\nalt y\nA->>B: x\nend", 2, 6, "'loop' is opened here and never closed"},
                    Wrong{"end", 2, 4, "without a block"},
                    Wrong{"loop x\nelse y\nend", 3, 6, "'else' belongs in 'alt'"},
                    Wrong{"alt x\nend of it", 3, 5, "nothing is expected after 'end'"},
                    Wrong{"box Blue\nA->>B: x\nend", 3, 1, "only participants may stand in a box"},
                    Wrong{"box One\nparticipant A\nend\nbox Two\nparticipant A\nend", 6, 13, "another box"}));

INSTANTIATE_TEST_SUITE_P(others, DiagramError,
                         testing::Values(Wrong{"Note A: x", 2, 6, "'left of', 'right of' or 'over'"},
                                         Wrong{"Note left of A,B: x", 2, 15, "only a note 'over'"},
                                         Wrong{"Note over A", 2, 12, "': text' is expected"},
                                         Wrong{"autonumber ten", 2, 12, "numbers such as 10 or 0.5"},
                                         Wrong{"autonumber 1.234", 2, 12, "numbers such as 10 or 0.5"},
                                         Wrong{"title", 2, 6, "a text is expected"},
                                         Wrong{"accDescr {\nA->>B: x", 2, 1, "'}' is expected"},
                                         Wrong{"%%{init: {", 2, 1, "'}%%' is expected"},
                                         Wrong{"A->>B: x\nA->>B: \xC3(", 3, 8, "not UTF-8"},
                                         Wrong{"A->>B: 한\x01", 2, 9, "control character 1"}));

INSTANTIATE_TEST_SUITE_P(
    bindings, DiagramError,
    testing::Values(Wrong{"%% @\nA->>B: x", 2, 5, "event's name is expected"},
                    Wrong{"%% @ a b\nA->>B: x", 2, 9, "'=', '!=' or '~' is expected after the field 'b'"},
                    Wrong{"%% @ a b=\nA->>B: x", 2, 10, "a value is expected"},
                    Wrong{"%% @ a b=\"x\nA->>B: x", 2, 12, "closing \""},
                    Wrong{"%% @ a b=\"x\"c=y\nA->>B: x", 2, 13, "a space is expected"},
                    Wrong{"%% @ a\nNote over A: x\nA->>B: x", 2, 1, "directly before a message"},
                    Wrong{"A->>B: x\n%% @ a", 3, 1, "none follows"},
                    Wrong{"%% @ a\n%% @ b\nA->>B: x", 3, 1, "a second binding"}));

TEST(Diagram, other_kinds_of_diagram_and_none_are_errors) {
    EXPECT_NE(error_of("graph TD\nA-->B").find("x.mmd:1:1: this is a 'graph' diagram"), std::string::npos);
    EXPECT_NE(error_of("").find("'sequenceDiagram' and its lines are expected"), std::string::npos);
    EXPECT_NE(error_of("%% only a comment\n").find("no diagram here"), std::string::npos);
    EXPECT_NE(error_of("sequencediagram\n").find("must begin with 'sequenceDiagram'"), std::string::npos);
    EXPECT_NE(error_of("---\ntitle: x\n").find("x.mmd:1:1: the front matter"), std::string::npos);
    const Result<std::vector<Diagram>> none = parse_all("```mermaid\npie\n```\n", "x.md");
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().message.find("none of the 1 Mermaid diagrams"), std::string::npos);
    EXPECT_NE(error_of("```mermaid\nsequenceDiagram\n```\n```mermaid\npie\n```").find("2 blocks"),
              std::string::npos);
}

TEST(Diagram, limits_are_errors_and_not_crashes) {
    const std::string diagram = "sequenceDiagram\n";
    EXPECT_NE(error_of(diagram, {.bytes = 10}).find("has 16 bytes; a diagram may have at most 10"),
              std::string::npos);
    EXPECT_NE(error_of(diagram + "A->>B: x\nA->>B: y", {.items = 1}).find("x.mmd:3:1: more than 1 items"),
              std::string::npos);
    EXPECT_NE(error_of(diagram + "A->>B: x", {.participants = 1}).find("x.mmd:2:5: more than 1 participants"),
              std::string::npos);
    std::string deep = diagram;
    for (int i = 0; i < 100'000; i++) deep += "loop\n";
    EXPECT_NE(error_of(deep).find("x.mmd:66:5: blocks are nested more than 64 deep"), std::string::npos);
}

}  // namespace
}  // namespace lg::diagram
