// By the native calls of Windows where Win32 has none that begin at a folder which is open: so nothing that
// changes on the way meanwhile leads a name out of its folder. A file is opened as what it is, never as what
// a link in its place leads to; links and junctions are seen as links.
#include <windows.h>

#include <fmt/format.h>
#include <io.h>
#include <winioctl.h>
#include <winternl.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "sim/base/seen_path.h"
#include "sim/host/error_number.h"
#include "sim/host/file_calls.h"
#include "sim/host/open_flags.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

constexpr ULONG shared_with_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
constexpr int64_t ticks_of_1970 = 116'444'736'000'000'000;  // of 100 ns, since 1601

int64_t minus(ErrorNumber error) { return -static_cast<int64_t>(error); }
int64_t minus_status(NTSTATUS status) { return minus_error(static_cast<int>(RtlNtStatusToDosError(status))); }
int64_t zero_or_error(BOOL succeeded) { return succeeded ? 0 : last_error(); }

HANDLE handle_of(int fd) { return reinterpret_cast<HANDLE>(_get_osfhandle(fd)); }

// Owns a handle.
class Handle {
  public:
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (handle_) CloseHandle(handle_);
    }
    HANDLE get() const { return handle_; }
    HANDLE* put() { return &handle_; }
    // It becomes a descriptor of the C library's, which owns it from here on.
    int64_t release_as_descriptor() {
        const int fd = _open_osfhandle(reinterpret_cast<intptr_t>(handle_), 0);
        if (fd < 0) return minus(ErrorNumber::emfile);
        handle_ = nullptr;
        return fd;
    }

  private:
    HANDLE handle_ = nullptr;
};

std::wstring widen(const std::string& text) {
    const int bytes = static_cast<int>(text.size());
    std::wstring wide(static_cast<size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), bytes, nullptr, 0)),
                      0);
    MultiByteToWideChar(CP_UTF8, 0, text.data(), bytes, wide.data(), static_cast<int>(wide.size()));
    return wide;
}
std::string narrow(const wchar_t* wide, size_t length) {
    const int units = static_cast<int>(length);
    const int bytes = WideCharToMultiByte(CP_UTF8, 0, wide, units, nullptr, 0, nullptr, nullptr);
    std::string text(static_cast<size_t>(bytes), '\0');
    WideCharToMultiByte(CP_UTF8, 0, wide, units, text.data(), bytes, nullptr, nullptr);
    return text;
}

// What a POSIX name may hold and a name of Windows must not: above all what would be a path, or a stream.
bool is_possible(const std::string& name) {
    if (name.empty() || name.ends_with('.') || name.ends_with(' ')) return name == ".";
    return std::none_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 32 || std::strchr("\\/:*?\"<>|", c);
    });
}

// disposition, options: as NtCreateFile has them.
int64_t open_relative(int folder, const std::string& name, ACCESS_MASK access, ULONG attributes,
                      ULONG disposition, ULONG options, Handle& opened) {
    if (!is_possible(name))
        return minus(disposition == FILE_OPEN ? ErrorNumber::enoent : ErrorNumber::einval);
    std::wstring wide = name == "." ? std::wstring{} : widen(name);
    UNICODE_STRING text{};
    text.Length = text.MaximumLength = static_cast<USHORT>(wide.size() * sizeof(wchar_t));
    text.Buffer = wide.data();
    OBJECT_ATTRIBUTES object{};
    InitializeObjectAttributes(&object, &text, OBJ_CASE_INSENSITIVE, handle_of(folder), nullptr);
    IO_STATUS_BLOCK done{};
    const NTSTATUS status = NtCreateFile(
        opened.put(), access | SYNCHRONIZE, &object, &done, nullptr, attributes, shared_with_all, disposition,
        options | FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_REPARSE_POINT, nullptr, 0);
    return status < 0 ? minus_status(status) : 0;
}
int64_t open_existing(int folder, const std::string& name, ACCESS_MASK access, Handle& opened) {
    return open_relative(folder, name, access, 0, FILE_OPEN, 0, opened);
}

