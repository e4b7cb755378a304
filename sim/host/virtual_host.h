// A whole machine in memory, and a clock that only moves when something costs time: a disk, a thread pool, a
// network, a demultiplexer, and the actors around the program. The same description, seed and calls give the
// same arrivals, to the nanosecond, on every machine. Nothing real is written and no real network is touched;
// of the real disk only the script's folder is read. Each thread of the program has a host of its own over
// the machine (virtual_threads.h), for that thread only.
//
// When things take effect: a pool worker's file call takes effect at the time at which the worker finishes;
// a `compute` runs when it is taken up. A synchronous call takes effect when it returns.
#pragma once
#include <memory>
#include <string>

#include "sim/host/host.h"
#include "sim/host/world_description.h"

namespace lg::host {

class Wakeup;

class VirtualHost final : public Host {
  public:
    // folder: the script's; relative paths are relative to it. It is seen at its own absolute path. Empty:
    // no folder, only what the description gives. pool_size: 1 to 1024. wakeup: by which others may interrupt
    // the run; null: nobody does.
    VirtualHost(WorldDescription world, const std::string& folder, uint64_t seed, uint32_t pool_size,
                std::shared_ptr<Wakeup> wakeup = nullptr);
    ~VirtualHost() override;

    Time now() override;
    int64_t epoch_ms() const override;
    std::span<Arrival> spend(Duration cost) override;
    Outcome perform(const Call& call) override;
    void submit(OperationId operation, Work&& work) override;
    std::optional<Outcome> submit(OperationId operation, Io&& io) override;
    bool cancel(OperationId work) override;
    bool cancel(OperationId io, int32_t fd) override;
    void wake() override;
    Waited wait(std::optional<Duration> timeout, std::vector<Arrival>& arrived) override;
    void serve(const DescriptorReady& ready, Direction direction, std::vector<Arrival>& arrived) override;
    std::vector<RunningWork> running_work() override;
    void end_work_at(OperationId operation, Time time) override;
    std::optional<bool> decide_race() override;
    std::unique_ptr<Host> make_thread(Duration start_up) override;
    void enter() override;
    void leave() override;
    Woken block(std::optional<Duration> timeout) override;
    void unblock() override;
    void hurry() override;

  private:
    class Machine;
    VirtualHost(std::shared_ptr<Machine> machine, uint32_t thread);

    std::shared_ptr<Machine> machine_;
    uint32_t thread_ = 0;
};

}  // namespace lg::host
