#include "sim/host/proactor_iocp.h"

#include <winsock2.h>

#include <mswsock.h>

#include <algorithm>
#include <array>
#include <map>

#include "sim/base/id_table.h"
#include "sim/host/byte_queue.h"
#include "sim/host/outcome.h"
#include "sim/host/poller.h"
#include "sim/host/socket_calls.h"
#include "sim/host/system_error.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

using trace::SystemCall;

constexpr ULONG packets_max = 128;  // of one GetQueuedCompletionStatusEx (rule L11)
constexpr int rounds_max = 48;      // of full lists of packets (rule L11)
constexpr DWORD address_bytes = sizeof(sockaddr_storage) + 16;  // as AcceptEx wants it
constexpr Duration patience = Duration::of_ms(2000);            // with the kernel, when the run is over

SOCKET native(int32_t socket) { return static_cast<SOCKET>(static_cast<uint32_t>(socket)); }
HANDLE handle_of(int32_t socket) { return reinterpret_cast<HANDLE>(native(socket)); }

// What the kernel works on. It is the kernel's until its packet has come, whatever becomes of who asked.
struct Request : OVERLAPPED {
    Request(OperationId id, Io what, int32_t on)
        : OVERLAPPED{}, operation(id), io(std::move(what)), socket(on) {}

    OperationId operation;
    Io io;
    int32_t socket;                 // the kernel's number
    bool is_dead = false;           // nobody waits for it any more
    SocketHandle accepted;          // accept: the socket that becomes the connection
    std::unique_ptr<char[]> bytes;  // read, accept: where the kernel puts what comes
};

// By how much a posted call is not refused: it may be done already, and its packet comes all the same.
int64_t posted(bool is_done) { return is_done || WSAGetLastError() == WSA_IO_PENDING ? 0 : last_error(); }

// What came of a request whose packet has come, or whose work is over: how many bytes, or an error.
int64_t result_of(Request& request) {
    DWORD bytes = 0, flags = 0;
    if (WSAGetOverlappedResult(native(request.socket), &request, &bytes, FALSE, &flags)) return bytes;
    return last_error();
}

template <class Function>
Function extension(int32_t socket, GUID name) {
    Function function = nullptr;
    DWORD bytes = 0;
    WSAIoctl(native(socket), SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &function,
             sizeof function, &bytes, nullptr, nullptr);
    LG_CHECK(function, "Winsock has no AcceptEx or ConnectEx");
    return function;
}

class IocpProactor final : public LiveDemultiplexer {
  public:
    IocpProactor(LiveSockets& sockets, Wakeup& wakeup, LiveLog& log)
        : sockets_(sockets),
          wakeup_(wakeup),
          log_(log),
          port_(CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1)) {
        LG_CHECK(port_, "the system gives no completion port");
        const SocketHandle any{open_stream_socket(AF_INET)};
        accept_ex_ = extension<LPFN_ACCEPTEX>(any.get(), WSAID_ACCEPTEX);
        connect_ex_ = extension<LPFN_CONNECTEX>(any.get(), WSAID_CONNECTEX);
        addresses_ = extension<LPFN_GETACCEPTEXSOCKADDRS>(any.get(), WSAID_GETACCEPTEXSOCKADDRS);
        wakeup_.post_to(port_);
    }
    // The kernel writes into what it was given until it has said that it is done.
    ~IocpProactor() override {
        wakeup_.post_to(nullptr);
        while (!watches_.empty()) forget(watches_.begin()->first);
        while (in_kernel_ > 0 && fetch(patience) > 0)
            for (ULONG i = 0; i < count_; i++) dequeue(packets_[i]);
        CloseHandle(port_);
    }

    std::optional<Outcome> submit(OperationId operation, Io io) override;
    bool cancel(OperationId operation) override;
    void forget(int32_t fd) override;
    size_t wait(std::optional<Duration> timeout) override;
    size_t apply_interest() override { return 0; }
    bool is_anything_ready(Duration time) override { return count_ > 0 || fetch(time) > 0; }

  private:
    struct Watch {
        int32_t associated = -1;              // the socket that the port knows
        std::vector<Request*> requests;       // in the kernel, in the order in which they were posted
        std::optional<OperationId> shutdown;  // waits until all is written
        ByteQueue unread;                     // what a read brought that was cancelled too late
        std::vector<Outcome> unclaimed;       // what accepts brought that were cancelled too late
    };

    std::optional<Outcome> kept(Watch& watch, const Io& io);
    std::optional<Outcome> shut(int32_t fd, Watch& watch, OperationId operation);
    bool cancel_shutdown(OperationId operation);
    int64_t associate(int32_t fd, Watch& watch);
    int64_t post(Request& request);
    int64_t post_accept(Request& request);
    int64_t post_connect(Request& request);
    void keep(Watch& watch, std::unique_ptr<Request> request);
    Outcome outcome_of(Request& request);
    Outcome outcome_of_accept(Request& request, int64_t result);
    int64_t fetch(std::optional<Duration> timeout);
    bool dequeue(const OVERLAPPED_ENTRY& packet);
    bool finish(std::unique_ptr<Request> request);

    LiveSockets& sockets_;
    Wakeup& wakeup_;
    LiveLog& log_;
    const HANDLE port_;
    LPFN_ACCEPTEX accept_ex_ = nullptr;
    LPFN_CONNECTEX connect_ex_ = nullptr;
    LPFN_GETACCEPTEXSOCKADDRS addresses_ = nullptr;
    std::map<int32_t, Watch> watches_;        // by descriptor
    IdTable<OperationId, Request*> waiting_;  // those that somebody waits for
    size_t in_kernel_ = 0;                    // requests whose packets are still to come
    std::array<OVERLAPPED_ENTRY, packets_max> packets_;
    ULONG count_ = 0;  // packets that are fetched and not dealt with
};

