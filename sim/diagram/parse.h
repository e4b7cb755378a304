// Reads Mermaid sequence diagrams (`sequenceDiagram`, as of Mermaid 11).
// Anything that is not understood is an error with its place; nothing is skipped in silence.
// Pure functions; time and memory are linear in the size of the text.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/diagram/diagram.h"

namespace lg::diagram {

// What a file may hold. The same on every machine, so that a file opens everywhere or nowhere.
struct Limits {
    size_t bytes = 1u << 20;
    uint32_t items = 20'000;
    uint32_t participants = 500;
    uint32_t nesting = 64;  // blocks in blocks
};

// One diagram: a .mmd file, or a piece of Markdown with its ```mermaid fence around it.
// `file` is the name for error messages.
Result<Diagram> parse(std::string_view text, const std::string& file, const Limits& limits = {});

// Every sequence diagram in a Markdown text, in order; Mermaid diagrams of other kinds are passed over. A
// text without a ```mermaid fence is taken as one diagram. The result is never empty.
Result<std::vector<Diagram>> parse_all(std::string_view text, const std::string& file,
                                       const Limits& limits = {});

// Whether a file's name says that it holds diagrams: .mmd, .mermaid, .md.
bool is_diagram_file(std::string_view path);

}  // namespace lg::diagram
