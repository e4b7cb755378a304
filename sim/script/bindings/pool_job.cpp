#include "sim/script/bindings/pool_job.h"

#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"

namespace lg::script {

static constexpr Duration cost_max = Duration::of_ms(60'000);

JSValue run_job(Engine& engine, PoolJob job, JSValueConst site, JSValueConst callback) {
    JSContext* const context = engine.context();
    if (job.cost > cost_max) {
        return JS_ThrowRangeError(context, "Loopglass computes nothing that takes longer than a minute: %s",
                                  job.detail.c_str());
    }
    count_work(context, job.cost);
    host::Work work;
    work.kind = trace::WorkKind::compute;
    work.compute_cost = job.cost;
    work.compute = std::move(job.compute);
    if (!JS_IsFunction(context, callback)) {
        host::Outcome outcome = engine.loop().perform(work);
        return job.result(context, outcome);
    }
    // One after the other: who is interned first gets the lower number, with every compiler.
    const trace::StringId detail = engine.intern(job.detail);
    const trace::SiteId from = to_site(engine, site);
    engine.loop().submit(std::move(work), detail, from,
                         [&engine, result = std::move(job.result), kept = Callback{engine, callback}](
                             host::Outcome& outcome) { return kept({result(engine.context(), outcome)}); });
    return JS_UNDEFINED;
}

void count_work(JSContext* context, Duration cost) {
    constexpr int64_t ns_per_operation = 4;
    observe_add_work(JS_GetRuntime(context), static_cast<uint64_t>(cost.ns / ns_per_operation));
}

bool has_room(Engine& engine, uint64_t bytes) {
    const uint64_t room = engine.options().memory_max;
    if (room == 0 || bytes < room) return true;
    JS_ThrowRangeError(engine.context(), "Array buffer allocation failed");
    return false;
}

}  // namespace lg::script
