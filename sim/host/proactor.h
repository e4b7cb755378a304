// Gives calls to the kernel, and hears from a completion port which are done. All of a program's accepts and
// reads, and the writes that no buffer took at once, are with the kernel at the same time; nothing is ever
// ready. The loop's thread only.
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "sim/base/id_table.h"
#include "sim/host/byte_queue.h"
#include "sim/host/completion_port.h"
#include "sim/host/live_demultiplexer.h"

namespace lg::host {

class Proactor final : public LiveDemultiplexer {
  public:
    Proactor(std::unique_ptr<CompletionPort> port, LiveSockets& sockets, Wakeup& wakeup, LiveLog& log);
    // Waits until the kernel has let go of everything, but not for ever.
    ~Proactor() override;

    std::optional<Outcome> submit(OperationId operation, Io&& io) override;
    bool cancel(OperationId operation, int32_t fd) override;
    void forget(int32_t fd) override;
    size_t wait(std::optional<Duration> timeout) override;
    // Nothing is ever ready but the wake-up: the calls are done.
    void serve(int32_t fd, Direction direction) override;
    size_t apply_interest() override { return 0; }
    bool is_anything_ready(Duration patience) override;

  private:
    using Operation = CompletionPort::Operation;

    struct Watch {
        int32_t associated = -1;              // the socket that the port knows
        std::vector<Operation*> under_way;    // in the order in which they were posted
        std::optional<OperationId> shutdown;  // waits until all is written
        ByteQueue unread;                     // what a read brought that was cancelled too late
        std::vector<Outcome> unclaimed;       // what accepts brought that were cancelled too late
    };

    // What is there already.
    std::optional<Outcome> kept(Watch& watch, const Io& io);
    static bool is_writing(const Watch& watch);
    // Nothing, if (the rest of) it is the port's work; `written` says what is done already.
    std::optional<Outcome> try_write(const Watch& watch, const Io& io, size_t& written);
    std::optional<Outcome> shut(int32_t fd, Watch& watch, OperationId operation);
    bool cancel_shutdown(OperationId operation);
    int64_t associate(int32_t fd, Operation& operation);
    int64_t post(Operation& operation);
    // From here on the kernel has it.
    void hand_over(std::unique_ptr<Operation> operation);
    Outcome outcome_of(Operation& operation);
    // False if it is nothing that anybody waits for.
    bool deal_with(Operation* packet);
    bool finish(std::unique_ptr<Operation> operation);

    const std::unique_ptr<CompletionPort> port_;
    LiveSockets& sockets_;
    Wakeup& wakeup_;
    LiveLog& log_;
    std::map<int32_t, Watch> watches_;          // by descriptor
    IdTable<OperationId, Operation*> waiting_;  // those that somebody waits for
    size_t in_kernel_ = 0;                      // operations whose packets are still to come
    std::vector<Operation*> packets_;           // that have come and are not dealt with
};

}  // namespace lg::host
