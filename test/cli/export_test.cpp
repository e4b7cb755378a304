// Where an exported run goes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/cli/cli.h"
#include "test/file_content.h"
#include "test/temporary_folder.h"

namespace lg::cli {
namespace {

std::string exported(std::vector<std::string> words) {
    words.insert(words.begin(), {"loopglass", "export", "--format", "jsonl"});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    testing::internal::CaptureStdout();
    EXPECT_EQ(main(static_cast<int>(arguments.size()), arguments.data(), {}), 0);
    return testing::internal::GetCapturedStdout();
}

TEST(Export, goes_to_stdout_or_to_a_file) {
    const TemporaryFolder folder;
    const std::string script = (folder.path() / "main.js").string(),
                      file = (folder.path() / "run.jsonl").string();
    std::ofstream(script) << "setTimeout(() => {}, 1);";
    const std::string text = exported({script});
    EXPECT_NE(text.find("timer_started"), text.npos) << text;
    EXPECT_EQ(exported({script, "-o", "-"}), text);
    EXPECT_EQ(exported({script, "-o", file}), "");
    EXPECT_EQ(content_of(file), text);
    EXPECT_FALSE(std::filesystem::exists("-"));
}

}  // namespace
}  // namespace lg::cli