// ---- requests

std::optional<Outcome> IocpProactor::submit(OperationId operation, Io io) {
    const int32_t fd = io.fd;
    if (!sockets_.is_open(fd)) return failed(ErrorNumber::ebadf);
    Watch& watch = watches_[fd];
    if (auto outcome = kept(watch, io)) return outcome;
    if (io.kind == IoKind::shutdown) return shut(fd, watch, operation);
    if (io.kind == IoKind::write) sockets_.begin_write(fd, io.bytes);
    log_.fetch();  // what the wire says of it comes before the call
    auto request = std::make_unique<Request>(operation, std::move(io), -1);
    if (const int64_t error = post(*request); error < 0) return succeeded(error);
    keep(watch, std::move(request));
    return std::nullopt;
}

// From here on the kernel has it.
void IocpProactor::keep(Watch& watch, std::unique_ptr<Request> request) {
    waiting_.insert(request->operation, request.get());
    watch.requests.push_back(request.release());
    in_kernel_++;
}

std::optional<Outcome> IocpProactor::kept(Watch& watch, const Io& io) {
    if (io.kind == IoKind::read && !watch.unread.empty()) {
        Outcome outcome;
        outcome.bytes = watch.unread.take(io.room);
        outcome.value = static_cast<int64_t>(outcome.bytes.size());
        return outcome;
    }
    if (io.kind != IoKind::accept || watch.unclaimed.empty()) return std::nullopt;
    Outcome outcome = std::move(watch.unclaimed.front());
    watch.unclaimed.erase(watch.unclaimed.begin());
    return outcome;
}

// No operation of the port's: it is called when nothing is left to be written.
std::optional<Outcome> IocpProactor::shut(int32_t fd, Watch& watch, OperationId operation) {
    const bool writes = std::any_of(watch.requests.begin(), watch.requests.end(),
                                    [](const Request* each) { return each->io.kind == IoKind::write; });
    if (!writes) return sockets_.shutdown(fd);
    watch.shutdown = operation;
    return std::nullopt;
}

int64_t IocpProactor::associate(int32_t fd, Watch& watch) {
    const int32_t socket = sockets_.socket(fd);
    if (watch.associated == socket) return 0;
    if (!CreateIoCompletionPort(handle_of(socket), port_, 0, 0)) return last_error();
    watch.associated = socket;
    return 0;
}

