// One sentence for each kind of event, as a teacher would say it.
#include <fmt/format.h>

#include <array>
#include <optional>

#include "gui/layout/machine.h"
#include "gui/text.h"
#include "sim/trace/race.h"
#include "sim/trace/text.h"

namespace lg::gui {
namespace {

using namespace trace;

class Teller {
  public:
    Teller(Language language, const Trace& trace, Seq seq) : language_(language), trace_(trace), seq_(seq) {}

    std::string operator()(const RunStarted& e) const {
        if (e.host && text(e.host) != "virtual")
            return tell("{} 실행을 진짜 컴퓨터에서 시작합니다 (Node {}, 스레드 풀 {}개, {})",
                        "The run of {} starts on the real machine (Node {}, a pool of {}, {})",
                        text(e.script), text(e.profile), e.pool_size, text(e.host));
        return tell("{} 실행을 시작합니다 (Node {}, 스레드 풀 {}개)",
                    "The run of {} starts (Node {}, a pool of {})", text(e.script), text(e.profile),
                    e.pool_size);
    }
    std::string operator()(const RunEnded& e) const {
        return tell("실행이 끝났습니다: {} (종료 코드 {})", "The run is over: {} (exit code {})",
                    exit_reason(e.reason), e.exit_code);
    }
    std::string operator()(const LimitReached& e) const {
        return tell("한계에 닿았습니다: {} {}", "A limit was reached: {} {}", name_of(e.limit), e.maximum);
    }
    std::string operator()(const RaceNoted&) const {
        const Race race = race_at(trace_, seq_);
        const std::string first = racer(race.first), second = racer(race.second);
        if (race.is_usual)
            return tell(
                "경주: {}[이/가] {}보다 먼저입니다. 진짜 Node에서도 대개 이렇지만 늘 그렇지는 않습니다",
                "A race: {} comes before {}, as in real Node mostly, but not always", first, second);
        return tell("경주: 이번에는 {}[이/가] {}보다 먼저입니다. 진짜 Node에서는 대개 반대입니다",
                    "A race: this time {} comes before {}; in real Node it is mostly the reverse", first,
                    second);
    }

    std::string operator()(const TurnStarted& e) const {
        return tell("이벤트 루프가 {}번째 바퀴를 돌기 시작합니다", "The event loop starts turn {}", e.turn);
    }
    std::string operator()(const PhaseEntered& e) const {
        return tell("‘{}’ 단계에 들어갑니다", "The loop enters its {} phase",
                    say(language_, word_of(e.phase)));
    }
    std::string operator()(const LoopTimeUpdated& e) const {
        return tell("루프가 시계를 봅니다: {}ms", "The loop looks at the clock: {} ms", e.loop_ms);
    }
    std::string operator()(const PollStarted& e) const {
        const std::string_view reason = poll_reason(e.reason);
        if (e.timeout_ms < 0)
            return tell("디멀티플렉서에게 묻고, 무슨 일이 생길 때까지 잠듭니다 ({})",
                        "The loop asks the demultiplexer and sleeps until something happens ({})", reason);
        if (e.timeout_ms == 0)
            return tell("디멀티플렉서를 살펴보기만 하고 기다리지 않습니다 ({})",
                        "The loop asks the demultiplexer without waiting ({})", reason);
        return tell("디멀티플렉서에게 묻고, 길어야 {}ms 잠듭니다 ({})",
                    "The loop asks the demultiplexer and sleeps at most {} ms ({})", e.timeout_ms, reason);
    }
    std::string operator()(const PollEnded& e) const {
        if (e.arrivals == 0)
            return tell("폴이 끝났습니다. 준비된 것은 없습니다", "Poll is over: nothing is ready");
        return tell("폴이 끝났습니다. 준비되었거나 끝난 것: {}개", "Poll is over: {} ready or done",
                    e.arrivals);
    }

