#include "gui/text.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lg::gui {
namespace {

struct Entry {
    Word word;
    std::string_view in[languages];  // Korean, English
};

constexpr Entry entries[] = {
    {Word::sequence, {"시퀀스 다이어그램", "Sequence diagram"}},
    {Word::source, {"코드", "Source"}},
    {Word::queues, {"줄 서 있는 일들", "Waiting in line"}},
    {Word::queues_hint, {"왼쪽이 먼저 나갑니다", "the leftmost goes first"}},
    {Word::console, {"콘솔", "Console"}},
    {Word::timeline, {"타임라인", "Timeline"}},
    {Word::call_stack, {"콜 스택", "Call stack"}},
    {Word::ticks, {"nextTick", "nextTick"}},
    {Word::microtasks, {"마이크로태스크", "Microtasks"}},
    {Word::macrotasks, {"매크로태스크", "Macrotasks"}},
    {Word::timers, {"타이머", "Timers"}},
    {Word::pool, {"스레드 풀", "Thread pool"}},
    {Word::pool_waiting, {"대기", "queue"}},
    {Word::worker, {"워커", "Worker"}},
    {Word::demultiplexer, {"디멀티플렉서", "Demultiplexer"}},
    {Word::ready, {"준비됨", "Ready"}},
    {Word::turn, {"{}번째 바퀴", "turn {}"}},
    {Word::not_started, {"루프 시작 전", "not started"}},
    {Word::phase_timers, {"타이머", "timers"}},
    {Word::phase_pending, {"대기 콜백", "pending"}},
    {Word::phase_idle, {"유휴·준비", "idle, prepare"}},
    {Word::phase_poll, {"폴", "poll"}},
    {Word::phase_check, {"체크", "check"}},
    {Word::phase_close, {"닫기", "close"}},
    {Word::step_event, {"사건", "Event"}},
    {Word::step_line, {"줄", "Line"}},
    {Word::step_message, {"메시지", "Message"}},
    {Word::step_callback, {"콜백", "Callback"}},
    {Word::step_phase, {"단계", "Phase"}},
    {Word::step_turn, {"바퀴", "Turn"}},
    {Word::first, {"처음으로 (Home)", "To the start (Home)"}},
    {Word::back, {"한 걸음 뒤로 (←)", "One step back (←)"}},
    {Word::play, {"재생 (스페이스)", "Play (Space)"}},
    {Word::pause, {"멈춤 (스페이스)", "Pause (Space)"}},
    {Word::forward, {"한 걸음 앞으로 (→)", "One step forward (→)"}},
    {Word::last, {"끝으로 (End)", "To the end (End)"}},
    {Word::speed, {"재생 속도", "Playing speed"}},
    {Word::per_second, {"초당 {:.3g}걸음", "{:.3g} steps/s"}},
    {Word::step_size, {"한 걸음의 크기 (1–6)", "Size of a step (1–6)"}},
    {Word::position, {"{} {} / {}", "{} {} / {}"}},
    {Word::language, {"English로 보기 (L)", "한국어로 보기 (L)"}},
    {Word::help, {"도움말 (?)", "Help (?)"}},
    {Word::rerun, {"스크립트를 다시 읽고 실행 (R)", "Read the script again and run it (R)"}},
    {Word::seed, {"시드 {}", "seed {}"}},
    {Word::next_seed,
     {"다음 시드로 다시 실행 (N): 경주가 다르게 끝날 수 있습니다",
      "Run with the next seed (N): races may end differently"}},
    {Word::first_seed,
     {"시드 1로 돌아가기: 진짜 Node가 가장 자주 보이는 순서",
      "Back to seed 1: the order that real Node shows most often"}},
    {Word::host,
     {"어디서 실행할까요? 가상 머신, 또는 진짜 커널의 디멀티플렉서",
      "Where it runs: on the virtual machine, or on the real one by one of its demultiplexers"}},
    {Word::host_virtual, {"가상", "virtual"}},
    {Word::live, {"라이브 · {}", "live · {}"}},
    {Word::live_running, {"실행되는 대로 그립니다", "Drawn as it happens"}},
    {Word::live_waiting,
     {"루프가 커널 안에서 기다립니다. 무언가 준비되면 깨어납니다",
      "The loop waits in the kernel until something is ready"}},
    {Word::live_pausing,
     {"다음 사건 뒤에서 멈춥니다. 지금은 커널 안에서 기다립니다",
      "Pauses behind its next event. Now it waits in the kernel"}},
    {Word::live_holding,
     {"루프만 멈췄습니다. 커널과 상대편, 풀의 스레드는 그동안에도 계속 갑니다",
      "Only the loop stands still: the kernel, the peers and the pool's threads go on meanwhile"}},
    {Word::live_stopping, {"끝내는 중: Ctrl-C처럼 차례로 정리합니다", "Ending in order, as Ctrl-C does"}},
    {Word::live_over,
     {"끝났습니다. 이제 여느 기록처럼 앞뒤로 볼 수 있습니다",
      "Over. Step through it like any other recording"}},
    {Word::live_kept, {"{}에 저장했습니다", "Kept as {}"}},
    {Word::pause_run, {"멈춤", "Pause"}},
    {Word::resume_run, {"계속", "Resume"}},
    {Word::step_run, {"한 {}", "One {}"}},
    {Word::stop_run, {"끝내기", "Stop"}},
    {Word::keep_run, {"저장", "Keep"}},
    {Word::follow, {"따라가기", "Follow"}},
    {Word::pause_run_hint,
     {"다음 사건 앞에서 루프를 세우거나 다시 보냅니다 (P)",
      "Let the loop stand still before its next event, or go on (P)"}},
    {Word::step_run_hint,
     {"실행을 한 걸음만 보내고 다시 세웁니다 (S). 걸음의 크기는 1–6",
      "Let the run take one step and stand still again (S). The size of a step: 1–6"}},
    {Word::stop_run_hint,
     {"실행을 차례로 끝냅니다 (X). 기록은 남습니다", "End the run in order (X). Its trace stays"}},
    {Word::keep_run_hint,
     {"실행을 끝내고 기록을 .lgt 파일로 저장합니다 (K)",
      "End the run and write its trace to a .lgt file (K)"}},
    {Word::compare_run, {"가상과 비교", "Compare"}},
    {Word::compare_run_hint,
     {"같은 것을 가상 머신에서도 실행해 나란히 보여 주고, 어디서 왜 갈라지는지 말합니다 (C)",
      "Run the same on the virtual machine, show both side by side, and tell where they part and why (C)"}},
    {Word::compare_title, {"나란히 보기", "Side by side"}},
    {Word::compare_next, {"다음 차이 (N)", "Next difference (N)"}},
    {Word::compare_leave, {"다이어그램으로 돌아가기 (C)", "Back to the diagram (C)"}},
    {Word::compare_shown, {"보는 중", "shown"}},
    {Word::compare_show,
     {"이 실행의 세계를 봅니다: 코드, 줄, 루프가 모두 바뀝니다 (Tab)",
      "Show the world of this run in all panels (Tab)"}},
    {Word::compare_steps, {"{}걸음 · {}", "{} steps · {}"}},
    {Word::compare_running, {"가상 머신에서 실행하는 중…", "running the virtual one…"}},
    {Word::compare_waiting, {"첫 콜백을 기다립니다", "Waiting for the first callback"}},
    {Word::compare_not_yet, {"아직", "not yet"}},
    {Word::compare_stopped, {"그 전에 멈췄습니다", "stopped before"}},
    {Word::compare_same, {"같은 순서 · {}걸음", "The same order · {} steps"}},
    {Word::compare_same_so_far, {"지금까지 같음 · {}걸음", "Equal so far · {} steps"}},
    {Word::compare_same_cut, {"멈춘 데까지 같음 · {}걸음", "Equal up to where it was stopped · {} steps"}},
    {Word::compare_times,
     {"순서는 같고 시각은 다릅니다: {} {}, {} {}", "The order is the same, the time is not: {} {}, {} {}"}},
    {Word::compare_same_times, {"순서도 시각도 같습니다", "The order is the same, and so are the times"}},
    {Word::compare_goes_on, {"실행이 가는 대로 견줍니다", "Compared step by step as the run goes on"}},
    {Word::compare_cut,
     {"그 뒤에 무엇을 했을지는 알 수 없습니다", "What it would have done then, nobody knows"}},
    {Word::compare_from_step, {"{} · {}번째 걸음부터", "{} · from step {} on"}},
    {Word::follow_hint,
     {"가장 새로운 사건을 따라갑니다 (F). 뒤로 가면 멈춥니다",
      "Stay at the newest event (F). Stepping back ends it"}},
    {Word::axis_events, {"사건 순서", "by event"}},
    {Word::axis_time, {"시간", "by time"}},
    {Word::whole_run, {"전체", "All"}},
    {Word::empty, {"비어 있음", "empty"}},
    {Word::more, {"+{}개 더", "+{} more"}},
    {Word::no_source, {"보여 줄 소스가 없습니다", "There is no source to show"}},
    {Word::no_diagram, {"이 실행에는 다이어그램이 없습니다", "This run has no diagram"}},
    {Word::no_output, {"아직 출력이 없습니다", "Nothing has been printed yet"}},
    {Word::waiting_here, {"await — 여기서 기다리는 중", "await: paused here"}},
    {Word::now_here, {"지금 실행하는 줄", "running now"}},
    {Word::why_now, {"왜 지금?", "Why now?"}},
    {Word::caused_by, {"원인", "caused by"}},
    {Word::before_start,
     {"아직 아무 일도 일어나지 않았습니다. → 키를 눌러 한 걸음 나아가 보세요.",
      "Nothing has happened yet. Press → to take the first step."}},
    {Word::track_callbacks, {"콜백", "Callbacks"}},
    {Word::track_ticks, {"nextTick", "nextTick"}},
    {Word::track_jobs, {"마이크로태스크", "Microtasks"}},
    {Word::track_poll, {"폴에서 기다림", "Waits in poll"}},
    {Word::track_kernel, {"디멀티플렉서", "Demultiplexer"}},
    {Word::track_actor, {"바깥 세상", "The outside"}},
    {Word::reads, {"읽기", "read"}},
    {Word::writes, {"쓰기", "write"}},
    {Word::hung_up, {"끊김", "hang-up"}},
    {Word::failed, {"오류", "error"}},
    {Word::idle_worker, {"쉬는 중", "idle"}},
    {Word::wake_up, {"깨움 (풀, 메시지)", "wake-up (pool, ports)"}},
    {Word::heap, {"힙 {} KiB", "heap {} KiB"}},
    {Word::promises, {"프로미스 {}개", "promises {}"}},
    {Word::unbound, {"실행과 묶이지 않은 다이어그램", "a diagram without a run"}},
    {Word::search_hint, {"낱말, 사건 이름, 규칙, #번호", "words, an event's name, a rule, #number"}},
    {Word::search_none, {"그런 사건이 없습니다", "no such event"}},
    {Word::search_next, {"다음 (Enter, F3)", "next (Enter, F3)"}},
    {Word::search_previous, {"이전 (Shift+F3)", "previous (Shift+F3)"}},
    {Word::help_title, {"조작법", "How to use this window"}},
    {Word::help_step, {"한 걸음 뒤로 · 앞으로", "one step back, one step forward"}},
    {Word::help_play, {"재생과 멈춤", "play and pause"}},
    {Word::help_ends, {"처음으로 · 끝으로", "to the start, to the end"}},
    {Word::help_sizes,
     {"걸음의 크기: 사건, 줄, 메시지, 콜백, 단계, 바퀴",
      "size of a step: event, line, message, callback, phase, turn"}},
    {Word::help_language, {"한국어 ↔ English", "한국어 ↔ English"}},
    {Word::help_zoom, {"크게 · 작게 · 원래대로", "larger, smaller, as it was"}},
    {Word::help_click,
     {"메시지나 타임라인의 칸을 클릭하면 그 순간으로 갑니다",
      "click a message or the timeline to go to that moment"}},
    {Word::help_line,
     {"코드의 줄을 클릭하면 그 줄이 다음에 실행되는 순간으로 갑니다",
      "click a line of the source to go to the next time it runs"}},
    {Word::help_drag,
     {"패널 사이의 틈을 끌면 크기가 바뀌고, 더블 클릭하면 돌아옵니다",
      "drag the gap between panels to resize them, double-click to reset"}},
    {Word::help_follow, {"라이브: 가장 새로운 사건을 따라가기", "live: follow the newest event"}},
    {Word::help_search, {"사건 찾기: 낱말, 규칙, #번호", "find an event: words, a rule, #number"}},
    {Word::help_run,
     {"라이브: 멈춤·계속, 한 걸음, 끝내기, 저장", "live: pause or go on, one step, stop, keep"}},
    {Word::help_compare,
     {"라이브: 가상 실행과 나란히 보기 · 그만 보기", "live: side by side with the virtual run, and back"}},
    {Word::help_rows,
     {"나란히 볼 때: 앞·뒤 줄, 다음 차이, 저쪽 실행 보기",
      "side by side: row up, row down, next difference, the other run"}},
    {Word::help_full, {"전체 화면", "full screen"}},
    {Word::help_picture, {"화면을 PNG로 저장", "save the window as a PNG"}},
    {Word::help_this, {"이 도움말", "this help"}},
    {Word::help_close, {"아무 곳이나 누르면 닫힙니다", "click anywhere to close"}},
};

constexpr bool is_complete() {
    if (std::size(entries) != static_cast<size_t>(Word::count_)) return false;
    for (size_t i = 0; i < std::size(entries); i++) {
        if (entries[i].word != static_cast<Word>(i)) return false;
        for (const std::string_view text : entries[i].in)
            if (text.empty()) return false;
    }
    return true;
}
static_assert(is_complete(), "every Word needs its line, in the order of the enum, in both languages");

// ---- Korean particles ----

struct Character {
    uint32_t code = 0;
    size_t begin = 0;
};

// The last character before `end` that is said aloud: brackets, quotes and the like are passed over.
Character last_spoken(std::string_view text, size_t end) {
    constexpr std::string_view silent = "()[]{}'\"`<>.,:;!?*_ ";
    while (end > 0) {
        size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) begin--;
        const auto lead = static_cast<unsigned char>(text[begin]);
        uint32_t code = lead;
        if (end - begin == 2) code = lead & 0x1F;
        if (end - begin == 3) code = lead & 0x0F;
        if (end - begin == 4) code = lead & 0x07;
        for (size_t i = begin + 1; i < end; i++)
            code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
        const bool is_quote = code == 0x2019 || code == 0x201D || code == 0x203A || code == 0xBB;
        if (!is_quote && (code >= 128 || silent.find(static_cast<char>(code)) == std::string_view::npos))
            return {code, begin};
        end = begin;
    }
    return {};
}

