#include "sim/host/whole_file.h"

#include <algorithm>
#include <cstdint>

#include "sim/host/open_flags.h"
#include "sim/host/outcome.h"

namespace lg::host {

namespace {

constexpr uint64_t unknown_chunk_bytes = 64 << 10;  // one read of a file whose size is unknown
constexpr uint64_t whole_bytes_max = INT32_MAX;
constexpr uint32_t type_bits = 0170000;

Outcome failed_in(WorkKind call, int64_t value) {
    Outcome outcome = succeeded(value);
    outcome.more->failed_call = call;
    return outcome;
}

Work on_open(WorkKind kind, int64_t fd) {
    Work work;
    work.kind = kind;
    work.fd = static_cast<int32_t>(fd);
    return work;
}

Outcome open_of(const Work& work, const FileCalls& perform) {
    Work opening;
    opening.kind = WorkKind::open;
    opening.more->path = work.more->path;
    opening.flags = work.flags;
    opening.mode = work.mode;
    return perform(opening);
}

// Closes, and tells the earlier error rather than the close's.
Outcome closed(int64_t fd, Outcome outcome, const FileCalls& perform) {
    const Outcome closing = perform(on_open(WorkKind::close, fd));
    if (outcome.value == 0 && closing.value < 0) return failed_in(WorkKind::close, closing.value);
    return outcome;
}

// size: 0 if it is unknown.
Outcome read_to_end(int64_t fd, uint64_t size, const FileCalls& perform) {
    Outcome whole;
    while (size == 0 || whole.more->bytes.size() < size) {
        Work reading = on_open(WorkKind::read, fd);
        reading.length = size ? size - whole.more->bytes.size() : unknown_chunk_bytes;
        const Outcome part = perform(reading);
        if (part.value < 0) return failed_in(WorkKind::read, part.value);
        if (part.more->bytes.empty()) break;
        whole.more->bytes += part.more->bytes;
        if (whole.more->bytes.size() > whole_bytes_max) {
            return failed_in(WorkKind::read, failed(ErrorNumber::efbig).value);
        }
    }
    return whole;
}

}  // namespace

Outcome read_whole_file(const Work& work, const FileCalls& perform) {
    const int64_t fd = open_of(work, perform).value;
    if (fd < 0) return failed_in(WorkKind::open, fd);
    Outcome found = perform(on_open(WorkKind::fstat, fd));
    if (found.value < 0) return closed(fd, failed_in(WorkKind::fstat, found.value), perform);
    const bool has_size = (found.more->status->mode & type_bits) == type_file;
    const uint64_t size = has_size ? found.more->status->size : 0;
    if (size > work.length) {
        found.value = fd;
        return found;
    }
    return closed(fd, read_to_end(fd, size, perform), perform);
}

Outcome write_whole_file(const Work& work, const FileCalls& perform) {
    const int64_t fd = open_of(work, perform).value;
    if (fd < 0) return failed_in(WorkKind::open, fd);
    for (size_t written = 0; written < work.more->bytes.size();) {
        Work writing = on_open(WorkKind::write, fd);
        writing.more->bytes = written ? work.more->bytes.substr(written) : work.more->bytes;
        const Outcome part = perform(writing);
        if (part.value < 0) return closed(fd, failed_in(WorkKind::write, part.value), perform);
        written += static_cast<size_t>(part.value);
    }
    return closed(fd, succeeded(), perform);
}

}  // namespace lg::host
