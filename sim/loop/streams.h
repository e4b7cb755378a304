// TCP handles as libuv's uv_tcp_t: listening, connecting, reading while wanted, writing, shutting down,
// closing. Part of the loop; one thread. All results are >= 0, or minus an error number in Linux's numbering.
#pragma once
#include "sim/base/short_list.h"
#include "sim/loop/loop.h"

namespace lg::loop {

using trace::HandleId;
using trace::HandleKind;

class Streams {
  public:
    explicit Streams(Loop& loop) : loop_(loop) {}

    // A connection was accepted: `handle` is open and `error` is 0; or accept failed.
    using ConnectionTask = std::function<Completion(HandleId handle, int64_t error)>;
    // `outcome.value` bytes were read; 0 is the end of the stream.
    using ReadTask = OutcomeTask;

    struct Opened {
        HandleId handle;
        int64_t error = 0;
    };
    // socket(2). towards: where it will listen or connect, if that is known: an address. EMFILE is an error
    // of the world.
    Opened open(HandleKind kind, SiteId from, std::string towards = {});
    // setsockopt(2). As in libuv, a socket that is not connected or bound yet gets its options with that.
    int64_t set_option(HandleId handle, host::SocketOption option, int32_t value);
    // bind(2) and listen(2). Connections arrive in the poll phase, one a turn and listener from libuv 1.45
    // (L13).
    int64_t listen(HandleId handle, const host::Address& address, int32_t backlog, SiteId from,
                   ConnectionTask task);
    // A refusal that is known at once comes in the pending phase (rule L10), every other result in poll.
    void connect(HandleId handle, const host::Address& peer, SiteId from, OutcomeTask task);
    void read_start(HandleId handle, SiteId from, ReadTask task);
    // During a callback of the handle: calls `task` as a callback of its own behind it and its drain, before
    // anything else. So Node calls its http parser's listeners: each piece of a body is a callback.
    void call_again(HandleId handle, OutcomeTask task);
    void read_stop(HandleId handle);

    struct Written {
        int64_t error = 0;   // 0, or what write(2) said at once
        bool async = false;  // the kernel's buffer is full: `task` runs in a later poll phase
    };
    // Tries at once, as uv_try_write does; `task` is called only for an asynchronous rest. A write whose last
    // part is empty does not feed the pending phase (L10).
    Written write(HandleId handle, std::string bytes, StringId detail, SiteId from, OutcomeTask task,
                  bool ends_empty = false);
    // Sends FIN behind all writes: in the pending phase, or in poll (rule L10).
    void shutdown(HandleId handle, SiteId from, OutcomeTask task);
    // The descriptor is gone at once; `task` runs in the close phase, last closed first (rule L15). resets:
    // as uv_tcp_close_reset.
    void close(HandleId handle, Task task, bool resets = false);
    void set_referenced(HandleId handle, bool referenced);

    // Empty when the handle is not open or not bound.
    host::Address local_address(HandleId handle);
    host::Address peer_address(HandleId handle);

    // ---- the loop's own side ----
    // Runs the callback of a finished operation, and goes on with reading or accepting.
    void run_callback(OperationId operation, CallbackKind kind, Rule rule, host::Outcome&& outcome);
    // The same of one whose callback was put off to the pending phase.
    void run_pending(OperationId operation);
    // The callback of a closing handle, behind those of its requests.
    void finish_closing(HandleId handle);
    // The loop has dealt with the ready descriptor.
    void served(int32_t fd);
    void pending_phase_begins() { pending_passes_++; }

  private:
    // Of thousands of streams none is near: what a read needs lies together.
    struct alignas(64) Stream {
        int32_t fd = -1;
        bool reading = false;
        bool listening = false;
        bool referenced = true;
        bool closing = false;
        uint32_t requests = 0;  // connect, write and shutdown requests under way
        uint32_t reads_in_turn = 0;
        OperationId waiting;  // the read or accept request that is under way
        SiteId from;
        uint64_t written_in_pass = 0;  // the number of the pending phase before its last write
        ReadTask on_read;
        OutcomeTask again;                  // a further callback behind the one that runs
        ShortList<OperationId> operations;  // requests whose callbacks have not run
        std::optional<host::Outcome> held;  // read, but the script had stopped reading
        ConnectionTask on_connection;
        Task on_close;
    };
    // What the world does not know of an operation: most have nothing of the kind.
    struct Request {
        OutcomeTask task;         // of reads and accepts, the stream has it
        host::Outcome outcome;    // known, but the callback was put off
        bool is_put_off = false;  // the call itself was
    };

    OperationId begin(HandleId handle, Stream& stream, trace::IoKind kind, uint32_t bytes, StringId detail,
                      SiteId from);
    // The kernel was done with it during the call itself.
    void finish_at_once(OperationId operation, int64_t value);
    // ... and its callback waits for the pending phase (L10).
    void put_off(OperationId operation, host::Outcome&& outcome);
    void tell_activity(HandleId handle, const Stream& stream, StringId label = {});
    StringId address_text(const host::Address& address);
    void start_reading(HandleId handle, Stream& stream, bool try_now);
    void start_accepting(HandleId handle, Stream& stream, bool try_now);
    // The stream, if it is there behind the callback.
    Stream* run_one(OperationId id, const trace::Operation& operation, trace::CallbackKind kind, Rule rule,
                    host::Outcome& outcome);
    Completion complete(HandleId handle, trace::IoKind kind, host::Outcome& outcome);
    Completion complete_accept(HandleId handle, host::Outcome& outcome);
    bool hung_up(const Stream& stream) const;
    void end_reading(HandleId handle, Stream& stream);
    bool fin_waits_for_poll(const Stream& stream) const;  // rule L10
    // Nothing: it has to wait.
    std::optional<host::Outcome> submit_shutdown(OperationId operation, const Stream& stream, bool try_now);
    void go_on(HandleId handle, Stream& stream, trace::IoKind kind, int64_t value);
    void close_descriptor(int32_t fd, bool resets = false);
    HandleId adopt(int32_t fd, HandleKind kind, StringId label);

    Loop& loop_;
    IdTable<HandleId, Stream> streams_;
    IdTable<OperationId, Request> requests_;
    uint64_t pending_passes_ = 1;
};

}  // namespace lg::loop
