// Writes a diagram as Mermaid text. parse(write(d)) == d for every diagram that parse() gave, and for every
// other whose ids and texts could have come from there (ids without signs that mean something, names split by
// emoji).
#pragma once
#include <string>

#include "sim/diagram/diagram.h"

namespace lg::diagram {

// Lines end in \n; comments and bindings stand before their lines; blocks are indented.
std::string write(const Diagram& diagram);

}  // namespace lg::diagram
