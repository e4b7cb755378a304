// Loopglass's own file of a run. Equal runs give equal files, byte for byte, on every machine; what is read
// and written again is the same file.
//
//   "loopglass trace 1\n", then the schema that all events share, then records, each begun by a number:
//     0 end     how many events, texts and sites; the fingerprint, 8 bytes, lowest first
//     1 text    its bytes                           the first is text 1, and so on
//     2 site    function and file (texts), line, column
//     3 kind    number and schema (schema.h)        before the first event of the kind
//     4 + kind  an event
//   Numbers are little-endian base 128 (7 bits a byte, the high bit says "more"); texts have their length
//   before them. A text or site stands before the first event that names it.
//   An event is one byte of EventHead, what that announces, and its fields. Numbers and ids are written as
//   the difference to the same field of the event of that kind before, zigzag; enums, texts and sites as they
//   are.
//
// There is no compression: zstd's output differs from version to version, and a file of 5 bytes an event is
// small as it is.
#pragma once
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sim/trace/sink.h"
#include "sim/trace/trace.h"

namespace lg::trace {

// The run must be over.
void write_trace(const Trace& trace, const Sink& sink);
Status write_trace(std::shared_ptr<const Trace> trace, const std::string& path);

// A file that is written while the run goes on, so that little is left to do at its end. The bytes are those
// of write_trace(). A file that exists is replaced when all is written, and not touched if that fails, or if
// finish() is never called. Of a run whose program was killed, PATH.partial has what was written until then.
class TraceFile {
  public:
    TraceFile(std::shared_ptr<const Trace> trace, const std::string& path);
    ~TraceFile();
    TraceFile(const TraceFile&) = delete;
    TraceFile& operator=(const TraceFile&) = delete;

    // Whether it can be written to: who cannot keep a run need not begin it. The error names the file.
    Status opened() const;
    // Writes what comes from now on, piece by piece, on the run's own thread, where the events are still in
    // the processor's cache: a thread of its own, on another processor, cost the run more than it took off
    // it. growing: the same trace. forgetful: nobody else reads it; it forgets what is written, so that a run
    // of any length needs little memory.
    enum class Keep { everything, nothing };
    void follow(std::shared_ptr<Trace> growing, Keep keep);
    // The run is over. Waits until all is written; the error names the file.
    Status finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

struct ReadTrace {
    std::shared_ptr<Trace> trace;
    // The file is cut off, damaged or a lie. `trace` is what comes before that, at least one event; the
    // message says at which byte and event it ends, what is wrong and what was expected.
    std::optional<Error> damage;
};

// Whether the file begins as a trace file does, of whatever version, or is called .lgt: what is called so and
// is none deserves an error that says so.
bool is_trace_file(const std::string& path);

// Everything is checked: a trace that was read folds without an error to its last event.
Result<ReadTrace> read_trace(const std::string& path);
// name: what errors call the file.
Result<ReadTrace> read_trace(std::istream& input, const std::string& name);

// How the file format packs what all events have; shared by writer and reader.
struct EventHead {
    enum Bits : uint8_t {
        cause_mask = 3,    // one of the Cause values
        time_differs = 4,  // from the event before: a zigzag difference in ns follows
        lane_differs = 8,  // from the event of this kind before: kind and index follow, numbers
        rule_differs = 16  // likewise: one byte follows
    };
    enum Cause : uint8_t {
        cause_none,
        cause_repeated,  // that of the event before
        cause_previous,  // the event before
        cause_far        // a number follows: how many events ago
    };
};
enum RecordTag : uint8_t { tag_end, tag_text, tag_site, tag_kind, tag_first_event };

inline constexpr std::string_view trace_file_magic = "loopglass trace 1\n";

// What a field of the event of the same kind before was, and so on: the memory of writer and reader.
struct KindMemory {
    bool known = false;
    uint16_t lane = 0;  // Lane::pack()
    uint8_t rule = 0;
    std::array<uint64_t, 8> fields{};
};
using FileMemory = std::array<KindMemory, Bodies::size>;

}  // namespace lg::trace
