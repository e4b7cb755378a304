// Every string that the window shows, in Korean and in English. The words stand in text.cpp, what is said
// about events in text_events.cpp and about rules in text_rules.cpp. Pure functions; any thread.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/trace/difference.h"
#include "sim/trace/kinds.h"
#include "sim/trace/rule.h"
#include "sim/trace/trace.h"
#include "sim/trace/world.h"

namespace lg::gui {

enum class Language : uint8_t { korean, english };
constexpr size_t languages = 2;

enum class Word : uint8_t {
    sequence,
    source,
    queues,
    queues_hint,
    console,
    timeline,
    call_stack,
    ticks,
    microtasks,
    macrotasks,
    timers,
    pool,
    pool_waiting,
    worker,
    demultiplexer,
    ready,
    turn,
    not_started,
    phase_timers,
    phase_pending,
    phase_idle,
    phase_poll,
    phase_check,
    phase_close,
    step_event,
    step_line,
    step_message,
    step_callback,
    step_phase,
    step_turn,
    first,
    back,
    play,
    pause,
    forward,
    last,
    speed,
    per_second,
    step_size,
    position,
    language,
    help,
    rerun,
    seed,
    next_seed,
    first_seed,
    host,
    host_virtual,
    live,
    live_running,
    live_waiting,
    live_pausing,
    live_holding,
    live_stopping,
    live_over,
    live_kept,
    pause_run,
    resume_run,
    step_run,
    stop_run,
    keep_run,
    follow,
    pause_run_hint,
    step_run_hint,
    stop_run_hint,
    keep_run_hint,
    compare_run,
    compare_run_hint,
    compare_title,
    compare_next,
    compare_leave,
    compare_shown,
    compare_show,
    compare_steps,
    compare_running,
    compare_waiting,
    compare_not_yet,
    compare_stopped,
    compare_same,
    compare_same_so_far,
    compare_same_cut,
    compare_times,
    compare_same_times,
    compare_goes_on,
    compare_cut,
    compare_from_step,
    follow_hint,
    axis_events,
    axis_time,
    whole_run,
    empty,
    more,
    no_source,
    no_diagram,
    no_output,
    waiting_here,
    now_here,
    why_now,
    caused_by,
    before_start,
    track_callbacks,
    track_ticks,
    track_jobs,
    track_poll,
    track_kernel,
    track_actor,
    reads,
    writes,
    hung_up,
    failed,
    idle_worker,
    wake_up,
    heap,
    promises,
    unbound,
    search_hint,
    search_none,
    search_next,
    search_previous,
    help_title,
    help_step,
    help_play,
    help_ends,
    help_sizes,
    help_language,
    help_zoom,
    help_click,
    help_line,
    help_drag,
    help_follow,
    help_search,
    help_run,
    help_compare,
    help_rows,
    help_full,
    help_picture,
    help_this,
    help_close,
    count_,
};

std::string_view say(Language language, Word word);
Word word_of(trace::Phase phase);

// "1.234 ms", "12 µs", "3.5 s".
std::string duration_text(int64_t ns);
// The same in milliseconds, for a column of them: "1.234".
std::string milliseconds_text(int64_t ns);
// "12,345".
std::string number_text(uint64_t number);

// One sentence about what the event is: "A timer's callback starts: report() (app.js:12)".
std::string explain_event(Language language, const trace::Trace& trace, trace::Seq seq);
// A name for what runs: "report()", or its kind when it has no name.
std::string function_name(Language language, const trace::Trace& trace, trace::SiteId site);
// "thread 2 worker.js"; the thread must be one of the world's.
std::string thread_name(Language language, const trace::Trace& trace, const trace::World& world,
                        const trace::Thread& thread);
// "app.js:12", or "" when unknown.
std::string place_name(const trace::Trace& trace, trace::SiteId site);
std::string_view callback_kind_name(Language language, trace::CallbackKind kind);
std::string_view job_kind_name(Language language, trace::JobKind kind);
std::string_view io_kind_name(Language language, trace::IoKind kind);
std::string_view handle_kind_name(Language language, trace::HandleKind kind);

// What the rule says, in one sentence; empty for Rule::none.
std::string_view explain_rule(Language language, trace::Rule rule);

// Why two runs part: in a word or two, and in a sentence. left, right: what the runs are called.
std::string_view difference_title(Language language, trace::Difference::Cause cause);
std::string explain_difference(Language language, const trace::Difference& difference, std::string_view left,
                               std::string_view right);

// Korean particles depend on the sound before them. Turns "[을/를]", "[이/가]", "[은/는]", "[과/와]",
// "[으로/로]" behind a word into the one that fits.
std::string with_particles(std::string_view text);

// The words for a value of an enum. Each value must have some: the table is as long as the enum.
template <class E, size_t Count>
std::string_view chosen(const std::string_view (&table)[Count][languages], E value, Language language) {
    static_assert(Count == names_of(E{}).size(), "every value needs its words");
    return table[static_cast<size_t>(value)][static_cast<size_t>(language)];
}

}  // namespace lg::gui
