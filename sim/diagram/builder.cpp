#include "sim/diagram/builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/diagram/arrow.h"
#include "sim/diagram/binding.h"
#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

// Words that begin a statement or a part of one, in whatever case: Mermaid cannot read them as ids.
constexpr std::array<std::string_view, 33> reserved_words = {
    "participant", "actor", "create",     "destroy",  "box",      "loop",    "rect",     "opt",
    "alt",         "else",  "par",        "and",      "break",    "end",     "par_over", "critical",
    "option",      "links", "link",       "details",  "over",     "note",    "off",      "properties",
    "activate",    "title", "deactivate", "accTitle", "accDescr", "left of", "right of", "sequenceDiagram",
    "autonumber"};

bool is_reserved(std::string_view id) {
    return std::any_of(reserved_words.begin(), reserved_words.end(), [id](std::string_view word) {
        return equal_ignoring_case(id.substr(0, word.size()), word) &&
               (id.size() == word.size() || is_space(id[word.size()]));
    });
}

}  // namespace

void set_name(Participant& participant, std::string_view name) {
    const size_t emoji = emoji_length(name);
    participant.emoji = name.substr(0, emoji);
    participant.text = emoji == 0 ? name : trimmed(name.substr(emoji));
}

Error Builder::error_at(Origin origin, std::string message) const {
    return {std::move(message), place_of(diagram_, origin)};
}

Error Builder::error_at(Piece piece, std::string message) const {
    return error_at(piece.origin(), std::move(message));
}

Status Builder::check_id(Piece id) const {
    const std::string use_alias = "; choose another id and give the name with 'as': participant A as NAME";
    if (id.text.empty()) return error_at(id, "a participant's id is expected here");
    if (is_reserved(id.text)) {
        return error_at(id, in_quotes(id.text) + " begins with a word of Mermaid's own" + use_alias);
    }
    if (const std::optional<FoundArrow> arrow = find_arrow(id.text)) {
        return error_at(id.after(arrow->offset), in_quotes(arrow->arrow->signs) +
                                                     " is an arrow and cannot stand in an id" + use_alias);
    }
    const size_t sign = id.text.find_first_of("+<>:,;");
    if (sign != std::string_view::npos) {
        return error_at(id.after(sign),
                        in_quotes(id.text.substr(sign, 1)) + " cannot stand in an id" + use_alias);
    }
    for (const std::string_view part : {"()", "@{"}) {
        const size_t found = id.text.find(part);
        if (found != std::string_view::npos) {
            return error_at(id.after(found), in_quotes(part) + " cannot stand in an id" + use_alias);
        }
    }
    if (id.text.find_first_of("-/\\()") == 0 || id.text.starts_with("%%")) {
        return error_at(id, "an id cannot begin with " + in_quotes(id.text.substr(0, 1)) + use_alias);
    }
    return Nothing{};
}

Result<uint32_t> Builder::participant(Piece id) {
    const auto found = participants_.find(std::string(id.text));
    if (found != participants_.end()) return found->second;
    if (Status status = check_id(id); !status) return status.error();
    if (diagram_.participants.size() >= limits_.participants) {
        return error_at(id, "more than " + std::to_string(limits_.participants) + " participants");
    }
    const auto index = static_cast<uint32_t>(diagram_.participants.size());
    Participant participant;
    participant.id = id.text;
    participant.origin = id.origin();
    set_name(participant, participant.id);
    diagram_.participants.push_back(std::move(participant));
    participants_.emplace(id.text, index);
    active_.push_back(0);
    return index;
}

Status Builder::declare(Piece id, const std::optional<std::string>& name, ParticipantKind kind,
                        bool created) {
    const bool known = participants_.contains(std::string(id.text));
    if (known && created) {
        return error_at(id, in_quotes(id.text) +
                                " takes part already and cannot be created; give the new one an id of "
                                "its own");
    }
    const Result<uint32_t> index = participant(id);
    if (!index) return index.error();
    Participant& declared = diagram_.participants[*index];
    if (!known || name) declared.kind = kind;
    if (name) set_name(declared, *name);
    if (in_box()) {
        if (declared.box && declared.box != blocks_.back().box) {
            return error_at(id, in_quotes(id.text) + " is in another box already");
        }
        declared.box = blocks_.back().box;
    }
    if (created) created_ = *index;
    return add(id, Declaration{*index, created});
}

Status Builder::destroy(Piece id) {
    const auto found = participants_.find(std::string(id.text));
    if (found == participants_.end())
        return error_at(id, "no participant " + in_quotes(id.text) + " to destroy");
    destroyed_ = found->second;
    return add(id, Destruction{found->second});
}

Status Builder::activate(Piece id, bool active) {
    const auto found = participants_.find(std::string(id.text));
    if (found == participants_.end()) {
        return error_at(
            id, "no participant " + in_quotes(id.text) + " to " + (active ? "activate" : "deactivate"));
    }
    uint32_t& count = active_[found->second];
    if (!active && count == 0) {
        return error_at(id, in_quotes(id.text) + " is not active here and cannot be deactivated");
    }
    active ? ++count : --count;
    return add(id, Activate{found->second, active});
}

