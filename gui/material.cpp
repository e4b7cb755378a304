#include "gui/material.h"

namespace lg::gui {

SourceFile make_source(std::string name, std::string_view text) {
    SourceFile file;
    file.name = std::move(name);
    file.title = file.name.substr(file.name.find_last_of("/\\") + 1);
    layout::Carry carry = layout::Carry::none;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        file.lines.emplace_back(line);
        file.tokens.push_back(layout::highlight(file.lines.back(), carry));
        file.longest = std::max(file.longest, line.size());
    }
    return file;
}

}  // namespace lg::gui
