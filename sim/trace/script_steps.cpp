#include "sim/trace/script_steps.h"

#include <fmt/format.h>

#include "sim/trace/text.h"

namespace lg::trace {

namespace {

bool is_of_the_script(const Trace& trace, const CallbackStarted& callback) {
    const std::string_view file = trace.text(trace.site(callback.function).file);
    return !file.empty() && !file.starts_with("node:");
}

uint64_t key_of(bool is_callback, uint32_t kind, uint32_t id) {
    return uint64_t{is_callback} << 63 | uint64_t{kind} << 32 | id;
}

}  // namespace

uint32_t StepTexts::number_of(std::string text) {
    const auto [place, is_new] = numbers_.try_emplace(std::move(text), size());
    if (is_new) texts_.push_back(&place->first);
    return place->second;
}

bool ScriptSteps::extend() {
    const size_t before = steps_.size();
    const Seq size = trace_->size();
    while (seen_ < size) {
        const Event& event = (*trace_)[++seen_];
        if (event.lane() != Lane{}) continue;
        if (event.is<RaceNoted>()) race_ = seen_;
        if (event.is<CallbackStarted>()) {
            const auto callback = event.as<CallbackStarted>();
            within_ = callback.kind;
            callback_ = seen_;
            if (is_of_the_script(*trace_, callback)) add(seen_, number_of(callback));
        } else if (event.is<ConsoleWritten>()) {
            add(seen_, number_of(event.as<ConsoleWritten>()));
        }
    }
    return steps_.size() > before;
}

void ScriptSteps::add(Seq seq, uint32_t what) {
    steps_.push_back({seq, what, within_, callback_, std::exchange(race_, 0)});
}

uint32_t ScriptSteps::number_of(const CallbackStarted& callback) {
    const auto [place, is_new] =
        known_.try_emplace(key_of(true, static_cast<uint32_t>(callback.kind), callback.function.value));
    if (is_new)
        place->second = texts_.number_of(
            fmt::format("callback {} {}", name_of(callback.kind), site_text(*trace_, callback.function)));
    return place->second;
}

uint32_t ScriptSteps::number_of(const ConsoleWritten& written) {
    const auto [place, is_new] =
        known_.try_emplace(key_of(false, static_cast<uint32_t>(written.stream), written.text.value));
    if (is_new)
        place->second = texts_.number_of(
            fmt::format("{} {}", name_of(written.stream), quoted(trace_->text(written.text))));
    return place->second;
}

}  // namespace lg::trace
