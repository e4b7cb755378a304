#include "gui/views/timeline.h"

#include <fmt/format.h>

#include <cmath>

namespace lg::gui::views {
namespace {

using layout::Track;
using layout::TrackKind;

struct Lane {
    std::string name;
    std::string_view emoji;
    Rgb accent;
};

Lane lane_of(const Stage& stage, const Track& track) {
    switch (track.kind()) {
        case TrackKind::callbacks:
            return {std::string(stage.say(Word::track_callbacks)), "📜", colour::script};
        case TrackKind::ticks: return {std::string(stage.say(Word::track_ticks)), "⏭️", colour::tick};
        case TrackKind::jobs: return {std::string(stage.say(Word::track_jobs)), "⚡", colour::microtask};
        case TrackKind::poll: return {std::string(stage.say(Word::track_poll)), "💤", colour::loop};
        case TrackKind::worker: return {std::string(stage.say(Word::pool)), "🧵", colour::pool};
        case TrackKind::kernel:
            return {std::string(stage.say(Word::track_kernel)), "📡", colour::demultiplexer};
        default: return {std::string(stage.say(Word::track_actor)), "🌐", colour::actor};
    }
}

Rgb mark_colour(const Track& track, uint8_t mark, Rgb accent) {
    if (track.kind() != TrackKind::callbacks) return accent;
    return callback_accent(static_cast<trace::CallbackKind>(mark));
}

// A round number of the axis' units for the distance between two marks.
double round_step(double least) {
    const double power = std::pow(10, std::floor(std::log10(std::max(least, 1e-9))));
    for (const double factor : {1.0, 2.0, 5.0})
        if (power * factor >= least) return power * factor;
    return power * 10;
}

class TimelineView {
  public:
    TimelineView(const Stage& stage, const Canvas& canvas, Intents& intents)
        : stage_(stage), canvas_(canvas), intents_(intents), by_time_(stage.ui.axis == Axis::time) {
        whole_ = by_time_ ? static_cast<double>(std::max<int64_t>(1, stage.index.last_ns()))
                          : static_cast<double>(std::max<Seq>(1, stage.index.size())) + 1;
        from_ = stage.ui.view_from * whole_;
        to_ = std::max(from_ + 1, stage.ui.view_to * whole_);
    }

    void draw(Rect content, const Rect& strip) {
        draw_overview(strip);
        const Rect axis = content.cut_bottom(canvas_.px(15));
        Rect lanes = content;
        const Rect labels = lanes.cut_left(canvas_.px(118));
        draw_axis({lanes.left, lanes.top, lanes.right, axis.bottom});
        draw_lanes(labels, lanes);
        draw_races(lanes);
        if (stage_.search) draw_found(lanes, from_, to_);
        draw_cursor(lanes);
        take_mouse(lanes);
    }

  private:
    double now() const {
        if (!by_time_) return static_cast<double>(stage_.current()) + 0.5;
        return stage_.current() ? static_cast<double>(stage_.trace[stage_.current()].at().ns) : 0;
    }
    float x_of(const Rect& room, double place) const {
        return room.left + static_cast<float>((place - from_) / (to_ - from_)) * room.width();
    }

    // Wide stretches stand by themselves; what is folded into pixels is drawn in runs of like colour.
    void folds(const Track& track, Rgb accent, const Rect& room, double from, double to,
               bool is_small) const {
        const auto columns = static_cast<uint32_t>(std::max(1.f, room.width()));
        uint32_t run_begin = 0, run_end = 0;
        ImU32 run_colour = 0;
        auto end_run = [&] {
            const float left = std::floor(room.left);
            if (run_end > run_begin)
                canvas_.fill({left + static_cast<float>(run_begin), room.top,
                              left + static_cast<float>(run_end), room.bottom},
                             run_colour);
            run_begin = run_end = 0;
        };
        for (const layout::Fold& fold : track.fold(by_time_, from, to, columns)) {
            const Rgb colour = mark_colour(track, fold.mark, accent);
            if (fold.columns > 3 && !is_small) {
                end_run();
                stretch(fold, colour, room);
                continue;
            }
            // Eight shades are as many as the eye tells apart here.
            const ImU32 shade = colour(0.35f + 0.6f * std::ceil(std::min(1.f, fold.busy) * 8) / 8);
            if (fold.column != run_end || shade != run_colour) {
                end_run();
                run_begin = fold.column;
                run_colour = shade;
            }
            run_end = fold.column + fold.columns;
        }
        end_run();
    }

