#include "gui/app.h"

#include <fmt/format.h>
#include <imgui.h>

#include <chrono>
#include <cstdio>

#include "gui/follow.h"
#include "gui/icon.h"
#include "gui/screen.h"
#include "gui/session.h"
#include "gui/window.h"

namespace lg::gui {
namespace {

constexpr int exit_fine = 0, exit_unusable = 2;

int complain(const Error& error) {
    fmt::print(stderr, "loopglass: {}\n", error.text());
    return exit_unusable;
}

class App {
  public:
    App(const WindowOptions& options, Window& window, const Fonts& fonts)
        : options_(options), window_(window), fonts_(fonts), subject_(options.subject) {
        session_.apply(intent::SetLanguage{options.language});
    }

    Status open(const Subject& subject, bool again) {
        return subject.is_live() ? open_live(subject) : open_still(subject, again);
    }

    void loop() {
        // After the last change a few frames more: ImGui settles its hovering and scrolling over frames.
        constexpr int lively_frames = 4;
        int frames_due = lively_frames;
        auto before = std::chrono::steady_clock::now();
        while (!window_.is_closing()) {
            const bool is_idle = frames_due <= 0;
            // A run that goes on is looked at often, but frames leave the processor to it in between.
            const double pause = !is_idle ? 0 : session_.is_growing() ? 0.05 : 0.25;
            window_.take_input(session_.is_growing() ? std::max(pause, 0.016) : pause);
            const auto now = std::chrono::steady_clock::now();
            const std::chrono::duration<float> passed = now - before;
            before = now;
            const bool has_grown = follow_ && follow_->update(session_);
            // What slept did not play.
            const bool moves = session_.advance(is_idle ? std::min(passed.count(), 0.05f) : passed.count());
            Intents intents;
            draw(intents);
            for (const Intent& intent : intents)
                if (!session_.apply(intent)) carry_out(intent);
            const bool has_input = !intents.empty() || saw_input();
            frames_due = moves || has_input || has_grown ? lively_frames : frames_due - 1;
        }
    }

  private:
    static bool saw_input() {
        const ImGuiIO& io = ImGui::GetIO();
        return io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || io.MouseWheel != 0 || ImGui::IsAnyMouseDown();
    }

    Status open_still(const Subject& subject, bool again) {
        Result<Loaded> loaded = load(subject);
        if (!loaded) return loaded.error();
        follow_.reset();
        dress(subject, loaded->material);
        if (again) session_.show_again(loaded->trace, std::move(loaded->material));
        else session_.show(loaded->trace, std::move(loaded->material));
        if (loaded->beside) show_beside(session_, std::move(*loaded->beside));
        return Nothing{};
    }

    Status open_live(const Subject& subject) {
        Result<BegunRun> begun = begin_run(subject);
        if (!begun) return begun.error();
        follow_.reset();  // what ran before ends first: it may hold a port that the next one wants
        dress(subject, begun->material);
        follow_.emplace(subject, std::move(begun->growing));
        session_.show_growing(follow_->trace(), std::move(begun->material));
        if (subject.is_beside_virtual()) follow_->apply(intent::CompareRun{}, session_);
        return Nothing{};
    }

    // What there is to choose from, and what is chosen.
    void dress(const Subject& subject, Material& material) {
        subject_ = subject;
        material.choices = names_of(options_.scenarios);
        material.chosen = material.choices.size();
        for (size_t i = 0; i < material.choices.size(); i++)
            if (subject.scenario && options_.scenarios[i].script == subject.scenario->script)
                material.chosen = i;
        if (subject.scenario) {
            for (size_t i = 0; i < hosts_.size(); i++) {
                material.hosts.emplace_back(host::name_of(hosts_[i]));
                if (hosts_[i] == subject.options.host) material.host = i;
            }
        }
        const std::string& title = material.scenario.title[static_cast<size_t>(session_.ui().language)];
        window_.set_title(fmt::format("{} — Loopglass", title));
    }

    // What cannot be opened is said in the window; what is shown stays.
    void reopen(const Subject& subject, bool again) {
        if (const Status opened = open(subject, again); !opened) session_.set_problem(opened.error().text());
    }

    void run_with_seed(uint64_t seed) {
        Subject next = subject_;
        next.scenario->seed = seed;
        reopen(next, true);
    }

    void carry_out(const Intent& intent) {
        if (follow_ && follow_->apply(intent, session_)) return;
        if (std::holds_alternative<intent::Rerun>(intent)) {
            reopen(subject_, true);
        } else if (std::holds_alternative<intent::NextSeed>(intent)) {
            if (subject_.scenario) run_with_seed(subject_.scenario->seed + 1);
        } else if (std::holds_alternative<intent::FirstSeed>(intent)) {
            if (subject_.scenario) run_with_seed(1);
        } else if (const auto* chosen = std::get_if<intent::OpenScenario>(&intent)) {
            Subject next;
            next.scenario = options_.scenarios[chosen->place];
            next.options.host = subject_.options.host;
            if (subject_.is_beside_virtual() && next.is_live()) next.beside = subject_.beside;
            reopen(next, false);
        } else if (const auto* host = std::get_if<intent::ChooseHost>(&intent)) {
            Subject next = subject_;
            next.options.host = hosts_[host->place];
            if (!next.is_live()) next.beside.clear();
            reopen(next, false);
        } else if (std::holds_alternative<intent::ToggleFullScreen>(intent)) {
            is_full_ = !is_full_;
            window_.set_full_screen(is_full_);
        } else if (std::holds_alternative<intent::TakePicture>(intent)) {
            wants_picture_ = true;
        } else if (std::holds_alternative<intent::Quit>(intent)) {
            window_.close();
        }
    }

    void draw(Intents& intents) {
        Image picture;
        auto draw_session = [&] {
            take_keys(session_.ui(), intents);
            const ImVec2 size = ImGui::GetIO().DisplaySize;
            session_.draw(fonts_, size.x, size.y, window_.scale(), intents);
        };
        window_.frame(draw_session, wants_picture_ ? &picture : nullptr);
        if (!wants_picture_) return;
        wants_picture_ = false;
        const std::string path = fmt::format("loopglass-{}.png", session_.ui().cursor);
        const Status written = write_png(picture, path);
        fmt::print(stderr, "loopglass: {}\n", written ? "wrote " + path : written.error().text());
    }

    const WindowOptions& options_;
    Window& window_;
    Fonts fonts_;
    Session session_;
    Subject subject_;
    const std::vector<host::HostKind> hosts_ = hosts_here();
    std::optional<Follow> follow_;
    bool is_full_ = false;
    bool wants_picture_ = false;
};

}  // namespace

int run_window(const WindowOptions& options) {
    const Result<FontFiles> files = find_fonts(font_folders());
    if (!files) return complain(files.error());
    Result<std::unique_ptr<Window>> window = Window::open("Loopglass", options.width, options.height);
    if (!window) return complain(window.error());
    (*window)->set_icon(make_icon(64));
    App app(options, **window, load_fonts(*files));
    if (const Status opened = app.open(options.subject, false); !opened) return complain(opened.error());
    app.loop();
    return exit_fine;
}

}  // namespace lg::gui
