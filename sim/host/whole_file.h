// What a pool worker does for a whole file at once: the calls that were a job each before Node 26, one behind
// the other (rules T5, T6). Both disks compose it of their own calls.
#pragma once
#include <functional>

#include "sim/host/host.h"

namespace lg::host {

// The disk's own open, fstat, read, write and close.
using FileCalls = std::function<Outcome(const Work&)>;

// work: path, flags, and in `length` how many bytes may be read in this one trip. Reads the file to its end
// and closes it: value 0 and the bytes. A regular file that is larger stays open: value is its descriptor,
// above 0, and status.size its size. A file whose size is not known is read to its end, whatever its length
// (EFBIG above 2 GiB). An error says in failed_call whose it is; nothing stays open behind it.
Outcome read_whole_file(const Work& work, const FileCalls& perform);

// work: path, flags, mode, bytes. Writes all bytes (without any, the file is only opened) and closes.
// value 0, or an error as above.
Outcome write_whole_file(const Work& work, const FileCalls& perform);

}  // namespace lg::host