    void stretch(const layout::Fold& fold, Rgb colour, const Rect& room) const {
        const float left = std::floor(room.left) + static_cast<float>(fold.column);
        const float wide = static_cast<float>(fold.columns);
        canvas_.fill({left, room.top, left + wide - 1, room.bottom}, colour(0.92f),
                     wide > 6 * canvas_.unit() ? 3.f : 0.f);
    }

    // The whole run in small, with a frame around what the lanes show.
    void draw_overview(Rect strip) {
        const std::string name =
            fmt::format("{} {}", stage_.say(Word::whole_run),
                        by_time_ ? duration_text(stage_.index.last_ns()) : number_text(stage_.index.size()));
        strip.cut_left(canvas_.text_in(strip, Font::text, Size::small, colour::dim(), name) + canvas_.px(10));
        strip = strip.inset(0, canvas_.px(4));
        if (strip.width() < canvas_.px(40)) return;
        canvas_.fill(strip, colour::well(), 4);
        const auto& tracks = stage_.index.tracks();
        const float high = strip.height() / static_cast<float>(std::max<size_t>(1, tracks.size()));
        for (size_t i = 0; i < tracks.size(); i++) {
            const float top = strip.top + high * static_cast<float>(i);
            folds(tracks[i], lane_of(stage_, tracks[i]).accent,
                  {strip.left, std::floor(top), strip.right,
                   std::max(std::floor(top) + 1, std::floor(top + high))},
                  0, whole_, true);
        }
        if (stage_.search) draw_found(strip, 0, whole_);
        const float left = strip.left + static_cast<float>(stage_.ui.view_from) * strip.width();
        const float right = std::max(left + canvas_.px(6),
                                     strip.left + static_cast<float>(stage_.ui.view_to) * strip.width());
        if (stage_.ui.view_from > 0 || stage_.ui.view_to < 1) {
            const Rect frame{left, strip.top - canvas_.px(2), right, strip.bottom + canvas_.px(2)};
            canvas_.fill(frame, colour::white(0.14f), 3);
            canvas_.outline(frame, colour::white(0.85f), 3, 1.4f);
        }
        const float at = std::floor(strip.left + static_cast<float>(now() / whole_) * strip.width()) + 0.5f;
        canvas_.line({at, strip.top - canvas_.px(1)}, {at, strip.bottom + canvas_.px(1)}, colour::now(),
                     1.6f);
        // Pressing the strip brings that part into view.
        clicked("##overview", strip);
        if (ImGui::IsItemActive() && strip.width() > 0) {
            const double half = (stage_.ui.view_to - stage_.ui.view_from) / 2;
            const double share =
                std::clamp<double>((ImGui::GetIO().MousePos.x - strip.left) / strip.width(), half, 1 - half);
            if (half < 0.5) intents_.push_back(intent::ViewTimeline{share - half, share + half});
            else go_to(share * whole_);
        }
    }

    void draw_axis(const Rect& room) const {
        const double unit = by_time_ ? (to_ - from_ < 5e6 ? 1e3 : 1e6) : 1;
        const double least = (to_ - from_) * canvas_.px(96) / std::max(1.f, room.width()) / unit;
        double step = round_step(least) * unit;
        if (!by_time_) step = std::max(1.0, step);
        const auto last = static_cast<int64_t>(std::floor(to_ / step));
        for (auto i = static_cast<int64_t>(std::ceil(from_ / step)); i <= last; i++) {
            const double at = static_cast<double>(i) * step;
            const float x = std::floor(x_of(room, at)) + 0.5f;
            canvas_.line({x, room.top}, {x, room.bottom - canvas_.px(14)}, colour::white(0.06f), 1);
            const std::string text = by_time_ ? fmt::format("{:g}{}", at / unit, unit > 1e3 ? "ms" : "µs")
                                              : fmt::format("{:.0f}", at);
            const float half = canvas_.measure(Font::mono, Size::tiny, text).x / 2;
            const float middle = std::clamp(x, room.left + half, room.right - half);
            canvas_.text_centred({middle, room.bottom - canvas_.px(6)}, Font::mono, Size::tiny,
                                 colour::faint(), text);
        }
    }

