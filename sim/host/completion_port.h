// A port of the kernel's to which finished operations come as packets: Windows' IOCP
// (completion_port_iocp.cpp). The loop's thread only.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/host/socket_calls.h"

namespace lg::host {

class Wakeup;

class CompletionPort {
  public:
    // What one call can tell at most, as in libuv (rule L11).
    static constexpr size_t packets_max = 128;

    // What the kernel works on. It is the kernel's from post() until its packet has come, whatever becomes of
    // who asked.
    struct Operation {
        virtual ~Operation() = default;

        OperationId id;
        Io io;
        int32_t socket = -1;   // the kernel's number
        size_t written = 0;    // write: so many of its bytes are gone already
        bool is_dead = false;  // nobody waits for it any more
        // What came of it, once settle() was called:
        int64_t result = 0;     // bytes of this call, or minus an error number
        std::string bytes;      // read
        SocketHandle accepted;  // accept: who came, and
        Address peer;           // from where
    };

    virtual ~CompletionPort() = default;

    virtual std::unique_ptr<Operation> make_operation() = 0;
    // From now on what is done on the socket comes here. Once for each socket. 0, or an error.
    virtual int64_t associate(int32_t socket) = 0;
    // Gives the call to the kernel. 0: its packet will come, even if all is done already. Else an error, and
    // none will. peer: of a connection.
    virtual int64_t post(Operation& operation, SocketAddress* peer) = 0;
    // Takes it back: its packet comes all the same. 0, or an error: it was too late, and is as good.
    virtual int64_t cancel(Operation& operation) = 0;
    // Finds out what came of it. Waits for the kernel if that has not let go of it.
    virtual void settle(Operation& operation) = 0;

    // Waits for at most the timeout (none: without end), which is rounded up to what the call can express.
    // Replaces `packets`: the operations that are done, and null for the wake-up. How many, or an error.
    virtual int64_t wait(std::optional<Duration> timeout, std::vector<Operation*>& packets) = 0;
};

// wakeup: from here on its signals are packets. Outlives the port.
std::unique_ptr<CompletionPort> make_iocp(Wakeup& wakeup);

}  // namespace lg::host
