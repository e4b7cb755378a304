#include "sim/host/live_host.h"

#include <filesystem>
#include <mutex>

#include "sim/base/seen_path.h"
#include "sim/host/live_actors.h"
#include "sim/host/live_demultiplexer.h"
#include "sim/host/live_files.h"
#include "sim/host/live_folders.h"
#include "sim/host/live_log.h"
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

class LiveHost final : public Host {
  public:
    LiveHost(const WorldDescription& world, uint32_t pool_size, std::unique_ptr<LiveFolders> folders,
             std::shared_ptr<LiveFiles> files, const LiveOptions& options)
        : serves_(options.serves),
          pause_(options.servers.empty() ? short_pause : long_pause),
          clock_(std::make_shared<LiveClock>()),
          mailbox_(std::make_shared<Mailbox>()),
          wakeup_(options.wakeup),
          folders_(std::move(folders)),
          files_(std::move(files)),
          log_(*clock_, *mailbox_, options.records),
          wire_(*clock_, *mailbox_, options.records),
          sockets_(log_, ports_, wire_, socket_options(world, options)),
          demultiplexer_(make_demultiplexer(options.kind, sockets_, *wakeup_, log_, options.notice)),
          pool_(pool_size, {clock_, mailbox_, performer(files_), [bell = wakeup_] { bell->signal(); }}),
          surroundings_{
              *clock_, *mailbox_, ports_, wire_, options.private_ports, options.notice, [bell = wakeup_] {
                  bell->signal();
              }} {
        for (const RealServer& server : options.servers) {
            ports_.add_server(server.seen, server.address);
            wire_.name_server(server.address.port, server.name, false);
        }
        if (world.actors.empty()) return;
        actors_ = std::make_unique<LiveActors>(world.actors, surroundings_);
        actors_->start();
    }

    Time now() override { return clock_->now(); }
    int64_t epoch_ms() const override { return clock_->epoch_ms(); }

    std::span<Arrival> spend(Duration) override {
        log_.fetch();
        return log_.hand_out();
    }

    Outcome perform(const Call& call) override {
        if (const Work* work = std::get_if<Work>(&call)) return performer(files_)(*work);
        const auto& socket = std::get<SocketCall>(call);
        using Kind = SocketCall::Kind;
        switch (socket.kind) {
            case Kind::open: return sockets_.open();
            case Kind::listen: return listen(socket);
            case Kind::close: demultiplexer_->forget(socket.fd); return sockets_.close(socket.fd);
            case Kind::local_address: return sockets_.local_address(socket.fd);
            case Kind::peer_address: return sockets_.peer_address(socket.fd);
        }
        return failed(ErrorNumber::einval);
    }

    void submit(OperationId operation, Work work) override { pool_.submit(operation, std::move(work)); }
    std::optional<Outcome> submit(OperationId operation, Io io) override {
        return demultiplexer_->submit(operation, std::move(io));
    }
    bool cancel(OperationId operation) override {
        return pool_.cancel(operation) || demultiplexer_->cancel(operation);
    }

    void wake() override { wakeup_->signal(); }

    std::span<Arrival> wait(std::optional<Duration> timeout) override {
        if (!timeout && seems_over()) {
            demultiplexer_->apply_interest();
            log_.fetch();
            if (!log_.empty() || is_over()) return log_.hand_out();
        }
        wait_for_something(timeout);
        log_.fetch();
        log_.put_messages_before_readiness();
        return log_.hand_out();
    }

  private:
    static std::function<Outcome(const Work&)> performer(std::shared_ptr<LiveFiles> files) {
        return [files = std::move(files)](const Work& work) {
            if (work.kind != WorkKind::compute) return files->perform(work);
            return work.compute ? work.compute() : Outcome{};
        };
    }
    // The ports at which the actors and the program look for each other may be others in reality.
    static LiveSockets::Options socket_options(const WorldDescription& world, const LiveOptions& options) {
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

    Outcome listen(const SocketCall& call) {
        Outcome outcome = sockets_.listen(call.fd, call.address, call.backlog);
        if (outcome.value == 0 && actors_) actors_->tell_of_listener();
        return outcome;
    }

    void wait_for_something(std::optional<Duration> timeout) {
        const Time deadline = timeout ? clock_->now() + *timeout : Time{INT64_MAX};
        // A signal that is none of ours ends a wait early.
        while (demultiplexer_->wait(timeout) == 0 && clock_->now() < deadline) {
            if (timeout) timeout = deadline - clock_->now();
        }
    }

    bool seems_over() const { return !serves_ && actors_ && actors_->seem_at_rest() && pool_.is_idle(); }
    // The scenario is over when all actors are at rest, nothing is under way, and nobody else is expected.
    // What was written to them a moment ago they have seen: each is asked, before a pause and behind it.
    bool is_over() {
        const auto before = actors_->ask_for_rest();
        return before && !demultiplexer_->is_anything_ready(pause_) && actors_->ask_for_rest() == before;
    }

    const bool serves_;
    const Duration pause_;
    const std::shared_ptr<LiveClock> clock_;
    const std::shared_ptr<Mailbox> mailbox_;
    const std::shared_ptr<Wakeup> wakeup_;
    const std::unique_ptr<LiveFolders> folders_;
    const std::shared_ptr<LiveFiles> files_;
    LiveLog log_;
    PortMap ports_;
    Wire wire_;
    LiveSockets sockets_;
    const std::unique_ptr<LiveDemultiplexer> demultiplexer_;
    ThreadPool pool_;
    const ActorSurroundings surroundings_;
    std::unique_ptr<LiveActors> actors_;
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
    return std::unique_ptr<Host>(
        std::make_unique<LiveHost>(world, pool_size, std::move(folders), std::move(files), options));
}

}  // namespace lg::host
