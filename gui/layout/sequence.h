// The geometry of a sequence diagram: where each line of life, arrow, note and block stands. Pure: a diagram
// and a width in, boxes out. The header (participants) is apart from the body, because it stays while the
// body scrolls.
#pragma once
#include <string>
#include <vector>

#include "gui/layout/geometry.h"
#include "gui/layout/text_flow.h"
#include "sim/diagram/diagram.h"

namespace lg::gui::layout {

struct SequenceStyle {
    float unit = 1;          // pixels for one unit of size
    float line_height = 18;  // of label text, in pixels
    Width label_width;
    Width header_width;  // of the bold text in participant boxes
};

struct Column {
    float x = 0;
    Rect header;
    Flow name;  // beside the emoji
    // What the name says in brackets, below it in small print: "(Event Loop)". May be wider than the header.
    std::string detail;
};

struct Arrow {
    uint32_t item = 0;     // in Diagram::items
    uint32_t message = 0;  // counts messages from 0
    float from_x = 0, to_x = 0, y = 0;
    bool is_self = false;
    Rect label;  // around the text
    Flow text;
    Rect row;  // what a click takes for this message
};

struct NoteBox {
    uint32_t item = 0;
    uint32_t message = 0;  // how many messages come before it
    Rect box;
    Flow text;
};

// A stretch in which a participant is at work. It begins with one message and ends with another.
struct Bar {
    uint32_t participant = 0;
    uint32_t first_message = 0, last_message = 0;
    float x = 0, top = 0, bottom = 0;
};

struct Divider {
    float y = 0;
    std::string text;
};
struct BlockFrame {
    diagram::BlockKind kind = diagram::BlockKind::loop;
    std::string text;
    Rect box;
    uint32_t message = 0;  // how many messages come before it
    std::vector<Divider> dividers;
};

// Pixels. x counts from the left of the content, y from the top of the header and of the body respectively.
struct Sequence {
    float width = 0;  // may be more than was asked for: then the diagram scrolls sideways
    float header_height = 0;
    float body_height = 0;
    std::vector<Column> columns;
    std::vector<Arrow> arrows;
    std::vector<NoteBox> notes;
    std::vector<Bar> bars;
    std::vector<BlockFrame> blocks;
};

// `height` is the room there is for the body: a short diagram spreads into it.
Sequence lay_out_sequence(const diagram::Diagram& diagram, float width, float height,
                          const SequenceStyle& style);

}  // namespace lg::gui::layout