int64_t IocpProactor::post(Request& request) {
    const int32_t fd = request.io.fd;
    if (request.io.kind == IoKind::connect) return post_connect(request);
    if (const int64_t error = associate(fd, watches_[fd]); error < 0) return error;
    request.socket = sockets_.socket(fd);
    if (request.io.kind == IoKind::accept) return post_accept(request);
    if (request.io.kind == IoKind::read) {
        DWORD flags = 0;
        request.bytes.reset(new char[request.io.room]);
        WSABUF buffer{request.io.room, request.bytes.get()};
        const int value = WSARecv(native(request.socket), &buffer, 1, nullptr, &flags, &request, nullptr);
        return log_.called(SystemCall::wsa_recv, fd, request.io.room, posted(value == 0));
    }
    const auto size = static_cast<ULONG>(request.io.bytes.size());
    WSABUF buffer{size, request.io.bytes.data()};
    const int value = WSASend(native(request.socket), &buffer, 1, nullptr, 0, &request, nullptr);
    return log_.called(SystemCall::wsa_send, fd, size, posted(value == 0));
}

int64_t IocpProactor::post_accept(Request& request) {
    const int32_t fd = request.io.fd;
    WSAPROTOCOL_INFOW protocol{};
    int size = sizeof protocol;
    getsockopt(native(request.socket), SOL_SOCKET, SO_PROTOCOL_INFOW, reinterpret_cast<char*>(&protocol),
               &size);
    const int64_t accepted = open_stream_socket(protocol.iAddressFamily);
    if (accepted < 0) return accepted;
    request.accepted = SocketHandle{accepted};
    request.bytes.reset(new char[2 * address_bytes]);
    DWORD bytes = 0;
    const BOOL value = accept_ex_(native(request.socket), native(request.accepted.get()), request.bytes.get(),
                                  0, address_bytes, address_bytes, &bytes, &request);
    return log_.called(SystemCall::accept_ex, fd, 0, posted(value));
}

int64_t IocpProactor::post_connect(Request& request) {
    const int32_t fd = request.io.fd;
    SocketAddress peer;
    const Outcome prepared = sockets_.prepare_connect(fd, request.io.peer, peer);
    if (prepared.value < 0) return prepared.value;
    if (const int64_t error = associate(fd, watches_[fd]); error < 0) return error;
    request.socket = sockets_.socket(fd);
    // ConnectEx takes none but sockets that are bound.
    auto own = to_socket_address({peer.family() == AF_INET6 ? "::" : "0.0.0.0", 0});
    if (const int64_t error = bind_socket(request.socket, *own); error < 0) return error;
    const uint16_t port = from_socket_address(peer.get()).port;
    sockets_.join_as_client(fd, port);
    const BOOL value =
        connect_ex_(native(request.socket), peer.get(), peer.size, nullptr, 0, nullptr, &request);
    return log_.called(SystemCall::connect_ex, fd, port, posted(value));
}

// What it brought before it could be cancelled is kept for the next one: it comes in order, so it is first.
bool IocpProactor::cancel(OperationId operation) {
    Request** found = waiting_.find(operation);
    if (!found) return cancel_shutdown(operation);
    Request& request = **found;
    Watch& watch = watches_[request.io.fd];
    const int64_t value = CancelIoEx(handle_of(request.socket), &request) ? 0 : last_error();
    log_.called(SystemCall::cancel_io_ex, request.io.fd, 0, value);
    while (!HasOverlappedIoCompleted(&request)) SwitchToThread();
    Outcome outcome = outcome_of(request);
    if (outcome.value > 0 && request.io.kind == IoKind::read) watch.unread.push(outcome.bytes);
    if (outcome.value > 0 && request.io.kind == IoKind::accept) watch.unclaimed.push_back(std::move(outcome));
    request.is_dead = true;
    waiting_.erase(operation);
    std::erase(watch.requests, &request);
    return true;
}

bool IocpProactor::cancel_shutdown(OperationId operation) {
    for (auto& [fd, watch] : watches_) {
        if (watch.shutdown != operation) continue;
        watch.shutdown.reset();
        return true;
    }
    return false;
}

void IocpProactor::forget(int32_t fd) {
    const auto found = watches_.find(fd);
    if (found == watches_.end()) return;
    for (Request* request : found->second.requests) {
        request->is_dead = true;
        waiting_.erase(request->operation);
        CancelIoEx(handle_of(request->socket), request);
    }
    watches_.erase(found);
}

// ---- packets