    std::vector<layout::LaneBox> places(const Rect& lanes) const {
        return layout::place_lanes(stage_.index.tracks(), lanes.top, lanes.height(), canvas_.px(26));
    }

    void draw_lanes(const Rect& labels, const Rect& lanes) const {
        const auto& tracks = stage_.index.tracks();
        const std::vector<layout::LaneBox> boxes = places(lanes);
        for (size_t i = 0; i < tracks.size(); i++) {
            const Lane lane = lane_of(stage_, tracks[i]);
            const Rect box{lanes.left, boxes[i].top + 1, lanes.right, boxes[i].bottom};
            canvas_.fill(box, colour::well(), 4);
            if (boxes[i].leads) draw_name({labels.left, box.top, labels.right, boxes[i].group_bottom}, lane);
            const float margin = box.height() > canvas_.px(8) ? 1 : 0;
            folds(tracks[i], lane.accent, box.inset(0, margin), from_, to_, false);
        }
    }

    void draw_name(Rect box, const Lane& lane) const {
        if (box.height() < canvas_.px(8)) return;
        const Size size = box.height() >= canvas_.px(17) ? Size::small : Size::tiny;
        canvas_.text_in(box.cut_left(canvas_.px(22)), Font::text, size, colour::white(), lane.emoji);
        canvas_.text_in({box.left, box.top, box.right - canvas_.px(6), box.bottom}, Font::text, size,
                        colour::text(0.9f), lane.name);
    }

    double place_of(Seq seq) const {
        return by_time_ ? static_cast<double>(stage_.trace[seq].at().ns) : static_cast<double>(seq) + 0.5;
    }

    // A die's corner where an order was a race, no closer to the last one than can be told apart.
    void draw_races(const Rect& lanes) const {
        const float size = canvas_.px(4.5f);
        float last = lanes.left - 2 * size;
        for (const Seq seq : stage_.index.races()) {
            const float x = x_of(lanes, place_of(seq));
            if (x < last + size || x < lanes.left || x > lanes.right) continue;
            last = x;
            canvas_.line({x, lanes.top}, {x, lanes.bottom}, colour::now(0.35f), 1);
            canvas_.list()->AddQuadFilled({x, lanes.top - 2 * size}, {x + size, lanes.top - size},
                                          {x, lanes.top}, {x - size, lanes.top - size}, colour::now(0.9f));
        }
    }

    // A mark for what is looked for, one in a column of pixels however many are there.
    void draw_found(const Rect& room, double from, double to) const {
        const std::vector<Seq>& found = stage_.search->found();
        const auto behind = [&](double place) {
            return std::partition_point(found.begin(), found.end(),
                                        [&](Seq seq) { return place_of(seq) < place; });
        };
        const double column = (to - from) / std::max(1.f, room.width());
        for (auto at = behind(from); at != found.end() && place_of(*at) <= to;) {
            const double place = std::floor((place_of(*at) - from) / column);
            const float x = room.left + static_cast<float>(place);
            canvas_.fill({x, room.top, x + canvas_.px(1.5f), room.bottom}, colour::found(0.75f));
            at = behind(from + (place + canvas_.px(2)) * column);
        }
    }

    // The race whose mark is at the place, or 0.
    Seq race_at(double place, double slack) const {
        for (const Seq seq : stage_.index.races())
            if (std::abs(place_of(seq) - place) <= slack) return seq;
        return 0;
    }

    void draw_cursor(const Rect& lanes) const {
        const float x = std::floor(x_of(lanes, now())) + 0.5f;
        if (x < lanes.left - 1 || x > lanes.right + 1) return;
        canvas_.line({x, lanes.top - canvas_.px(4)}, {x, lanes.bottom}, colour::now(), 1.7f);
        const float half = canvas_.px(6);
        canvas_.list()->AddTriangleFilled({x - half, lanes.top - canvas_.px(6)},
                                          {x + half, lanes.top - canvas_.px(6)},
                                          {x, lanes.top + canvas_.px(2)}, colour::now());
    }

