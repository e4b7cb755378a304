#include "sim/host/live_host.h"

#include <fmt/format.h>

#include <filesystem>
#include <mutex>

#include "sim/base/seen_path.h"
#include "sim/host/error_number.h"
#include "sim/host/live_actors.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/host/live_files.h"
#include "sim/host/live_folders.h"
#include "sim/host/live_log.h"
#include "sim/host/live_threads.h"
#include "sim/host/outcome.h"
#include "sim/host/thread_pool.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

// In which what is under way on the loopback arrives, and what a program of somebody else's still may do.
constexpr Duration short_pause = Duration::of_ms(20), long_pause = Duration::of_ms(500);

// As the script sees it, without links.
std::string seen_folder(const std::string& folder) {
    if (folder.empty()) return {};
    std::error_code error;
    const std::filesystem::path path = std::filesystem::canonical(folder, error);
    return seen_path(error ? std::filesystem::path(folder) : path);
}

// One line at a time, whoever says it.
Notice in_turn(const Notice& notice) {
    if (!notice) return {};
    auto mutex = std::make_shared<std::mutex>();
    return [notice, mutex](std::string_view line) {
        const std::lock_guard guard(*mutex);
        notice(line);
    };
}

std::function<Outcome(const Work&)> performer(std::shared_ptr<LiveFiles> files) {
    return [files = std::move(files)](const Work& work) {
        if (work.kind != WorkKind::compute) return files->perform(work);
        return work.compute ? work.compute() : Outcome{};
    };
}

// The ports at which the actors and the program look for each other may be others in reality.
LiveSockets::Options socket_options(const WorldDescription& world, const LiveOptions& options) {
    LiveSockets::Options result;
    result.network = options.limits.network;
    result.all_ports_move = options.private_ports;
    result.notice = options.notice;
    for (const ActorDescription& actor : world.actors) {
        if (const auto* http = std::get_if<HttpClient>(&actor))
            result.movable_ports.push_back(http->server.port);
        if (const auto* tcp = std::get_if<TcpClient>(&actor))
            result.movable_ports.push_back(tcp->server.port);
    }
    return result;
}

// What the program's threads share. The mailbox and the wake-up are the main thread's.
struct Machine {
    Machine(const WorldDescription& world, uint32_t pool_size, std::unique_ptr<LiveFolders> its_folders,
            std::shared_ptr<LiveFiles> its_files, LiveOptions its_options)
        : options(std::move(its_options)),
          pause(options.servers.empty() ? short_pause : long_pause),
          for_sockets(socket_options(world, options)),
          folders(std::move(its_folders)),
          wire(options.records),
          perform(performer(std::move(its_files))),
          pool(pool_size, {options.records ? clock : nullptr, perform}),
          surroundings{
              *clock, *mailbox, ports, wire, options.private_ports, options.notice, [bell = options.wakeup] {
                  bell->signal();
              }} {
        for (const RealServer& server : options.servers) {
            ports.add_server(server.seen, server.address);
            wire.name_server(server.address.port, server.name, false);
        }
        if (!world.actors.empty()) actors = std::make_unique<LiveActors>(world.actors, surroundings);
    }

    const LiveOptions options;
    const Duration pause;
    const LiveSockets::Options for_sockets;
    const std::shared_ptr<LiveClock> clock = std::make_shared<LiveClock>();
    const std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
    const std::unique_ptr<LiveFolders> folders;
    PortMap ports;
    Wire wire;
    const std::function<Outcome(const Work&)> perform;  // any thread
    ThreadPool pool;
    LiveThreads threads;
    const ActorSurroundings surroundings;
    std::unique_ptr<LiveActors> actors;
};

// One of the program's threads on the machine.
class LiveHost final : public Host {
  public:
    LiveHost(std::shared_ptr<Machine> machine, uint32_t number, std::shared_ptr<Mailbox> mailbox,
             std::shared_ptr<Wakeup> wakeup)
        : machine_(std::move(machine)),
          number_(number),
          mailbox_(std::move(mailbox)),
          wakeup_(std::move(wakeup)),
          log_(*machine_->clock, *mailbox_, number, machine_->options.records),
          sockets_(log_, machine_->ports, machine_->wire, messages(), machine_->for_sockets),
          demultiplexer_(make_demultiplexer(machine_->options.kind, sockets_, *wakeup_, log_,
                                            machine_->options.notice)) {}

