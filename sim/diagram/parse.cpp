#include "sim/diagram/parse.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sim/diagram/builder.h"
#include "sim/diagram/source.h"
#include "sim/diagram/statement.h"
#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

constexpr std::string_view header = "sequenceDiagram";

// The other kinds of diagram, so that an error can name them.
constexpr std::array<std::string_view, 28> other_kinds = {"graph",
                                                          "flowchart",
                                                          "classDiagram",
                                                          "stateDiagram",
                                                          "erDiagram",
                                                          "gantt",
                                                          "pie",
                                                          "journey",
                                                          "gitGraph",
                                                          "mindmap",
                                                          "timeline",
                                                          "quadrantChart",
                                                          "requirementDiagram",
                                                          "C4Context",
                                                          "C4Container",
                                                          "sankey",
                                                          "xychart",
                                                          "block",
                                                          "packet",
                                                          "kanban",
                                                          "architecture",
                                                          "radar",
                                                          "treemap",
                                                          "zenuml",
                                                          "info",
                                                          "flowchart-elk",
                                                          "stateDiagram-v2",
                                                          "swimlane"};

bool begins_with_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) && (text.size() == word.size() || !is_word(text[word.size()]));
}

// The length of the statement at the start of `line`: up to a `;` or to a `#` that begins a comment.
size_t statement_length(std::string_view line) {
    size_t i = 0;
    while (i < line.size() && line[i] != ';') {
        const size_t entity = entity_length(line.substr(i));
        if (line[i] == '#' && entity == 0) return i;
        i += std::max<size_t>(entity, 1);
    }
    return i;
}

// `%%{` is no comment but a directive.
bool is_comment(std::string_view text) {
    return text.starts_with('#') || (text.starts_with("%%") && !text.starts_with("%%{"));
}

// Behind these words no text stands, so that a `%%` there begins a comment. Elsewhere it is text, as in
// Mermaid. The length of the statement in front of the comment, or npos.
size_t comment_behind_bare_word(std::string_view statement) {
    const std::string_view word = first_word(statement);
    for (const std::string_view bare : {std::string_view("end"), std::string_view("autonumber"), header}) {
        if (!equal_ignoring_case(word, bare)) continue;
        const size_t found = statement.find("%%");
        if (found != std::string_view::npos && is_comment(statement.substr(found))) return found;
    }
    return std::string_view::npos;
}

class Parser {
  public:
    Parser(const std::string& file, const Limits& limits) : file_(file), builder_(file, limits) {}

    Result<Diagram> parse(std::vector<Piece> lines) {
        Result<FrontMatter> front_matter = take_front_matter(lines, file_);
        if (!front_matter) return front_matter.error();
        Result<std::vector<std::string>> directives = take_directives(lines, file_);
        if (!directives) return directives.error();
        Diagram& diagram = builder_.diagram();
        diagram.title = front_matter->title;
        diagram.front_matter = std::move(front_matter->text);
        diagram.directives = std::move(*directives);
        for (const Piece& line : lines) {
            if (Status status = read_line(line.after(0)); !status) return status.error();
        }
        if (!header_seen_) {
            const uint32_t line = lines.empty() ? 1 : lines.front().line;
            return Error{"no diagram here: 'sequenceDiagram' and its lines are expected", {file_, line, 1}};
        }
        if (description_) {
            return builder_.error_at(*description_,
                                     "'accDescr {' is opened here and never closed; '}' is expected");
        }
        return builder_.finish();
    }

  private:
    Status read_line(Piece line) {
        if (description_) line = continue_description(line);
        while (!line.text.empty()) {
            if (is_comment(line.text)) return builder_.comment(line);
            if (header_seen_) {
                if (const std::optional<Piece> behind = read_accessibility(line)) {
                    line = *behind;
                    continue;
                }
            }
            const size_t end = statement_length(line.text);
            const size_t bare = comment_behind_bare_word(line.text.substr(0, end));
            const size_t length = std::min(end, bare);
            const Piece rest = line.after(length);
            const bool commented = rest.text.starts_with('#') || length == bare;
            if (commented) {
                if (Status status = builder_.comment(rest); !status) return status;
            }
            const Piece statement = line.until(length);
            if (Status status = read_headed(statement); !status) {
                return with_hint(status.error(), rest.text.starts_with('#'));
            }
            line = commented || rest.text.empty() ? rest.after(rest.text.size()) : rest.after(1);
        }
        return Nothing{};
    }

    // Before the first statement stands the header; on its line a statement may follow, as in Mermaid.
    Status read_headed(Piece statement) {
        if (statement.text.empty()) return Nothing{};
        if (!header_seen_) {
            if (!begins_with_word(statement.text, header)) return not_a_sequence(statement);
            header_seen_ = true;
            statement = statement.after(header.size());
            if (statement.text.empty()) return Nothing{};
        }
        return read_statement(statement, builder_);
    }

    static Status with_hint(Error error, bool cut_by_comment) {
        if (cut_by_comment)
            error.message += " (the '#' behind it begins a comment; '#35;' stands for the sign itself)";
        return error;
    }

