// Nothing leads out of the folders that a script may reach.
#include "sim/host/real_folders.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "test/temporary_folder.h"

namespace fs = std::filesystem;

namespace lg::host {
namespace {

using Last = RealFolders::Last;

class RealFoldersTest : public testing::Test {
  protected:
    RealFoldersTest() {
        for (const char* folder : {"in/a/b", "out", "elsewhere"}) fs::create_directories(base_ / folder);
        for (const char* file : {"in/f", "in/a/g", "out/secret", "elsewhere/h"})
            std::ofstream(base_ / file) << file;
        EXPECT_TRUE(folders_.add(in(), in(), true));
        EXPECT_TRUE(folders_.add("/seen", (base_ / "elsewhere").string(), false));
    }

    std::string in(const std::string& rest = "") const { return (base_ / "in").string() + rest; }
    RealFolders::Place find(const std::string& path, Last last = Last::follow) const {
        return folders_.find(path, last);
    }

    const TemporaryFolder folder_;
    const fs::path base_ = folder_.path();
    RealFolders folders_;
};

TEST_F(RealFoldersTest, what_lies_in_a_folder_is_found) {
    for (const char* path : {"/f", "/a/g", "/a/../f", "/./a/b/../g", "//f", "/a/b", "/a/", ""}) {
        const auto place = find(in(path));
        EXPECT_EQ(place.error, 0) << path;
        EXPECT_TRUE(place.exists) << path;
        EXPECT_TRUE(place.writable) << path;
    }
    EXPECT_EQ(find(in("/a/../f")).path, in("/f"));
    EXPECT_TRUE(find(in()).is_directory);
    const auto missing = find(in("/a/none"));
    EXPECT_EQ(missing.error, 0) << "a file that may be made";
    EXPECT_FALSE(missing.exists);
    EXPECT_EQ(find(in("/none/f")).error, -2);
    EXPECT_EQ(find(in("/f/x")).error, -20);
    EXPECT_EQ(find(in("/f/")).error, -20);
}

TEST_F(RealFoldersTest, a_folder_is_seen_where_it_is_said_to_be) {
    const auto place = find("/seen/h");
    EXPECT_EQ(place.error, 0);
    EXPECT_TRUE(place.exists);
    EXPECT_FALSE(place.writable);
    EXPECT_TRUE(find((base_ / "elsewhere/h").string()).outside) << "and only there";
}

TEST_F(RealFoldersTest, the_rest_of_the_disk_is_outside) {
    for (const std::string& path :
         {std::string("/etc/passwd"), std::string("/"), (base_ / "out/secret").string(), in("/../out/secret"),
          in("/a/../../out/secret"), in("x/f"), base_.string(), in("/..")}) {
        const auto place = find(path);
        EXPECT_TRUE(place.outside) << path;
        EXPECT_LT(place.error, 0) << path;
    }
}

TEST_F(RealFoldersTest, links_are_followed_as_long_as_they_stay_inside) {
    fs::create_symlink("a/g", base_ / "in/relative");
    fs::create_symlink(in("/a"), base_ / "in/absolute");
    fs::create_symlink("/seen", base_ / "in/other");
    EXPECT_EQ(find(in("/relative")).path, in("/a/g"));
    EXPECT_EQ(find(in("/absolute/g")).path, in("/a/g"));
    EXPECT_EQ(find(in("/other/h")).path, "/seen/h");
    EXPECT_EQ(find(in("/absolute/../f")).path, in("/f")) << "up from where the link leads";
    EXPECT_EQ(find(in("/relative"), Last::keep).path, in("/relative"));
}

TEST_F(RealFoldersTest, links_that_lead_out_are_refused) {
    fs::create_symlink(base_ / "out", base_ / "in/absolute");
    fs::create_symlink("../out", base_ / "in/relative");
    fs::create_symlink("../../out/secret", base_ / "in/a/file");
    fs::create_symlink("absolute", base_ / "in/twice");
    for (const char* path : {"/absolute/secret", "/relative/secret", "/a/file", "/twice/secret", "/absolute"})
        EXPECT_TRUE(find(in(path)).outside) << path;
    EXPECT_EQ(find(in("/absolute"), Last::keep).error, 0) << "the link itself is inside";
    EXPECT_TRUE(find(in("/absolute/"), Last::keep).outside) << "a slash means what it leads to";
}

TEST_F(RealFoldersTest, links_in_a_circle_are_an_error) {
    fs::create_symlink("two", base_ / "in/one");
    fs::create_symlink("one", base_ / "in/two");
    EXPECT_EQ(find(in("/one")).error, -40) << "ELOOP";
}

TEST_F(RealFoldersTest, of_folders_in_each_other_the_inner_one_counts) {
    EXPECT_TRUE(folders_.add(in("/a"), (base_ / "elsewhere").string(), false));
    EXPECT_FALSE(find(in("/a/h")).writable);
    EXPECT_TRUE(find(in("/a/h")).exists);
    EXPECT_TRUE(find(in("/a/../f")).writable);
    EXPECT_FALSE(find(in("/a/g")).exists);
}

TEST_F(RealFoldersTest, a_folder_can_be_seen_below_what_is_not_there) {
    EXPECT_TRUE(folders_.add(in("/none/at/all"), (base_ / "elsewhere").string(), false));
    EXPECT_TRUE(find(in("/none/at/all/h")).exists);
    EXPECT_TRUE(find(in("/none/at/all/../all/h")).exists);
    EXPECT_EQ(find(in("/none/at/f")).error, -2) << "and nothing else is there";
    EXPECT_EQ(find(in("/none/f")).error, -2);
    EXPECT_TRUE(find(in("/f")).exists);
}

TEST_F(RealFoldersTest, the_whole_disk_can_be_one_of_them) {
    EXPECT_TRUE(folders_.add("/", "/", false));
    EXPECT_TRUE(find("/etc").exists);
    EXPECT_TRUE(find("/").exists);
    EXPECT_FALSE(find((base_ / "out/secret").string()).writable);
    EXPECT_TRUE(find(in("/f")).writable) << "the inner one counts";
}

TEST_F(RealFoldersTest, paths_have_an_end) { EXPECT_EQ(find("/" + std::string(5000, 'x')).error, -36); }

}  // namespace
}  // namespace lg::host
