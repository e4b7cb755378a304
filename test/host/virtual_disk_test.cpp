#include "sim/host/virtual_disk.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"
#include "test/temporary_folder.h"

namespace lg::host {
namespace {

namespace fs = std::filesystem;

class DiskTest : public ::testing::Test {
  protected:
    DiskTest() {
        fs::create_directory(folder + "/lib");
        std::ofstream(folder + "/main.js") << "console.log(1)";
        std::ofstream(folder + "/lib/a.js") << "a";
        fs::create_symlink("/etc/passwd", folder + "/secret");
        fs::create_symlink("../../../../etc", folder + "/lib/etc");
        fs::create_symlink("../main.js", folder + "/lib/back");
    }

    VirtualDisk& disk(WorldDescription world = {}) {
        descriptors.emplace(world.limits.descriptors);
        made.emplace(world, folder, make_folder_image(folder), clock, *descriptors);
        return *made;
    }
    Outcome on_path(WorkKind kind, const std::string& path) {
        Work work;
        work.kind = kind;
        work.more->path = path;
        work.mode = 0755;
        return made->perform(work);
    }
    int32_t open(const std::string& path, uint32_t flags = open_read_only) {
        Work work;
        work.kind = WorkKind::open;
        work.more->path = path;
        work.flags = flags;
        work.mode = 0644;
        return static_cast<int32_t>(made->perform(work).value);
    }
    Outcome read(int32_t fd, uint64_t length = 1000) {
        Work work;
        work.kind = WorkKind::read;
        work.fd = fd;
        work.length = length;
        return made->perform(work);
    }
    Outcome write(int32_t fd, std::string bytes) {
        Work work;
        work.kind = WorkKind::write;
        work.fd = fd;
        work.more->bytes = std::move(bytes);
        return made->perform(work);
    }
    Outcome close(int32_t fd) {
        Work work;
        work.kind = WorkKind::close;
        work.fd = fd;
        return made->perform(work);
    }

