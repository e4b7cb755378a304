// The virtual kernel's demultiplexer and the reactor over it: which descriptors are watched for what, which
// are ready, and the I/O that waits for them. Level-triggered; once the loop comes to a ready descriptor, one
// accept or one read is served, and as many writes as fit.
#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "sim/host/arrival_sink.h"
#include "sim/host/descriptor_table.h"
#include "sim/host/virtual_network.h"

namespace lg::host {

class Demultiplexer final : public SocketOwner {
  public:
    // thread: whose it is, of the program's.
    Demultiplexer(Protocol protocol, VirtualNetwork& network, DescriptorTable& descriptors, ArrivalSink& sink,
                  uint32_t thread = 0);
    ~Demultiplexer() override;

    Outcome call(const SocketCall& call);
    // The outcome, if the kernel has it done at once.
    std::optional<Outcome> submit(OperationId operation, Io io);
    // False if no such request waits.
    bool cancel(OperationId operation);

    // Work in the pool has finished, or a message has been posted: the wake-up descriptor is ready until it
    // is collected.
    void wake_loop();
    // What has changed on the table since the last call is told to the kernel.
    void apply_interest();
    // Puts down what is ready, at most so many descriptors as one call can tell. As in Host.
    bool collect();
    bool is_full() const { return reported_ == reports_max(); }
    // As in Host.
    void serve(const DescriptorReady& ready, Direction direction);
    bool is_woken() const { return pool_is_ready_; }
    // Whether collect() may find something.
    bool may_collect() const { return pool_is_ready_ || !ready_.empty(); }
    // The thread has ended: its sockets go with it.
    void close_all();

    void on_change(SocketId socket) override;

  private:
    struct Request {
        OperationId operation;
        Io io;
        uint64_t written = 0;
    };
    struct Watch {
        SocketId socket;
        std::deque<Request> reads;   // accepts and reads
        std::deque<Request> writes;  // connects, writes and shutdowns
        uint32_t interest = 0;       // as the kernel knows it
        bool is_changed = false;     // what we want may differ from it
        bool is_listed = false;      // on the ready list
        bool is_told = false;        // to be ready, since it was opened
    };

    Watch* find(int32_t fd);
    int32_t descriptor_of(SocketId socket) const;
    int32_t open_descriptor(SocketId socket);
    void close(int32_t fd, bool resets = false);
    // Tries the call. Nothing: it would block.
    std::optional<Outcome> attempt(SocketId socket, Request& request);
    std::optional<Outcome> attempt_write(SocketId socket, Request& request);
    Outcome accept(SocketId listener);

    static uint32_t wanted(const Watch& watch);
    void mark_changed(int32_t fd, Watch& watch);
    void list(Watch& watch);
    uint32_t ready_now(const Watch& watch) const;
    // Looks at each descriptor of the set, as poll and select do.
    void scan();
    void take_from_list();
    size_t reports_max() const;
    bool report(int32_t fd, Watch& watch);
    bool finish_ready(int32_t fd, Watch& watch, uint32_t mask);
    void serve_reads(int32_t fd, Watch& watch);
    void serve_writes(int32_t fd, Watch& watch);
    void finish(int32_t fd, std::deque<Request>& queue, Outcome outcome);
    void list_pool();
    void report_pool();

    const Protocol protocol_;
    const trace::Lane lane_;
    VirtualNetwork& network_;
    DescriptorTable& descriptors_;
    ArrivalSink& sink_;
    std::vector<std::unique_ptr<Watch>> watches_;  // by descriptor
    IdTable<SocketId, int32_t> descriptor_of_;
    IdTable<OperationId, int32_t> waiting_;  // the descriptor of each request
    std::vector<int32_t> changed_;           // descriptors whose interest may have changed, in that order
    std::deque<SocketId> ready_;             // none stands for the pool's wake-up descriptor
    size_t reported_ = 0;                    // by the last collect()
    bool pool_is_ready_ = false;
    bool pool_is_listed_ = false;
    bool has_registered_pool_ = false;
};

}  // namespace lg::host
