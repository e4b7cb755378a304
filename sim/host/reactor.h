// Turns the readiness of a poller into completions: a request is tried; if it would block, the demultiplexer
// is told what to watch for; once the loop comes to the ready descriptor the request is tried again. At each
// readiness one accept or one read is served, and as many writes as fit. The loop's thread only.
#pragma once
#include <list>
#include <memory>
#include <optional>
#include <vector>

#include "sim/base/short_list.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/host/poller.h"
#include "sim/host/wakeup.h"

namespace lg::host {

class Reactor final : public LiveDemultiplexer {
  public:
    // wakeup: shown in the trace as pool_wakeup_fd, whatever its number is.
    Reactor(std::unique_ptr<Poller> poller, LiveSockets& sockets, Wakeup& wakeup, LiveLog& log,
            Notice notice);

    int64_t refusal() const override;
    std::optional<Outcome> submit(OperationId operation, Io&& io) override;
    bool cancel(OperationId operation, int32_t fd) override;
    void forget(int32_t fd) override;
    size_t wait(std::optional<Duration> timeout) override;
    bool is_full() const override { return ready_.size() == Poller::events_max; }
    void serve(int32_t fd, Direction direction) override;
    size_t apply_interest() override;
    bool is_anything_ready(Duration patience) override;

  private:
    struct Inward {  // an accept or a read
        OperationId operation;
        IoKind kind = IoKind::read;
        uint32_t room = 0;
    };
    struct Outward {  // a connect, a write or a shutdown
        OperationId operation;
        Io io;
        size_t written = 0;
    };
    struct alignas(64) Watch {  // of thousands none is near, so it is one line of the processor's
        ShortList<Inward> reads;
        uint32_t interest = 0;      // as the demultiplexer knows it
        bool is_changed = false;    // what we want may differ from it
        bool is_told = false;       // to be ready, since it was opened
        std::list<Outward> writes;  // mostly empty, and small then
        int64_t taken_error = 0;    // told with a readiness, so that no call will tell it again
    };

    Watch* find(int32_t fd);  // null: nobody has asked for anything there
    Watch& watch_of(int32_t fd);
    std::optional<Outcome> submit_inward(OperationId operation, const Io& io);
    // Tries the call. Nothing: it would block.
    std::optional<Outcome> attempt(int32_t fd, const Inward& request);
    std::optional<Outcome> attempt(const Io& io, size_t& written);
    std::optional<Outcome> attempt_write(const Io& io, size_t& written);
    static uint32_t wanted(const Watch& watch);
    void mark_changed(int32_t fd, Watch& watch);
    int64_t set_interest(int32_t fd, uint32_t mask);
    void refuse(int32_t fd, Watch& watch, int64_t error);
    int64_t poll(std::optional<Duration> timeout);
    void serve_reads(int32_t fd, Watch& watch);
    void serve_writes(int32_t fd, Watch& watch);
    // The first request of its direction is done.
    void finish_read(int32_t fd, Watch& watch, Outcome&& outcome);
    void finish_write(int32_t fd, Watch& watch, Outcome&& outcome);

    const std::unique_ptr<Poller> poller_;
    LiveSockets& sockets_;
    Wakeup& wakeup_;
    LiveLog& log_;
    const Notice notice_;
    std::vector<std::unique_ptr<Watch>> watches_;  // by descriptor
    std::vector<int32_t> changed_;
    std::vector<Readiness> ready_;
    bool has_registered_wakeup_ = false;
};

}  // namespace lg::host
