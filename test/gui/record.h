// A recorded run in a file, for what opens one.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "sim/run.h"
#include "sim/trace/trace_file.h"
#include "test/temporary_folder.h"

namespace lg::gui {

// Runs a script, which is main.js in the folder then, on the virtual machine, and keeps its trace there.
inline std::string record(const TemporaryFolder& folder, const std::string& name, const std::string& script) {
    const std::string path = (folder.path() / "main.js").string();
    std::ofstream(path) << script;
    const auto outcome = run(*load_scenario(path), {});
    EXPECT_TRUE(outcome);
    const std::string kept = (folder.path() / name).string();
    EXPECT_TRUE(trace::write_trace(outcome->trace, kept));
    return kept;
}

}  // namespace lg::gui