    const TemporaryFolder real_folder;
    const std::string folder = real_folder.path().string();
    Clock clock{1, 0};
    std::optional<DescriptorTable> descriptors;
    std::optional<VirtualDisk> made;
};
using VirtualDiskTest = DiskTest;

TEST_F(VirtualDiskTest, shows_the_folder_at_its_own_path) {
    disk();
    EXPECT_EQ(read(open(folder + "/main.js")).more->bytes, "console.log(1)");
    EXPECT_EQ(read(open("lib/a.js")).more->bytes, "a") << "the folder is where relative paths begin";
    EXPECT_EQ(on_path(WorkKind::realpath, "lib/back").more->bytes, folder + "/main.js");
    const Outcome list = on_path(WorkKind::readdir, folder);
    ASSERT_EQ(list.more->entries.size(), 2u);
    EXPECT_EQ(list.more->entries[0].name, "lib");
    EXPECT_EQ(list.more->entries[1].name, "main.js");
}

TEST_F(VirtualDiskTest, nothing_else_of_the_real_disk_exists) {
    disk();
    EXPECT_TRUE(is_error(on_path(WorkKind::stat, "/etc/passwd"), ErrorNumber::enoent));
    EXPECT_TRUE(is_error(on_path(WorkKind::lstat, folder + "/secret"), ErrorNumber::enoent));
    EXPECT_TRUE(is_error(on_path(WorkKind::readdir, folder + "/lib/etc"), ErrorNumber::enoent));
    EXPECT_EQ(open(folder + "/../../../../../../etc/passwd"), -2);
    std::ofstream(fs::path(folder).parent_path() / "loopglass-neighbour") << "x";
    EXPECT_EQ(on_path(WorkKind::readdir, "/tmp").more->entries.size(), folder.starts_with("/tmp/") ? 1u : 0u);
    fs::remove(fs::path(folder).parent_path() / "loopglass-neighbour");
}

TEST_F(VirtualDiskTest, writes_go_to_memory_and_never_to_the_real_disk) {
    disk();
    const int32_t fd = open("main.js", open_read_write);
    EXPECT_EQ(write(fd, "XX").value, 2);
    EXPECT_EQ(read(open("main.js")).more->bytes, "XXnsole.log(1)");
    EXPECT_EQ(write(open("new.txt", open_write_only | open_create), "hello").value, 5);
    EXPECT_EQ(read(open("new.txt")).more->bytes, "hello");
    EXPECT_EQ(on_path(WorkKind::unlink, "lib/a.js").value, 0);
    EXPECT_EQ(open("lib/a.js"), -2);
    std::ostringstream real;
    real << std::ifstream(folder + "/main.js").rdbuf();
    EXPECT_EQ(real.str(), "console.log(1)");
    EXPECT_FALSE(fs::exists(folder + "/new.txt"));
    EXPECT_TRUE(fs::exists(folder + "/lib/a.js"));
}

TEST_F(VirtualDiskTest, a_protected_folder_is_a_read_only_file_system) {
    WorldDescription world;
    world.writable = false;
    disk(world);
    EXPECT_EQ(open("main.js", open_write_only), -30);
    EXPECT_EQ(open("new.txt", open_write_only | open_create), -30);
    EXPECT_TRUE(is_error(on_path(WorkKind::mkdir, "d"), ErrorNumber::erofs));
    EXPECT_TRUE(is_error(on_path(WorkKind::unlink, "lib/a.js"), ErrorNumber::erofs));
    EXPECT_TRUE(is_error(on_path(WorkKind::chmod, "lib/a.js"), ErrorNumber::erofs));
    EXPECT_GT(open("/tmp/file", open_write_only | open_create), 0) << "the temporary folder can be written";
}

TEST_F(VirtualDiskTest, what_is_roots_cannot_be_changed) {
    disk();
    EXPECT_TRUE(is_error(on_path(WorkKind::mkdir, "/home"), ErrorNumber::eacces));
    EXPECT_TRUE(is_error(on_path(WorkKind::rmdir, "/tmp"), ErrorNumber::eacces));
    EXPECT_TRUE(is_error(on_path(WorkKind::chmod, "/"), ErrorNumber::eperm));
}

TEST_F(VirtualDiskTest, given_files_are_there_and_cover_real_ones) {
    WorldDescription world;
    world.files = {
        {"data/config.json", "{}", 0644}, {"main.js", "other", 0600}, {"/etc/hosts", "127.0.0.1", 0644}};
    disk(world);
    EXPECT_EQ(read(open("data/config.json")).more->bytes, "{}");
    EXPECT_EQ(read(open("main.js")).more->bytes, "other");
    EXPECT_EQ(read(open("/etc/hosts")).more->bytes, "127.0.0.1");
    EXPECT_EQ(on_path(WorkKind::stat, "main.js").more->status->mode, type_file | 0600u);
}

TEST_F(VirtualDiskTest, a_full_disk_takes_what_fits_and_then_says_so) {
    WorldDescription world;
    world.limits.disk_bytes = 10'000;
    disk(world);
    const int32_t fd = open("big", open_write_only | open_create);
    const Outcome first = write(fd, std::string(20'000, 'x'));
    EXPECT_GT(first.value, 9'000);
    EXPECT_LT(first.value, 10'001);
    EXPECT_TRUE(is_error(write(fd, "more"), ErrorNumber::enospc));
    EXPECT_EQ(open("other", open_write_only | open_create), -28);
    EXPECT_EQ(on_path(WorkKind::unlink, "big").value, 0);
    EXPECT_TRUE(is_error(write(fd, "more"), ErrorNumber::enospc)) << "an open file keeps its space";
    close(fd);
    EXPECT_GT(open("other", open_write_only | open_create), 0);
}

TEST_F(VirtualDiskTest, a_huge_length_is_an_error_and_not_a_huge_allocation) {
    disk();
    Work work;
    work.kind = WorkKind::truncate;
    work.more->path = "main.js";
    work.length = uint64_t{1} << 40;
    EXPECT_TRUE(is_error(made->perform(work), ErrorNumber::enospc));
    Work far;
    far.kind = WorkKind::write;
    far.fd = open("main.js", open_read_write);
    far.position = int64_t{1} << 60;
    far.more->bytes = "x";
    EXPECT_TRUE(is_error(made->perform(far), ErrorNumber::enospc));
}

TEST_F(VirtualDiskTest, too_many_open_files_are_an_error) {
    WorldDescription world;
    world.limits.descriptors = 64;
    disk(world);
    int32_t fd = 0, last = 0;
    while ((fd = open("main.js")) >= 0) last = fd;
    EXPECT_EQ(fd, -24);
    close(last);
    EXPECT_EQ(open("main.js"), last);
}

TEST_F(VirtualDiskTest, a_removed_file_lives_as_long_as_it_is_open) {
    disk();
    const int32_t fd = open("main.js");
    EXPECT_EQ(on_path(WorkKind::unlink, "main.js").value, 0);
    EXPECT_EQ(read(fd).more->bytes, "console.log(1)");
    EXPECT_EQ(close(fd).value, 0);
    EXPECT_TRUE(is_error(read(fd), ErrorNumber::ebadf));
}

TEST_F(VirtualDiskTest, a_file_of_the_folder_can_be_moved_and_copied) {
    disk();
    Work work;
    work.kind = WorkKind::rename;
    work.more->path = "lib";
    work.more->second_path = "/tmp/moved";
    EXPECT_EQ(made->perform(work).value, 0);
    EXPECT_EQ(read(open("/tmp/moved/a.js")).more->bytes, "a");
    work.kind = WorkKind::copyfile;
    work.more->path = "main.js";
    work.more->second_path = "copy.js";
    EXPECT_EQ(made->perform(work).value, 0);
    EXPECT_EQ(read(open("copy.js")).more->bytes, "console.log(1)");
    work.flags = copy_exclusive;
    EXPECT_TRUE(is_error(made->perform(work), ErrorNumber::eexist));
}

TEST_F(VirtualDiskTest, times_come_from_the_virtual_clock) {
    WorldDescription world;
    world.epoch_ms = 1'000'000;
    disk(world);
    EXPECT_EQ(on_path(WorkKind::stat, "main.js").more->status->modified_ms, 1'000'000);
    clock.move_to(Time{} + Duration::of_ms(5));
    write(open("main.js", open_write_only), "x");
    EXPECT_EQ(on_path(WorkKind::stat, "main.js").more->status->modified_ms, 1'000'005);
    Work work;
    work.kind = WorkKind::utimes;
    work.more->path = "main.js";
    work.more->accessed_ms = 1;
    work.more->modified_ms = 2;
    EXPECT_EQ(made->perform(work).value, 0);
    EXPECT_EQ(on_path(WorkKind::stat, "main.js").more->status->modified_ms, 2);
}

TEST_F(VirtualDiskTest, temporary_folders_have_fresh_names) {
    disk();
    const Outcome a = on_path(WorkKind::mkdtemp, "/tmp/x-XXXXXX"),
                  b = on_path(WorkKind::mkdtemp, "/tmp/x-XXXXXX");
    EXPECT_EQ(a.value, 0);
    EXPECT_NE(a.more->bytes, b.more->bytes);
    EXPECT_EQ(a.more->bytes.size(), std::string("/tmp/x-XXXXXX").size());
    EXPECT_EQ(on_path(WorkKind::readdir, a.more->bytes).value, 0);
    EXPECT_TRUE(is_error(on_path(WorkKind::mkdtemp, "/tmp/x"), ErrorNumber::einval));
}

TEST_F(VirtualDiskTest, a_zero_byte_in_a_path_is_invalid) {
    disk();
    EXPECT_TRUE(is_error(on_path(WorkKind::stat, std::string("main.js\0x", 9)), ErrorNumber::einval));
}

}  // namespace
}  // namespace lg::host
