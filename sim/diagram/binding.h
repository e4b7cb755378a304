// The text of a binding: which event of a run the message that follows describes. Mermaid takes it for a
// comment.
//     %% @ work_finished kind=read label~"config.json" worker!=0
// Pure functions.
#pragma once
#include <string>
#include <string_view>

#include "sim/diagram/diagram.h"

namespace lg::diagram {

// True if `comment`, which begins with `%%`, is a binding: an `@` that stands alone comes first.
// (`%% @author` is an ordinary comment.)
bool is_binding(std::string_view comment);

// `origin` is where `comment` begins in `file`. Whether the names exist is for bind.h to say.
Result<Binding> parse_binding(std::string_view comment, const std::string& file, Origin origin);

// The comment that parse_binding() reads as `binding`.
std::string write_binding(const Binding& binding);

}  // namespace lg::diagram
