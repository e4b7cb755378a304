#include "sim/host/error_number.h"

#include <array>

namespace lg::host {

namespace {

struct Row {
    ErrorNumber number;
    std::string_view name;
    std::string_view text;
};

using enum ErrorNumber;
constexpr std::array table{
    Row{eperm, "EPERM", "operation not permitted"},
    Row{enoent, "ENOENT", "no such file or directory"},
    Row{static_cast<ErrorNumber>(4), "EINTR", "interrupted system call"},
    Row{eio, "EIO", "i/o error"},
    Row{ebadf, "EBADF", "bad file descriptor"},
    Row{eagain, "EAGAIN", "resource temporarily unavailable"},
    Row{enomem, "ENOMEM", "not enough memory"},
    Row{eacces, "EACCES", "permission denied"},
    Row{ebusy, "EBUSY", "resource busy or locked"},
    Row{eexist, "EEXIST", "file already exists"},
    Row{exdev, "EXDEV", "cross-device link not permitted"},
    Row{enotdir, "ENOTDIR", "not a directory"},
    Row{eisdir, "EISDIR", "illegal operation on a directory"},
    Row{einval, "EINVAL", "invalid argument"},
    Row{emfile, "EMFILE", "too many open files"},
    Row{efbig, "EFBIG", "file too large"},
    Row{enospc, "ENOSPC", "no space left on device"},
    Row{espipe, "ESPIPE", "invalid seek"},
    Row{erofs, "EROFS", "read-only file system"},
    Row{epipe, "EPIPE", "broken pipe"},
    Row{enametoolong, "ENAMETOOLONG", "name too long"},
    Row{enotempty, "ENOTEMPTY", "directory not empty"},
    Row{eloop, "ELOOP", "too many symbolic links encountered"},
    Row{enotsock, "ENOTSOCK", "socket operation on non-socket"},
    Row{enoprotoopt, "ENOPROTOOPT", "protocol not available"},
    Row{eopnotsupp, "EOPNOTSUPP", "operation not supported on socket"},
    Row{eafnosupport, "EAFNOSUPPORT", "address family not supported"},
    Row{eaddrinuse, "EADDRINUSE", "address already in use"},
    Row{eaddrnotavail, "EADDRNOTAVAIL", "address not available"},
    Row{enetunreach, "ENETUNREACH", "network is unreachable"},
    Row{econnaborted, "ECONNABORTED", "software caused connection abort"},
    Row{econnreset, "ECONNRESET", "connection reset by peer"},
    Row{eisconn, "EISCONN", "socket is already connected"},
    Row{enotconn, "ENOTCONN", "socket is not connected"},
    Row{etimedout, "ETIMEDOUT", "connection timed out"},
    Row{econnrefused, "ECONNREFUSED", "connection refused"},
    Row{ealready, "EALREADY", "connection already in progress"},
    Row{einprogress, "EINPROGRESS", "operation in progress"},
    Row{ecanceled, "ECANCELED", "operation canceled"},
    Row{eai_again, "EAI_AGAIN", "temporary failure"},
    Row{eai_family, "EAI_FAMILY", "ai_family not supported"},
    Row{eai_noname, "EAI_NONAME", "unknown node or service"},
};

const Row* find(int64_t number) {
    const int64_t positive = number < 0 ? -number : number;
    for (const Row& row : table)
        if (static_cast<int64_t>(row.number) == positive) return &row;
    return nullptr;
}

}  // namespace

std::string_view error_name(int64_t number) {
    const Row* row = find(number);
    return row ? row->name : "UNKNOWN";
}

std::string_view error_text(int64_t number) {
    const Row* row = find(number);
    return row ? row->text : "unknown error";
}

}  // namespace lg::host
