// Turns the readiness of a poller into completions: a request is tried; if it would block, the demultiplexer
// is told what to watch for; once the descriptor is ready the request is tried again. At each readiness one
// accept or one read is served, and as many writes as fit. The loop's thread only.
#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "sim/base/id_table.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/host/poller.h"
#include "sim/host/wakeup.h"

namespace lg::host {

class Reactor final : public LiveDemultiplexer {
  public:
    // wakeup: shown in the trace as pool_wakeup_fd, whatever its number is.
    Reactor(std::unique_ptr<Poller> poller, LiveSockets& sockets, Wakeup& wakeup, LiveLog& log,
            Notice notice);

    std::optional<Outcome> submit(OperationId operation, Io io) override;
    bool cancel(OperationId operation) override;
    void forget(int32_t fd) override;
    size_t wait(std::optional<Duration> timeout) override;
    size_t apply_interest() override;
    bool is_anything_ready(Duration patience) override;

  private:
    struct Request {
        OperationId operation;
        Io io;
        size_t written = 0;
    };
    struct Watch {
        std::deque<Request> reads;   // accepts and reads
        std::deque<Request> writes;  // connects, writes and shutdowns
        uint32_t interest = 0;       // as the demultiplexer knows it
        bool is_changed = false;     // what we want may differ from it
    };

    Watch& watch_of(int32_t fd);
    // Tries the call. Nothing: it would block.
    std::optional<Outcome> attempt(Request& request);
    std::optional<Outcome> attempt_write(Request& request);
    static uint32_t wanted(const Watch& watch);
    void mark_changed(int32_t fd, Watch& watch);
    int64_t set_interest(int32_t fd, uint32_t mask);
    void refuse(int32_t fd, Watch& watch, int64_t error);
    int64_t poll(std::optional<Duration> timeout);
    void serve(const Readiness& ready);
    void finish(int32_t fd, std::deque<Request>& queue, Outcome outcome);

    const std::unique_ptr<Poller> poller_;
    LiveSockets& sockets_;
    Wakeup& wakeup_;
    LiveLog& log_;
    const Notice notice_;
    std::vector<std::unique_ptr<Watch>> watches_;  // by descriptor
    IdTable<OperationId, int32_t> waiting_;        // the descriptor of each request
    std::vector<int32_t> changed_;
    std::vector<Readiness> ready_;
    bool has_registered_wakeup_ = false;
};

}  // namespace lg::host
