#include "gui/session.h"

#include <algorithm>

#include "gui/screen.h"

namespace lg::gui {

namespace {

constexpr float shares_min = 0.12f, shares_max = 0.88f;

PanelShares kept_in_bounds(PanelShares shares) {
    for (float* share : {&shares.left, &shares.diagram, &shares.source, &shares.bottom, &shares.timeline})
        *share = std::clamp(*share, shares_min, shares_max);
    return shares;
}

// So much is taken in in one frame: a run that is faster than this is caught up with later.
constexpr Seq events_a_frame_max = 100'000;
// So much is looked through in one frame, where a sentence is made of each event: a few milliseconds.
constexpr Seq searched_a_frame_max = 4'000;

// Unbound messages happen with the bound message that follows, those at the end with the last bound one:
// but as long as the run goes on, they may still come.
void fill_gaps(std::vector<Seq>& events, bool is_growing) {
    Seq next = 0;
    for (size_t i = events.size(); i > 0; i--) {
        if (events[i - 1]) next = events[i - 1];
        if (!events[i - 1]) events[i - 1] = next;
    }
    if (is_growing) return;
    Seq before = 0;
    for (Seq& seq : events) {
        if (!seq) seq = before;
        before = seq;
    }
}

}  // namespace

Session::Run::Run(std::shared_ptr<const trace::Trace> recorded) : trace(std::move(recorded)), replay(trace) {}

void Session::Run::take_messages(Language language) {
    for (Chart& chart : material.charts)
        if (chart.is_bound()) fill_gaps(chart.events, is_growing);
    const Chart& chart = material.chart(language);
    index.set_messages(chart.is_bound() ? chart.events : std::vector<Seq>());
}

bool Session::Run::grow(Language language) {
    const Seq before = index.size(), size = trace->size();
    if (size != before) index.extend(*trace, is_growing ? std::min(size, before + events_a_frame_max) : size);
    if (is_growing && is_over && index.size() == size) {
        is_growing = false;
        take_messages(language);
    }
    return index.size() != before;
}

Session::Session() = default;

void Session::show(std::shared_ptr<const trace::Trace> trace, Material material) {
    beside_.reset();
    ui_.is_comparing = ui_.is_following = false;
    ui_.side = trace::Side::right;
    ui_.row = trace::Alignment::none;
    runs_ = {Run(), Run(std::move(trace))};
    search_ = Search();  // which knows the trace by its address
    Run& run = shown();
    run.material = std::move(material);
    run.grow(ui_.language);
    run.take_messages(ui_.language);
    ui_.cursor = 0;
    ui_.is_playing = false;
    ui_.selection = {};
    ui_.shown_file.clear();
    ui_.view_from = 0;
    ui_.view_to = 1;
    ui_.since_move_s = 0;
    owed_steps_ = 0;
    // A step that this run has none of would go straight to the end.
    if (run.index.size() > 0 && run.index.count(ui_.step) == 0)
        ui_.step = run.index.count(StepSize::line) ? StepSize::line : StepSize::callback;
    if (run.index.count(StepSize::message) > 0 || chart().stands_alone) ui_.step = StepSize::message;
}

void Session::show_growing(std::shared_ptr<const trace::Trace> trace, Material material) {
    const StepSize chosen = ui_.step;
    show(std::make_shared<trace::Trace>(), std::move(material));
    Run growing(std::move(trace));
    growing.material = std::move(shown().material);
    growing.material.live = LiveStatus{};
    growing.is_growing = ui_.is_following = true;
    shown() = std::move(growing);
    // Which messages a run will bring is not known while it goes on.
    ui_.step = chosen == StepSize::message ? StepSize::callback : chosen;
}

void Session::set_live(LiveStatus status) {
    Run& live = run(trace::Side::right);
    live.is_over = status.phase == LivePhase::over;
    live.material.live = std::move(status);
}

void Session::change_material(const std::function<void(Material&)>& change) {
    Run& changed = run(trace::Side::right);
    change(changed.material);
    changed.take_messages(ui_.language);
}

void Session::grow() {
    for (Run& run : runs_) {
        const bool has_grown = run.grow(ui_.language);
        if (&run != &shown()) continue;
        if (has_grown && ui_.is_following) move_to(last());
        ui_.is_following = ui_.is_following && run.is_growing;
    }
    if (beside_ && std::exchange(version_, beside_->comparison->version()) != version_) find_row();
}

void Session::show_again(std::shared_ptr<const trace::Trace> trace, Material material) {
    const Seq cursor = ui_.cursor;
    const StepSize chosen = ui_.step;
    show(std::move(trace), std::move(material));
    if (index().count(chosen) > 0) ui_.step = chosen;
    go_to(cursor);
}

void Session::look_on() {
    if (!ui_.is_search_open) return;
    search_.look_for(ui_.search, ui_.language, trace());
    search_.advance(index().size(), searched_a_frame_max);
}

Seq Session::last() const {
    return chart().stands_alone ? static_cast<Seq>(chart().messages.size()) : index().size();
}

void Session::go_to(Seq seq) {
    move_to(std::min(seq, last()));
    ui_.is_following = shown().is_growing && ui_.side == trace::Side::right && ui_.cursor == last();
    shown().material.problem.clear();
}

void Session::move_to(Seq seq) {
    ui_.cursor = seq;
    ui_.since_move_s = 0;
    find_row();
    // Keep the cursor in the part of the timeline that is in view.
    const double span = ui_.view_to - ui_.view_from;
    if (span >= 1 || chart().stands_alone) return;
    const bool by_time = ui_.axis == Axis::time;
    const double whole =
        by_time ? static_cast<double>(std::max<int64_t>(1, index().last_ns())) : index().size() + 1.0;
    const double place =
        by_time ? (ui_.cursor ? static_cast<double>(trace()[ui_.cursor].at().ns) : 0) : ui_.cursor + 0.5;
    const double share = place / whole;
    if (share >= ui_.view_from && share <= ui_.view_to) return;
    ui_.view_from = std::clamp(share - span / 2, 0.0, 1 - span);
    ui_.view_to = ui_.view_from + span;
}

void Session::step(int direction) {
    if (chart().stands_alone) go_to(direction > 0 ? ui_.cursor + 1 : ui_.cursor - (ui_.cursor > 0));
    else go_to(direction > 0 ? index().next(ui_.step, ui_.cursor) : index().previous(ui_.step, ui_.cursor));
}

void Session::go_to_message(size_t message) {
    if (message >= chart().messages.size()) return;
    if (chart().stands_alone) go_to(static_cast<Seq>(message + 1));
    else if (chart().events[message]) go_to(chart().events[message]);
}

bool Session::apply(const Intent& intent) {
    struct Applier {
        Session& session;
        Ui& ui;

        bool operator()(const intent::GoTo& to) const { return session.go_to(to.seq), true; }
        bool operator()(const intent::Step& to) const {
            ui.is_playing = false;
            return session.step(to.direction), true;
        }
        bool operator()(const intent::GoFirst&) const { return session.go_to(0), true; }
        bool operator()(const intent::GoLast&) const { return session.go_to(session.last()), true; }
        bool operator()(const intent::SetPlaying& to) const {
            // What plays then is the run itself.
            if (ui.is_following) return false;
            ui.is_playing = to.playing;
            session.owed_steps_ = 1;
            if (to.playing && ui.cursor == session.last()) session.go_to(0);
            return true;
        }
        bool operator()(const intent::SetSpeed& to) const {
            return ui.steps_per_second = std::clamp(to.steps_per_second, 0.5f, 60.f), true;
        }
        bool operator()(const intent::SetStep& to) const { return ui.step = to.step, true; }
        bool operator()(const intent::SetLanguage& to) const {
            ui.language = to.language;
            for (Run& run : session.runs_) run.take_messages(to.language);
            return true;
        }
        bool operator()(const intent::SetZoom& to) const {
            return ui.zoom = std::clamp(to.zoom, 0.6f, 2.5f), true;
        }
        bool operator()(const intent::SetShares& to) const {
            return ui.shares = kept_in_bounds(to.shares), true;
        }
        bool operator()(const intent::GoToLine& to) const {
            if (const Seq seq = session.index().next_at_line(to.file, to.line, ui.cursor)) session.go_to(seq);
            return true;
        }
        bool operator()(const intent::GoToMessage& to) const {
            return session.go_to_message(to.message), true;
        }
        bool operator()(const intent::Select& to) const {
            return ui.selection = ui.selection == to.thing ? Thing{} : to.thing, true;
        }
        bool operator()(const intent::ShowFile& to) const {
            return ui.shown_file = ui.shown_file == to.file ? "" : to.file, true;
        }
        bool operator()(const intent::SetAxis& to) const {
            if (ui.axis != to.axis) ui.view_from = 0, ui.view_to = 1;
            return ui.axis = to.axis, true;
        }
        bool operator()(const intent::ViewTimeline& to) const {
            ui.view_from = std::clamp(to.from, 0.0, 1.0);
            ui.view_to = std::clamp(to.to, ui.view_from, 1.0);
            return true;
        }
        bool operator()(const intent::OpenHelp& to) const { return ui.is_help_open = to.open, true; }
        bool operator()(const intent::OpenSearch& to) const { return ui.is_search_open = to.open, true; }
        bool operator()(const intent::LookFor& to) const { return ui.search = to.text, true; }
        bool operator()(const intent::FindNext& to) const {
            const Seq found = session.search_.next(ui.cursor, to.direction);
            if (!ui.is_search_open || !found) return true;
            ui.is_playing = false;
            return session.go_to(found), true;
        }
        bool operator()(const intent::OpenScenario&) const { return false; }
        bool operator()(const intent::Rerun&) const { return false; }
        bool operator()(const intent::NextSeed&) const { return false; }
        bool operator()(const intent::FirstSeed&) const { return false; }
        bool operator()(const intent::Follow&) const {
            ui.is_playing = false;
            session.show_side(trace::Side::right);
            return session.go_to(session.last()), true;
        }
        bool operator()(const intent::ChooseHost&) const { return false; }
        bool operator()(const intent::PauseRun&) const { return false; }
        bool operator()(const intent::StepRun&) const { return false; }
        bool operator()(const intent::StopRun&) const { return false; }
        bool operator()(const intent::KeepRun&) const { return false; }
        bool operator()(const intent::CompareRun&) const { return session.toggle_comparing(); }
        bool operator()(const intent::GoToRow& to) const {
            ui.is_playing = false;
            session.show_side(to.side);
            return session.go_to_row(to.row), true;
        }
        bool operator()(const intent::StepRow& to) const { return session.step_row(to.direction), true; }
        bool operator()(const intent::NextDifference& to) const {
            return session.go_to_difference(to.direction), true;
        }
        bool operator()(const intent::OtherSide&) const {
            return session.show_side(trace::other_side(ui.side)), true;
        }
        bool operator()(const intent::ToggleFullScreen&) const { return false; }
        bool operator()(const intent::TakePicture&) const { return false; }
        bool operator()(const intent::Quit&) const { return false; }
    };
    return std::visit(Applier{*this, ui_}, intent);
}

bool Session::advance(float seconds) {
    // Of a slow frame not all counts, or views would have had no time to follow.
    ui_.since_move_s += std::min(seconds, 0.1f);
    if (ui_.is_playing) {
        owed_steps_ += seconds * ui_.steps_per_second;
        for (; owed_steps_ >= 1 && ui_.is_playing; owed_steps_ -= 1) {
            step(1);
            if (ui_.cursor == last()) ui_.is_playing = false;
        }
    }
    const bool is_looking = ui_.is_search_open && search_.is_looking(index().size());
    return ui_.is_playing || is_looking || ui_.since_move_s < 0.5f;
}

void Session::draw(const Fonts& fonts, float width, float height, float scale, Intents& intents) {
    const float unit = unit_for(width, height, scale) * ui_.zoom;
    apply_theme(unit);
    grow();
    look_on();
    Run& run = shown();
    const trace::World& world = run.replay.at(std::min(ui_.cursor, run.index.size()));
    const trace::Thread& thread = *world.thread(layout::thread_at(*run.trace, world.step));
    const views::Stage stage{*run.trace,   world,  thread,   run.index,
                             run.material, live(), beside(), ui_.is_search_open ? &search_ : nullptr,
                             ui_,          fonts,  unit};
    draw_screen(stage, width, height, intents);
}

}  // namespace lg::gui
