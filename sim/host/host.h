// The seam below the loop: what the loop cannot decide by itself. Time, arrivals, and work that is done
// elsewhere. A host never calls back: everything that it has to say, it returns as data, and the loop records
// it. The loop's thread only.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/base/rare.h"
#include "sim/base/time.h"
#include "sim/host/socket_option.h"
#include "sim/trace/event.h"

namespace lg::host {

using trace::IoKind;
using trace::OperationId;
using trace::WorkKind;

// ---- work: what a pool thread, or a synchronous call, is asked to do

// As in POSIX's struct stat. Times are milliseconds since the epoch.
struct FileStatus {
    uint64_t device = 0, inode = 0, links = 1, size = 0, blocks = 0, block_size = 4096;
    uint32_t mode = 0;  // type and permission bits, Linux numbering
    uint32_t user = 0, group = 0;
    double accessed_ms = 0, modified_ms = 0, changed_ms = 0, born_ms = 0;
};

struct DirectoryEntry {
    std::string name;
    enum class Type : uint8_t { unknown, file, directory, link } type = Type::unknown;
};

// An IPv4 or IPv6 address in text, or a host name that is to be looked up.
struct Address {
    std::string host;
    uint16_t port = 0;

    friend bool operator==(const Address&, const Address&) = default;
};

// What only some outcomes have.
struct OutcomeDetails {
    std::string bytes;        // what was read; a path for realpath, readlink and mkdtemp
    Rare<FileStatus> status;  // stat, lstat, fstat; readfile of a file that stays open
    std::vector<DirectoryEntry> entries;
    std::vector<Address> addresses;
    WorkKind failed_call = WorkKind::open;  // readfile, writefile: which of its calls the error is of
};
// What came of a piece of work or an I/O request. value < 0 is minus an error number in Linux's numbering
// (sim/host/error_number.h), on every platform; otherwise it is what the POSIX call returns.
struct Outcome {
    int64_t value = 0;
    Rare<OutcomeDetails> more;
};

// What only some pieces of work have.
struct WorkDetails {
    std::string path;         // open, stat, ...; the host name for getaddrinfo
    std::string second_path;  // rename, copyfile: the target; symlink: what the new link `path` says
    std::string bytes;        // write, writefile
    double accessed_ms = 0, modified_ms = 0;  // utimes
};
// Only the fields that the kind needs are looked at.
struct Work {
    WorkKind kind = WorkKind::open;
    int32_t fd = -1;        // read, write, close, fstat, truncate, fsync
    int64_t position = -1;  // read, write: -1 is the file's own position
    uint64_t length = 0;    // read: how many bytes; truncate: the new length; readfile: see whole_file.h
    uint32_t flags = 0;     // open, readfile, writefile: O_* in Linux's numbering; access: the mode;
                            // getaddrinfo: the family 0, 4 or 6
    uint32_t mode = 0;      // open, mkdir, chmod, writefile: permission bits
    Rare<WorkDetails> more;
    std::function<Outcome()> compute;  // compute: runs on the worker; touches nothing of the loop
    Duration compute_cost;             // compute: what it costs in virtual time
};

// ---- I/O: what the demultiplexer watches over

struct Io {
    IoKind kind = IoKind::read;
    int32_t fd = -1;
    Rare<Address> peer;  // connect
    std::string bytes;   // write
    uint32_t room = 0;   // read: at most so many bytes
    // Try the call before the demultiplexer is asked; reads and accepts may prefer to wait.
    bool try_now = true;
};

// Socket calls that never wait. value of the outcome: open gives the fd; all give minus an error number on
// failure.
struct SocketCall {
    // reset: closes, and whoever is at the other end is told that the connection was broken off. set_option:
    // of a socket that is not connected yet, the host may set it when it begins to.
    enum class Kind : uint8_t {
        open,
        listen,
        close,
        reset,
        local_address,
        peer_address,
        set_option
    } kind = Kind::open;
    int32_t fd = -1;
    Address address;  // open: where it will listen or connect, if that is known; its family counts.
                      // listen: where; port 0 lets the host choose.
                      // local_address, peer_address: outcome.more->addresses
    int32_t backlog = 511;
    SocketOption option = SocketOption::none;
    int32_t value = 0;
};
using Call = std::variant<Work, SocketCall>;

// ---- arrivals: what the host has to say

// Who sent what to whom: the same for a message's sending and its arrival, and for many messages.
struct MessageText {
    std::string sender, receiver, what;

