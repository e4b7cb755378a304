// What a session does with two runs beside each other.
#include "gui/session.h"

namespace lg::gui {

using trace::Alignment;
using trace::Side;

void Session::show_beside(Beside beside, std::shared_ptr<const trace::Trace> trace, Material material) {
    // What there is to choose from stays, whichever of the two is shown.
    const Material& own = subject().material;
    material.choices = own.choices;
    material.chosen = own.chosen;
    material.hosts = own.hosts;
    material.host = own.host;
    search_ = Search();  // which may know the run that was there by its address
    Run& left = run(Side::left) = Run(std::move(trace));
    left.material = std::move(material);
    left.is_growing = true;
    beside_ = std::move(beside);
    version_ = beside_->comparison->version();
    ui_.is_comparing = true;
    ui_.since_move_s = 0;
    find_row();
}

void Session::end_beside(const std::function<void(Material&)>& complete) {
    Run& left = run(Side::left);
    complete(left.material);
    left.take_messages(ui_.language);
    left.is_over = true;
}

void Session::find_row() {
    ui_.row = beside_ ? beside_->comparison->row_at(ui_.side, ui_.cursor) : Alignment::none;
}

// The world of the other run at the same row.
void Session::show_side(Side side) {
    if (!beside_ || side == ui_.side) return;
    const uint32_t row = ui_.row;
    ui_.side = side;
    ui_.is_playing = false;
    ui_.selection = {};
    ui_.view_from = 0;
    ui_.view_to = 1;
    go_to_row(row);
}

void Session::go_to_row(uint32_t row) {
    if (!beside_) return;
    const trace::Comparison& comparison = *beside_->comparison;
    const bool is_there = row < comparison.alignment().rows.size();
    const trace::ScriptStep* step = is_there ? comparison.step_at(ui_.side, row) : nullptr;
    go_to(step ? step->seq : 0);
    // Also when it is a gap in this run: the world stands at the step before it then.
    ui_.row = is_there ? row : Alignment::none;
}

void Session::step_row(int direction) {
    if (!beside_) return;
    ui_.is_playing = false;
    const auto rows = static_cast<uint32_t>(beside_->comparison->alignment().rows.size());
    if (ui_.row == Alignment::none) {
        if (direction > 0) go_to_row(0);
    } else if (direction > 0) {
        if (ui_.row + 1 < rows) go_to_row(ui_.row + 1);
    } else {
        go_to_row(ui_.row == 0 ? Alignment::none : ui_.row - 1);
    }
}

// Behind the last one comes the first one again.
void Session::go_to_difference(int direction) {
    if (!beside_) return;
    ui_.is_playing = false;
    const trace::Comparison& comparison = *beside_->comparison;
    uint32_t row = comparison.first_row();
    if (ui_.row != Alignment::none || direction < 0) row = comparison.next_difference(ui_.row, direction);
    if (row == Alignment::none && direction > 0) row = comparison.first_row();
    if (row != Alignment::none) go_to_row(row);
}

bool Session::toggle_comparing() {
    if (!beside_) return false;
    ui_.is_comparing = !ui_.is_comparing;
    ui_.since_move_s = 0;
    if (!ui_.is_comparing) show_side(Side::right);
    return true;
}

}  // namespace lg::gui
