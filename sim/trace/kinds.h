// The small vocabularies of the trace. Each value has a name, which is what text, files and diagrams use.
// All are 32 bits wide, so that no event has padding and its bytes can be hashed.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace lg::trace {

enum class Flag : uint32_t { no, yes };
constexpr Flag flag(bool value) { return value ? Flag::yes : Flag::no; }
constexpr bool is_set(Flag f) { return f == Flag::yes; }
constexpr auto names_of(Flag) { return std::array<std::string_view, 2>{"no", "yes"}; }

// The phases of a turn, in libuv's order (rules L1, L2).
enum class Phase : uint32_t { timers, pending, idle_prepare, poll, check, close };
constexpr auto names_of(Phase) {
    return std::array<std::string_view, 6>{"timers", "pending", "idle_prepare", "poll", "check", "close"};
}

// What a macrotask is.
enum class CallbackKind : uint32_t {
    main_script,    // the program itself, before the loop's first turn
    timer,          // timers phase; subject is a TimerId
    pending,        // pending phase; subject is an OperationId (rule L10)
    io,             // poll phase; subject is an OperationId
    work,           // poll phase, a finished pool job; subject is an OperationId (rule L12)
    immediate,      // check phase; subject is an ImmediateId
    close,          // close phase; subject is a HandleId
    process_event,  // 'beforeExit', 'exit': outside of the phases
    error_event,    // 'uncaughtException', 'unhandledRejection'
    message,        // poll phase, a port received it; subject is a MessageId (rule T9)
    thread_exit,    // poll phase, a worker thread has ended; subject is a HandleId
    signal,         // poll phase, behind all else; subject is the signal's number
};
constexpr auto names_of(CallbackKind) {
    return std::array<std::string_view, 12>{"main_script", "timer",     "pending",     "io",
                                            "work",        "immediate", "close",       "process_event",
                                            "error_event", "message",   "thread_exit", "signal"};
}

// Why the loop may not sleep in poll, or how long it may (rule L6).
enum class PollReason : uint32_t {
    nothing_alive,
    stopping,
    immediates_wait,
    pending_waits,
    handles_close,
    next_timer,
    nothing_due,
    list_was_full,  // the call before told as much as it can; there may be more
    signal_came,
};
constexpr auto names_of(PollReason) {
    return std::array<std::string_view, 9>{"nothing_alive", "stopping",      "immediates_wait",
                                           "pending_waits", "handles_close", "next_timer",
                                           "nothing_due",   "list_was_full", "signal_came"};
}

enum class JobKind : uint32_t {
    reaction,                // a then, catch or finally callback
    await_resume,            // an async function goes on behind its await
    async_generator_resume,  // an async generator goes on
    thenable,                // NewPromiseResolveThenableJob: a promise adopts another
    dynamic_import,
    microtask,     // queueMicrotask
    finalization,  // FinalizationRegistry
    host,
};
constexpr auto names_of(JobKind) {
    return std::array<std::string_view, 8>{
        "reaction",       "await_resume", "async_generator_resume", "thenable",
        "dynamic_import", "microtask",    "finalization",           "host"};
}

enum class HandlerKind : uint32_t { script, native, passthrough };
constexpr auto names_of(HandlerKind) {
    return std::array<std::string_view, 3>{"script", "native", "passthrough"};
}

// What a pool worker is asked to do. Rule T2 sorts these into fast, slow and CPU.
enum class WorkKind : uint32_t {
    open,
    close,
    read,
    write,
    stat,
    lstat,
    fstat,
    access,
    readdir,
    mkdir,
    rmdir,
    unlink,
    rename,
    copyfile,
    truncate,
    fsync,
    realpath,
    readlink,
    symlink,
    utimes,
    chmod,
    mkdtemp,
    readfile,   // open, fstat, read and close in one job (rules T5, T6)
    writefile,  // open, write and close in one job
    getaddrinfo,
    compute,
};
constexpr auto names_of(WorkKind) {
    return std::array<std::string_view, 26>{
        "open",     "close",    "read",      "write",       "stat",    "lstat",  "fstat",
        "access",   "readdir",  "mkdir",     "rmdir",       "unlink",  "rename", "copyfile",
        "truncate", "fsync",    "realpath",  "readlink",    "symlink", "utimes", "chmod",
        "mkdtemp",  "readfile", "writefile", "getaddrinfo", "compute"};
}