    std::string operator()(const CallbackStarted& e) const {
        std::string what(text(e.label));
        const Site site = trace_.site(e.function);
        if (site.function || site.file)
            what = function_name(language_, trace_, e.function) + (what.empty() ? "" : " · " + what);
        const std::string_view kind = callback_kind_name(language_, e.kind);
        if (what.empty()) return tell("{} 콜백을 실행합니다", "{} callback starts", kind);
        return tell("{} 콜백을 실행합니다: {}", "{} callback starts: {}", kind, what);
    }
    std::string operator()(const CallbackEnded& e) const {
        if (is_set(e.threw)) return tell("콜백이 예외를 던졌습니다", "The callback threw an exception");
        return tell("콜백이 끝났습니다. 이제 nextTick과 마이크로태스크를 비웁니다",
                    "The callback returned; now nextTicks and microtasks are drained");
    }
    std::string operator()(const DrainEnded& e) const {
        return tell("두 큐가 비었습니다 (nextTick {}개, 마이크로태스크 {}개를 실행)",
                    "Both queues are empty ({} nextTicks and {} microtasks were run)", e.ticks, e.jobs);
    }

    std::string operator()(const TickQueued& e) const {
        return tell("nextTick 줄에 섭니다: {}", "Queued by nextTick: {}", named(e.function, e.label));
    }
    std::string operator()(const TickStarted& e) const {
        if (const auto queued = cause<TickQueued>())
            return tell("nextTick 콜백을 실행합니다: {}", "A nextTick callback starts: {}",
                        named(queued->function, queued->label));
        return tell("nextTick 콜백 {}번을 실행합니다", "nextTick callback {} starts", e.tick.value);
    }
    std::string operator()(const TickEnded& e) const {
        return ended(e.threw, "nextTick 콜백 {}번", "nextTick callback {}", e.tick.value);
    }
    std::string operator()(const JobQueued& e) const {
        return tell("마이크로태스크 줄에 섭니다: {} — {}", "A microtask is queued: {}, {}",
                    job_kind_name(language_, e.kind), function_name(language_, trace_, e.handler));
    }
    std::string operator()(const JobStarted& e) const {
        if (const auto queued = cause<JobQueued>())
            return tell("마이크로태스크를 실행합니다: {} — {}", "A microtask starts: {}, {}",
                        job_kind_name(language_, queued->kind),
                        function_name(language_, trace_, queued->handler));
        return tell("마이크로태스크 {}번을 실행합니다", "Microtask {} starts", e.job.value);
    }
    std::string operator()(const JobEnded& e) const {
        return ended(e.threw, "마이크로태스크 {}번", "Microtask {}", e.job.value);
    }

    std::string operator()(const PromiseCreated& e) const {
        return tell("프로미스 {}번이 생겼습니다", "Promise {} is created", e.promise.value);
    }
    std::string operator()(const ReactionAdded& e) const {
        if (is_set(e.awaited))
            return tell("await가 프로미스 {}번을 기다립니다", "An await waits for promise {}",
                        e.promise.value);
        return tell("then이 프로미스 {}번에 콜백을 답니다", "A then is attached to promise {}",
                    e.promise.value);
    }
    std::string operator()(const PromiseSettled& e) const {
        const bool good = e.settlement == Settlement::fulfilled;
        const std::string value(text(e.value));
        return tell(good ? "프로미스 {}번이 이행되었습니다{}" : "프로미스 {}번이 거부되었습니다{}",
                    good ? "Promise {} is fulfilled{}" : "Promise {} is rejected{}", e.promise.value,
                    value.empty() ? "" : ": " + value);
    }
    std::string operator()(const PromiseFreed& e) const {
        return tell("프로미스 {}번은 이제 아무도 쓰지 않아 사라집니다",
                    "Promise {} is no longer reachable and is freed", e.promise.value);
    }
    std::string operator()(const RejectionUnhandled& e) const {
        return tell("프로미스 {}번의 거부를 아직 아무도 처리하지 않았습니다: {}",
                    "Nobody handles the rejection of promise {} yet: {}", e.promise.value, text(e.reason));
    }
    std::string operator()(const RejectionHandled& e) const {
        return tell("프로미스 {}번의 거부가 처리되었습니다", "The rejection of promise {} is handled now",
                    e.promise.value);
    }

