#include "sim/host/virtual_host.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "sim/base/seen_path.h"
#include "sim/host/demultiplexer.h"
#include "sim/host/outcome.h"
#include "sim/host/virtual_actors.h"
#include "sim/host/virtual_disk.h"
#include "sim/host/virtual_network.h"
#include "sim/host/virtual_pool.h"
#include "sim/host/virtual_threads.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

// The folder as the program will see it: absolute, without links.
std::string real_folder(const std::string& folder) {
    if (folder.empty()) return {};
    std::error_code error;
    std::filesystem::path path = std::filesystem::weakly_canonical(std::filesystem::absolute(folder), error);
    if (error) path = std::filesystem::absolute(folder).lexically_normal();
    std::string text = seen_path(path);
    while (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return text;
}

Duration base_latency(const Latencies& costs, WorkKind kind) {
    switch (kind) {
        case WorkKind::open: return costs.open;
        case WorkKind::close: return costs.close;
        case WorkKind::read: return costs.read;
        case WorkKind::write:
        case WorkKind::copyfile: return costs.write;
        case WorkKind::stat:
        case WorkKind::lstat:
        case WorkKind::fstat:
        case WorkKind::access:
        case WorkKind::realpath:
        case WorkKind::readlink: return costs.status;
        case WorkKind::readdir: return costs.directory;
        case WorkKind::fsync: return costs.synchronize;
        // Most of what a call costs is the way to the worker and back, and one trip goes it once: real Node's
        // readFile is done beside a single stat that was asked for with it.
        case WorkKind::readfile: return std::max({costs.open, costs.status, costs.read, costs.close});
        case WorkKind::writefile: return std::max({costs.open, costs.write, costs.close});
        case WorkKind::getaddrinfo: return costs.lookup;
        default: return costs.change;
    }
}

// A loop that slept runs again so long after a pool thread wakes it. What the other threads finish meanwhile,
// it finds in the same poll phase (rule T3): of 20 pairs of stats called at once, 13 to 19 come so.
constexpr Duration wake_latency = Duration::of_us(5);

// A loop that asked for a job needs so long to come to its poll phase: the call itself takes 5 to 20 us. Only
// a read that finds the end of its file, which copies nothing, is done by then (rule T3): the streams of most
// files end in front of what the other end of a socket makes of their last piece.
constexpr Duration way_to_poll = Duration::of_us(8);
constexpr Duration read_at_end = Duration::of_us(2);

}  // namespace

// All units of the machine, and the order in which they act.
class VirtualHost::Machine final : public WorkEngine, public ThreadWorld {
  public:
    Machine(WorldDescription world, const std::string& folder, uint64_t seed, uint32_t pool_size,
            std::shared_ptr<Wakeup> wakeup)
        : world_(std::move(world)),
          wakeup_(std::move(wakeup)),
          clock_(seed, world_.latencies.jitter_percent),
          sink_(clock_),
          descriptors_(world_.limits.descriptors),
          disk_(world_, folder, folder.empty() ? nullptr : make_folder_image(folder), clock_, descriptors_),
          pool_(pool_size, world_.latencies.first_job, *this, clock_, sink_),
          network_(world_, clock_, sink_),
          actors_(world_, network_, clock_, sink_),
          threads_(clock_, *this) {
        add_demultiplexer();
        actors_.start();
    }

    Time now() const { return clock_.now(); }
    int64_t epoch_ms() const { return world_.epoch_ms; }

    std::span<Arrival> spend(Duration cost) {
        pass(clock_.now() + cost);
        threads_.let_others();
        look_for_interrupt();
        return sink_.hand_out();
    }

    Outcome call(uint32_t thread, const Call& call) {
        if (const Work* work = std::get_if<Work>(&call)) {
            pass(clock_.now() + duration(*work));
            if (work->kind == WorkKind::compute) return work->compute ? work->compute() : Outcome{};
            return perform(*work);
        }
        const auto& socket = std::get<SocketCall>(call);
        if (socket.kind != SocketCall::Kind::set_option) pass(clock_.now() + world_.latencies.socket_call);
        return demultiplexers_[thread]->call(socket);
    }