    Time now() override { return machine_->clock->now(); }
    int64_t epoch_ms() const override { return machine_->clock->epoch_ms(); }

    std::span<Arrival> spend(Duration cost) override {
        const bool is_quiet = machine_->threads.is_alone() && log_.empty() && !wakeup_->is_interrupted();
        if (is_quiet && cost == Duration{} && !machine_->pool.is_exchange_due()) return {};
        look_around(cost);
        return log_.hand_out();
    }

    Outcome perform(const Call& call) override {
        if (const Work* work = std::get_if<Work>(&call)) {
            machine_->pool.hand_over(Away::is_busy);
            Outcome outcome;
            machine_->threads.step_aside(false, [&] { outcome = machine_->perform(*work); });
            return outcome;
        }
        const auto& socket = std::get<SocketCall>(call);
        using Kind = SocketCall::Kind;
        switch (socket.kind) {
            case Kind::open: return sockets_.open(socket.address);
            case Kind::listen: return listen(socket);
            case Kind::reset: sockets_.reset_on_close(socket.fd); [[fallthrough]];
            case Kind::close: demultiplexer_->forget(socket.fd); return sockets_.close(socket.fd);
            case Kind::set_option: return sockets_.set_option(socket.fd, socket.option, socket.value);
            case Kind::local_address: return sockets_.local_address(socket.fd);
            case Kind::peer_address: return sockets_.peer_address(socket.fd);
        }
        return failed(ErrorNumber::einval);
    }

    void submit(OperationId operation, Work&& work) override {
        machine_->pool.submit(operation, std::move(work), wakeup_);
    }
    std::optional<Outcome> submit(OperationId operation, Io&& io) override {
        return demultiplexer_->submit(operation, std::move(io));
    }
    bool cancel(OperationId work) override { return machine_->pool.cancel(work); }
    bool cancel(OperationId io, int32_t fd) override { return demultiplexer_->cancel(io, fd); }

    void wake() override { wakeup_->signal(); }

    Waited wait(std::optional<Duration> timeout, std::vector<Arrival>& arrived) override {
        machine_->pool.hand_over(Away::sleeps);
        sockets_.take_back(arrived);
        if (!timeout && seems_over()) {
            demultiplexer_->apply_interest();
            log_.fetch();
            const bool has_come = !log_.empty();
            if (has_come || is_over()) {
                log_.hand_out(arrived);
                return has_come ? Waited::told : Waited::never;
            }
        }
        machine_->threads.step_aside(!timeout, [&] { wait_for_something(timeout); });
        log_.fetch();
        log_.exchange_work(machine_->pool, Then::wakes);
        look_for_interrupt();
        log_.hand_out(arrived);
        return demultiplexer_->is_full() ? Waited::full : Waited::told;
    }

    void serve(const DescriptorReady& ready, Direction direction, std::vector<Arrival>& arrived) override {
        sockets_.take_back(arrived);
        demultiplexer_->serve(ready.fd, direction);
        if (ready.fd == pool_wakeup_fd) {
            // What it is about was put down before it, and is looked for behind the clearing.
            log_.fetch();
            log_.exchange_work(machine_->pool, Then::wakes);
        }
        log_.hand_out(arrived);
    }

    // 0, or minus an error number: why it could not wait for anything.
    int64_t refusal() const { return demultiplexer_->refusal(); }

    // ---- threads

    int64_t prepare_thread() override {
        prepared_ = std::make_unique<LiveHost>(machine_, machine_->threads.count(),
                                               std::make_shared<Mailbox>(), std::make_shared<Wakeup>());
        const int64_t error = prepared_->refusal();
        if (error < 0) prepared_.reset();
        return error;
    }
    // How long a thread takes to start is the system's affair.
    std::unique_ptr<Host> make_thread(Duration) override {
        machine_->threads.add();
        return std::move(prepared_);
    }
    void enter() override { machine_->threads.enter(); }
    void leave() override {
        machine_->pool.hand_over(Away::is_busy);
        machine_->threads.leave();
    }
    Woken block(std::optional<Duration> timeout) override {
        machine_->pool.hand_over(Away::is_busy);
        return machine_->threads.block(number_, timeout, [this] { return wakeup_->is_interrupted(); });
    }
    void unblock() override { machine_->threads.unblock(number_); }
    void hurry() override {
        machine_->threads.hurry(number_);
        wakeup_->signal();
    }

