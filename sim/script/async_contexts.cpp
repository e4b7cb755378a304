#include "sim/script/async_contexts.h"

namespace lg::script {

// ---- numbers

const AsyncContexts::OfPromise* AsyncContexts::of_promise(uint32_t promise) const {
    const auto found = promises_.find(promise);
    return found == promises_.end() ? nullptr : &found->second;
}

// Of a promise from which another one follows. It gets its number now, if it is older than the tracking.
int32_t AsyncContexts::id_of_origin(uint32_t promise) {
    const auto [entry, is_new] = promises_.try_emplace(promise);
    if (is_new) entry->second.id.id = ++last_id_;
    return entry->second.id.id;
}

void AsyncContexts::promise_created(uint32_t promise, uint32_t parent) {
    if (!tracks_promises()) return;
    const int32_t trigger = parent ? id_of_origin(parent) : executing_.id;
    promises_.insert_or_assign(promise, OfPromise{{++last_id_, trigger}, true, storages_, current_});
}

void AsyncContexts::promise_freed(uint32_t promise) {
    if (tracks_promises()) promises_.erase(promise);
}

void AsyncContexts::number_job(const ObserveJob& job, bool is_own) {
    Numbered numbered{job.id, true, {}, 0};
    if (job.kind == OBSERVE_JOB_MICROTASK) {
        if (!is_own && (microtasks_are_resources_ || !current_.is_undefined())) numbered.id = make_id();
        else if (!tracks_promises()) return;
    } else if (job.kind == OBSERVE_JOB_AWAIT_RESUME || job.kind == OBSERVE_JOB_ASYNC_GENERATOR_RESUME) {
        const auto found = awaits_.find(job.coroutine);
        numbered.has_id = found != awaits_.end();
        if (numbered.has_id) numbered.id = found->second;
        if (numbered.has_id) awaits_.erase(found);
    } else if (job.kind == OBSERVE_JOB_REACTION || job.kind == OBSERVE_JOB_THENABLE) {
        numbered.has_id = false;
        numbered.promise = job.promise;
    }
    numbered_.push_back(numbered);
}

// Of a promise whose reaction begins. One that is older than the tracking gets its number now, from nobody.
AsyncId AsyncContexts::id_of_running(uint32_t number) {
    if (!number) return make_id();
    OfPromise& promise = promises_[number];
    if (promise.id.id == 0) promise.id = make_id();
    promise.has_trigger = true;
    return promise.id;
}

AsyncId AsyncContexts::take_id(uint32_t job) {
    if (numbered_.empty() || numbered_.front().job != job) return tracks_promises() ? make_id() : AsyncId{};
    const Numbered found = numbered_.front();
    numbered_.pop_front();
    return found.has_id ? found.id : id_of_running(found.promise);
}

// ---- what the engine tells

void AsyncContexts::reaction_added(const ObserveReaction& reaction) {
    if (tracks_promises() && reaction.is_await) {
        const int32_t trigger = id_of_origin(reaction.promise);
        awaits_.insert_or_assign(reaction.coroutine, AsyncId{++last_id_, trigger});
    }
    if (current_.is_undefined()) return;
    if (reaction.is_await) of_coroutines_.insert_or_assign(reaction.coroutine, current_);
    else if (reaction.derived_promise) of_promises_.insert_or_assign(reaction.derived_promise, current_);
}

void AsyncContexts::job_queued(const ObserveJob& job, bool is_own) {
    if (tracks_promises() || job.kind == OBSERVE_JOB_MICROTASK) number_job(job, is_own);
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
