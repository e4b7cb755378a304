// Where the wire tells of messages.
#pragma once
#include "sim/host/host.h"

namespace lg::host {

class MessageSink {
  public:
    virtual ~MessageSink() = default;
    virtual void put(Time at, trace::Lane lane, const MessageMoved& message) = 0;
};

}  // namespace lg::host
