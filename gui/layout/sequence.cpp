#include "gui/layout/sequence.h"

#include <algorithm>
#include <cmath>

namespace lg::gui::layout {
namespace {

using namespace diagram;

constexpr float column_min_units = 104;
constexpr float header_units = 50;
constexpr float row_gap_units = 13;
constexpr float self_width_units = 34;

// Half a pixel keeps thin lines sharp.
float crisp(float at) { return std::floor(at) + 0.5f; }

class Composer {
  public:
    Composer(const Diagram& diagram, const SequenceStyle& style) : diagram_(diagram), style_(style) {}

    Sequence compose(float width, float height);

  private:
    float px(float units) const { return std::round(units * style_.unit); }
    void place_columns(float width);
    void place_items(float stretch);
    void place(const Message& message, uint32_t item);
    void place_self(const Message& message, Arrow& arrow);
    void place_between(const Message& message, Arrow& arrow);
    void place(const Note& note, uint32_t item);
    void place(const BlockBegin& block, uint32_t item);
    void place(const BlockDivider& divider, uint32_t item);
    void place(const BlockEnd& block, uint32_t item);
    void place(const Activate& activate, uint32_t item);
    template <class Other>
    void place(const Other&, uint32_t) {}
    void begin_bar(uint32_t participant, float y);
    void end_bar(uint32_t participant, float y);
    void follow_activity(const Message& message, float y);

