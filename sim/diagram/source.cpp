#include "sim/diagram/source.h"

#include <optional>

#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

struct Fence {
    std::string_view marks;
    std::string_view language;
};

// The opening line of a fence. `{mermaid}` and `mermaid title="x"` are written too.
std::optional<Fence> fence_at(std::string_view line) {
    line = trimmed(line);
    const char mark = line.empty() ? ' ' : line.front();
    if (mark != '`' && mark != '~') return std::nullopt;
    size_t count = 0;
    while (count < line.size() && line[count] == mark) count++;
    if (count < 3) return std::nullopt;
    std::string_view language = trimmed(line.substr(count));
    if (language.starts_with('{')) language.remove_prefix(1);
    size_t end = 0;
    while (end < language.size() && (is_word(language[end]) || language[end] == '-')) end++;
    return Fence{line.substr(0, count), language.substr(0, end)};
}

bool closes(std::string_view line, const Fence& fence) {
    line = trimmed(line);
    return line.starts_with(fence.marks) &&
           line.find_first_not_of(fence.marks.front()) == std::string_view::npos;
}

// `mermaid-example` is what Mermaid's own documents use.
bool is_mermaid(const Fence& fence) {
    return fence.language == "mermaid" || fence.language == "mermaid-example";
}

std::string_view without_quotes(std::string_view text) {
    text = trimmed(text);
    const bool quotes =
        text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
    return quotes ? text.substr(1, text.size() - 2) : text;
}

size_t first_line_with_text(const std::vector<Piece>& lines) {
    size_t i = 0;
    while (i < lines.size() && trimmed(lines[i].text).empty()) i++;
    return i;
}

}  // namespace

Piece Piece::after(size_t bytes) const {
    while (bytes < text.size() && is_space(text[bytes])) bytes++;
    return {trimmed(text.substr(bytes)), line, column + count_characters(text.substr(0, bytes))};
}

std::vector<Piece> split_lines(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<Piece> result;
    for (uint32_t number = 1; !text.empty(); number++) {
        const size_t end = text.find_first_of("\r\n");
        result.push_back({text.substr(0, end), number, 1});
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return result;
}

std::vector<std::vector<Piece>> mermaid_blocks(const std::vector<Piece>& lines) {
    std::vector<std::vector<Piece>> result;
    std::optional<Fence> open;
    for (const Piece& line : lines) {
        if (!open) {
            open = fence_at(line.text);
            if (open && is_mermaid(*open)) result.emplace_back();
        } else if (closes(line.text, *open)) {
            open.reset();
        } else if (is_mermaid(*open)) {
            result.back().push_back(line);
        }
    }
    return result;
}

bool begins_with_fence(const std::vector<Piece>& lines) {
    const size_t first = first_line_with_text(lines);
    if (first == lines.size()) return false;
    const std::optional<Fence> fence = fence_at(lines[first].text);
    return fence && is_mermaid(*fence);
}

Result<FrontMatter> take_front_matter(std::vector<Piece>& lines, const std::string& file) {
    const size_t first = first_line_with_text(lines);
    if (first == lines.size() || trimmed(lines[first].text) != "---") return FrontMatter{};
    FrontMatter result;
    for (size_t i = first + 1; i < lines.size(); i++) {
        const std::string_view line = lines[i].text;
        if (trimmed(line) == "---") {
            lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i + 1));
            return result;
        }
        if (i > first + 1) result.text += '\n';
        result.text += line;
        if (line.starts_with("title:")) result.title = without_quotes(line.substr(6));
    }
    return Error{"the front matter that '---' opens here is not closed; a second line '---' is expected",
                 {file, lines[first].line, 1}};
}

Result<std::vector<std::string>> take_directives(std::vector<Piece>& lines, const std::string& file) {
    std::vector<std::string> result;
    const Piece* opened = nullptr;  // the line of the directive that is not closed yet
    for (Piece& line : lines) {
        if (opened) result.back() += '\n';
        // Several directives may follow one another on a line.
        for (;;) {
            if (!opened) {
                if (!line.after(0).text.starts_with("%%{")) break;
                line = line.after(0);
                opened = &line;
                result.emplace_back();
            }
            const size_t end = line.text.find("}%%");
            const size_t taken = end == std::string_view::npos ? line.text.size() : end + 3;
            result.back() += line.text.substr(0, taken);
            line = line.after(taken);
            if (end == std::string_view::npos) break;
            opened = nullptr;
        }
    }
    if (opened) {
        return Error{"the directive that '%%{' opens here is not closed; '}%%' is expected",
                     {file, opened->line, 1}};
    }
    return result;
}

}  // namespace lg::diagram