double to_ms(FILETIME time) {
    const int64_t ticks = static_cast<int64_t>(time.dwHighDateTime) << 32 | time.dwLowDateTime;
    return static_cast<double>(ticks - ticks_of_1970) / 1e4;
}
FILETIME to_file_time(double ms) {
    const auto ticks = static_cast<int64_t>(ms * 1e4) + ticks_of_1970;
    return {static_cast<DWORD>(ticks), static_cast<DWORD>(ticks >> 32)};
}

bool is_link(HANDLE handle) {
    FILE_ATTRIBUTE_TAG_INFO info{};
    if (!GetFileInformationByHandleEx(handle, FileAttributeTagInfo, &info, sizeof info)) return false;
    return (info.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) &&
           (info.ReparseTag == IO_REPARSE_TAG_SYMLINK || info.ReparseTag == IO_REPARSE_TAG_MOUNT_POINT);
}

// As Node shows it on Windows, which has no permissions of POSIX's but "read only".
int64_t status_of_handle(HANDLE handle, FileStatus& status) {
    BY_HANDLE_FILE_INFORMATION info{};
    if (!GetFileInformationByHandle(handle, &info)) return last_error();
    status.device = info.dwVolumeSerialNumber;
    status.inode = static_cast<uint64_t>(info.nFileIndexHigh) << 32 | info.nFileIndexLow;
    status.links = info.nNumberOfLinks;
    status.size = static_cast<uint64_t>(info.nFileSizeHigh) << 32 | info.nFileSizeLow;
    status.blocks = (status.size + 511) / 512;
    const bool is_folder = info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY;
    status.mode = is_link(handle) ? type_link : is_folder ? type_directory : type_file;
    status.mode |= info.dwFileAttributes & FILE_ATTRIBUTE_READONLY ? 0444 : 0666;
    status.accessed_ms = to_ms(info.ftLastAccessTime);
    status.modified_ms = status.changed_ms = to_ms(info.ftLastWriteTime);
    status.born_ms = to_ms(info.ftCreationTime);
    return 0;
}

bool is_of(const FileStatus& status, FileType type) { return (status.mode & 0170000) == type; }

int64_t set_read_only(HANDLE handle, uint32_t mode) {
    FILE_BASIC_INFO info{};
    if (!GetFileInformationByHandleEx(handle, FileBasicInfo, &info, sizeof info)) return last_error();
    if (mode & 0200) info.FileAttributes &= ~DWORD{FILE_ATTRIBUTE_READONLY};
    else info.FileAttributes |= FILE_ATTRIBUTE_READONLY;
    if (!info.FileAttributes) info.FileAttributes = FILE_ATTRIBUTE_NORMAL;
    return zero_or_error(SetFileInformationByHandle(handle, FileBasicInfo, &info, sizeof info));
}

ACCESS_MASK to_access(uint32_t flags) {
    ACCESS_MASK access = 0;
    if ((flags & open_access_mask) != open_write_only) access |= FILE_GENERIC_READ;
    if ((flags & open_access_mask) != open_read_only) access |= FILE_GENERIC_WRITE;
    if (flags & open_append) access &= ~ACCESS_MASK{FILE_WRITE_DATA};
    return access;
}

bool is_folder_name(std::string& name) {
    const bool has_slash = name.ends_with('/');
    if (has_slash) name.pop_back();
    return has_slash;
}

// A write to what was opened for reading is a bad descriptor, as libuv has it.
int64_t transfer_error() {
    return GetLastError() == ERROR_ACCESS_DENIED ? minus(ErrorNumber::ebadf) : last_error();
}

