// One run being looked at: its trace, the world at the cursor, what the user chose; and perhaps another run
// beside it that it is compared with. Knows no window. Intents about looking are applied here; those about
// runs, files and windows are handed back. One thread.
#pragma once
#include <array>
#include <functional>
#include <memory>
#include <optional>

#include "gui/material.h"
#include "gui/search.h"
#include "gui/views/stage.h"
#include "sim/trace/replay.h"

namespace lg::gui {

class Session {
  public:
    Session();

    // Shows another run, or a diagram alone when the trace is empty. Keeps language, zoom, panels and speed.
    void show(std::shared_ptr<const trace::Trace> trace, Material material);
    // Shows a run that goes on: the cursor follows its newest event until the user looks back.
    void show_growing(std::shared_ptr<const trace::Trace> trace, Material material);
    // Takes in what the runs have added, as each frame does.
    void grow();
    // Looks through more of the run for the words that are looked for, as each frame does.
    void look_on();
    // How the live run stands, each frame. Once it is over, its trace is one as any other.
    void set_live(LiveStatus status);
    // Lets the app add to what the run is shown with.
    void change_material(const std::function<void(Material&)>& change);
    // A new run of the same scenario: the cursor stays where it is, as far as there is something.
    void show_again(std::shared_ptr<const trace::Trace> trace, Material material);

    // Puts another run on the left of the one that is shown, which may grow as well. The comparison is of
    // these two; who owns it may extend it between frames.
    void show_beside(Beside beside, std::shared_ptr<const trace::Trace> trace, Material material);
    // Nothing is added to the run beside any more. complete: as change_material() for that one.
    void end_beside(const std::function<void(Material&)>& complete);

    // Says something to the user in place of what happened, until the cursor moves.
    void set_problem(std::string problem) { shown().material.problem = std::move(problem); }

    // Either of the runs.
    bool is_growing() const { return runs_[0].is_growing || runs_[1].is_growing; }
    const Ui& ui() const { return ui_; }
    // Of the run whose world is shown.
    const Material& material() const { return shown().material; }
    const Chart& chart() const { return material().chart(ui_.language); }
    const layout::TraceIndex& index() const { return shown().index; }
    const trace::Trace& trace() const { return *shown().trace; }
    // Of the one on the right, whichever is shown.
    const LiveStatus* live() const { return subject().material.live ? &*subject().material.live : nullptr; }
    const Beside* beside() const { return beside_ ? &*beside_ : nullptr; }
    // How many events of it are taken in.
    Seq size() const { return subject().index.size(); }

    // True if it was one for the session; else the app has to see to it.
    bool apply(const Intent& intent);
    // Time passes: playing goes on. Returns true if anything moves, so that another frame is due soon.
    bool advance(float seconds);
    // For pictures: everything stands still at once.
    void set_animated(bool animated) { ui_.is_animated = animated; }

    // Draws a frame with the current ImGui context. Pixels; scale as Window::scale().
    void draw(const Fonts& fonts, float width, float height, float scale, Intents& intents);

  private:
    // A run with what is looked up in it.
    struct Run {
        explicit Run(std::shared_ptr<const trace::Trace> recorded = std::make_shared<trace::Trace>());
        void take_messages(Language language);
        // Returns whether there was anything new.
        bool grow(Language language);

        std::shared_ptr<const trace::Trace> trace;
        trace::Replay replay;
        layout::TraceIndex index;
        Material material;
        bool is_growing = false;
        bool is_over = false;  // its trace grows no more: is_growing ends when all of it is taken in
    };
    Run& run(trace::Side side) { return runs_[static_cast<size_t>(side)]; }
    Run& shown() { return run(ui_.side); }
    const Run& shown() const { return runs_[static_cast<size_t>(ui_.side)]; }
    const Run& subject() const { return runs_[static_cast<size_t>(trace::Side::right)]; }

    Seq last() const;
    void go_to(Seq seq);
    void move_to(Seq seq);
    void step(int direction);
    void go_to_message(size_t message);
    void find_row();
    void show_side(trace::Side side);
    void go_to_row(uint32_t row);
    void step_row(int direction);
    void go_to_difference(int direction);
    bool toggle_comparing();

    std::array<Run, 2> runs_;  // by trace::Side; the left one is empty while there is none beside
    std::optional<Beside> beside_;
    uint32_t version_ = 0;  // of the comparison that the row was found in
    Ui ui_;
    Search search_;
    float owed_steps_ = 0;
};

}  // namespace lg::gui