// What a live host asks the kernel for.
enum class SystemCall : uint32_t {
    socket,
    listen,
    connect,
    accept,
    recv,
    send,
    shutdown,
    close,
    epoll_ctl,
    epoll_wait,
    poll,
    select,
    kevent,
    // Windows: 0 says that the operation is posted; that it is done, a packet of the port's says.
    accept_ex,
    connect_ex,
    wsa_recv,
    wsa_send,
    cancel_io_ex,
    get_queued_completion_status_ex,
    // POSIX: the wake-up descriptor is emptied; another socket takes the place of one of the other family.
    read,
    dup2,
    bind,
    getsockopt,  // SO_ERROR: what became of a connection; that is the result
    setsockopt,
    dup3,  // as dup2, of Linux
    // A worker wakes the loop, by the wake-up descriptor or a packet for the port.
    write,
    post_queued_completion_status,
};
constexpr auto names_of(SystemCall) {
    return std::array<std::string_view, 27>{"socket",
                                            "listen",
                                            "connect",
                                            "accept",
                                            "recv",
                                            "send",
                                            "shutdown",
                                            "close",
                                            "epoll_ctl",
                                            "epoll_wait",
                                            "poll",
                                            "select",
                                            "kevent",
                                            "AcceptEx",
                                            "ConnectEx",
                                            "WSARecv",
                                            "WSASend",
                                            "CancelIoEx",
                                            "GetQueuedCompletionStatusEx",
                                            "read",
                                            "dup2",
                                            "bind",
                                            "getsockopt",
                                            "setsockopt",
                                            "dup3",
                                            "write",
                                            "PostQueuedCompletionStatus"};
}
// A worker of the pool's wakes the loop by it.
constexpr bool wakes_loop(SystemCall call) {
    return call == SystemCall::write || call == SystemCall::post_queued_completion_status;
}

enum class IoKind : uint32_t { accept, connect, read, write, shutdown };
constexpr auto names_of(IoKind) {
    return std::array<std::string_view, 5>{"accept", "connect", "read", "write", "shutdown"};
}

enum class HandleKind : uint32_t { tcp_server, tcp_socket, message_port, thread };
constexpr auto names_of(HandleKind) {
    return std::array<std::string_view, 4>{"tcp_server", "tcp_socket", "message_port", "thread"};
}

// Why a suspended function stopped.
enum class SuspendKind : uint32_t { await, yield };
constexpr auto names_of(SuspendKind) { return std::array<std::string_view, 2>{"await", "yield"}; }

enum class Settlement : uint32_t { fulfilled, rejected };
constexpr auto names_of(Settlement) { return std::array<std::string_view, 2>{"fulfilled", "rejected"}; }

enum class Stream : uint32_t { none, standard_output, standard_error };
constexpr auto names_of(Stream) { return std::array<std::string_view, 3>{"none", "stdout", "stderr"}; }

// loop_empty: nothing kept the loop alive. world_quiet: the loop would wait for ever, since nothing can come
// any more. terminated: another thread ended this one.
enum class ExitReason : uint32_t {
    loop_empty,
    process_exit,
    uncaught_exception,
    unsettled_await,
    limit,
    interrupted,
    world_quiet,
    terminated
};
constexpr auto names_of(ExitReason) {
    return std::array<std::string_view, 8>{"loop_empty",      "process_exit", "uncaught_exception",
                                           "unsettled_await", "limit",        "interrupted",
                                           "world_quiet",     "terminated"};
}

// Limits that stop a run, the same on every machine.
enum class LimitKind : uint32_t { events, turns, callbacks, operations, memory, threads };
constexpr auto names_of(LimitKind) {
    return std::array<std::string_view, 6>{"events", "turns", "callbacks", "operations", "memory", "threads"};
}

enum class LaneKind : uint8_t { loop, worker, demultiplexer, actor };
constexpr auto names_of(LaneKind) {
    return std::array<std::string_view, 4>{"loop", "worker", "demultiplexer", "actor"};
}

// Where an event happened: thread k with its loop, worker k of the pool, the kernel's demultiplexer of thread
// k, actor k. Index counts from 0, below lanes_max; thread 0 is the main one.
inline constexpr uint32_t lanes_max = 4096;
struct Lane {
    LaneKind kind = LaneKind::loop;
    uint16_t index = 0;

    // Whether it is a thread's own: its loop, and the demultiplexer that the loop asks.
    constexpr bool is_of_thread() const { return kind == LaneKind::loop || kind == LaneKind::demultiplexer; }
    // The number of the thread; the main one's for what happens outside of all.
    constexpr uint32_t thread() const { return is_of_thread() ? index : 0; }

    constexpr uint16_t pack() const {
        return static_cast<uint16_t>(static_cast<unsigned>(kind) * lanes_max | index);
    }
    static constexpr Lane unpack(uint16_t packed) {
        return {static_cast<LaneKind>(packed / lanes_max), static_cast<uint16_t>(packed % lanes_max)};
    }
    friend constexpr bool operator==(Lane, Lane) = default;
};

// Readiness, as a set of bits: what epoll calls EPOLLIN, EPOLLOUT, EPOLLERR and EPOLLHUP.
enum ReadyMask : uint32_t {
    ready_none = 0,
    ready_read = 1,
    ready_write = 2,
    ready_error = 4,
    ready_hang_up = 8
};

}  // namespace lg::trace