    Error not_a_sequence(Piece statement) const {
        const std::string_view word = statement.text.substr(0, statement.text.find_first_of(" \t:;({"));
        const bool other = std::any_of(other_kinds.begin(), other_kinds.end(),
                                       [word](std::string_view kind) { return word == kind; });
        if (other) {
            return builder_.error_at(statement, "this is a " + in_quotes(word) +
                                                    " diagram; only sequence diagrams "
                                                    "('sequenceDiagram') can be opened");
        }
        return builder_.error_at(
            statement, "the diagram must begin with 'sequenceDiagram'; found " + in_quotes(statement.text));
    }

    // `accTitle: ...` and `accDescr: ...` take the whole line, `accDescr {` takes lines up to `}`.
    // Gives back what is left of the line; nothing if the line is about something else.
    std::optional<Piece> read_accessibility(Piece line) {
        const std::string_view word = line.text.substr(0, std::string_view("accTitle").size());
        const bool title = equal_ignoring_case(word, "accTitle");
        if (!title && !equal_ignoring_case(word, "accDescr")) return std::nullopt;
        const Piece rest = line.after(word.size());
        Diagram& diagram = builder_.diagram();
        if (rest.text.starts_with(':')) {
            (title ? diagram.accessible_title : diagram.accessible_description) = rest.after(1).text;
            return rest.after(rest.text.size());
        }
        if (title || !rest.text.starts_with('{')) return std::nullopt;
        description_ = line;
        diagram.accessible_description.clear();
        return continue_description(rest.after(1));
    }

    // Takes the line into the description and gives back what follows the closing brace.
    Piece continue_description(Piece line) {
        const size_t brace = std::min(line.text.find('}'), line.text.size());
        const std::string_view text = trimmed(line.text.substr(0, brace));
        std::string& description = builder_.diagram().accessible_description;
        if (!text.empty() && !description.empty()) description += '\n';
        description += text;
        if (brace == line.text.size()) return line.after(brace);
        description_.reset();
        return line.after(brace + 1);
    }

    const std::string& file_;
    Builder builder_;
    bool header_seen_ = false;
    std::optional<Piece> description_;  // where `accDescr {` stands while it is open
};

// The lines of a text that is short enough and holds only characters.
Result<std::vector<Piece>> checked_lines(std::string_view text, const std::string& file,
                                         const Limits& limits) {
    if (text.size() > limits.bytes) {
        return Error{"the file has " + std::to_string(text.size()) + " bytes; a diagram may have at most " +
                         std::to_string(limits.bytes),
                     {file, 0, 0}};
    }
    std::vector<Piece> lines = split_lines(text);
    for (const Piece& line : lines) {
        if (Status status = check_characters(line.text, {file, line.line, line.column}); !status)
            return status.error();
    }
    return lines;
}

// The first word of a diagram behind front matter, directives and comments; "" if there is none.
std::string_view kind_of_diagram(std::vector<Piece> lines, const std::string& file) {
    if (!take_front_matter(lines, file) || !take_directives(lines, file)) return {};
    for (const Piece& line : lines) {
        const Piece statement = line.after(0);
        if (statement.text.empty() || statement.text.starts_with("%%")) continue;
        return statement.text;
    }
    return {};
}

}  // namespace

Result<Diagram> parse(std::string_view text, const std::string& file, const Limits& limits) {
    Result<std::vector<Piece>> lines = checked_lines(text, file, limits);
    if (!lines) return lines.error();
    if (!begins_with_fence(*lines)) return Parser(file, limits).parse(std::move(*lines));
    std::vector<std::vector<Piece>> blocks = mermaid_blocks(*lines);
    if (blocks.size() > 1) {
        return Error{"one diagram is expected here; this text has " + std::to_string(blocks.size()) +
                         " blocks of Mermaid",
                     {file, blocks[1].empty() ? 0 : blocks[1].front().line, 1}};
    }
    return Parser(file, limits).parse(std::move(blocks.front()));
}

Result<std::vector<Diagram>> parse_all(std::string_view text, const std::string& file, const Limits& limits) {
    const Result<std::vector<Piece>> lines = checked_lines(text, file, limits);
    if (!lines) return lines.error();
    std::vector<std::vector<Piece>> blocks = mermaid_blocks(*lines);
    std::vector<Diagram> result;
    if (blocks.empty()) {
        Result<Diagram> diagram = Parser(file, limits).parse(*lines);
        if (!diagram) return diagram.error();
        result.push_back(std::move(*diagram));
        return result;
    }
    for (std::vector<Piece>& block : blocks) {
        if (!begins_with_word(kind_of_diagram(block, file), header)) continue;
        Result<Diagram> diagram = Parser(file, limits).parse(std::move(block));
        if (!diagram) return diagram.error();
        result.push_back(std::move(*diagram));
    }
    if (result.empty()) {
        return Error{"none of the " + std::to_string(blocks.size()) +
                         " Mermaid diagrams in this file is a sequence diagram ('sequenceDiagram')",
                     {file, 0, 0}};
    }
    return result;
}

bool is_diagram_file(std::string_view path) {
    return path.ends_with(".mmd") || path.ends_with(".mermaid") || path.ends_with(".md");
}

}  // namespace lg::diagram
