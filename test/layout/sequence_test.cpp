#include "gui/layout/sequence.h"

#include <gtest/gtest.h>

#include "sim/diagram/parse.h"

using namespace lg::gui::layout;
namespace diagram = lg::diagram;

static Sequence lay_out(const std::string& body, float width = 800, float height = 300) {
    const auto parsed = diagram::parse("sequenceDiagram\n" + body, "test.mmd");
    EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().text());
    const Width characters = [](std::string_view text) { return static_cast<float>(text.size()) * 8; };
    return lay_out_sequence(*parsed, width, height, {1, 18, characters, characters});
}

TEST(SequenceLayout, participants_stand_in_order_and_do_not_touch) {
    const Sequence sequence = lay_out("A->>B: x\nB->>C: y\n");
    ASSERT_EQ(sequence.columns.size(), 3u);
    for (size_t i = 1; i < sequence.columns.size(); i++)
        EXPECT_GT(sequence.columns[i].header.left, sequence.columns[i - 1].header.right);
    EXPECT_EQ(sequence.width, 800);
}

TEST(SequenceLayout, many_participants_make_the_diagram_wider_than_the_panel) {
    std::string body;
    for (int i = 0; i < 20; i++) body += "P" + std::to_string(i) + "->>P" + std::to_string(i + 1) + ": x\n";
    const Sequence sequence = lay_out(body);
    EXPECT_GT(sequence.width, 800);
    EXPECT_LE(sequence.columns.back().header.right, sequence.width);
}

TEST(SequenceLayout, arrows_go_down_the_page_and_rows_do_not_overlap) {
    const Sequence sequence = lay_out("A->>B: one\nB->>B: two\nNote right of B: a note\nB-->>A: three\n");
    ASSERT_EQ(sequence.arrows.size(), 3u);
    for (size_t i = 1; i < sequence.arrows.size(); i++) {
        EXPECT_GT(sequence.arrows[i].y, sequence.arrows[i - 1].y);
        EXPECT_GE(sequence.arrows[i].row.top, sequence.arrows[i - 1].row.bottom - 1);
    }
    ASSERT_EQ(sequence.notes.size(), 1u);
    EXPECT_GE(sequence.notes[0].box.top, sequence.arrows[1].row.bottom);
    EXPECT_LE(sequence.notes[0].box.bottom, sequence.arrows[2].row.bottom);
    EXPECT_EQ(sequence.notes[0].message, 2u);
}

TEST(SequenceLayout, labels_stay_inside_the_diagram) {
    const std::string longest(120, 'w');
    const Sequence sequence =
        lay_out("A->>B: " + longest + "\nB->>A: " + longest + "\nB->>B: " + longest + "\n");
    for (const Arrow& arrow : sequence.arrows) {
        EXPECT_GE(arrow.label.left, 0) << arrow.message;
        EXPECT_LE(arrow.label.right, sequence.width + 1) << arrow.message;
    }
    EXPECT_TRUE(sequence.arrows[2].is_self);
}

TEST(SequenceLayout, a_short_diagram_spreads_into_the_room_there_is) {
    const Sequence tight = lay_out("A->>B: x\nB->>A: y\n", 800, 10);
    const Sequence loose = lay_out("A->>B: x\nB->>A: y\n", 800, 600);
    EXPECT_GT(loose.body_height, tight.body_height);
    EXPECT_LE(loose.body_height, 600);
}

TEST(SequenceLayout, whoever_is_called_works_until_it_answers) {
    const Sequence sequence = lay_out("A->>B: call\nB->>C: call\nC-->>B: answer\nB-->>A: answer\n");
    ASSERT_EQ(sequence.bars.size(), 2u);
    EXPECT_EQ(sequence.bars[0].participant, 2u);
    EXPECT_EQ(sequence.bars[0].first_message, 1u);
    EXPECT_EQ(sequence.bars[0].last_message, 2u);
    EXPECT_EQ(sequence.bars[1].participant, 1u);
    EXPECT_EQ(sequence.bars[1].last_message, 3u);
}

TEST(SequenceLayout, the_diagrams_own_word_on_activity_is_taken) {
    const Sequence sequence = lay_out("A->>+B: call\nB->>A: no answer\nB-->>-A: answer\n");
    ASSERT_EQ(sequence.bars.size(), 1u);
    EXPECT_EQ(sequence.bars[0].first_message, 0u);
    EXPECT_EQ(sequence.bars[0].last_message, 2u);
}

TEST(SequenceLayout, blocks_enclose_their_messages_and_dividers) {
    const Sequence sequence = lay_out("alt good\nA->>B: x\nelse bad\nA->>B: y\nend\nA->>B: z\n");
    ASSERT_EQ(sequence.blocks.size(), 1u);
    const BlockFrame& block = sequence.blocks[0];
    ASSERT_EQ(block.dividers.size(), 1u);
    EXPECT_LT(block.box.top, sequence.arrows[0].y);
    EXPECT_GT(block.dividers[0].y, sequence.arrows[0].y);
    EXPECT_LT(block.dividers[0].y, sequence.arrows[1].y);
    EXPECT_LT(sequence.arrows[1].y, block.box.bottom);
    EXPECT_GT(sequence.arrows[2].y, block.box.bottom);
}

TEST(SequenceLayout, what_a_name_says_in_brackets_goes_below_it) {
    const Sequence sequence = lay_out("participant L as libuv (Event Loop)\nL->>L: x\n");
    EXPECT_EQ(sequence.columns[0].name.lines, std::vector<std::string>{"libuv"});
    EXPECT_EQ(sequence.columns[0].detail, "(Event Loop)");
}