  private:
    using Then = ThreadPool::Then;
    using Away = ThreadPool::Away;

    // The actors tell the main thread of theirs. Others go there too, for what was sent must be told before
    // it has arrived.
    MessageSink& messages() {
        if (number_ == 0) return log_;
        return *machine_->mailbox;
    }

    Outcome listen(const SocketCall& call) {
        Outcome outcome = sockets_.listen(call.fd, call.address, call.backlog);
        if (outcome.value == 0 && machine_->actors) machine_->actors->tell_of_listener();
        return outcome;
    }

    void look_around(Duration cost) {
        machine_->threads.let_others();
        log_.fetch();
        if (cost > Duration{}) log_.exchange_work(machine_->pool, Then::computes);
        else if (machine_->pool.is_exchange_due()) log_.exchange_work(machine_->pool, Then::submits);
        look_for_interrupt();
    }
    void look_for_interrupt() {
        if (const int signal = wakeup_->take_interrupt()) log_.add(Interrupted{signal});
    }

    void wait_for_something(std::optional<Duration> timeout) {
        const Time deadline = timeout ? now() + *timeout : Time{INT64_MAX};
        // A signal that is none of ours ends a wait early.
        while (demultiplexer_->wait(timeout) == 0 && now() < deadline) {
            if (timeout) timeout = deadline - now();
        }
    }

    // Of the main thread: without it there is nobody who could wait for the actors.
    bool seems_over() const {
        return number_ == 0 && !machine_->options.serves && machine_->actors &&
               machine_->actors->seem_at_rest() && machine_->pool.is_idle() &&
               machine_->threads.others_rest();
    }
    // The scenario is over when all actors are at rest, nothing is under way, and nobody else is expected.
    // What was written to them a moment ago they have seen: each is asked, before a pause and behind it.
    // Other threads may go on in the pause.
    bool is_over() {
        LiveActors& actors = *machine_->actors;
        const auto before = actors.ask_for_rest();
        if (!before) return false;
        bool is_ready = false;
        machine_->threads.step_aside(true,
                                     [&] { is_ready = demultiplexer_->is_anything_ready(machine_->pause); });
        return !is_ready && machine_->threads.others_rest() && actors.ask_for_rest() == before;
    }

    const std::shared_ptr<Machine> machine_;
    const uint32_t number_;
    const std::shared_ptr<Mailbox> mailbox_;
    const std::shared_ptr<Wakeup> wakeup_;
    LiveLog log_;
    LiveSockets sockets_;
    const std::unique_ptr<LiveDemultiplexer> demultiplexer_;
    std::unique_ptr<LiveHost> prepared_;  // of the thread that will be made next
};

}  // namespace

Result<std::unique_ptr<Host>> make_live_host(const WorldDescription& world, const std::string& folder,
                                             uint32_t pool_size, LiveOptions options) {
    if (const auto known = check_live_host(options.kind); !known) return known.error();
    options.notice = in_turn(options.notice);
    // Before anything else that opens a descriptor: in a program with none of its own it gets the number that
    // the trace shows for it.
    if (!options.wakeup) options.wakeup = std::make_shared<Wakeup>();
    auto folders = std::make_unique<LiveFolders>();
    const std::string seen = seen_folder(folder);
    if (const auto prepared = folders->prepare(world, seen, options.limits); !prepared)
        return prepared.error();
    LiveFiles::Options file_options{world.writable, seen, world.hosts, options.limits.network,
                                    options.notice};
    auto files = std::make_shared<LiveFiles>(folders->take(), std::move(file_options));
    const std::shared_ptr<Wakeup> wakeup = options.wakeup;
    auto machine =
        std::make_shared<Machine>(world, pool_size, std::move(folders), std::move(files), std::move(options));
    auto host = std::make_unique<LiveHost>(machine, 0, machine->mailbox, wakeup);
    int64_t error = host->refusal();
    if (error == 0 && machine->actors) error = machine->actors->refusal();
    if (error < 0) return Error{fmt::format("nothing can be waited for here: {}", error_text(error))};
    if (machine->actors) machine->actors->start();
    return std::unique_ptr<Host>(std::move(host));
}

}  // namespace lg::host
