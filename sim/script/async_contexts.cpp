#include "sim/script/async_contexts.h"

namespace lg::script {

void AsyncContexts::reaction_added(const ObserveReaction& reaction) {
    if (current_.is_undefined()) return;
    if (reaction.is_await) of_coroutines_.insert_or_assign(reaction.coroutine, current_);
    else if (reaction.derived_promise) of_promises_.insert_or_assign(reaction.derived_promise, current_);
}

void AsyncContexts::job_queued(const ObserveJob& job) {
    Value value;
    if (job.kind == OBSERVE_JOB_AWAIT_RESUME || job.kind == OBSERVE_JOB_ASYNC_GENERATOR_RESUME) {
        value = take_from(of_coroutines_, job.coroutine);
    } else if (job.kind == OBSERVE_JOB_REACTION) {
        value = take_from(of_promises_, job.promise);
    } else {
        value = current_;
    }
    if (!value.is_undefined()) of_jobs_.insert_or_assign(job.id, std::move(value));
}

Value AsyncContexts::take(uint32_t job) { return take_from(of_jobs_, job); }

Value AsyncContexts::take_from(Table& table, uint32_t key) {
    if (table.empty()) return {};
    const auto found = table.find(key);
    if (found == table.end()) return {};
    Value value = std::move(found->second);
    table.erase(found);
    return value;
}

}  // namespace lg::script
