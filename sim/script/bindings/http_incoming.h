// What becomes of a message that llhttp has read: an IncomingMessage, its body and its end. See
// http_incoming.cpp. The engine's thread.
#pragma once
#include <optional>

#include "sim/script/bindings/object_access.h"
#include "sim/script/engine.h"

namespace lg::script {

enum class IncomingKey : uint8_t {
    add_header_lines,
    buffer,
    client,
    complete,
    constructor,
    dumped,
    events,
    flowing,
    high_water_mark,
    http_version,
    http_version_major,
    http_version_minor,
    incoming,
    join_duplicate_headers,
    max_headers_count,
    method,
    on_incoming,
    pause,
    paused,
    pipes,
    push,
    raw_headers,
    raw_trailers,
    readable,
    readable_state,
    resume,
    socket,
    status_code,
    status_message,
    upgrade,
    url,
    version_1_1,
    count
};

struct IncomingNames : Names<IncomingKey> {
    explicit IncomingNames(JSContext* context);
    // What setUpIncoming() gave: symbols, and IncomingMessage's own _addHeaderLines, which binding.http
    // holds.
    std::optional<OwnedAtom> headers, headers_count;
    const void* add_header_lines = nullptr;
};
using IncomingAccess = ObjectAccess<IncomingNames>;

// A head as llhttp read it. Lines are name, value, name, value; named: 1 if there is a Host, 2 if an Expect.
struct IncomingHead {
    int major = 1, minor = 1;
    Value lines;
    uint32_t lines_count = 0;
    Value method, url, status, status_text;  // method is undefined for a response, status for a request
    bool upgrade = false, keeps_alive = false;
    int32_t named = 0;
};

// `parser` is one of internal/http/common. Whatever throws makes the access fail.
// Makes the message; what onIncoming() said of its body: 0, 1 for "none follows", 2 for "no HTTP follows".
int tell_head(IncomingAccess& access, JSValueConst parser, const IncomingHead& head);
void tell_body(IncomingAccess& access, JSValueConst parser, JSValueConst bytes);
// trailers is undefined if there are none.
void tell_end(IncomingAccess& access, JSValueConst parser, JSValueConst trailers, uint32_t trailers_count);

// Adds the natives of http_incoming.cpp to binding.http. data: the number of the class of the names, the
// names.
void add_http_incoming(JSContext* context, JSValueConst http, JSValueConst* data);

}  // namespace lg::script
