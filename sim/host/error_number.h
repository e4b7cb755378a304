// Error numbers in Linux's numbering, on every platform, with the names and the texts that libuv gives them.
// Numbers are positive here; an Outcome carries them negated, as system calls do.
#pragma once
#include <cstdint>
#include <string_view>

namespace lg::host {

enum class ErrorNumber : int32_t {
    none = 0,
    eperm = 1,
    enoent = 2,
    eio = 5,
    ebadf = 9,
    eagain = 11,
    enomem = 12,
    eacces = 13,
    ebusy = 16,
    eexist = 17,
    exdev = 18,
    enotdir = 20,
    eisdir = 21,
    einval = 22,
    emfile = 24,
    efbig = 27,
    enospc = 28,
    espipe = 29,
    erofs = 30,
    epipe = 32,
    enametoolong = 36,
    enotempty = 39,
    eloop = 40,
    enotsock = 88,
    enoprotoopt = 92,
    eopnotsupp = 95,
    eafnosupport = 97,
    eaddrinuse = 98,
    eaddrnotavail = 99,
    enetunreach = 101,
    econnaborted = 103,
    econnreset = 104,
    eisconn = 106,
    enotconn = 107,
    etimedout = 110,
    econnrefused = 111,
    ealready = 114,
    einprogress = 115,
    ecanceled = 125,
    eai_again = 3001,  // libuv's own numbers for what getaddrinfo says
    eai_family = 3005,
    eai_noname = 3008,  // Node calls it ENOTFOUND
};

// "ENOENT". `number` of either sign. An unknown number gives "UNKNOWN".
std::string_view error_name(int64_t number);
// "no such file or directory", as in Node's messages.
std::string_view error_text(int64_t number);

}  // namespace lg::host