// What a Korean reader hears at the end of it: 0 no final consonant, 1 one, 2 the consonant ㄹ.
int final_sound(uint32_t code) {
    if (code >= 0xAC00 && code <= 0xD7A3) {
        const uint32_t final = (code - 0xAC00) % 28;
        return final == 0 ? 0 : final == 8 ? 2 : 1;
    }
    if (code >= '0' && code <= '9') return std::array{1, 2, 0, 1, 0, 0, 1, 2, 2, 0}[code - '0'];
    // Initials are read letter by letter: "OK" ends in "kei".
    if (code >= 'A' && code <= 'Z')
        return code == 'L' || code == 'R' ? 2 : code == 'M' || code == 'N' ? 1 : 0;
    const uint32_t lower = code | 0x20;
    if (lower == 'l') return 2;
    return lower == 'm' || lower == 'n' || lower == 'b' || lower == 'c' || lower == 'k' || lower == 'p' ||
                   lower == 't'
               ? 1
               : 0;
}

}  // namespace

std::string_view say(Language language, Word word) {
    return entries[static_cast<size_t>(word)].in[static_cast<size_t>(language)];
}

Word word_of(trace::Phase phase) {
    static constexpr std::array words = {Word::phase_timers, Word::phase_pending, Word::phase_idle,
                                         Word::phase_poll,   Word::phase_check,   Word::phase_close};
    static_assert(words.size() == names_of(trace::Phase{}).size());
    return words[static_cast<size_t>(phase)];
}