    const Diagram& diagram_;
    const SequenceStyle& style_;
    Sequence result_;
    float y_ = 0;
    float stretch_ = 0;  // extra room above each message
    uint32_t messages_ = 0;
    bool is_activity_told_ = false;            // the diagram itself says who is active; else it is inferred
    std::vector<std::vector<Bar>> open_bars_;  // by participant, innermost last
    std::vector<BlockFrame> open_blocks_;
};

void Composer::place_columns(float width) {
    const size_t count = std::max<size_t>(1, diagram_.participants.size());
    const float spacing =
        std::max(px(column_min_units), std::floor((width - px(24)) / static_cast<float>(count)));
    result_.width = std::max(width, spacing * static_cast<float>(count) + px(24));
    result_.header_height = px(header_units);
    const float left = (result_.width - spacing * static_cast<float>(count)) / 2;
    const float half = std::floor(std::min(spacing / 2 - px(6), px(96)));
    for (size_t i = 0; i < diagram_.participants.size(); i++) {
        const Participant& participant = diagram_.participants[i];
        Column column;
        column.x = crisp(left + spacing * (static_cast<float>(i) + 0.5f));
        column.header = {column.x - half, 0, column.x + half, result_.header_height};
        const float emoji = participant.emoji.empty() ? 0 : px(30);
        std::string_view name = participant.text.empty() ? participant.id : participant.text;
        if (const size_t bracket = name.find(" ("); bracket != std::string_view::npos && name.back() == ')') {
            column.detail = name.substr(bracket + 1);
            name = name.substr(0, bracket);
        }
        const float room = 2 * half - px(12) - emoji;
        column.name = flow(name, room, column.detail.empty() ? 2 : 1, style_.header_width);
        result_.columns.push_back(std::move(column));
    }
}

void Composer::begin_bar(uint32_t participant, float y) {
    auto& open = open_bars_[participant];
    const uint32_t message = messages_;
    const float x = result_.columns[participant].x + px(5) * static_cast<float>(open.size());
    open.push_back({participant, message, message, x, y - px(5), y});
}

void Composer::end_bar(uint32_t participant, float y) {
    auto& open = open_bars_[participant];
    if (open.empty()) return;
    open.back().bottom = y + px(5);
    open.back().last_message = messages_;
    result_.bars.push_back(open.back());
    open.pop_back();
}

// Without the diagram's own word: whoever receives a call works until it answers with a dotted line.
void Composer::follow_activity(const Message& message, float y) {
    if (is_activity_told_) {
        if (message.activation == Activation::start_receiver) begin_bar(message.to, y);
        if (message.activation == Activation::end_sender) end_bar(message.from, y);
        return;
    }
    if (message.from == message.to) {
        if (open_bars_[message.to].empty()) begin_bar(message.to, y);
        return;
    }
    if (message.style == LineStyle::dotted) end_bar(message.from, y);
    if (message.style == LineStyle::solid && open_bars_[message.to].empty()) begin_bar(message.to, y);
}

void Composer::place_self(const Message& message, Arrow& arrow) {
    const float reach = px(self_width_units);
    const bool goes_left = message.from + 1 == result_.columns.size() && result_.columns.size() > 1;
    const float from = arrow.from_x;
    const float room = goes_left ? from - reach - px(22) : result_.width - from - reach - px(26);
    arrow.text = flow(message.text, std::min(std::max(room, px(80)), px(300)), 3, style_.label_width);
    const float high = std::max(px(16), style_.line_height * static_cast<float>(arrow.text.lines.size()));
    const float top = y_;
    y_ += high + px(4);
    arrow.y = crisp(top + high / 2 + px(1));
    arrow.to_x = from + (goes_left ? -reach : reach);
    const float text_left = goes_left ? arrow.to_x - px(11) - arrow.text.width : arrow.to_x + px(9);
    arrow.label = {text_left - px(4), arrow.y - high / 2, text_left + arrow.text.width + px(4),
                   arrow.y + high / 2};
}

void Composer::place_between(const Message& message, Arrow& arrow) {
    const float span = std::abs(arrow.to_x - arrow.from_x);
    const float widest = std::min(result_.width - px(16), std::max(span - px(34), px(270)));
    arrow.text = flow(message.text, widest, 3, style_.label_width);
    const float high = style_.line_height * static_cast<float>(arrow.text.lines.size());
    const float half = arrow.text.width / 2 + px(6);
    const float middle = std::clamp((arrow.from_x + arrow.to_x) / 2, half + px(4),
                                    std::max(half + px(4), result_.width - half - px(4)));
    arrow.label = {middle - half, y_, middle + half, y_ + high};
    if (message.text.empty()) arrow.label = {middle, y_, middle, y_};
    y_ += (message.text.empty() ? 0 : high) + px(4);
    arrow.y = crisp(y_);
    y_ += px(3);
}

void Composer::place(const Message& message, uint32_t item) {
    Arrow arrow;
    arrow.item = item;
    arrow.message = messages_;
    arrow.from_x = result_.columns[message.from].x;
    arrow.to_x = result_.columns[message.to].x;
    arrow.is_self = message.from == message.to;
    const float top = y_;
    y_ += px(row_gap_units) + stretch_;
    if (arrow.is_self) place_self(message, arrow);
    else place_between(message, arrow);
    arrow.row = {0, top + px(4), result_.width, y_ + px(4)};
    follow_activity(message, arrow.y);
    result_.arrows.push_back(std::move(arrow));
    messages_++;
}

void Composer::place(const Note& note, uint32_t item) {
    const float a = result_.columns[std::min(note.first, note.last)].x;
    const float b = result_.columns[std::max(note.first, note.last)].x;
    const float padding = px(10);
    NoteBox box;
    box.item = item;
    box.message = messages_;
    const float widest = std::min(px(280), result_.width - px(40));
    box.text = flow(note.text, std::max(widest, b - a), 6, style_.label_width);
    const float wide = box.text.width + 2 * padding;
    const float middle = note.place == NotePlace::over      ? (a + b) / 2
                         : note.place == NotePlace::left_of ? a - px(14) - wide / 2
                                                            : b + px(14) + wide / 2;
    const float left = std::clamp(middle - wide / 2, px(4), std::max(px(4), result_.width - wide - px(4)));
    y_ += px(14) + stretch_ * 0.5f;
    const float high = style_.line_height * static_cast<float>(box.text.lines.size()) + px(12);
    box.box = {std::floor(left), std::floor(y_), std::floor(left + wide), std::floor(y_ + high)};
    y_ += high;
    result_.notes.push_back(std::move(box));
}

void Composer::place(const BlockBegin& block, uint32_t) {
    BlockFrame frame;
    frame.kind = block.kind;
    frame.text = block.kind == BlockKind::box ? diagram_.boxes[block.box].title : block.text;
    frame.message = messages_;
    y_ += px(14);
    const float inset = px(6) + px(6) * static_cast<float>(open_blocks_.size());
    frame.box = {inset, y_, result_.width - inset, y_};
    const bool is_titled = block.kind != BlockKind::rect && block.kind != BlockKind::box;
    y_ += is_titled ? style_.line_height + px(4) : px(2);
    open_blocks_.push_back(std::move(frame));
}

void Composer::place(const BlockDivider& divider, uint32_t) {
    if (open_blocks_.empty()) return;
    y_ += px(14);
    open_blocks_.back().dividers.push_back({crisp(y_), divider.text});
    y_ += style_.line_height + px(2);
}

void Composer::place(const BlockEnd&, uint32_t) {
    if (open_blocks_.empty()) return;
    y_ += px(10);
    open_blocks_.back().box.bottom = y_;
    // A box groups participants, not messages: it has no frame of its own in the body.
    if (open_blocks_.back().kind != BlockKind::box) result_.blocks.push_back(std::move(open_blocks_.back()));
    open_blocks_.pop_back();
}

void Composer::place(const Activate& activate, uint32_t) {
    if (activate.active) begin_bar(activate.participant, y_ + px(8));
    else end_bar(activate.participant, y_);
}

void Composer::place_items(float stretch) {
    stretch_ = stretch;
    y_ = px(6);
    messages_ = 0;
    result_.arrows.clear();
    result_.notes.clear();
    result_.bars.clear();
    result_.blocks.clear();
    open_blocks_.clear();
    open_bars_.assign(result_.columns.size(), {});
    for (uint32_t i = 0; i < diagram_.items.size(); i++)
        std::visit([&](const auto& what) { place(what, i); }, diagram_.items[i].what);
    if (messages_ > 0) messages_--;  // bars that stay open end with the last message
    for (uint32_t participant = 0; participant < open_bars_.size(); participant++)
        while (!open_bars_[participant].empty()) end_bar(participant, y_);
    result_.body_height = std::ceil(y_ + px(16));
}

Sequence Composer::compose(float width, float height) {
    for (const Item& item : diagram_.items) {
        const auto* message = std::get_if<Message>(&item.what);
        if (std::holds_alternative<Activate>(item.what) ||
            (message && message->activation != Activation::none))
            is_activity_told_ = true;
    }
    place_columns(width);
    place_items(0);
    const float spare = height - result_.body_height;
    if (spare > 0 && !result_.arrows.empty()) {
        const float rows =
            static_cast<float>(result_.arrows.size()) + 0.5f * static_cast<float>(result_.notes.size());
        const float stretch = std::floor(std::min(spare / rows, px(18)));
        if (stretch >= 1) place_items(stretch);
    }
    return std::move(result_);
}

}  // namespace

Sequence lay_out_sequence(const Diagram& diagram, float width, float height, const SequenceStyle& style) {
    return Composer(diagram, style).compose(width, height);
}

}  // namespace lg::gui::layout