    friend bool operator==(const MessageText&, const MessageText&) = default;
};

// Known without any waiting: what happened elsewhere meanwhile.
struct WorkStarted {
    OperationId operation;
    uint32_t worker = 0;
};
struct WorkFinished {
    OperationId operation;
    uint32_t worker = 0;
    Outcome outcome;
    bool start_is_told = true;  // else nobody wants to know when it started, but it has
};
struct MessageMoved {
    bool arrived = false;  // sent, else
    uint32_t connection = 0;
    uint32_t bytes = 0;
    const MessageText* text;  // never null; the host keeps it, and has each only once
};
// Rare and long: by itself, or all arrivals would be as large.
struct Act {
    std::string actor, what;
};
struct ActorActed {
    Rare<Act> act;
};
// As the trace's event of that name.
struct KernelCalled {
    trace::SystemCall call = trace::SystemCall::socket;
    int32_t fd = -1;
    int64_t argument = 0, result = 0;
    SocketOption option = SocketOption::none;
};
// Two jobs run at the same time, and which ends first is a matter of luck (rule T3). upset: the rival does.
struct RaceMet {
    OperationId usual, rival;
    bool upset = false;
};
// Known when the demultiplexer was asked.
struct InterestChanged {
    int32_t fd = -1;
    uint32_t mask = 0;  // trace::ReadyMask
};
// fd == pool_wakeup_fd: finished work or a port's messages wait to be fetched (rules L12, T9). Nothing is
// done yet: that is what serve() is for.
struct DescriptorReady {
    int32_t fd = -1;
    uint32_t mask = 0;
};
// The requests that readiness serves: accepts and reads; connects, writes and shutdowns.
enum class Direction : uint8_t { in, out };
constexpr bool allows(uint32_t mask, Direction direction) {
    const uint32_t asked_for = direction == Direction::in ? trace::ready_read : trace::ready_write;
    return (mask & (asked_for | trace::ready_error | trace::ready_hang_up)) != 0;
}
struct IoFinished {
    OperationId operation;
    int32_t fd = -1;
    Outcome outcome;  // accept: value is the new fd, more->addresses[0] the peer
};
// Somebody wants the run to end: Ctrl-C, or another signal of that kind. Nothing that the trace tells of by
// itself.
struct Interrupted {
    int signal = 2;  // as POSIX numbers them: SIGINT
};

struct Arrival {
    using What = std::variant<WorkStarted, WorkFinished, MessageMoved, ActorActed, KernelCalled, RaceMet,
                              InterestChanged, DescriptorReady, IoFinished, Interrupted>;

    template <class Kind>
    Arrival(Time time, trace::Lane where, Kind&& kind)
        : at(time), lane(where), what(std::forward<Kind>(kind)) {}

    Time at;
    trace::Lane lane;
    What what;
};

// The descriptor by which pool threads and message ports wake the loop. Descriptors of scripts begin above
// it.
inline constexpr int32_t pool_wakeup_fd = 3;

class Host {
  public:
    virtual ~Host() = default;

    // The time since the run began.
    virtual Time now() = 0;
    // Milliseconds since the epoch at the run's beginning: what Date.now() adds to now().
    virtual int64_t epoch_ms() const = 0;

    // The script burnt processor time. Virtual: time moves. Live: it has moved by itself.
    // Returns what happened elsewhere up to now. The span holds until the next call of any method; the caller
    // may move from its elements.
    virtual std::span<Arrival> spend(Duration cost) = 0;

    // A synchronous call: fs.*Sync, socket(), listen(), close(). Blocks the loop for as long as it takes.
    virtual Outcome perform(const Call& call) = 0;

    // Hands work to the pool. Its WorkStarted and WorkFinished, or the latter alone, come as arrivals.
    virtual void submit(OperationId operation, Work&& work) = 0;

    // Starts I/O. Returns the outcome if the kernel had it done at once; otherwise IoFinished comes as an
    // arrival.
    virtual std::optional<Outcome> submit(OperationId operation, Io&& io) = 0;

    // Takes back work, or I/O on a descriptor: no arrival will name it. False if it is too late: a worker has
    // it already.
    virtual bool cancel(OperationId work) = 0;
    virtual bool cancel(OperationId io, int32_t fd) = 0;

    // uv_async_send: the wake-up descriptor is ready from here on, until wait() tells of it. Any thread.
    virtual void wake() = 0;

    // The only call that blocks: asks the demultiplexer, for at most `timeout` (none: without end).
    // Replaces `arrived` by all that did, in the order in which the loop must deal with it; perhaps nothing.
    // full: as many descriptors as one call can tell, so there may be more (rule L11). never: there was no
    // timeout, and nothing could ever arrive; then it returns at once, with no more than the calls by which
    // that was found out.
    enum class Waited : uint8_t { told, full, never };
    virtual Waited wait(std::optional<Duration> timeout, std::vector<Arrival>& arrived) = 0;

    // The loop comes to a descriptor that wait() has told to be ready: one accept or one read is made, or as
    // many writes as fit; the wake-up is cleared. Replaces `arrived` by what came of it; nothing, if the
    // descriptor was closed meanwhile or nobody asks any more.
    virtual void serve(const DescriptorReady& ready, Direction direction, std::vector<Arrival>& arrived) = 0;

    // ---- worker threads: each has a host of its own over the same machine, and one of them runs at a time.

    // Why block() came back. never: nobody in the whole process can go on any more.
    enum class Woken : uint8_t { notified, timed_out, never };

    // Gets ready what a new thread needs of the system. 0, or minus an error number: then there is none.
    virtual int64_t prepare_thread() { return 0; }
    // The host of a new thread, whose time begins so much later; behind prepare_thread(). enter() and leave()
    // are the first and the last that the thread does, on a thread of the system's of its own: enter()
    // returns when it is its turn, and behind leave() it touches nothing that others see.
    virtual std::unique_ptr<Host> make_thread(Duration) { return nullptr; }
    virtual void enter() {}
    virtual void leave() {}
    // Stands still until another thread calls unblock(), at most for the timeout.
    virtual Woken block(std::optional<Duration>) { return Woken::never; }
    virtual void unblock() {}
    // The thread is to end: the wait() or block() that it is in comes back, or else the next one.
    virtual void hurry() {}

    // ---- races: a virtual machine knows what will end when, and decides. On a real one, time itself does:
    // there is nothing to know, and the loop tells no races.

    struct RunningWork {
        OperationId operation;
        Time ends;
    };
    // The jobs that workers have now, the first to end first.
    virtual std::vector<RunningWork> running_work() { return {}; }
    // Lets a running job end at another time, which must not be past.
    virtual void end_work_at(OperationId, Time) {}
    // Whether, in a race, that comes first which usually does not.
    virtual std::optional<bool> decide_race() { return std::nullopt; }
};

}  // namespace lg::host