// How many there are now, or an error. Those that were fetched before are still there.
int64_t IocpProactor::fetch(std::optional<Duration> timeout) {
    const DWORD ms = timeout ? static_cast<DWORD>(whole_milliseconds(timeout)) : INFINITE;
    if (GetQueuedCompletionStatusEx(port_, packets_.data(), packets_max, &count_, ms, FALSE)) return count_;
    count_ = 0;
    return GetLastError() == WAIT_TIMEOUT ? 0 : last_error();
}

size_t IocpProactor::wait(std::optional<Duration> timeout) {
    size_t served = 0;
    for (int round = 0; round < rounds_max; round++) {
        if (round > 0) timeout = Duration{};
        const int64_t count = count_ > 0 ? count_ : fetch(timeout);
        log_.fetch();  // what the threads did while we slept comes before what woke us
        log_.called(SystemCall::get_queued_completion_status_ex, -1, whole_milliseconds(timeout), count);
        for (ULONG i = 0; i < count_; i++) served += dequeue(packets_[i]);
        const bool was_full = count_ == packets_max;
        count_ = 0;
        if (!was_full) break;
    }
    return served;
}

// False if it is nothing that anybody waits for.
bool IocpProactor::dequeue(const OVERLAPPED_ENTRY& packet) {
    if (!packet.lpOverlapped) {
        wakeup_.clear();
        log_.fetch();
        log_.add(DescriptorReady{pool_wakeup_fd, trace::ready_read});
        return true;
    }
    in_kernel_--;
    std::unique_ptr<Request> request(static_cast<Request*>(packet.lpOverlapped));
    return !request->is_dead && finish(std::move(request));
}

bool IocpProactor::finish(std::unique_ptr<Request> request) {
    const int32_t fd = request->io.fd;
    Watch& watch = watches_[fd];
    std::erase(watch.requests, request.get());
    waiting_.erase(request->operation);
    Outcome outcome = outcome_of(*request);
    if (request->io.kind == IoKind::accept && is_error(outcome, ErrorNumber::eagain)) {
        static_cast<OVERLAPPED&>(*request) = {};
        if (const int64_t error = post(*request); error < 0) outcome.value = error;
        else return keep(watch, std::move(request)), false;
    }
    log_.fetch();  // what the wire says of it comes before it
    log_.add(IoFinished{request->operation, fd, std::move(outcome)});
    if (!watch.shutdown) return true;
    const OperationId shutdown = *std::exchange(watch.shutdown, std::nullopt);
    if (auto done = shut(fd, watch, shutdown)) log_.add(IoFinished{shutdown, fd, std::move(*done)});
    return true;
}

Outcome IocpProactor::outcome_of(Request& request) {
    const int64_t result = result_of(request);
    Outcome outcome = succeeded(result);
    switch (request.io.kind) {
        case IoKind::accept: return outcome_of_accept(request, result);
        case IoKind::connect:
            if (result >= 0) {
                setsockopt(native(request.socket), SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, nullptr, 0);
            }
            break;
        case IoKind::read:
            if (result <= 0) break;
            outcome.bytes.assign(request.bytes.get(), static_cast<size_t>(result));
            sockets_.received(request.io.fd, outcome.bytes);
            break;
        default: break;
    }
    return outcome;
}

// EAGAIN: nobody came who may, or he is gone again.
Outcome IocpProactor::outcome_of_accept(Request& request, int64_t result) {
    if (result == -static_cast<int64_t>(ErrorNumber::econnreset)) return failed(ErrorNumber::eagain);
    if (result < 0) return succeeded(result);
    const SOCKET listener = native(request.socket);
    setsockopt(native(request.accepted.get()), SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT,
               reinterpret_cast<const char*>(&listener), sizeof listener);
    sockaddr *own = nullptr, *other = nullptr;
    int own_size = 0, other_size = 0;
    addresses_(request.bytes.get(), 0, address_bytes, address_bytes, &own, &own_size, &other, &other_size);
    Address peer = from_socket_address(other);
    if (!sockets_.may_come(peer)) return failed(ErrorNumber::eagain);
    return sockets_.accepted(request.io.fd, request.accepted.release(), std::move(peer));
}

}  // namespace

std::unique_ptr<LiveDemultiplexer> make_iocp_proactor(LiveSockets& sockets, Wakeup& wakeup, LiveLog& log) {
    return std::make_unique<IocpProactor>(sockets, wakeup, log);
}

}  // namespace lg::host
