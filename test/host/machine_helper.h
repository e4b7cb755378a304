// What tests of hosts share: a way to run one until something is known, and to look through what it said.
#pragma once
#include <fmt/format.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/host/virtual_host.h"

namespace lg::host {

class MachineDriver {
  public:
    explicit MachineDriver(WorldDescription world = {}, const std::string& folder = {}, uint64_t seed = 1,
                           uint32_t pool_size = 4)
        : MachineDriver(std::make_unique<VirtualHost>(std::move(world), folder, seed, pool_size), false) {}
    MachineDriver(std::unique_ptr<Host> driven, bool live)
        : owned_(std::move(driven)), host(*owned_), is_live(live) {}

    OperationId next_operation() { return OperationId{++last_operation_}; }

    // Runs the demultiplexer once, serves what is ready, and keeps all that arrived.
    size_t turn(std::optional<Duration> timeout = std::nullopt) {
        std::vector<Arrival> arrivals, served;
        is_over = host.wait(timeout, arrivals) == Host::Waited::never;
        keep(arrivals);
        for (const Arrival& arrival : arrivals) {
            const auto* ready = std::get_if<DescriptorReady>(&arrival.what);
            for (const auto direction : {Direction::in, Direction::out}) {
                if (!ready || !allows(ready->mask, direction)) continue;
                host.serve(*ready, direction, served);
                keep(served);
            }
        }
        return arrivals.size();
    }
    void spend(Duration cost) { keep(host.spend(cost)); }

    // Submits and waits until it is finished.
    Outcome work(Work work) {
        const OperationId operation = next_operation();
        host.submit(operation, std::move(work));
        return wait_for(operation);
    }
    Outcome io(Io io) {
        const OperationId operation = next_operation();
        if (auto outcome = host.submit(operation, std::move(io))) return *outcome;
        return wait_for(operation);
    }
    // An outcome of EAGAIN: the machine came to rest without it. A real one never does: it is given some
    // time.
    Outcome wait_for(OperationId operation) {
        const Time deadline = host.now() + patience;
        while (!finished.contains(operation.value)) {
            const bool has_turned = is_live ? turn(deadline - host.now()) && host.now() < deadline : turn();
            if (!has_turned) {
                Outcome never;
                never.value = -11;
                return never;
            }
        }
        Outcome outcome = std::move(finished[operation.value]);
        finished.erase(operation.value);
        return outcome;
    }

    int32_t open_socket() { return static_cast<int32_t>(host.perform(SocketCall{}).value); }
    Outcome call(SocketCall::Kind kind, int32_t fd, Address address = {}, int32_t backlog = 511) {
        return host.perform(SocketCall{kind, fd, std::move(address), backlog});
    }
    int32_t listen(uint16_t port) {
        const int32_t fd = open_socket();
        const Outcome outcome = call(SocketCall::Kind::listen, fd, {"127.0.0.1", port});
        return outcome.value == 0 ? fd : static_cast<int32_t>(outcome.value);
    }
    // Two descriptors, the client's and the server's.
    std::pair<int32_t, int32_t> connect(int32_t listener, uint16_t port) {
        const int32_t client = open_socket();
        Io connecting{IoKind::connect, client, Address{"127.0.0.1", port}, {}, 0, true};
        const OperationId operation = next_operation();
        host.submit(operation, std::move(connecting));
        const Outcome accepted = io({IoKind::accept, listener, {}, {}, 0, true});
        wait_for(operation);
        return {client, static_cast<int32_t>(accepted.value)};
    }
    Outcome write(int32_t fd, std::string bytes) {
        return io({IoKind::write, fd, {}, std::move(bytes), 0, true});
    }
    Outcome read(int32_t fd, uint32_t room = 65'536) { return io({IoKind::read, fd, {}, {}, room, true}); }

    template <class What>
    std::vector<What> all() const {
        std::vector<What> found;
        for (const Arrival& arrival : log)
            if (const What* what = std::get_if<What>(&arrival.what)) found.push_back(*what);
        return found;
    }

  private:
    std::unique_ptr<Host> owned_;

  public:
    Host& host;
    const bool is_live;
    bool is_over = false;  // the last turn came back because nothing could ever arrive
    Duration patience = Duration::of_ms(10'000);
    std::vector<Arrival> log;
    std::map<uint32_t, Outcome> finished;

  private:
    void keep(std::span<const Arrival> arrivals) {
        for (const Arrival& arrival : arrivals) {
            log.push_back(arrival);
            if (const auto* io = std::get_if<IoFinished>(&arrival.what))
                finished[io->operation.value] = io->outcome;
            if (const auto* work = std::get_if<WorkFinished>(&arrival.what))
                finished[work->operation.value] = work->outcome;
        }
    }
    uint32_t last_operation_ = 0;
};

// An arrival as one line: what two runs are compared by.
inline std::string told(const Arrival& arrival) {
    struct Teller {
        std::string operator()(const WorkStarted& e) const {
            return fmt::format("started {} on {}", e.operation.value, e.worker);
        }
        std::string operator()(const WorkFinished& e) const {
            return fmt::format("finished {} on {}: {} {}", e.operation.value, e.worker, e.outcome.value,
                               e.outcome.more->bytes);
        }
        std::string operator()(const Interrupted&) const { return "interrupted"; }
        std::string operator()(const MessageMoved& e) const {
            return fmt::format("{} {} > {} {}: {}", e.arrived ? "arrived" : "sent", e.text->sender,
                               e.text->receiver, e.connection, e.text->what);
        }
        std::string operator()(const ActorActed& e) const {
            return fmt::format("{} {}", e.act->actor, e.act->what);
        }
        std::string operator()(const KernelCalled& e) const {
            return fmt::format("{} {} {} = {}", trace::name_of(e.call), e.fd, e.argument, e.result);
        }
        std::string operator()(const RaceMet& e) const {
            return fmt::format("race {} {} {}", e.usual.value, e.rival.value, e.upset);
        }
        std::string operator()(const InterestChanged& e) const {
            return fmt::format("interest {} {}", e.fd, e.mask);
        }
        std::string operator()(const DescriptorReady& e) const {
            return fmt::format("ready {} {}", e.fd, e.mask);
        }
        std::string operator()(const IoFinished& e) const {
            return fmt::format("io {} on {}: {} {}", e.operation.value, e.fd, e.outcome.value,
                               e.outcome.more->bytes);
        }
    };
    return fmt::format("{} {}.{} {}", arrival.at.ns, static_cast<int>(arrival.lane.kind), arrival.lane.index,
                       std::visit(Teller{}, arrival.what));
}

}  // namespace lg::host
