// The window's job without a display: pictures in files, and the walk as text.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "gui/app.h"
#include "gui/follow.h"
#include "gui/picture.h"
#include "sim/trace/text.h"

namespace lg::gui {
namespace {

constexpr int exit_fine = 0, exit_unusable = 2;
// Callbacks of a run without a diagram can be many: these are as many pictures as anybody will look at.
constexpr size_t frames_max = 500;

int complain(const Error& error) {
    fmt::print(stderr, "loopglass: {}\n", error.text());
    return exit_unusable;
}

// What one step shows, as a line: its number, its message, and the event.
std::string line_of_walk(const Session& session, size_t number) {
    const Language language = session.ui().language;
    const Chart& chart = session.chart();
    const size_t passed = chart.messages_passed(session.ui().cursor);
    const bool is_message =
        passed > 0 && (chart.stands_alone || chart.events[passed - 1] == session.ui().cursor);
    std::string line = fmt::format("{:>3}", number);
    if (is_message) {
        const auto& message =
            std::get<diagram::Message>(chart.diagram.items[chart.messages[passed - 1]].what);
        const auto& people = chart.diagram.participants;
        line += fmt::format("  {} → {}: {}", people[message.from].id, people[message.to].id, message.text);
    }
    const Seq seq = std::min(session.ui().cursor, session.trace().size());
    if (seq > 0)
        line += fmt::format("\n     #{} {}  {}", seq, duration_text(session.trace()[seq].at().ns),
                            explain_event(language, session.trace(), seq));
    if (seq > 0 && session.trace()[seq].rule() != trace::Rule::none)
        line += fmt::format("\n     {} {}", name_of(session.trace()[seq].rule()),
                            explain_rule(language, session.trace()[seq].rule()));
    return line;
}

Status write_frame(Painter& painter, Session& session, const std::string& folder, size_t number) {
    const std::string path = (std::filesystem::path(folder) / fmt::format("{:03}.png", number)).string();
    return write_png(painter.paint(session), path);
}

// A live run is shown as the window shows it when it is over. The Follow must outlive the session's use of
// it.
Status show(const Subject& subject, Session& session, std::optional<Follow>& follow) {
    if (!subject.is_live()) {
        Result<Loaded> loaded = load(subject);
        if (!loaded) return loaded.error();
        session.show(loaded->trace, std::move(loaded->material));
        if (loaded->beside) show_beside(session, std::move(*loaded->beside));
        return Nothing{};
    }
    Result<BegunRun> begun = begin_run(subject);
    if (!begun) return begun.error();
    for (const host::HostKind kind : {host::HostKind::simulated, subject.options.host})
        begun->material.hosts.emplace_back(host::name_of(kind));
    begun->material.host = 1;
    follow.emplace(subject, std::move(begun->growing));
    session.show_growing(follow->trace(), std::move(begun->material));
    if (subject.is_beside_virtual()) follow->apply(intent::CompareRun{}, session);
    for (follow->update(session); session.is_growing(); session.grow()) {
        follow->wait_until_over();
        follow->update(session);
    }
    session.apply(intent::GoFirst{});
    if (session.index().count(StepSize::message) > 0) session.apply(intent::SetStep{StepSize::message});
    return Nothing{};
}

}  // namespace

int write_frames(const FramesOptions& options) {
    Session session;
    session.apply(intent::SetLanguage{options.language});
    std::optional<Follow> follow;
    if (const Status shown = show(options.subject, session, follow); !shown) return complain(shown.error());
    Result<std::unique_ptr<Painter>> painter = Painter::create(options.width, options.height);
    if (!painter) return complain(painter.error());
    std::error_code failure;
    std::filesystem::create_directories(options.folder, failure);
    if (failure)
        return complain({fmt::format("cannot make the folder {}: {}", options.folder, failure.message())});
    const size_t language = static_cast<size_t>(options.language);
    fmt::print("{}\n", session.material().scenario.title[language]);
    if (!session.material().problem.empty()) fmt::print("{}\n", session.material().problem);
    size_t number = 0;
    for (; number < frames_max; number++) {
        if (const Status written = write_frame(**painter, session, options.folder, number); !written)
            return complain(written.error());
        if (number > 0) fmt::print("{}\n", line_of_walk(session, number));
        const Seq before = session.ui().cursor;
        session.apply(intent::Step{1});
        if (session.ui().cursor == before) break;
    }
    fmt::print("{}: {:03}.png … {:03}.png\n", options.folder, 0, std::min(number, frames_max - 1));
    return exit_fine;
}

Status render_png(const Loaded& loaded, Seq cursor, Language language, int width, int height,
                  const std::string& path) {
    Result<std::unique_ptr<Painter>> painter = Painter::create(width, height);
    if (!painter) return painter.error();
    Session session;
    session.apply(intent::SetLanguage{language});
    session.show(loaded.trace, loaded.material);
    session.apply(intent::GoTo{cursor});
    return write_png((*painter)->paint(session), path);
}

}  // namespace lg::gui