    void submit(uint32_t thread, OperationId operation, Work work) {
        pool_.submit(operation, std::move(work), thread);
        has_asked_[thread] = true;
    }
    std::optional<Outcome> submit(uint32_t thread, OperationId operation, Io io) {
        return demultiplexers_[thread]->submit(operation, std::move(io));
    }
    bool cancel(OperationId work) { return pool_.cancel(work); }
    bool cancel(uint32_t thread, OperationId io) { return demultiplexers_[thread]->cancel(io); }

    // A signal to another thread takes its time.
    void wake(uint32_t thread) {
        if (thread == threads_.current()) return demultiplexers_[thread]->wake_loop();
        clock_.after(signal_latency, {Happening::Kind::thread_woken, thread, 0});
    }

    Waited wait(uint32_t thread, std::optional<Duration> timeout, std::vector<Arrival>& arrived) {
        Demultiplexer& demultiplexer = *demultiplexers_[thread];
        demultiplexer.apply_interest();
        const Time deadline = timeout ? clock_.now() + *timeout : VirtualThreads::never;
        pass(has_asked_[thread] ? clock_.now() + way_to_poll : clock_.now());
        has_asked_[thread] = false;
        bool has_collected = false;
        while (!threads_.is_hurried(thread) && !(has_collected = demultiplexer.collect())) {
            if (clock_.now() >= deadline) break;
            if (!threads_.wait(deadline)) break;
            if (demultiplexer.is_woken()) pass(clock_.now() + wake_latency);
        }
        look_for_interrupt();
        sink_.hand_out(arrived);
        if (!timeout && arrived.empty()) return Waited::never;
        return has_collected && demultiplexer.is_full() ? Waited::full : Waited::told;
    }
    void serve(uint32_t thread, const DescriptorReady& ready, Direction direction,
               std::vector<Arrival>& arrived) {
        demultiplexers_[thread]->serve(ready, direction);
        sink_.hand_out(arrived);
    }

    std::vector<RunningWork> running_work(uint32_t thread) const { return pool_.running(thread); }
    void end_work_at(OperationId operation, Time time) { pool_.end_at(operation, time); }
    bool upsets_race() { return clock_.upsets_race(); }

    // ---- threads

    VirtualThreads& threads() { return threads_; }
    uint32_t make_thread(Duration start_up) {
        add_demultiplexer();
        return threads_.add(clock_.now() + clock_.spread(start_up));
    }
    void leave(uint32_t thread) {
        demultiplexers_[thread]->close_all();
        threads_.leave();
    }
    bool may_go_on(uint32_t thread) const override { return demultiplexers_[thread]->may_collect(); }
    void happen_next() override {
        const auto entry = clock_.agenda().take();
        clock_.turn_to(entry.at);
        happen(entry.what);
    }

    // ---- what the pool asks for

    Duration duration(const Work& work) override {
        if (work.kind == WorkKind::compute) return work.compute_cost;
        Duration cost = base_latency(world_.latencies, work.kind);
        // The machine's own name is in a file: a look-up of it is a short call like any other.
        if (work.kind == WorkKind::getaddrinfo && work.more->path == "localhost")
            cost = std::min(cost, world_.latencies.read);
        if (work.kind == WorkKind::read && disk_.bytes_to_move(work) == 0) cost = std::min(cost, read_at_end);
        if (work.kind != WorkKind::getaddrinfo) cost = cost + transfer(disk_.bytes_to_move(work));
        return clock_.spread(cost);
    }
    Outcome perform(const Work& work) override {
        if (work.kind == WorkKind::getaddrinfo) return network_.look_up(work.more->path, work.flags);
        return disk_.perform(work);
    }
    void on_finished(uint32_t thread) override { demultiplexers_[thread]->wake_loop(); }

