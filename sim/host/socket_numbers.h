// The numbers by which a program knows its sockets. POSIX has them: they are the descriptors. Windows has
// none for sockets; there they get the lowest that is free, as on the virtual machine.
#pragma once
#include "sim/host/descriptor_table.h"
#include "sim/host/socket_calls.h"

namespace lg::host {

#ifndef _WIN32

class SocketNumbers {
  public:
    // Of a new socket.
    int32_t take(int64_t socket) { return static_cast<int32_t>(socket); }
    // The kernel's own. The number must be taken.
    int32_t socket(int32_t number) const { return number; }
    // The number stays, the socket behind it goes, and the other one takes its place. 0, or an error.
    int64_t replace(int32_t number, int64_t other) { return put_behind(number, static_cast<int32_t>(other)); }
    int64_t close(int32_t number) { return close_socket(number); }
};

#else

class SocketNumbers {
  public:
    int32_t take(int64_t socket) {
        return table_.open({Descriptor::Kind::socket, static_cast<uint32_t>(socket)});
    }
    int32_t socket(int32_t number) const { return static_cast<int32_t>(table_.find(number).subject); }
    int64_t replace(int32_t number, int64_t other) {
        const int64_t value = close_socket(socket(number));
        table_.change(number, {Descriptor::Kind::socket, static_cast<uint32_t>(other)});
        return value;
    }
    int64_t close(int32_t number) {
        const int64_t value = close_socket(socket(number));
        table_.close(number);
        return value;
    }

  private:
    DescriptorTable table_{UINT32_MAX};
};

#endif

}  // namespace lg::host
