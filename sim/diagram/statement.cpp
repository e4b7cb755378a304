#include "sim/diagram/statement.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sim/diagram/arrow.h"
#include "sim/diagram/color.h"
#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

// ---- participants

struct Settings {
    std::optional<ParticipantKind> kind;
    std::optional<std::string> alias;
};

// A word in quotes or without, up to one of `ends`. Moves `rest` behind it.
Result<std::string> read_value(Piece& rest, std::string_view ends, const Builder& builder) {
    const char quote = rest.text.empty() ? ' ' : rest.text.front();
    if (quote == '"' || quote == '\'') {
        const size_t close = rest.text.find(quote, 1);
        if (close == std::string_view::npos) return builder.error_at(rest, "the closing quote is missing");
        const std::string value(rest.text.substr(1, close - 1));
        rest = rest.after(close + 1);
        return value;
    }
    const size_t end = std::min(rest.text.find_first_of(ends), rest.text.size());
    const std::string value(trimmed(rest.text.substr(0, end)));
    if (value.empty()) return builder.error_at(rest, "a word is expected here");
    rest = rest.after(end);
    return value;
}

// What stands between `@{` and `}`: "type" : "database", "alias" : "Users".
Result<Settings> read_settings(Piece rest, const Builder& builder) {
    Settings settings;
    while (!rest.text.empty()) {
        const Piece key_piece = rest;
        const Result<std::string> key = read_value(rest, ":,", builder);
        if (!key) return key.error();
        if (!rest.text.starts_with(':'))
            return builder.error_at(rest, "':' is expected after " + in_quotes(*key));
        rest = rest.after(1);
        const Piece value_piece = rest;
        const Result<std::string> value = read_value(rest, ",", builder);
        if (!value) return value.error();
        if (*key == "alias") {
            settings.alias = decoded(*value);
        } else if (*key == "type") {
            settings.kind = participant_kind(*value);
            if (!settings.kind) {
                return builder.error_at(value_piece,
                                        "no such type: " + in_quotes(*value) +
                                            "; participant, actor, boundary, collections, control, "
                                            "database, entity and queue are known");
            }
        } else {
            return builder.error_at(key_piece,
                                    "no such setting: " + in_quotes(*key) + "; type and alias are known");
        }
        if (!rest.text.empty() && !rest.text.starts_with(',')) {
            return builder.error_at(rest, "',' or '}' is expected; found " + in_quotes(rest.text));
        }
        if (!rest.text.empty()) rest = rest.after(1);
    }
    return settings;
}

// The offset of the word `as` between spaces (or at the end), npos if there is none.
size_t find_as(std::string_view text) {
    for (size_t i = 1; i + 1 < text.size(); i++) {
        if (equal_ignoring_case(text.substr(i, 2), "as") && is_space(text[i - 1]) &&
            (i + 2 == text.size() || is_space(text[i + 2]))) {
            return i;
        }
    }
    return std::string_view::npos;
}

Status declare(Piece rest, ParticipantKind kind, bool created, Builder& builder) {
    Piece id = rest;
    Settings settings;
    const size_t config = rest.text.find("@{");
    const size_t as = find_as(rest.text);
    if (config < as) {
        const size_t close = rest.text.find('}', config);
        if (close == std::string_view::npos) {
            return builder.error_at(rest.after(config), "'}' is expected on the same line");
        }
        id = rest.until(config);
        Result<Settings> read = read_settings(rest.until(close).after(config + 2), builder);
        if (!read) return read.error();
        settings = std::move(*read);
        rest = rest.after(close + 1);
        if (!rest.text.empty() && !equal_ignoring_case(first_word(rest.text), "as")) {
            return builder.error_at(
                rest, "'as' and a name, or nothing, is expected; found " + in_quotes(rest.text));
        }
        if (!rest.text.empty()) rest = rest.after(2);
    } else {
        id = rest.until(std::min(as, rest.text.size()));
        rest = rest.after(as == std::string_view::npos ? rest.text.size() : as + 2);
    }
    const bool named = config < as ? !rest.text.empty() : as != std::string_view::npos;
    std::optional<std::string> name = settings.alias;
    if (named) {
        name = decoded(rest.text);
        if (name->empty()) return builder.error_at(rest, "a name is expected after 'as'");
    }
    return builder.declare(id, name, settings.kind.value_or(kind), created);
}

Status read_participant(Piece rest, Builder& b) {
    return declare(rest, ParticipantKind::participant, false, b);
}
Status read_actor(Piece rest, Builder& b) { return declare(rest, ParticipantKind::actor, false, b); }

Status read_create(Piece rest, Builder& builder) {
    const std::string_view word = first_word(rest.text);
    const bool actor = equal_ignoring_case(word, "actor");
    if (!actor && !equal_ignoring_case(word, "participant")) {
        return builder.error_at(rest, "'participant' or 'actor' is expected after 'create'");
    }
    return declare(rest.after(word.size()), actor ? ParticipantKind::actor : ParticipantKind::participant,
                   true, builder);
}

