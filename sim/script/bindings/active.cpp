// binding.active: what keeps the loop going, by the names of Node's own classes, and how long the loop
// waited.
#include <string>
#include <vector>

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"

namespace lg::script {

namespace {

using trace::HandleKind;
using trace::IoKind;
using trace::WorkKind;

// Null: it is no request of Node's.
const char* request_name(const trace::Operation& operation, int node) {
    if (!operation.is_work) {
        switch (operation.io) {
            case IoKind::connect: return "ConnectWrap";
            case IoKind::write: return "SimpleWriteWrap";
            case IoKind::shutdown: return "SimpleShutdownWrap";
            case IoKind::accept:
            case IoKind::read: return nullptr;
        }
    }
    if (operation.work == WorkKind::compute) return nullptr;
    if (operation.work == WorkKind::readfile && node >= 26) return nullptr;  // a job of its own kind
    return operation.work == WorkKind::getaddrinfo ? "GetAddrInfoReqWrap" : "FSReqCallback";
}

const char* handle_name(const trace::Handle& handle) {
    if (!handle.referenced) return nullptr;
    switch (handle.kind) {
        case HandleKind::tcp_server: return "TCPServerWrap";
        case HandleKind::tcp_socket: return "TCPSocketWrap";
        // A port has a reference while somebody listens.
        case HandleKind::message_port:
        case HandleKind::thread: return handle.active || handle.closing ? "MessagePort" : nullptr;
    }
    return nullptr;
}

// resources(stdout, stderr) -> the names, in Node's order: requests, handles, timers, immediates. The outputs
// are pipes, once somebody has asked for the streams or written to them.
JSValue resources(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    loop::Loop& loop = engine.loop();
    std::vector<std::string> names;
    const auto add = [&](const char* name) {
        if (name) names.emplace_back(name);
    };
    loop.recorder().world().operations.for_each([&](trace::OperationId, const trace::Operation& operation) {
        if (operation.thread == loop.recorder().number())
            add(request_name(operation, loop.profile().major()));
    });
    const auto is_made = [&](int output) {
        return JS_ToBool(context, arguments[output]) > 0 || engine.has_written(output == 1);
    };
    const bool makes_both = loop.profile().major() >= 18;  // at the first use of either
    for (const int output : {0, 1}) {
        if (engine.options().worker_port.value != 0) break;
        if (is_made(output) || (makes_both && is_made(1 - output))) add("PipeWrap");
    }
    loop.thread().handles.for_each(
        [&](trace::HandleId, const trace::Handle& handle) { add(handle_name(handle)); });
    names.insert(names.end(), loop.timers_alive(), "Timeout");
    names.insert(names.end(), loop.thread().referenced_immediates, "Immediate");
    return new_list(context, names);
}

// In milliseconds of the run's clock; -1 before the loop begins.
JSValue loop_start(JSContext* context, JSValueConst, int, JSValueConst*) {
    const auto began = Engine::of(context).loop().began();
    return JS_NewFloat64(context, began ? static_cast<double>(began->ns) / 1e6 : -1);
}
JSValue idle(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewFloat64(context, static_cast<double>(Engine::of(context).loop().idle().ns) / 1e6);
}

}  // namespace

void install_active(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue active = JS_NewObject(context);
    add_natives(context, active,
                {{"resources", resources, 2}, {"loopStartMs", loop_start, 0}, {"idleMs", idle, 0}});
    JS_SetPropertyStr(context, binding, "active", active);
}

}  // namespace lg::script