  private:
    void look_for_interrupt() {
        const int signal = wakeup_ ? wakeup_->take_interrupt() : 0;
        if (signal) sink_.add({}, Interrupted{signal});
    }
    Duration transfer(uint64_t bytes) const {
        const uint64_t speed = world_.latencies.disk_bytes_per_second;
        if (speed == 0) return {};
        return {static_cast<int64_t>(bytes / speed * 1'000'000'000 + bytes % speed * 1'000'000'000 / speed)};
    }
    // Lets everything happen up to the time, but nothing that is still to come for another thread.
    void pass(Time time) {
        const auto& agenda = clock_.agenda();
        while (!agenda.empty() && agenda.next() <= time && threads_.may_happen(agenda.next())) {
            happen_next();
            threads_.look();
        }
        clock_.turn_to(time);
    }
    void add_demultiplexer() {
        demultiplexers_.push_back(std::make_unique<Demultiplexer>(
            world_.protocol, network_, descriptors_, sink_, static_cast<uint32_t>(demultiplexers_.size())));
        has_asked_.push_back(false);
    }
    void happen(const Happening& what) {
        using Kind = Happening::Kind;
        switch (what.kind) {
            case Kind::worker_free: return pool_.worker_free(what.subject);
            case Kind::work_done: return pool_.work_done(what.subject, what.detail);
            case Kind::syn_arrives: return network_.syn_arrives(SocketId{what.subject});
            case Kind::connect_ends: return network_.connect_ends(SocketId{what.subject});
            case Kind::segment_arrives: return network_.segment_arrives(SocketId{what.subject});
            case Kind::ack_due: return network_.ack_is_due(SocketId{what.subject});
            case Kind::actor_alarm: return actors_.alarm(what.subject, what.detail);
            case Kind::actor_hears: return actors_.hears(what.subject);
            case Kind::thread_woken: return demultiplexers_[what.subject]->wake_loop();
            case Kind::actor_refused: return actors_.refused(what.subject, what.detail);
        }
    }

    const WorldDescription world_;
    const std::shared_ptr<Wakeup> wakeup_;
    Clock clock_;
    ArrivalSink sink_;
    DescriptorTable descriptors_;
    VirtualDisk disk_;
    VirtualPool pool_;
    VirtualNetwork network_;
    std::vector<std::unique_ptr<Demultiplexer>> demultiplexers_;  // one for each thread
    std::vector<bool> has_asked_;  // for a job since its last poll phase, each thread
    VirtualActors actors_;
    VirtualThreads threads_;
};

VirtualHost::VirtualHost(WorldDescription world, const std::string& folder, uint64_t seed, uint32_t pool_size,
                         std::shared_ptr<Wakeup> wakeup)
    : machine_(std::make_shared<Machine>(std::move(world), real_folder(folder), seed, pool_size,
                                         std::move(wakeup))) {}
VirtualHost::VirtualHost(std::shared_ptr<Machine> machine, uint32_t thread)
    : machine_(std::move(machine)), thread_(thread) {}
VirtualHost::~VirtualHost() = default;

Time VirtualHost::now() { return machine_->now(); }
int64_t VirtualHost::epoch_ms() const { return machine_->epoch_ms(); }
std::span<Arrival> VirtualHost::spend(Duration cost) { return machine_->spend(cost); }
Outcome VirtualHost::perform(const Call& call) { return machine_->call(thread_, call); }
void VirtualHost::submit(OperationId operation, Work&& work) {
    machine_->submit(thread_, operation, std::move(work));
}
std::optional<Outcome> VirtualHost::submit(OperationId operation, Io&& io) {
    return machine_->submit(thread_, operation, std::move(io));
}
bool VirtualHost::cancel(OperationId work) { return machine_->cancel(work); }
bool VirtualHost::cancel(OperationId io, int32_t) { return machine_->cancel(thread_, io); }
void VirtualHost::wake() { machine_->wake(thread_); }
Host::Waited VirtualHost::wait(std::optional<Duration> timeout, std::vector<Arrival>& arrived) {
    return machine_->wait(thread_, timeout, arrived);
}
void VirtualHost::serve(const DescriptorReady& ready, Direction direction, std::vector<Arrival>& arrived) {
    machine_->serve(thread_, ready, direction, arrived);
}
std::vector<Host::RunningWork> VirtualHost::running_work() { return machine_->running_work(thread_); }
void VirtualHost::end_work_at(OperationId operation, Time time) { machine_->end_work_at(operation, time); }
std::optional<bool> VirtualHost::decide_race() { return machine_->upsets_race(); }

std::unique_ptr<Host> VirtualHost::make_thread(Duration start_up) {
    return std::unique_ptr<Host>(new VirtualHost(machine_, machine_->make_thread(start_up)));
}
void VirtualHost::enter() { machine_->threads().enter(thread_); }
void VirtualHost::leave() { machine_->leave(thread_); }
Host::Woken VirtualHost::block(std::optional<Duration> timeout) { return machine_->threads().block(timeout); }
void VirtualHost::unblock() { machine_->threads().unblock(thread_); }
void VirtualHost::hurry() { machine_->threads().hurry(thread_); }

}  // namespace lg::host
