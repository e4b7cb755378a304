#include "gui/load.h"

#include "test/gui/record.h"

using namespace lg::gui;
namespace fs = std::filesystem;

namespace {

Material material_of(const std::string& trace) {
    auto loaded = load({{}, {}, trace, {}});
    EXPECT_TRUE(loaded) << loaded.error().text();
    return std::move(loaded->material);
}

std::string text_of(const Material& material, std::string_view name) {
    const SourceFile* source = material.source(name);
    std::string text;
    for (size_t i = 0; source && i < source->lines.size(); i++) text += source->lines[i] + "\n";
    return text;
}

TEST(Load, a_recorded_run_brings_its_sources_wherever_its_file_goes) {
    const lg::TemporaryFolder here, elsewhere;
    const std::string script = "const part = require('./part');\nconsole.log(part());\n";
    std::ofstream(here.path() / "part.js") << "module.exports = () => 7;\n";
    const std::string moved = (elsewhere.path() / "run.lgt").string();
    fs::rename(record(here, "run.lgt", script), moved);
    const Material material = material_of(moved);
    EXPECT_EQ(text_of(material, "main.js"), script);
    EXPECT_EQ(text_of(material, "part.js"), "module.exports = () => 7;\n");
}

TEST(Load, what_is_shown_is_what_ran_though_the_file_was_changed_since) {
    const lg::TemporaryFolder folder;
    const std::string trace = record(folder, "run.lgt", "console.log('as it ran');\n");
    std::ofstream(folder.path() / "main.js") << "console.log('changed');\n";
    EXPECT_EQ(text_of(material_of(trace), "main.js"), "console.log('as it ran');\n");
}

TEST(Load, a_source_too_large_for_the_trace_is_read_from_its_file) {
    const lg::TemporaryFolder folder;
    const std::string script = "console.log(1);\n//" + std::string(300 << 10, 'x') + "\n";
    EXPECT_EQ(text_of(material_of(record(folder, "run.lgt", script)), "main.js"), script);
}

}  // namespace
