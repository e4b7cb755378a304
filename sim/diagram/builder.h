// A diagram under construction: what Mermaid demands across lines. Participants appear at first use, a
// created one must get the next message, only what is active can be deactivated, blocks close in order,
// numbers count on. Every call either adds one item (with the comments that wait for it) or changes nothing
// and returns an error.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/diagram/diagram.h"
#include "sim/diagram/parse.h"
#include "sim/diagram/source.h"

namespace lg::diagram {

// Splits the name into its emoji and its text.
void set_name(Participant& participant, std::string_view name);

class Builder {
  public:
    Builder(std::string file, const Limits& limits) : limits_(limits) { diagram_.file = std::move(file); }

    // The participant with this id, made if it is new. The id is checked.
    Result<uint32_t> participant(Piece id);
    // `name` is decoded; without one the id is the name, or stays what an earlier declaration said.
    Status declare(Piece id, const std::optional<std::string>& name, ParticipantKind kind, bool created);
    Status destroy(Piece id);
    Status activate(Piece id, bool active);
    // `message` is complete except for its number and binding; the pieces are the two ids.
    Status message(Piece from, Piece to, Message message);
    Status note(Piece at, const Note& note) { return add(at, note); }
    Status menu(Piece at, const Menu& menu) { return add(at, menu); }
    Status autonumber(Piece at, const Autonumber& autonumber);

    Status open_block(Piece at, BlockKind kind, const std::string& text);
    Status open_box(Piece at, const std::string& color, const std::string& title);
    Status divide_block(Piece at, std::string_view word, const std::string& text);
    Status end_block(Piece at);
    bool in_box() const { return !blocks_.empty() && blocks_.back().kind == BlockKind::box; }

    // Kept for the item that follows. A binding (see binding.h) waits for a message.
    Status comment(Piece comment);

    // For title, directives and the like, which need no checks.
    Diagram& diagram() { return diagram_; }
    Error error_at(Piece piece, std::string message) const;

    // Checks that everything is closed and gives the diagram away.
    Result<Diagram> finish();

  private:
    struct OpenBlock {
        BlockKind kind;
        Origin origin;
        uint32_t box;
    };

    Status check_id(Piece id) const;
    Status add(Piece at, decltype(Item::what) what);
    Status check_lifetimes(Piece from, Piece to);
    Error error_at(Origin origin, std::string message) const;

    Limits limits_;
    Diagram diagram_;
    std::unordered_map<std::string, uint32_t> participants_;  // by id; never iterated
    std::vector<uint32_t> active_;                            // by participant: how often it is activated
    std::vector<OpenBlock> blocks_;
    std::vector<std::string> comments_;
    std::optional<Binding> binding_;
    std::optional<uint32_t> created_;    // must receive the next message
    std::optional<uint32_t> destroyed_;  // must take part in the next message
    bool numbering_ = false;
    Number next_number_{100};
    Number number_step_{100};
};

}  // namespace lg::diagram