    void go_to(double place) {
        if (!by_time_) {
            const auto seq =
                static_cast<Seq>(std::clamp(place, 0.0, static_cast<double>(stage_.index.size())));
            intents_.push_back(intent::GoTo{seq});
            return;
        }
        // By the clock: the last event that had happened by then, found among the callbacks' starts.
        const auto& callbacks = stage_.index.callbacks();
        const auto at = std::partition_point(callbacks.begin(), callbacks.end(), [&](Seq seq) {
            return static_cast<double>(stage_.trace[seq].at().ns) <= place;
        });
        intents_.push_back(intent::GoTo{at == callbacks.begin() ? 1 : *(at - 1)});
    }

    void take_mouse(const Rect& lanes) {
        const bool is_clicked = clicked("##lanes", lanes);
        if (!hovered(lanes) || lanes.width() <= 0) return;
        const ImGuiIO& io = ImGui::GetIO();
        const double share = (io.MousePos.x - lanes.left) / lanes.width();
        const double place = from_ + share * (to_ - from_);
        const auto& tracks = stage_.index.tracks();
        size_t lane = 0;
        for (const layout::LaneBox& box : places(lanes))
            if (io.MousePos.y >= box.bottom) lane++;
        const double slack = 3 * (to_ - from_) / lanes.width();
        const layout::Interval* under =
            lane < tracks.size() ? tracks[lane].at(by_time_, place, slack) : nullptr;
        const Seq race = race_at(place, slack);
        if (race)
            tooltip(fmt::format("🎲 #{} {}", race, explain_event(stage_.ui.language, stage_.trace, race)));
        else if (under)
            tooltip(fmt::format("#{} {}\n{}", under->first,
                                explain_event(stage_.ui.language, stage_.trace, under->first),
                                duration_text(under->to_ns - under->from_ns)));
        if (is_clicked) {
            if (race) intents_.push_back(intent::GoTo{race});
            else if (under) intents_.push_back(intent::GoTo{under->first});
            else go_to(place);
        }
        if (io.MouseWheel != 0) zoom(share, io.MouseWheel);
    }

    void zoom(double share, float wheel) {
        const double span = stage_.ui.view_to - stage_.ui.view_from;
        const double least = std::min(1.0, 20 / whole_);
        const double wider = std::clamp(span * std::pow(0.8, wheel), least, 1.0);
        const double fixed = stage_.ui.view_from + share * span;
        const double from = std::clamp(fixed - share * wider, 0.0, 1 - wider);
        intents_.push_back(intent::ViewTimeline{from, from + wider});
    }

    const Stage& stage_;
    const Canvas& canvas_;
    Intents& intents_;
    bool by_time_;
    double whole_ = 1, from_ = 0, to_ = 1;
};

// What the timeline measures along. Returns what it leaves of the strip.
Rect axis_switch(const Stage& stage, const Canvas& canvas, Rect strip, Intents& intents) {
    for (const Axis axis : {Axis::time, Axis::events}) {
        const std::string_view name = stage.say(axis == Axis::time ? Word::axis_time : Word::axis_events);
        const float wide = canvas.chip_width(Font::text, Size::small, name);
        const Rect chip = strip.cut_right(wide);
        strip.cut_right(canvas.px(6));
        if (clicked(static_cast<uint32_t>(axis) + 1, chip)) intents.push_back(intent::SetAxis{axis});
        canvas.chip({chip.left, chip.centre().y}, wide, Font::text, Size::small, colour::loop,
                    stage.ui.axis == axis ? Look::plain : Look::faded, name);
    }
    strip.cut_right(canvas.px(8));
    return strip;
}

}  // namespace

void draw_timeline(const Stage& stage, const Rect& box, Intents& intents) {
    const Seq current = stage.current();
    const std::string subtitle =
        current ? fmt::format("{} · #{}", duration_text(stage.trace[current].at().ns), number_text(current))
                : "";
    const Panel panel(stage, "##timeline", box, stage.say(Word::timeline), subtitle);
    const Rect strip = axis_switch(stage, panel.canvas(), panel.strip(), intents);
    Rect content = panel.content();
    content.bottom = box.bottom - panel.canvas().px(4);
    TimelineView(stage, panel.canvas(), intents).draw(content, strip);
}

}  // namespace lg::gui::views
