// What all loops of a process share: the numbers of all that it makes, and its message ports. One loop at a
// time.
#pragma once
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/big_stack.h"
#include "sim/host/host.h"
#include "sim/trace/recorder.h"

namespace lg::loop {

using trace::HandleId;
using trace::MessageId;
using trace::OperationId;
using trace::PortId;

// What a message carries; only the script side knows what is in it.
struct Payload {
    virtual ~Payload() = default;
    std::vector<PortId> ports;  // that travel with it, and belong to nobody until then
};
using SharedPayload = std::shared_ptr<const Payload>;

class Ports;

// All ports of a process, each held by one loop or on its way to another. A port sends to its group: the two
// ends of a channel, or all ports of one name.
class PortExchange {
  public:
    std::pair<PortId, PortId> open_channel();
    // A new port that sends to all others of this name, and receives from them.
    PortId join(const std::string& name);
    // Nobody will hold the port again. Of a channel, the other end closes.
    void give_up(PortId port, trace::Recorder& recorder);
    // A message for the port itself, from nobody's port. what: a line that names it.
    void send(PortId port, SharedPayload payload, trace::StringId what, trace::Recorder& recorder);

  private:
    friend class Ports;

    struct Message {
        MessageId id;  // none: the other end has gone
        SharedPayload payload;
        Time sent;  // another thread whose time is earlier cannot have it yet
    };
    struct Group {
        bool is_channel = true;
        std::vector<PortId> members;
    };
    struct Port {
        std::shared_ptr<Group> group;
        std::deque<Message> waiting;
        Ports* holder = nullptr;
        HandleId handle;
    };
    PortId add(const std::shared_ptr<Group>& group);
    void put(PortId port, Message message);

    IdSource<PortId> port_ids_;
    IdSource<MessageId> message_ids_;
    IdTable<PortId, Port> ports_;
    std::map<std::string, std::weak_ptr<Group>> named_;
};

class Loop;

// Who waits for Atomics.notify, first come, first served: a thread that stands still, or a port.
struct Waiter {
    const void* address = nullptr;
    uint32_t thread = 0;
    PortId port;  // of Atomics.waitAsync; none: the thread stands still

    friend bool operator==(const Waiter&, const Waiter&) = default;
};
class Waiters {
  public:
    void add(const Waiter& waiter) { waiting_.push_back(waiter); }
    // False if it was taken meanwhile.
    bool remove(const Waiter& waiter) { return std::erase(waiting_, waiter) > 0; }
    // The thread has ended.
    void forget(uint32_t thread);
    // The first that wait there, at most so many.
    std::vector<Waiter> take(const void* address, uint32_t most);

  private:
    std::deque<Waiter> waiting_;
};

// What all loops of a process share, the main one being loop 0.
struct Process {
    // A thread, by its number.
    struct ThreadEntry {
        Loop* loop = nullptr;  // while it has one
        host::Host* host = nullptr;
        bool has_ended = false;
        Time begins;                                    // its own time does
        std::unique_ptr<host::Host> own_host;           // of a worker
        std::unique_ptr<BigStackThread> system_thread;  // on which it runs; its end waits for it
        std::optional<trace::ExitReason> doomed;        // it is to end before it has begun
        int doomed_code = 0;
    };
    std::vector<ThreadEntry> threads{1};

    uint32_t add_thread(host::Host& host);
    // The thread has said that it ends: waits until the system has ended it.
    void join(uint32_t thread);
    uint32_t threads_alive() const;
    // A loop begins to run for the thread of this number, which may be to end already.
    void enter(uint32_t thread, Loop& loop);
    void leave(uint32_t thread) {
        threads[thread].loop = nullptr;
        waiters.forget(thread);
    }
    // Ends one thread at its next safe point; the main one, and with it all.
    void stop_thread(uint32_t thread, trace::ExitReason reason, int exit_code);
    void stop_all(trace::ExitReason reason, int exit_code) { stop_thread(0, reason, exit_code); }

    // What counts against the limits of the run.
    uint32_t turns = 0;
    uint32_t callbacks = 0;
    uint64_t script_work = 0;
    uint64_t heap_bytes = 0;  // of the engines, and what they share
    uint64_t memory_max = 0;  // for these; 0: no limit

    Waiters waiters;
    std::array<uint32_t, 3> engine_ids{};  // of jobs, promises and coroutines, given so far

    IdSource<OperationId> operation_ids;
    IdSource<trace::TimerId> timer_ids;
    IdSource<trace::ImmediateId> immediate_ids;
    IdSource<trace::TickId> tick_ids;
    IdSource<HandleId> handle_ids;
    PortExchange ports;
};

}  // namespace lg::loop