    std::string operator()(const ModuleLoaded& e) const {
        return tell("모듈 {}[을/를] 불러옵니다 ({})", "Module {} is loaded ({})", text(e.file),
                    text(e.format));
    }
    std::string operator()(const FramePushed& e) const {
        return tell("{}[을/를] 호출합니다: 콜 스택에 쌓입니다", "{} is called: it goes onto the stack",
                    function_name(language_, trace_, e.function));
    }
    std::string operator()(const FramePopped& e) const {
        if (is_set(e.threw))
            return tell("함수가 예외를 던지며 콜 스택에서 내려갑니다",
                        "The function leaves the stack by an exception");
        return tell("함수가 끝나 콜 스택에서 내려갑니다", "The function returns and leaves the stack");
    }
    std::string operator()(const FrameSuspended& e) const {
        if (e.kind == SuspendKind::yield)
            return tell("yield에서 멈춰 콜 스택에서 내려갑니다{}",
                        "It stops at a yield and leaves the stack{}", at(e.at));
        return tell("await에서 멈춰 콜 스택에서 내려갑니다{}. 변수는 그대로 살아 있습니다",
                    "It stops at an await and leaves the stack{}; its variables live on", at(e.at));
    }
    std::string operator()(const FrameResumed& e) const {
        return tell("멈췄던 함수가 await 다음부터 이어집니다{}", "The function goes on behind its await{}",
                    at(e.at));
    }
    std::string operator()(const CoroutineFreed& e) const {
        return tell("멈춘 함수 {}번은 다시 이어질 길이 없어 사라집니다",
                    "Suspended function {} can never go on and is freed", e.coroutine.value);
    }
    std::string operator()(const LineReached& e) const {
        return tell("{} 줄을 실행합니다", "Line {} runs", place_name(trace_, e.at));
    }
    std::string operator()(const ExceptionUncaught& e) const {
        return tell("아무도 잡지 않은 예외: {}", "An exception that nobody caught: {}", text(e.message));
    }
    std::string operator()(const HeapMeasured& e) const {
        return tell("엔진의 힙은 지금 {} KiB입니다", "The engine's heap is {} KiB now", e.bytes / 1024);
    }
    std::string operator()(const GarbageCollected& e) const {
        return tell("가비지 컬렉션: {} KiB → {} KiB", "Garbage collection: {} KiB to {} KiB",
                    e.bytes_before / 1024, e.bytes_after / 1024);
    }
    std::string operator()(const ConsoleWritten& e) const {
        std::string line(text(e.text));
        while (!line.empty() && line.back() == '\n') line.pop_back();
        return tell("콘솔에 씁니다: {}", "Written to the console: {}", line);
    }

    std::string operator()(const TimerStarted& e) const {
        const std::string function = function_name(language_, trace_, e.function);
        if (is_set(e.repeat))
            return tell("{}ms마다 반복할 타이머를 맞춥니다: {}", "A timer is set for every {} ms: {}",
                        e.delay_ms, function);
        return tell("{}ms 뒤의 타이머를 맞춥니다: {}", "A timer is set, {} ms from now: {}", e.delay_ms,
                    function);
    }
    std::string operator()(const TimerStopped& e) const {
        return tell("타이머 {}번이 목록에서 빠집니다", "Timer {} leaves its list", e.timer.value);
    }
    std::string operator()(const TimerReferenced& e) const {
        if (is_set(e.referenced))
            return tell("타이머 {}번이 다시 루프를 붙들어 둡니다 (ref)",
                        "Timer {} keeps the loop alive again (ref)", e.timer.value);
        return tell("타이머 {}번은 루프를 붙들지 않습니다 (unref)",
                    "Timer {} no longer keeps the loop alive (unref)", e.timer.value);
    }
    std::string operator()(const TimerListMoved& e) const {
        return tell("{}ms 타이머들은 {}ms까지 더 기다립니다", "The timers of {} ms wait until {} ms",
                    e.delay_ms, e.expiry_ms);
    }
    std::string operator()(const TimerListEnded& e) const {
        return tell("{}ms 타이머 목록을 다 살펴보았고, 이제 비었습니다",
                    "The loop is through with the timers of {} ms: the list is empty", e.delay_ms);
    }
    std::string operator()(const ImmediatesTaken& e) const {
        return tell("체크 단계가 기다리던 immediate {}개를 가져갑니다",
                    "The check phase takes the {} immediates that wait", e.count);
    }
    std::string operator()(const ImmediateQueued& e) const {
        return tell("setImmediate: 체크 단계를 기다립니다 — {}", "setImmediate waits for the check phase: {}",
                    function_name(language_, trace_, e.function));
    }
    std::string operator()(const ImmediateStopped& e) const {
        return tell("immediate {}번이 줄에서 빠집니다", "Immediate {} leaves its queue", e.immediate.value);
    }
    std::string operator()(const ImmediateReferenced& e) const {
        return tell("immediate {}번의 ref가 바뀝니다: {}", "Immediate {} changes its reference: {}",
                    e.immediate.value, name_of(e.referenced));
    }