// Runs the transfer there, and leaves the file's own position where it was.
template <class Transfer>
int64_t at_position(HANDLE handle, int64_t position, Transfer transfer) {
    if (position < 0) return transfer(nullptr);
    LARGE_INTEGER nowhere{}, before{};
    const BOOL has_position = SetFilePointerEx(handle, nowhere, &before, FILE_CURRENT);
    OVERLAPPED where{};
    where.Offset = static_cast<DWORD>(position);
    where.OffsetHigh = static_cast<DWORD>(position >> 32);
    const int64_t value = transfer(&where);
    if (has_position) SetFilePointerEx(handle, before, nullptr, FILE_BEGIN);
    return value;
}

}  // namespace

// ---- folders and names

int64_t make_private_folder(std::string& path) {
    std::error_code error;
    const auto base = std::filesystem::temp_directory_path(error);  // the user's own
    if (error) return minus_error(error.value());
    for (uint32_t number = 0;; number++) {
        const auto made = base / fmt::format("loopglass-{}-{}", GetCurrentProcessId(), number);
        if (CreateDirectoryW(made.c_str(), nullptr)) return path = made.string(), 0;
        if (GetLastError() != ERROR_ALREADY_EXISTS) return last_error();
    }
}

int64_t open_folder(const std::string& path) {
    Handle handle;
    *handle.put() =
        CreateFileW(widen(path).c_str(), FILE_LIST_DIRECTORY | FILE_TRAVERSE | FILE_READ_ATTRIBUTES,
                    shared_with_all, nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    if (handle.get() != INVALID_HANDLE_VALUE) return handle.release_as_descriptor();
    *handle.put() = nullptr;
    return last_error();
}

int64_t open_folder_at(int folder, const std::string& name) {
    Handle handle;
    const int64_t error =
        open_relative(folder, name, FILE_LIST_DIRECTORY | FILE_TRAVERSE | FILE_READ_ATTRIBUTES, 0, FILE_OPEN,
                      FILE_DIRECTORY_FILE, handle);
    if (error < 0) return error;
    return is_link(handle.get()) ? minus(ErrorNumber::eloop) : handle.release_as_descriptor();
}

int64_t open_at(int folder, const std::string& name, uint32_t flags, uint32_t mode) {
    const bool creates = flags & open_create, is_exclusive = creates && (flags & open_exclusive);
    const ULONG disposition = is_exclusive ? FILE_CREATE : creates ? FILE_OPEN_IF : FILE_OPEN;
    const ULONG attributes = mode & 0200 || !creates ? FILE_ATTRIBUTE_NORMAL : FILE_ATTRIBUTE_READONLY;
    Handle handle;
    const int64_t error = open_relative(folder, name, to_access(flags), attributes, disposition, 0, handle);
    if (error < 0) return error;
    FileStatus status;
    if (const int64_t failed = status_of_handle(handle.get(), status); failed < 0) return failed;
    const bool is_folder = is_of(status, type_directory);
    if (is_link(handle.get())) return minus(ErrorNumber::eloop);
    if (is_folder && (flags & (open_access_mask | open_create))) return minus(ErrorNumber::eisdir);
    if (!is_folder && (flags & open_directory)) return minus(ErrorNumber::enotdir);
    if ((flags & open_truncate) && !SetEndOfFile(handle.get())) return last_error();
    return handle.release_as_descriptor();
}

int64_t close_file(int fd) { return _close(fd) == 0 ? 0 : minus(ErrorNumber::ebadf); }

int64_t status_at(int folder, const std::string& name, FileStatus& status) {
    Handle handle;
    const int64_t error = open_existing(folder, name, FILE_READ_ATTRIBUTES, handle);
    return error < 0 ? error : status_of_handle(handle.get(), status);
}
int64_t status_of(int fd, FileStatus& status) { return status_of_handle(handle_of(fd), status); }

int64_t access_at(int folder, const std::string& name, uint32_t mode) {
    FileStatus status;
    if (const int64_t error = status_at(folder, name, status); error < 0) return error;
    const bool is_folder = is_of(status, type_directory);
    return (mode & access_write) && !is_folder && !(status.mode & 0200) ? minus(ErrorNumber::eperm) : 0;
}

int64_t list_at(int folder, const std::string& name, std::vector<DirectoryEntry>& entries) {
    Handle handle;
    const int64_t error =
        open_relative(folder, name, FILE_LIST_DIRECTORY, 0, FILE_OPEN, FILE_DIRECTORY_FILE, handle);
    if (error < 0) return error;
    using enum DirectoryEntry::Type;
    alignas(8) char buffer[16 << 10];
    while (GetFileInformationByHandleEx(handle.get(), FileIdBothDirectoryInfo, buffer, sizeof buffer)) {
        const char* at = buffer;
        while (true) {
            const auto* entry = reinterpret_cast<const FILE_ID_BOTH_DIR_INFO*>(at);
            const std::string each = narrow(entry->FileName, entry->FileNameLength / sizeof(wchar_t));
            DirectoryEntry::Type type = entry->FileAttributes & FILE_ATTRIBUTE_DIRECTORY ? directory : file;
            if (entry->FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) type = link;
            if (each != "." && each != "..") entries.push_back({each, type});
            if (!entry->NextEntryOffset) break;
            at += entry->NextEntryOffset;
        }
    }
    if (GetLastError() != ERROR_NO_MORE_FILES) return last_error();
    std::sort(entries.begin(), entries.end(),
              [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
    return 0;
}

int64_t read_link_at(int folder, const std::string& name, std::string& target) {
    // As FSCTL_GET_REPARSE_POINT gives it; offsets are bytes behind the header, which is 4 longer for a
    // symbolic link than for a junction.
    struct Reparse {
        ULONG tag;
        USHORT size, reserved, substitute_offset, substitute_length, print_offset, print_length;
        ULONG flags;
    };
    Handle handle;
    if (const int64_t error = open_existing(folder, name, FILE_READ_ATTRIBUTES, handle); error < 0)
        return error;
    alignas(8) char buffer[MAXIMUM_REPARSE_DATA_BUFFER_SIZE];
    DWORD size = 0;
    if (!DeviceIoControl(handle.get(), FSCTL_GET_REPARSE_POINT, nullptr, 0, buffer, sizeof buffer, &size,
                         nullptr))
        return last_error();
    Reparse head;
    std::memcpy(&head, buffer, sizeof head);
    const bool is_symbolic = head.tag == IO_REPARSE_TAG_SYMLINK;
    if (!is_symbolic && head.tag != IO_REPARSE_TAG_MOUNT_POINT) return minus(ErrorNumber::einval);
    const size_t begin = (is_symbolic ? sizeof head : offsetof(Reparse, flags)) + head.substitute_offset;
    if (begin + head.substitute_length > size) return minus(ErrorNumber::einval);
    std::wstring wide(head.substitute_length / sizeof(wchar_t), 0);
    std::memcpy(wide.data(), buffer + begin, wide.size() * sizeof(wchar_t));
    if (wide.starts_with(L"\\??\\")) wide.erase(0, 4);
    target = seen_path(std::filesystem::path(wide));
    std::replace(target.begin(), target.end(), '\\', '/');
    return 0;
}

int64_t make_folder_at(int folder, const std::string& name, uint32_t) {
    std::string bare = name;
    is_folder_name(bare);
    Handle handle;
    if (bare == ".") return minus(ErrorNumber::eexist);
    return open_relative(folder, bare, FILE_LIST_DIRECTORY, FILE_ATTRIBUTE_NORMAL, FILE_CREATE,
                         FILE_DIRECTORY_FILE, handle);
}

int64_t remove_at(int folder, const std::string& name, bool is_folder) {
    std::string bare = name;
    const bool has_slash = is_folder_name(bare);
    FileStatus status;
    Handle handle;
    int64_t error = open_existing(folder, bare, DELETE | FILE_READ_ATTRIBUTES, handle);
    if (error == 0) error = status_of_handle(handle.get(), status);
    if (error < 0) return error;
    const bool was_folder = is_of(status, type_directory);
    if ((is_folder || has_slash) && !was_folder) return minus(ErrorNumber::enotdir);
    if (!is_folder && was_folder) return minus(ErrorNumber::eisdir);
    FILE_DISPOSITION_INFO info{};
    info.DeleteFile = TRUE;
    return zero_or_error(SetFileInformationByHandle(handle.get(), FileDispositionInfo, &info, sizeof info));
}

int64_t rename_at(int folder, const std::string& name, int target_folder, const std::string& target_name) {
    std::string from = name, to = target_name;
    is_folder_name(from), is_folder_name(to);
    Handle handle;
    if (const int64_t error = open_existing(folder, from, DELETE | FILE_READ_ATTRIBUTES, handle); error < 0)
        return error;
    if (!is_possible(to) || to == ".") return minus(ErrorNumber::einval);
    const std::wstring wide = widen(to);
    const size_t bytes = wide.size() * sizeof(wchar_t);
    std::vector<char> buffer(sizeof(FILE_RENAME_INFO) + bytes);
    auto* info = reinterpret_cast<FILE_RENAME_INFO*>(buffer.data());
    info->ReplaceIfExists = TRUE;
    info->RootDirectory = handle_of(target_folder);
    info->FileNameLength = static_cast<DWORD>(bytes);
    std::memcpy(info->FileName, wide.data(), bytes);
    IO_STATUS_BLOCK done{};
    const NTSTATUS status = NtSetInformationFile(handle.get(), &done, info, static_cast<ULONG>(buffer.size()),
                                                 FileRenameInformation);
    return status < 0 ? minus_status(status) : 0;
}

// Windows lets administrators alone make links.
int64_t make_link_at(int, const std::string&, const std::string&) { return minus(ErrorNumber::eperm); }

int64_t set_times_at(int folder, const std::string& name, double accessed_ms, double modified_ms) {
    Handle handle;
    if (const int64_t error = open_existing(folder, name, FILE_WRITE_ATTRIBUTES, handle); error < 0)
        return error;
    const FILETIME accessed = to_file_time(accessed_ms), modified = to_file_time(modified_ms);
    return zero_or_error(SetFileTime(handle.get(), nullptr, &accessed, &modified));
}
int64_t set_times(int fd, double accessed_ms, double modified_ms) {
    const FILETIME accessed = to_file_time(accessed_ms), modified = to_file_time(modified_ms);
    return zero_or_error(SetFileTime(handle_of(fd), nullptr, &accessed, &modified));
}
int64_t set_mode_at(int folder, const std::string& name, uint32_t mode) {
    Handle handle;
    const int64_t error = open_existing(folder, name, FILE_READ_ATTRIBUTES | FILE_WRITE_ATTRIBUTES, handle);
    return error < 0 ? error : set_read_only(handle.get(), mode);
}
int64_t set_mode(int fd, uint32_t mode) { return set_read_only(handle_of(fd), mode); }

// ---- open files

int64_t read_file(int fd, char* bytes, size_t size, int64_t position) {
    const HANDLE handle = handle_of(fd);
    return at_position(handle, position, [&](OVERLAPPED* where) -> int64_t {
        DWORD count = 0;
        if (ReadFile(handle, bytes, static_cast<DWORD>(size), &count, where)) return count;
        return GetLastError() == ERROR_HANDLE_EOF ? 0 : transfer_error();
    });
}
int64_t write_file(int fd, const char* bytes, size_t size, int64_t position) {
    const HANDLE handle = handle_of(fd);
    return at_position(handle, position, [&](OVERLAPPED* where) -> int64_t {
        DWORD count = 0;
        return WriteFile(handle, bytes, static_cast<DWORD>(size), &count, where) ? count : transfer_error();
    });
}
int64_t truncate_file(int fd, uint64_t length) {
    FILE_END_OF_FILE_INFO info{};
    info.EndOfFile.QuadPart = static_cast<int64_t>(length);
    return zero_or_error(SetFileInformationByHandle(handle_of(fd), FileEndOfFileInfo, &info, sizeof info));
}
int64_t sync_file(int fd) { return zero_or_error(FlushFileBuffers(handle_of(fd))); }

}  // namespace lg::host
