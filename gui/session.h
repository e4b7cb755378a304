// One run being looked at: its trace, the world at the cursor, what the user chose. Knows no window.
// Intents about looking are applied here; those about runs, files and windows are handed back. One thread.
#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "gui/material.h"
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
    // Takes in what the run has added, as each frame does.
    void grow();
    // How the live run stands, each frame. Once it is over, its trace is one as any other.
    void set_live(LiveStatus status);
    // Lets the app add to what the run is shown with.
    void change_material(const std::function<void(Material&)>& change);
    // A new run of the same scenario: the cursor stays where it is, as far as there is something.
    void show_again(std::shared_ptr<const trace::Trace> trace, Material material);

    // Says something to the user in place of what happened, until the cursor moves.
    void set_problem(std::string problem) { material_.problem = std::move(problem); }

    bool is_growing() const { return is_growing_; }
    const Ui& ui() const { return ui_; }
    const Material& material() const { return material_; }
    const Chart& chart() const { return material_.chart(ui_.language); }
    const layout::TraceIndex& index() const { return index_; }
    const trace::Trace& trace() const { return *trace_; }

    // True if it was one for the session; else the app has to see to it.
    bool apply(const Intent& intent);
    // Time passes: playing goes on. Returns true if anything moves, so that another frame is due soon.
    bool advance(float seconds);
    // For pictures: everything stands still at once.
    void set_animated(bool animated) { ui_.is_animated = animated; }

    // Draws a frame with the current ImGui context. Pixels; scale as Window::scale().
    void draw(const Fonts& fonts, float width, float height, float scale, Intents& intents);

  private:
    void take_messages();
    Seq last() const;
    void go_to(Seq seq);
    void move_to(Seq seq);
    void step(int direction);
    void go_to_message(size_t message);

    std::shared_ptr<const trace::Trace> trace_;
    std::optional<trace::Replay> replay_;
    layout::TraceIndex index_;
    Material material_;
    Ui ui_;
    bool is_growing_ = false;
    float owed_steps_ = 0;
};

}  // namespace lg::gui