Status Builder::check_lifetimes(Piece from, Piece to) {
    const auto name = [this](uint32_t index) { return in_quotes(diagram_.participants[index].id); };
    const auto is = [this](Piece id, uint32_t index) { return diagram_.participants[index].id == id.text; };
    if (created_ && !is(to, *created_)) {
        return error_at(to, name(*created_) + " was just created: the next message must go to it");
    }
    if (!created_ && destroyed_ && !is(to, *destroyed_) && !is(from, *destroyed_)) {
        return error_at(from,
                        name(*destroyed_) + " is being destroyed: the next message must be to or from it");
    }
    return Nothing{};
}

Status Builder::message(Piece from, Piece to, Message message) {
    if (Status status = check_lifetimes(from, to); !status) return status;
    const Result<uint32_t> sender = participant(from);
    if (!sender) return sender.error();
    const Result<uint32_t> receiver = participant(to);
    if (!receiver) return receiver.error();
    message.from = *sender;
    message.to = *receiver;
    if (message.activation == Activation::end_sender && active_[*sender] == 0) {
        return error_at(from, in_quotes(from.text) + " is not active here and cannot be deactivated by '-'");
    }
    if (message.activation == Activation::end_sender) active_[*sender]--;
    if (message.activation == Activation::start_receiver) active_[*receiver]++;
    // As in Mermaid, a creation is served first and leaves a destruction waiting for the message after.
    if (created_) created_.reset();
    else destroyed_.reset();
    if (numbering_) message.number = next_number_;
    next_number_.hundredths += number_step_.hundredths;
    message.binding = std::exchange(binding_, std::nullopt);
    return add(from, std::move(message));
}

Status Builder::autonumber(Piece at, const Autonumber& autonumber) {
    numbering_ = autonumber.on;
    if (autonumber.start) {
        next_number_ = *autonumber.start;
        number_step_ = autonumber.step.value_or(Number{100});
    }
    return add(at, autonumber);
}

Status Builder::open_block(Piece at, BlockKind kind, const std::string& text) {
    if (blocks_.size() >= limits_.nesting) {
        return error_at(at, "blocks are nested more than " + std::to_string(limits_.nesting) + " deep");
    }
    blocks_.push_back({kind, at.origin(), 0});
    return add(at, BlockBegin{kind, text, 0});
}

Status Builder::open_box(Piece at, const std::string& color, const std::string& title) {
    const auto box = static_cast<uint32_t>(diagram_.boxes.size());
    diagram_.boxes.push_back({color, title, at.origin()});
    blocks_.push_back({BlockKind::box, at.origin(), box});
    return add(at, BlockBegin{BlockKind::box, "", box});
}

Status Builder::divide_block(Piece at, std::string_view word, const std::string& text) {
    if (blocks_.empty()) return error_at(at, in_quotes(word) + " stands in no block");
    const OpenBlock& block = blocks_.back();
    if (divider_of(block.kind) != word) {
        const std::string owner = word == "else" ? "'alt'" : word == "and" ? "'par'" : "'critical'";
        return error_at(at, in_quotes(word) + " belongs in " + owner + ", but the innermost open block is " +
                                in_quotes(name_of(block.kind)) + " of line " +
                                std::to_string(block.origin.line));
    }
    return add(at, BlockDivider{block.kind, text});
}

Status Builder::end_block(Piece at) {
    if (blocks_.empty()) return error_at(at, "'end' without a block to end");
    const BlockKind kind = blocks_.back().kind;
    blocks_.pop_back();
    return add(at, BlockEnd{kind});
}

Status Builder::comment(Piece comment) {
    if (!is_binding(comment.text)) {
        comments_.emplace_back(comment.text);
        return Nothing{};
    }
    if (binding_) {
        return error_at(comment, "a second binding for one message; the first is on line " +
                                     std::to_string(binding_->origin.line));
    }
    Result<Binding> binding = parse_binding(comment.text, diagram_.file, comment.origin());
    if (!binding) return binding.error();
    binding_ = std::move(*binding);
    return Nothing{};
}

Status Builder::add(Piece at, decltype(Item::what) what) {
    if (binding_) {
        return error_at(binding_->origin, "this binding must stand directly before a message; on line " +
                                              std::to_string(at.line) + " something else follows");
    }
    if (diagram_.items.size() >= limits_.items) {
        return error_at(at, "more than " + std::to_string(limits_.items) + " items in one diagram");
    }
    diagram_.items.push_back({std::move(what), std::exchange(comments_, {}), at.origin()});
    return Nothing{};
}

Result<Diagram> Builder::finish() {
    if (!blocks_.empty()) {
        return error_at(blocks_.back().origin, in_quotes(name_of(blocks_.back().kind)) +
                                                   " is opened here and never closed; 'end' is expected");
    }
    if (binding_) {
        return error_at(binding_->origin,
                        "this binding must stand directly before a message, but none follows");
    }
    diagram_.closing_comments = std::move(comments_);
    return std::move(diagram_);
}

}  // namespace lg::diagram
