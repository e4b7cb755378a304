// Paths as scripts see them. The machine that they run on is one of POSIX everywhere; what lies at C:\a on a
// Windows disk is /C:/a for a script, as in the URL file:///C:/a. On POSIX both are the same.
#pragma once
#include <filesystem>
#include <string>

namespace lg {

std::string seen_path(const std::filesystem::path& real);
std::filesystem::path real_path(const std::string& seen);

}  // namespace lg