    std::string operator()(const WorkSubmitted& e) const {
        return tell("스레드 풀에 일을 맡깁니다: {}", "Work goes to the thread pool: {}",
                    work(e.kind, e.detail));
    }
    std::string operator()(const WorkStarted& e) const {
        return tell("워커 {}[이/가] 작업 {}번을 집어 듭니다", "Worker {} takes operation {}", e.worker + 1,
                    e.operation.value);
    }
    std::string operator()(const WorkFinished& e) const {
        if (e.value < 0)
            return tell("워커 {}의 작업 {}번이 오류로 끝났습니다 ({})",
                        "Worker {} ends operation {} with error {}", e.worker + 1, e.operation.value,
                        e.value);
        return tell("워커 {}[이/가] 작업 {}번을 마쳤습니다. 콜백은 폴 단계를 기다립니다",
                    "Worker {} finishes operation {}; its callback waits for the poll phase", e.worker + 1,
                    e.operation.value);
    }
    std::string operator()(const WorkCancelled& e) const {
        return tell("작업 {}번이 취소되었습니다", "Operation {} is cancelled", e.operation.value);
    }

    std::string operator()(const HandleOpened& e) const {
        const std::string label(text(e.label));
        return tell("핸들이 열립니다: {} (fd {}){}", "A handle opens: {} (fd {}){}",
                    handle_kind_name(language_, e.kind), e.fd, label.empty() ? "" : " · " + label);
    }
    std::string operator()(const HandleChanged& e) const {
        if (is_set(e.active) && is_set(e.referenced))
            return tell("핸들 {}번이 루프를 살려 둡니다", "Handle {} keeps the loop alive", e.handle.value);
        return tell("핸들 {}번은 루프를 붙들지 않습니다", "Handle {} does not keep the loop alive",
                    e.handle.value);
    }
    std::string operator()(const HandleClosing& e) const {
        return tell("핸들 {}[을/를] 닫습니다. 콜백은 닫기 단계에서 옵니다",
                    "Handle {} closes; its callback comes in the close phase", e.handle.value);
    }
    std::string operator()(const HandleClosed& e) const {
        return tell("핸들 {}번이 닫혔습니다", "Handle {} is closed", e.handle.value);
    }
    std::string operator()(const IoSubmitted& e) const {
        const std::string detail(text(e.detail));
        return tell("커널에 {}[을/를] 부탁합니다{}", "The kernel is asked to {}{}",
                    io_kind_name(language_, e.kind), detail.empty() ? "" : " · " + detail);
    }
    std::string operator()(const IoFinished& e) const {
        if (is_set(e.at_once))
            return tell("입출력 {}번이 기다림 없이 바로 끝났습니다",
                        "I/O {} was done at once, without any waiting", e.operation.value);
        return tell("입출력 {}번이 끝났습니다 (결과 {})", "I/O {} is done (result {})", e.operation.value,
                    e.value);
    }
    std::string operator()(const IoCancelled& e) const {
        return tell("입출력 {}번이 취소되었습니다", "I/O {} is cancelled", e.operation.value);
    }
    std::string operator()(const PendingQueued& e) const {
        return tell("입출력 {}번은 ‘대기 콜백’ 단계로 미뤄집니다", "I/O {} is put off to the pending phase",
                    e.operation.value);
    }
    std::string operator()(const InterestChanged& e) const {
        if (e.mask == 0)
            return tell("디멀티플렉서가 fd {}[을/를] 더는 지켜보지 않습니다",
                        "The demultiplexer no longer watches fd {}", e.fd);
        return tell("디멀티플렉서에 fd {}[을/를] 등록합니다 ({})",
                    "fd {} is registered with the demultiplexer ({})", e.fd, mask(e.mask));
    }
    std::string operator()(const DescriptorReady& e) const {
        if (e.fd == layout::pool_wakeup_fd)
            return tell("다른 스레드나 메시지가 루프를 깨웁니다",
                        "A pool thread or a message wakes the loop");
        return tell("fd {}[이/가] 준비되었습니다 ({})", "fd {} is ready ({})", e.fd, mask(e.mask));
    }
    std::string operator()(const DescriptorServed& e) const {
        return tell("루프가 fd {}[을/를] 처리했습니다: 준비 목록에서 빠집니다",
                    "The loop has dealt with fd {}: it leaves the ready list", e.fd);
    }
    std::string operator()(const KernelCalled& e) const {
        const std::string call = call_text(trace_, e);
        constexpr int64_t in_progress = -115;
        if (e.result == in_progress)
            return tell("커널을 부릅니다. 커널이 이어서 합니다: {}",
                        "The kernel is called, and goes on with it: {}", call);
        if (e.result < 0)
            return tell("커널을 부릅니다. 커널이 거절합니다: {}", "The kernel is called, and refuses: {}",
                        call);
        if (wakes_loop(e.call))
            return tell("작업 스레드가 루프를 깨웁니다: {}", "A pool thread wakes the loop: {}", call);
        return tell("커널을 부릅니다: {}", "The kernel is called: {}", call);
    }

