// Windows' completion port: the kernel is given the calls, and tells what is done. The loop's thread only.
#pragma once
#include <memory>

#include "sim/host/live_demultiplexer.h"

namespace lg::host {

// wakeup: becomes a packet of the port's.
std::unique_ptr<LiveDemultiplexer> make_iocp_proactor(LiveSockets& sockets, Wakeup& wakeup, LiveLog& log);

}  // namespace lg::host
