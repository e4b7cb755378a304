// As libuv translates the errors of Windows, so that scripts find the names that Node has.
#include <winsock2.h>
#include <ws2tcpip.h>

#include "sim/host/error_number.h"
#include "sim/host/system_error.h"

namespace lg::host {

namespace {

struct Pair {
    int windows;
    int linux_number;
};
constexpr int unknown = 4094;  // libuv's UV_UNKNOWN
constexpr Pair pairs[] = {
    {ERROR_FILE_NOT_FOUND, 2},
    {ERROR_PATH_NOT_FOUND, 2},
    {ERROR_BAD_PATHNAME, 2},
    {ERROR_BAD_NETPATH, 2},
    {ERROR_DIRECTORY, 2},
    {ERROR_INVALID_DRIVE, 2},
    {ERROR_INVALID_NAME, 2},
    {ERROR_INVALID_REPARSE_DATA, 2},
    {ERROR_MOD_NOT_FOUND, 2},
    {ERROR_INVALID_HANDLE, 9},
    {ERROR_INVALID_FLAGS, 9},
    {ERROR_ACCESS_DENIED, 1},
    {ERROR_PRIVILEGE_NOT_HELD, 1},
    {ERROR_NOACCESS, 13},
    {ERROR_CANT_ACCESS_FILE, 13},
    {WSAEACCES, 13},
    {ERROR_LOCK_VIOLATION, 16},
    {ERROR_SHARING_VIOLATION, 16},
    {ERROR_PIPE_BUSY, 16},
    {ERROR_ALREADY_EXISTS, 17},
    {ERROR_FILE_EXISTS, 17},
    {ERROR_NOT_SAME_DEVICE, 18},
    {ERROR_INVALID_FUNCTION, 21},
    {ERROR_INVALID_PARAMETER, 22},
    {ERROR_INSUFFICIENT_BUFFER, 22},
    {ERROR_SYMLINK_NOT_SUPPORTED, 22},
    {WSAEINVAL, 22},
    {ERROR_TOO_MANY_OPEN_FILES, 24},
    {WSAEMFILE, 24},
    {ERROR_DISK_FULL, 28},
    {ERROR_HANDLE_DISK_FULL, 28},
    {ERROR_WRITE_PROTECT, 30},
    {ERROR_BAD_PIPE, 32},
    {ERROR_BROKEN_PIPE, 32},
    {ERROR_NO_DATA, 32},
    {WSAESHUTDOWN, 32},
    {ERROR_NOT_ENOUGH_MEMORY, 12},
    {ERROR_OUTOFMEMORY, 12},
    {WSAENOBUFS, 105},
    {ERROR_FILENAME_EXCED_RANGE, 36},
    {ERROR_CALL_NOT_IMPLEMENTED, 38},
    {ERROR_DIR_NOT_EMPTY, 39},
    {ERROR_CANT_RESOLVE_FILENAME, 40},
    {ERROR_NOT_A_REPARSE_POINT, 22},
    {ERROR_CRC, 5},
    {ERROR_GEN_FAILURE, 5},
    {ERROR_IO_DEVICE, 5},
    {ERROR_NOT_SUPPORTED, 95},
    {WSAEWOULDBLOCK, 11},
    {ERROR_IO_PENDING, 115},
    {WSAEINPROGRESS, 115},
    {WSAEALREADY, 114},
    {WSAENOTSOCK, 88},
    {WSAEOPNOTSUPP, 95},
    {WSAEAFNOSUPPORT, 97},
    {WSAEADDRINUSE, 98},
    {ERROR_ADDRESS_ALREADY_ASSOCIATED, 98},
    {WSAEADDRNOTAVAIL, 99},
    {WSAENETUNREACH, 101},
    {ERROR_NETWORK_UNREACHABLE, 101},
    {WSAECONNABORTED, 103},
    {ERROR_CONNECTION_ABORTED, 103},
    {WSAECONNRESET, 104},
    {ERROR_NETNAME_DELETED, 104},
    {ERROR_PORT_UNREACHABLE, 104},
    {WSAEISCONN, 106},
    {WSAENOTCONN, 107},
    {ERROR_NOT_CONNECTED, 107},
    {WSAETIMEDOUT, 110},
    {ERROR_SEM_TIMEOUT, 110},
    {WSAECONNREFUSED, 111},
    {ERROR_CONNECTION_REFUSED, 111},
    {WSAEHOSTUNREACH, 113},
    {ERROR_HOST_UNREACHABLE, 113},
    {ERROR_OPERATION_ABORTED, 125},
    {WSAEINTR, 125},
};

}  // namespace

int64_t minus_error(int platform_number) {
    if (platform_number == 0) return 0;
    for (const Pair& pair : pairs)
        if (pair.windows == platform_number) return -pair.linux_number;
    return -unknown;
}

int64_t last_error() { return minus_error(static_cast<int>(GetLastError())); }

int64_t minus_lookup_error(int platform_number) {
    switch (platform_number) {
        case WSATRY_AGAIN: return -static_cast<int64_t>(ErrorNumber::eai_again);
        case WSAEAFNOSUPPORT: return -static_cast<int64_t>(ErrorNumber::eai_family);
        case WSA_NOT_ENOUGH_MEMORY: return -static_cast<int64_t>(ErrorNumber::enomem);
        default: return -static_cast<int64_t>(ErrorNumber::eai_noname);
    }
}

}  // namespace lg::host