    std::string operator()(const MessagePosted& e) const {
        return tell("postMessage: {}번 포트에서 메시지 {}번이 기다립니다 — {}",
                    "postMessage: at port {}, message {} waits: {}", e.port.value, e.message.value,
                    text(e.what));
    }
    std::string operator()(const MessageTaken& e) const {
        return tell("메시지 {}번이 콜백 없이 줄에서 빠집니다",
                    "Message {} leaves its queue without a callback", e.message.value);
    }

    std::string operator()(const MessageSent& e) const {
        return tell("{} → {}: {}[을/를] 보냅니다", "{} sends to {}: {}", text(e.sender), text(e.receiver),
                    text(e.what));
    }
    std::string operator()(const MessageArrived& e) const {
        return tell("{}에게 도착했습니다: {}", "It arrives at {}: {}", text(e.receiver), text(e.what));
    }
    std::string operator()(const ActorActed& e) const {
        return tell("{}: {}", "{}: {}", text(e.actor), text(e.what));
    }

    std::string operator()(const ThreadCreated& e) const {
        return tell("new Worker: 스레드 {}번을 만듭니다 — {}", "new Worker: thread {} is created for {}",
                    e.thread, text(e.script));
    }
    std::string operator()(const ThreadStarted& e) const {
        return tell("스레드 {}번이 시작됩니다. 자기 이벤트 루프와 엔진이 있습니다",
                    "Thread {} starts, with an event loop and an engine of its own", e.thread);
    }
    std::string operator()(const ThreadEnded& e) const {
        return tell("스레드가 끝났습니다: {} (종료 코드 {})", "The thread is over: {} (exit code {})",
                    exit_reason(e.reason), e.exit_code);
    }
    std::string operator()(const ThreadBlocked& e) const {
        if (e.timeout_ms < 0)
            return tell("Atomics.wait: 누가 깨울 때까지 스레드 전체가 멈춥니다",
                        "Atomics.wait: the whole thread stands still until it is notified");
        return tell("Atomics.wait: 길어야 {}ms 동안 스레드 전체가 멈춥니다",
                    "Atomics.wait: the whole thread stands still for at most {} ms", e.timeout_ms);
    }
    std::string operator()(const ThreadUnblocked& e) const {
        if (is_set(e.notified))
            return tell("Atomics.notify가 스레드를 깨웠습니다", "Atomics.notify woke the thread");
        return tell("기다리던 스레드가 다시 움직입니다", "The thread that stood still goes on");
    }