Status read_destroy(Piece rest, Builder& builder) { return builder.destroy(rest); }
Status read_activate(Piece rest, Builder& builder) { return builder.activate(rest, true); }
Status read_deactivate(Piece rest, Builder& builder) { return builder.activate(rest, false); }

// ---- messages and notes

Status read_message(Piece statement, Builder& builder) {
    const size_t colon = statement.text.find(':');
    const Piece head = statement.until(std::min(colon, statement.text.size()));
    const std::optional<FoundArrow> found = find_arrow(head.text);
    if (!found) {
        return builder.error_at(statement,
                                "a message with an arrow (A->>B: text), a note or another statement is "
                                "expected; found " +
                                    in_quotes(statement.text));
    }
    Message message;
    message.style = found->arrow->style;
    message.head = found->arrow->head;
    Piece from = head.until(found->offset);
    if (from.text.ends_with("()")) {
        message.central_from = true;
        from = from.until(from.text.size() - 2);
    }
    Piece to = head.after(found->offset + found->arrow->signs.size());
    if (to.text.starts_with("()")) {
        message.central_to = true;
        to = to.after(2);
    } else if (to.text.starts_with('+') || to.text.starts_with('-')) {
        message.activation = to.text.starts_with('+') ? Activation::start_receiver : Activation::end_sender;
        to = to.after(1);
    }
    if (from.text.empty()) return builder.error_at(statement, "the sender is missing before the arrow");
    if (to.text.empty()) return builder.error_at(to, "the receiver is missing after the arrow");
    if (colon == std::string_view::npos) {
        return builder.error_at(statement.after(statement.text.size()),
                                "': text' is expected after the receiver");
    }
    message.text = decoded(statement.text.substr(colon + 1));
    return builder.message(from, to, std::move(message));
}

// "left of", "right of", "over". Moves `rest` behind it.
std::optional<NotePlace> read_note_place(Piece& rest) {
    const std::string_view word = first_word(rest.text);
    if (equal_ignoring_case(word, "over")) {
        rest = rest.after(word.size());
        return NotePlace::over;
    }
    const bool left = equal_ignoring_case(word, "left");
    if (!left && !equal_ignoring_case(word, "right")) return std::nullopt;
    const Piece behind = rest.after(word.size());
    if (!equal_ignoring_case(first_word(behind.text), "of")) return std::nullopt;
    rest = behind.after(2);
    return left ? NotePlace::left_of : NotePlace::right_of;
}

Status read_note(Piece rest, Builder& builder) {
    const std::optional<NotePlace> place = read_note_place(rest);
    if (!place) return builder.error_at(rest, "'left of', 'right of' or 'over' is expected after 'note'");
    const size_t colon = rest.text.find(':');
    if (colon == std::string_view::npos) {
        return builder.error_at(rest.after(rest.text.size()), "': text' is expected at the end of a note");
    }
    const Piece ids = rest.until(colon);
    const size_t comma = ids.text.find(',');
    if (comma != std::string_view::npos && place != NotePlace::over) {
        return builder.error_at(ids.after(comma), "only a note 'over' can span two participants");
    }
    Note note{.place = *place, .first = 0, .last = 0, .text = decoded(rest.text.substr(colon + 1))};
    const Result<uint32_t> first = builder.participant(ids.until(std::min(comma, ids.text.size())));
    if (!first) return first.error();
    note.first = note.last = *first;
    if (comma != std::string_view::npos) {
        const Result<uint32_t> last = builder.participant(ids.after(comma + 1));
        if (!last) return last.error();
        note.last = *last;
    }
    return builder.note(ids, note);
}

// ---- blocks

template <BlockKind kind>
Status read_block(Piece rest, Builder& builder) {
    return builder.open_block(rest, kind, decoded(rest.text));
}

Status read_box(Piece rest, Builder& builder) {
    const BoxLabel label = split_box_label(rest.text);
    const bool transparent = equal_ignoring_case(label.color, "transparent");
    return builder.open_box(rest, transparent ? "" : std::string(label.color), decoded(label.title));
}

Status read_else(Piece rest, Builder& b) { return b.divide_block(rest, "else", decoded(rest.text)); }
Status read_and(Piece rest, Builder& b) { return b.divide_block(rest, "and", decoded(rest.text)); }
Status read_option(Piece rest, Builder& b) { return b.divide_block(rest, "option", decoded(rest.text)); }

Status read_end(Piece rest, Builder& builder) {
    if (!rest.text.empty()) {
        return builder.error_at(rest, "nothing is expected after 'end'; found " + in_quotes(rest.text));
    }
    return builder.end_block(rest);
}

// ---- the rest

