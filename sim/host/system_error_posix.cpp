#include "sim/host/system_error.h"

#include <netdb.h>

#include <cerrno>

#include "sim/host/error_number.h"

namespace lg::host {

#ifdef __linux__

int64_t minus_error(int platform_number) { return -platform_number; }

#else

namespace {
struct Pair {
    int platform;
    int64_t linux_number;
};
// Numbers up to 34 are the same everywhere but for EAGAIN.
constexpr Pair pairs[] = {
    {EAGAIN, 11},        {ENAMETOOLONG, 36},    {ENOSYS, 38},       {ENOTEMPTY, 39},     {ELOOP, 40},
    {EOVERFLOW, 75},     {ENOTSOCK, 88},        {EDESTADDRREQ, 89}, {EMSGSIZE, 90},      {EPROTOTYPE, 91},
    {ENOPROTOOPT, 92},   {EPROTONOSUPPORT, 93}, {EOPNOTSUPP, 95},   {EAFNOSUPPORT, 97},  {EADDRINUSE, 98},
    {EADDRNOTAVAIL, 99}, {ENETDOWN, 100},       {ENETUNREACH, 101}, {ECONNABORTED, 103}, {ECONNRESET, 104},
    {ENOBUFS, 105},      {EISCONN, 106},        {ENOTCONN, 107},    {ETIMEDOUT, 110},    {ECONNREFUSED, 111},
    {EHOSTUNREACH, 113}, {EALREADY, 114},       {EINPROGRESS, 115}, {EDQUOT, 122},       {ECANCELED, 125},
};
}  // namespace

int64_t minus_error(int platform_number) {
    for (const Pair& pair : pairs)
        if (pair.platform == platform_number) return -pair.linux_number;
    return -platform_number;
}

#endif

int64_t last_error() { return minus_error(errno); }

int64_t minus_lookup_error(int platform_number) {
    switch (platform_number) {
        case EAI_AGAIN: return -static_cast<int64_t>(ErrorNumber::eai_again);
        case EAI_FAMILY: return -static_cast<int64_t>(ErrorNumber::eai_family);
        case EAI_MEMORY: return -static_cast<int64_t>(ErrorNumber::enomem);
        case EAI_SYSTEM: return last_error();
        default: return -static_cast<int64_t>(ErrorNumber::eai_noname);
    }
}

}  // namespace lg::host
