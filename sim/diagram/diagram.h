// A Mermaid sequence diagram as plain data: who takes part, and what happens in order.
// Every index into `participants` and `boxes` is valid, and blocks nest: each BlockBegin has its BlockEnd.
// Plain values without threads of their own. Two diagrams are equal when they say the same, wherever it
// stood.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/base/result.h"

namespace lg::diagram {

// Line and column (in characters) in the file, from 1; 0 for what was not read from a file.
struct Origin {
    uint32_t line = 0;
    uint32_t column = 0;

    // Where something stood is not part of what it says, so that parse(write(d)) == d.
    friend bool operator==(const Origin&, const Origin&) { return true; }
};

enum class ParticipantKind { participant, actor, boundary, collections, control, database, entity, queue };

// "participant", "database" and so on, as Mermaid spells them.
std::string_view name_of(ParticipantKind kind);
std::optional<ParticipantKind> participant_kind(std::string_view name);

struct Participant {
    std::string id;
    std::string emoji;  // the emoji that the name begins with, or nothing
    std::string text;   // the rest of the name; it does not begin with a space when there is an emoji
    ParticipantKind kind = ParticipantKind::participant;
    std::optional<uint32_t> box;  // index into Diagram::boxes
    Origin origin;

    friend bool operator==(const Participant&, const Participant&) = default;
};

struct Box {
    std::string color;  // as CSS writes it, see color.h; empty is transparent
    std::string title;
    Origin origin;

    friend bool operator==(const Box&, const Box&) = default;
};

// Mermaid numbers messages in steps of one hundredth, so they are counted in whole hundredths.
struct Number {
    int64_t hundredths = 0;

    // "7", "7.5", "7.25".
    std::string text() const;
    friend bool operator==(const Number&, const Number&) = default;
};

enum class Operator { equals, differs, contains };

struct Condition {
    std::string field;
    Operator op = Operator::equals;
    std::string value;
    Origin origin;

    friend bool operator==(const Condition&, const Condition&) = default;
};

// Which event of a run a message describes: `%% @ event-name field=value field~part field!=value`.
struct Binding {
    std::string event;
    std::vector<Condition> conditions;
    Origin origin;

    friend bool operator==(const Binding&, const Binding&) = default;
};

enum class LineStyle { solid, dotted };

// What the line of a message ends in. The half heads draw one side of a head, at the end or (reverse) at the
// start.
enum class Head {
    open,   // no head
    arrow,  // a filled head
    cross,
    async,  // an open head
    both,   // a filled head at either end
    half_top,
    half_bottom,
    stick_top,
    stick_bottom,
    reverse_half_top,
    reverse_half_bottom,
    reverse_stick_top,
    reverse_stick_bottom,
};

enum class Activation { none, start_receiver, end_sender };

struct Message {
    uint32_t from = 0;
    uint32_t to = 0;
    std::string text;
    LineStyle style = LineStyle::solid;
    Head head = Head::arrow;
    Activation activation = Activation::none;
    bool central_from = false;  // `A()->>B`: drawn from the middle of A's line of life
    bool central_to = false;
    std::optional<Number> number;  // as `autonumber` gives it
    std::optional<Binding> binding;

    friend bool operator==(const Message&, const Message&) = default;
};

enum class NotePlace { left_of, right_of, over };

struct Note {
    NotePlace place = NotePlace::over;
    uint32_t first = 0;
    uint32_t last = 0;  // the same as `first` unless the note spans two participants
    std::string text;

    friend bool operator==(const Note&, const Note&) = default;
};

// `participant` and `actor` lines; `created` by the message that follows. Participants need no declaration.
struct Declaration {
    uint32_t participant = 0;
    bool created = false;

    friend bool operator==(const Declaration&, const Declaration&) = default;
};

// The participant ends with the message that follows.
struct Destruction {
    uint32_t participant = 0;

    friend bool operator==(const Destruction&, const Destruction&) = default;
};

struct Activate {
    uint32_t participant = 0;
    bool active = true;  // false for `deactivate`

    friend bool operator==(const Activate&, const Activate&) = default;
};

enum class BlockKind { loop, alt, opt, par, par_over, critical, break_, rect, box };

// "loop", "break" and so on, as Mermaid spells them.
std::string_view name_of(BlockKind kind);
// What separates the sections of a block: "else", "and", "option"; empty when it has none.
std::string_view divider_of(BlockKind kind);

// `text` is the color of a rect; a box has no text but an index into Diagram::boxes.
struct BlockBegin {
    BlockKind kind = BlockKind::loop;
    std::string text;
    uint32_t box = 0;

    friend bool operator==(const BlockBegin&, const BlockBegin&) = default;
};

// A further section: `else`, `and`, `option`. `kind` is that of the block around it.
struct BlockDivider {
    BlockKind kind = BlockKind::alt;
    std::string text;

    friend bool operator==(const BlockDivider&, const BlockDivider&) = default;
};

struct BlockEnd {
    BlockKind kind = BlockKind::loop;

    friend bool operator==(const BlockEnd&, const BlockEnd&) = default;
};

struct Autonumber {
    bool on = true;
    std::optional<Number> start;
    std::optional<Number> step;

    friend bool operator==(const Autonumber&, const Autonumber&) = default;
};

// `link`, `links`, `properties`, `details`: menus for a web page. Kept for writing; they mean nothing here.
struct Menu {
    std::string verb;
    uint32_t participant = 0;
    std::string text;

    friend bool operator==(const Menu&, const Menu&) = default;
};

struct Item {
    std::variant<Message, Note, Declaration, Destruction, Activate, BlockBegin, BlockDivider, BlockEnd,
                 Autonumber, Menu>
        what;
    std::vector<std::string>
        comments;  // each with its `%%` or `#`; they stood before it or at the line's end
    Origin origin;

    friend bool operator==(const Item&, const Item&) = default;
};

struct Diagram {
    std::string file;
    std::string title;
    std::string accessible_title;
    std::string accessible_description;
    std::vector<Participant> participants;  // in order of appearance
    std::vector<Box> boxes;
    std::vector<Item> items;
    std::vector<std::string> closing_comments;
    std::string front_matter;             // the lines between `---` and `---`; only its title is used
    std::vector<std::string> directives;  // `%%{init: ...}%%`, for Mermaid's looks; kept for writing

    friend bool operator==(const Diagram& a, const Diagram& b);
};

// Indices into `items` of the messages, in order.
std::vector<uint32_t> messages_of(const Diagram& diagram);
std::optional<uint32_t> find_participant(const Diagram& diagram, std::string_view id);
Place place_of(const Diagram& diagram, Origin origin);

}  // namespace lg::diagram