  private:
    template <class... Parts>
    std::string tell(std::string_view korean, std::string_view english, const Parts&... parts) const {
        if (language_ == Language::english) return fmt::format(fmt::runtime(english), parts...);
        return with_particles(fmt::format(fmt::runtime(korean), parts...));
    }
    std::string ended(Flag threw, std::string_view korean, std::string_view english, uint32_t id) const {
        const std::string who = tell(korean, english, id);
        return is_set(threw) ? tell("{}[이/가] 예외를 던졌습니다", "{} threw an exception", who)
                             : tell("{}[이/가] 끝났습니다", "{} ended", who);
    }
    // The event that led to this one, if it is of that kind.
    template <class Body>
    std::optional<Body> cause() const {
        const Seq seq = trace_[seq_].cause();
        if (seq == 0 || seq > trace_.size() || !trace_[seq].is<Body>()) return std::nullopt;
        return trace_[seq].as<Body>();
    }
    std::string_view text(StringId id) const { return trace_.text(id); }
    std::string at(SiteId site) const {
        const std::string place = place_name(trace_, site);
        return place.empty() ? "" : fmt::format(" ({})", place);
    }
    std::string racer(const Racer& racer) const { return racer.what + at(racer.from); }
    std::string named(SiteId function, StringId label) const {
        return label ? std::string(text(label)) : function_name(language_, trace_, function);
    }
    std::string_view exit_reason(ExitReason reason) const {
        static constexpr std::string_view reasons[][languages] = {
            {"할 일이 남지 않았습니다", "nothing was left to do"},
            {"process.exit()을 불렀습니다", "process.exit() was called"},
            {"아무도 잡지 않은 예외가 있었습니다", "nobody caught an exception"},
            {"최상위 await가 끝나지 않았습니다", "a top-level await never settled"},
            {"정해 둔 한계에 닿았습니다", "a limit was reached"},
            {"사용자가 멈췄습니다", "it was interrupted"},
            {"프로그램은 기다리지만 바깥에서 더 올 것이 없습니다",
             "the program waits, but nothing more will come"},
            {"다른 스레드가 끝냈습니다", "another thread ended it"}};
        return chosen(reasons, reason, language_);
    }
    std::string_view poll_reason(PollReason reason) const {
        static constexpr std::string_view reasons[][languages] = {
            {"살아 있는 것이 없어서", "nothing is alive"},
            {"멈추는 중이라서", "the loop is stopping"},
            {"setImmediate가 기다려서", "immediates wait"},
            {"미뤄진 콜백이 있어서", "pending callbacks wait"},
            {"닫히는 핸들이 있어서", "handles are closing"},
            {"다음 타이머까지", "until the next timer"},
            {"정해진 일이 없어서", "nothing is due"},
            {"목록이 꽉 차서 더 있을 수 있으니", "the list was full, so there may be more"},
            {"시그널이 와 있어서", "a signal has come"},
        };
        return chosen(reasons, reason, language_);
    }
    std::string work(WorkKind kind, StringId detail) const {
        return detail ? fmt::format("{} {}", name_of(kind), text(detail)) : std::string(name_of(kind));
    }
    std::string mask(uint32_t bits) const {
        std::string result;
        auto add = [&](uint32_t bit, Word word) {
            if (bits & bit) result += (result.empty() ? "" : "·") + std::string(say(language_, word));
        };
        add(ready_read, Word::reads);
        add(ready_write, Word::writes);
        add(ready_error, Word::failed);
        add(ready_hang_up, Word::hung_up);
        return result;
    }

    Language language_;
    const Trace& trace_;
    Seq seq_;
};

}  // namespace

std::string explain_event(Language language, const Trace& trace, Seq seq) {
    std::string sentence = trace[seq].visit(Teller(language, trace, seq));
    // One line is all that there is room for, whatever the script wrote.
    if (const size_t newline = sentence.find('\n'); newline != std::string::npos)
        sentence.replace(newline, std::string::npos, " …");
    return sentence;
}

}  // namespace lg::gui