std::string duration_text(int64_t ns) {
    const double value = static_cast<double>(ns);
    if (std::abs(value) < 1e3) return fmt::format("{} ns", ns);
    if (std::abs(value) < 1e6) return fmt::format("{:.4g} µs", value / 1e3);
    if (std::abs(value) < 1e9) return fmt::format("{:.4g} ms", value / 1e6);
    return fmt::format("{:.4g} s", value / 1e9);
}

std::string milliseconds_text(int64_t ns) { return fmt::format("{:.3f}", static_cast<double>(ns) / 1e6); }

std::string number_text(uint64_t number) {
    const std::string digits = fmt::format("{}", number);
    std::string result;
    for (size_t i = 0; i < digits.size(); i++) {
        if (i > 0 && (digits.size() - i) % 3 == 0) result += ',';
        result += digits[i];
    }
    return result;
}

std::string with_particles(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const size_t open = text.find('[');
        const size_t slash = text.find('/', open == std::string_view::npos ? text.size() : open);
        const size_t close = text.find(']', slash == std::string_view::npos ? text.size() : slash);
        // Particles are Hangul: a bracket around anything else is somebody's own text.
        const bool is_particle = close != std::string_view::npos && close - open <= 12 &&
                                 static_cast<unsigned char>(text[open + 1]) >= 0xEA &&
                                 static_cast<unsigned char>(text[slash + 1]) >= 0xEA;
        if (!is_particle) {
            const size_t end = open == std::string_view::npos ? text.size() : open + 1;
            result += text.substr(0, end);
            text.remove_prefix(end);
            continue;
        }
        result += text.substr(0, open);
        const std::string_view closed = text.substr(open + 1, slash - open - 1);
        const std::string_view vowel = text.substr(slash + 1, close - slash - 1);
        const int sound = final_sound(last_spoken(result, result.size()).code);
        const bool takes_closed = closed == "으로" ? sound == 1 : sound != 0;
        result += takes_closed ? closed : vowel;
        text.remove_prefix(close + 1);
    }
    return result;
}

}  // namespace lg::gui
