// What things are called: functions, places, threads, and the kinds of things.
#include <fmt/format.h>

#include "gui/text.h"

namespace lg::gui {

using namespace trace;

std::string function_name(Language language, const Trace& trace, SiteId id) {
    const Site site = trace.site(id);
    const std::string_view name = trace.text(site.function);
    if (name.empty() || name == "<anonymous>") {
        const std::string place = place_name(trace, id);
        const std::string_view nameless =
            language == Language::korean ? "이름 없는 함수" : "anonymous function";
        return place.empty() ? std::string(nameless) : fmt::format("{} ({})", nameless, place);
    }
    return name.front() == '<' || name.front() == '(' ? std::string(name) : fmt::format("{}()", name);
}

std::string thread_name(Language language, const Trace& trace, const World& world, const Thread& thread) {
    if (&thread == &world) return language == Language::korean ? "메인 스레드" : "main thread";
    uint32_t number = 1;
    while (world.thread(number) != &thread) number++;
    const std::string_view label = trace.text(thread.label);
    if (language == Language::english) return fmt::format("thread {} {}", number, label);
    return fmt::format("스레드 {} {}", number, label);
}

std::string place_name(const Trace& trace, SiteId id) {
    const Site site = trace.site(id);
    std::string_view file = trace.text(site.file);
    if (const size_t slash = file.rfind('/'); slash != std::string_view::npos) file.remove_prefix(slash + 1);
    return file.empty() ? "" : site.line ? fmt::format("{}:{}", file, site.line) : std::string(file);
}

std::string_view callback_kind_name(Language language, CallbackKind kind) {
    static constexpr std::string_view names[][languages] = {{"메인 스크립트", "Main script"},
                                                            {"타이머", "Timer"},
                                                            {"미뤄진", "Pending"},
                                                            {"입출력", "I/O"},
                                                            {"스레드 풀", "Pool work"},
                                                            {"setImmediate", "Immediate"},
                                                            {"닫기", "Close"},
                                                            {"process 이벤트", "Process event"},
                                                            {"오류 이벤트", "Error event"},
                                                            {"메시지", "Message"},
                                                            {"스레드 끝", "Thread exit"},
                                                            {"시그널", "Signal"}};
    return chosen(names, kind, language);
}

std::string_view job_kind_name(Language language, JobKind kind) {
    static constexpr std::string_view names[][languages] = {{"then 콜백", "then callback"},
                                                            {"await 재개", "await resumes"},
                                                            {"제너레이터 재개", "generator resumes"},
                                                            {"thenable 이어받기", "thenable"},
                                                            {"동적 import", "import()"},
                                                            {"queueMicrotask", "queueMicrotask"},
                                                            {"FinalizationRegistry", "finalizer"},
                                                            {"엔진의 일", "engine job"}};
    return chosen(names, kind, language);
}

std::string_view io_kind_name(Language language, IoKind kind) {
    static constexpr std::string_view names[][languages] = {{"연결 받기", "accept"},
                                                            {"연결", "connect"},
                                                            {"읽기", "read"},
                                                            {"쓰기", "write"},
                                                            {"마무리", "shut down"}};
    return chosen(names, kind, language);
}

std::string_view handle_kind_name(Language language, HandleKind kind) {
    static constexpr std::string_view names[][languages] = {{"TCP 서버", "TCP server"},
                                                            {"TCP 소켓", "TCP socket"},
                                                            {"메시지 포트", "message port"},
                                                            {"스레드", "thread"}};
    return chosen(names, kind, language);
}

}  // namespace lg::gui
