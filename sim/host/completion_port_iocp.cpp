#include <winsock2.h>

#include <mswsock.h>

#include <array>

#include "sim/host/completion_port.h"
#include "sim/host/error_number.h"
#include "sim/host/poller.h"
#include "sim/host/system_error.h"
#include "sim/host/wakeup.h"

namespace lg::host {

namespace {

constexpr DWORD address_bytes = sizeof(sockaddr_storage) + 16;  // as AcceptEx wants it

SOCKET native(int32_t socket) { return static_cast<SOCKET>(static_cast<uint32_t>(socket)); }
HANDLE handle_of(int32_t socket) { return reinterpret_cast<HANDLE>(native(socket)); }

struct Overlapped final : CompletionPort::Operation, OVERLAPPED {
    std::unique_ptr<char[]> buffer;  // read, accept: where the kernel puts what comes
};

// Done already or not, its packet comes.
int64_t posted(bool is_done) { return is_done || WSAGetLastError() == WSA_IO_PENDING ? 0 : last_error(); }

template <class Function>
Function extension(int32_t socket, GUID name) {
    Function function = nullptr;
    DWORD bytes = 0;
    WSAIoctl(native(socket), SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &function,
             sizeof function, &bytes, nullptr, nullptr);
    LG_CHECK(function, "Winsock has no AcceptEx or ConnectEx");
    return function;
}

int family_of(int32_t socket) {
    WSAPROTOCOL_INFOW protocol{};
    int size = sizeof protocol;
    getsockopt(native(socket), SOL_SOCKET, SO_PROTOCOL_INFOW, reinterpret_cast<char*>(&protocol), &size);
    return protocol.iAddressFamily;
}

class Iocp final : public CompletionPort {
  public:
    explicit Iocp(Wakeup& wakeup)
        : wakeup_(wakeup), port_(CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1)) {
        LG_CHECK(port_, "the system gives no completion port");
        const SocketHandle any{open_stream_socket(AF_INET)};
        accept_ex_ = extension<LPFN_ACCEPTEX>(any.get(), WSAID_ACCEPTEX);
        connect_ex_ = extension<LPFN_CONNECTEX>(any.get(), WSAID_CONNECTEX);
        addresses_ = extension<LPFN_GETACCEPTEXSOCKADDRS>(any.get(), WSAID_GETACCEPTEXSOCKADDRS);
        wakeup_.post_to(port_);
    }
    ~Iocp() override {
        wakeup_.post_to(nullptr);
        CloseHandle(port_);
    }

    std::unique_ptr<Operation> make_operation() override { return std::make_unique<Overlapped>(); }

    int64_t associate(int32_t socket) override {
        return CreateIoCompletionPort(handle_of(socket), port_, 0, 0) ? 0 : last_error();
    }

    int64_t post(Operation& operation, SocketAddress* peer) override {
        auto& what = static_cast<Overlapped&>(operation);
        static_cast<OVERLAPPED&>(what) = {};
        switch (what.io.kind) {
            case IoKind::accept: return post_accept(what);
            case IoKind::connect: return post_connect(what, *peer);
            case IoKind::read: return post_read(what);
            case IoKind::write: return post_write(what);
            case IoKind::shutdown: break;
        }
        return -static_cast<int64_t>(ErrorNumber::einval);
    }

    int64_t cancel(Operation& operation) override {
        const BOOL value = CancelIoEx(handle_of(operation.socket), &static_cast<Overlapped&>(operation));
        return value ? 0 : last_error();
    }

    void settle(Operation& operation) override {
        auto& what = static_cast<Overlapped&>(operation);
        while (!HasOverlappedIoCompleted(&what)) SwitchToThread();
        DWORD bytes = 0, flags = 0;
        const BOOL value = WSAGetOverlappedResult(native(what.socket), &what, &bytes, FALSE, &flags);
        what.result = value ? int64_t{bytes} : last_error();
        if (!value) return;
        if (what.io.kind == IoKind::read) what.bytes.assign(what.buffer.get(), bytes);
        // Only then do the other calls know the socket as connected.
        if (what.io.kind == IoKind::connect) {
            setsockopt(native(what.socket), SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, nullptr, 0);
        }
        if (what.io.kind == IoKind::accept) settle_accept(what);
    }

    int64_t wait(std::optional<Duration> timeout, std::vector<Operation*>& packets) override {
        packets.clear();
        ULONG count = 0;
        const DWORD ms = timeout ? static_cast<DWORD>(whole_milliseconds(timeout)) : INFINITE;
        if (!GetQueuedCompletionStatusEx(port_, entries_.data(), packets_max, &count, ms, FALSE))
            return GetLastError() == WAIT_TIMEOUT ? 0 : last_error();
        for (ULONG i = 0; i < count; i++) {
            OVERLAPPED* done = entries_[i].lpOverlapped;
            packets.push_back(done ? static_cast<Overlapped*>(done) : nullptr);
        }
        return count;
    }

  private:
    int64_t post_accept(Overlapped& what) {
        const int64_t accepted = open_stream_socket(family_of(what.socket));
        if (accepted < 0) return accepted;
        what.accepted = SocketHandle{accepted};
        what.buffer.reset(new char[2 * address_bytes]);
        DWORD bytes = 0;
        return posted(accept_ex_(native(what.socket), native(what.accepted.get()), what.buffer.get(), 0,
                                 address_bytes, address_bytes, &bytes, &what));
    }
    // ConnectEx takes none but sockets that are bound.
    int64_t post_connect(Overlapped& what, SocketAddress& peer) {
        return posted(connect_ex_(native(what.socket), peer.get(), peer.size, nullptr, 0, nullptr, &what));
    }
    int64_t post_read(Overlapped& what) {
        DWORD flags = 0;
        what.buffer.reset(new char[what.io.room]);
        WSABUF buffer{what.io.room, what.buffer.get()};
        return posted(WSARecv(native(what.socket), &buffer, 1, nullptr, &flags, &what, nullptr) == 0);
    }
    int64_t post_write(Overlapped& what) {
        WSABUF buffer{static_cast<ULONG>(what.io.bytes.size() - what.written),
                      what.io.bytes.data() + what.written};
        return posted(WSASend(native(what.socket), &buffer, 1, nullptr, 0, &what, nullptr) == 0);
    }
    void settle_accept(Overlapped& what) {
        const SOCKET listener = native(what.socket);
        setsockopt(native(what.accepted.get()), SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT,
                   reinterpret_cast<const char*>(&listener), sizeof listener);
        sockaddr *own = nullptr, *other = nullptr;
        int own_size = 0, other_size = 0;
        addresses_(what.buffer.get(), 0, address_bytes, address_bytes, &own, &own_size, &other, &other_size);
        what.peer = from_socket_address(other);
    }

    Wakeup& wakeup_;
    const HANDLE port_;
    LPFN_ACCEPTEX accept_ex_ = nullptr;
    LPFN_CONNECTEX connect_ex_ = nullptr;
    LPFN_GETACCEPTEXSOCKADDRS addresses_ = nullptr;
    std::array<OVERLAPPED_ENTRY, packets_max> entries_;
};

}  // namespace

std::unique_ptr<CompletionPort> make_iocp(Wakeup& wakeup) { return std::make_unique<Iocp>(wakeup); }

}  // namespace lg::host
