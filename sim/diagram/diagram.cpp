#include "sim/diagram/diagram.h"

#include <array>
#include <tuple>

namespace lg::diagram {
namespace {

constexpr std::array<std::string_view, 8> participant_kinds = {
    "participant", "actor", "boundary", "collections", "control", "database", "entity", "queue"};

struct BlockWords {
    std::string_view name;
    std::string_view divider;
};

constexpr std::array<BlockWords, 9> block_words = {{{"loop", ""},
                                                    {"alt", "else"},
                                                    {"opt", ""},
                                                    {"par", "and"},
                                                    {"par_over", "and"},
                                                    {"critical", "option"},
                                                    {"break", ""},
                                                    {"rect", ""},
                                                    {"box", ""}}};

}  // namespace

std::string_view name_of(ParticipantKind kind) { return participant_kinds[static_cast<size_t>(kind)]; }

std::optional<ParticipantKind> participant_kind(std::string_view name) {
    for (size_t i = 0; i < participant_kinds.size(); i++) {
        if (participant_kinds[i] == name) return static_cast<ParticipantKind>(i);
    }
    return std::nullopt;
}

std::string_view name_of(BlockKind kind) { return block_words[static_cast<size_t>(kind)].name; }

std::string_view divider_of(BlockKind kind) { return block_words[static_cast<size_t>(kind)].divider; }

std::string Number::text() const {
    std::string result = std::to_string(hundredths / 100);
    const int64_t rest = hundredths % 100;
    if (rest == 0) return result;
    result += '.';
    result += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) result += static_cast<char>('0' + rest % 10);
    return result;
}

bool operator==(const Diagram& a, const Diagram& b) {
    const auto said = [](const Diagram& d) {
        return std::tie(d.title, d.accessible_title, d.accessible_description, d.participants, d.boxes,
                        d.items, d.closing_comments, d.front_matter, d.directives);
    };
    return said(a) == said(b);
}

std::vector<uint32_t> messages_of(const Diagram& diagram) {
    std::vector<uint32_t> result;
    for (uint32_t i = 0; i < diagram.items.size(); i++) {
        if (std::holds_alternative<Message>(diagram.items[i].what)) result.push_back(i);
    }
    return result;
}

std::optional<uint32_t> find_participant(const Diagram& diagram, std::string_view id) {
    for (uint32_t i = 0; i < diagram.participants.size(); i++) {
        if (diagram.participants[i].id == id) return i;
    }
    return std::nullopt;
}

Place place_of(const Diagram& diagram, Origin origin) { return {diagram.file, origin.line, origin.column}; }

}  // namespace lg::diagram
