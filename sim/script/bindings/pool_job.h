// What crypto and zlib compute: on the pool, when a callback is given (rule T2: CPU work), or at once. The
// virtual cost is a model of what it costs on a usual machine.
#pragma once
#include <functional>
#include <string>

#include "sim/script/bindings/bindings.h"

namespace lg::script {

struct PoolJob {
    std::string detail;  // for the trace: "pbkdf2 sha512, 100000 rounds"
    Duration cost;
    std::function<host::Outcome()> compute;  // touches nothing of the engine
    // Makes the result of the outcome; on the engine's thread.
    std::function<JSValue(JSContext*, host::Outcome&)> result;
};

// With a function as `callback`: submits the job, callback(result) comes later; returns undefined.
// Else the loop waits for it, and the result is returned. Jobs that would take longer than a minute are
// refused by a RangeError, since nothing could stop them.
JSValue run_job(Engine& engine, PoolJob job, JSValueConst site, JSValueConst callback);

// Counts what natives compute as work of the script's, against its limit on operations. run_job() does so
// with the cost of its job.
void count_work(JSContext* context, Duration cost);

// False, and a RangeError, if a job needs more bytes than the engine's heap may have.
bool has_room(Engine& engine, uint64_t bytes);

}  // namespace lg::script