// "7", "7.25", ".5": at most nine digits before the point and two behind it.
std::optional<Number> read_number(std::string_view text) {
    const size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view rest = text.substr(std::min(point + 1, text.size()));
    const bool has_rest = point < text.size();
    if (whole.size() > 9 || rest.size() > 2 || (has_rest ? rest.empty() : whole.empty())) return std::nullopt;
    int64_t hundredths = 0;
    for (const char c : std::string(whole) + std::string(rest)) {
        if (c < '0' || c > '9') return std::nullopt;
        hundredths = hundredths * 10 + (c - '0');
    }
    for (size_t i = rest.size(); i < 2; i++) hundredths *= 10;
    return Number{hundredths};
}

Status read_autonumber(Piece rest, Builder& builder) {
    if (rest.text.empty()) return builder.autonumber(rest, {});
    if (equal_ignoring_case(rest.text, "off")) {
        return builder.autonumber(rest, {.on = false, .start = std::nullopt, .step = std::nullopt});
    }
    Autonumber autonumber;
    const size_t space = std::min(rest.text.find_first_of(" \t"), rest.text.size());
    autonumber.start = read_number(rest.text.substr(0, space));
    const Piece second = rest.after(space);
    if (!second.text.empty()) autonumber.step = read_number(second.text);
    if (!autonumber.start || (!second.text.empty() && !autonumber.step)) {
        return builder.error_at(
            rest,
            "after 'autonumber' nothing, 'off', a start, or a start and a step are expected "
            "(numbers such as 10 or 0.5); found " +
                in_quotes(rest.text));
    }
    return builder.autonumber(rest, autonumber);
}

Status read_title(Piece rest, Builder& builder) {
    if (rest.text.starts_with(':')) rest = rest.after(1);
    std::string title = decoded(rest.text);
    if (title.empty()) return builder.error_at(rest, "a text is expected after 'title'");
    builder.diagram().title = std::move(title);
    return Nothing{};
}

Status read_menu(Piece rest, std::string_view verb, Builder& builder) {
    const size_t colon = rest.text.find(':');
    if (colon == std::string_view::npos) {
        return builder.error_at(rest.after(rest.text.size()),
                                "'participant: text' is expected after " + in_quotes(verb));
    }
    const Result<uint32_t> participant = builder.participant(rest.until(colon));
    if (!participant) return participant.error();
    return builder.menu(rest, {std::string(verb), *participant, decoded(rest.text.substr(colon + 1))});
}

Status read_link(Piece rest, Builder& builder) { return read_menu(rest, "link", builder); }
Status read_links(Piece rest, Builder& builder) { return read_menu(rest, "links", builder); }
Status read_properties(Piece rest, Builder& builder) { return read_menu(rest, "properties", builder); }
Status read_details(Piece rest, Builder& builder) { return read_menu(rest, "details", builder); }

struct Keyword {
    std::string_view word;
    Status (*read)(Piece rest, Builder& builder);
};

constexpr std::array<Keyword, 26> keywords = {{
    {"participant", read_participant},
    {"actor", read_actor},
    {"create", read_create},
    {"destroy", read_destroy},
    {"activate", read_activate},
    {"deactivate", read_deactivate},
    {"note", read_note},
    {"loop", read_block<BlockKind::loop>},
    {"alt", read_block<BlockKind::alt>},
    {"opt", read_block<BlockKind::opt>},
    {"par", read_block<BlockKind::par>},
    {"par_over", read_block<BlockKind::par_over>},
    {"critical", read_block<BlockKind::critical>},
    {"break", read_block<BlockKind::break_>},
    {"rect", read_block<BlockKind::rect>},
    {"box", read_box},
    {"else", read_else},
    {"and", read_and},
    {"option", read_option},
    {"end", read_end},
    {"autonumber", read_autonumber},
    {"title", read_title},
    {"link", read_link},
    {"links", read_links},
    {"properties", read_properties},
    {"details", read_details},
}};

bool may_stand_in_box(std::string_view word) {
    return word == "participant" || word == "actor" || word == "destroy" || word == "end";
}

}  // namespace

std::string_view first_word(std::string_view text) {
    size_t end = 0;
    while (end < text.size() && is_word(text[end])) end++;
    return end == text.size() || is_space(text[end]) || text[end] == ':' ? text.substr(0, end)
                                                                         : std::string_view{};
}

Status read_statement(Piece statement, Builder& builder) {
    const std::string_view word = first_word(statement.text);
    const bool colon = statement.text.substr(word.size()).starts_with(':');
    for (const Keyword& keyword : keywords) {
        if (!equal_ignoring_case(word, keyword.word) || (colon && keyword.word != "title")) continue;
        if (builder.in_box() && !may_stand_in_box(keyword.word)) break;
        return keyword.read(statement.after(word.size()), builder);
    }
    if (builder.in_box()) {
        return builder.error_at(statement,
                                "only participants may stand in a box; found " + in_quotes(statement.text));
    }
    return read_message(statement, builder);
}

}  // namespace lg::diagram
