#include "sim/diagram/from_trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "sim/diagram/builder.h"
#include "sim/diagram/story.h"
#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

using trace::Event;
using trace::Seq;
using trace::Trace;

struct PartName {
    std::string_view id;
    std::string_view name;
};

PartName name_of_part(Part part) {
    switch (part) {
        case Part::script: return {"Script", "🟦 Script"};
        case Part::engine: return {"Engine", "🧠 JavaScript engine"};
        case Part::node: return {"Node", "🟩 Node core"};
        // Mermaid reads "Loop" as the beginning of a block.
        case Part::loop: return {"EventLoop", "🔁 Event loop"};
        case Part::pool: return {"Pool", "🧵 Thread pool"};
        case Part::system: return {"OS", "🟧 OS (demultiplexer)"};
    }
    return {};
}

// The lines to be shown, in order: all main ones, and the inner ones from the start as long as there is room.
struct Selection {
    std::vector<StoryLine> lines;
    uint64_t left_out = 0;
};

Selection select(const Teller& teller, Seq events, uint32_t messages_max) {
    std::vector<StoryLine> main;
    std::vector<StoryLine> inner;
    std::optional<StoryLine> last_note;  // behind the last main line that fits: how the run ended
    uint64_t note_count = 0;
    uint64_t main_count = 0;
    uint64_t inner_count = 0;
    for (Seq seq = 1; seq <= events; seq++) {
        std::optional<StoryLine> line = teller.tell(seq);
        if (!line) continue;
        if (line->note) {
            // Notes take no room until there is none; then only the last one is kept.
            const bool fits = main_count < messages_max && note_count++ < messages_max;
            if (fits) main.push_back(std::move(*line));
            else last_note = std::move(line);
            continue;
        }
        uint64_t& count = line->inner ? inner_count : main_count;
        if (count++ < messages_max) (line->inner ? inner : main).push_back(std::move(*line));
    }
    const uint64_t room = messages_max - std::min<uint64_t>(main_count, messages_max);
    if (inner.size() > room) inner.erase(inner.begin() + static_cast<std::ptrdiff_t>(room), inner.end());
    Selection result;
    const auto before = [](const StoryLine& a, const StoryLine& b) { return a.seq < b.seq; };
    std::merge(std::make_move_iterator(main.begin()), std::make_move_iterator(main.end()),
               std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()),
               std::back_inserter(result.lines), before);
    const uint64_t shown = std::min<uint64_t>(main_count, messages_max) + inner.size();
    result.left_out = main_count + inner_count - shown;
    if (last_note) result.lines.push_back(std::move(*last_note));
    return result;
}

// A binding that the event itself satisfies: its name and its first two fields, if their values fit in a
// comment.
Binding binding_to(const Trace& trace, const Event& event) {
    constexpr size_t conditions_max = 2;
    constexpr size_t longest = 60;
    Binding binding{.event = std::string(trace::kind_name(event.kind())), .conditions = {}, .origin = {}};
    trace::for_each_field(event, [&](std::string_view name, const auto& value) {
        if (binding.conditions.size() == conditions_max) return;
        const std::string text = trace::value_text(trace, value);
        if (text.empty() || text.size() > longest || one_line(text) != text) return;
        binding.conditions.push_back({std::string(name), Operator::equals, text, {}});
    });
    return binding;
}

class Drawing {
  public:
    Drawing(const Trace& trace, Selection selection) : trace_(trace), selection_(std::move(selection)) {}

    TraceDiagram draw() {
        add_participants();
        result_.diagram.items.push_back({Autonumber{}, {}, {}});
        for (const StoryLine& line : selection_.lines) add_line(line);
        result_.left_out = selection_.left_out;
        if (result_.left_out > 0) {
            const std::string text = std::to_string(result_.left_out) + " more messages are left out, " +
                                     std::to_string(result_.events.size()) + " are shown";
            result_.diagram.items.push_back({Note{NotePlace::over, 0, 0, text}, {}, {}});
        }
        return std::move(result_);
    }

  private:
    // From left to right: who comes to the program, its parts from the script down to the kernel, whom it
    // goes to.
    void add_participants() {
        std::vector<Role> clients;
        std::vector<Role> servers;
        std::vector<bool> parts(6, false);
        parts[static_cast<size_t>(Part::loop)] = true;
        std::map<Role, bool> known;
        const auto meet = [&](Role role, std::vector<Role>& side) {
            if (role.thread) threads_[role.thread];
            else if (!role.actor) parts[static_cast<size_t>(role.part)] = true;
            else if (known.emplace(role, true).second) side.push_back(role);
        };
        for (const StoryLine& line : selection_.lines) {
            meet(line.from, line.to == line.from ? servers : clients);
            meet(line.to, servers);
        }
        for (const Role role : clients) add_actor(role, "🧑");
        for (size_t i = 0; i < parts.size(); i++) {
            if (!parts[i]) continue;
            const Role role{static_cast<Part>(i), {}, 0};
            const PartName name = name_of_part(role.part);
            add_participant(role, std::string(name.id), std::string(name.name), ParticipantKind::participant);
        }
        add_threads();
        for (const Role role : servers) add_actor(role, "🗄️");
    }

    // Each worker thread is one participant.
    void add_threads() {
        for (Seq seq = 1; seq <= trace_.size() && !threads_.empty(); seq++) {
            if (!trace_[seq].is<trace::ThreadCreated>()) continue;
            const auto created = trace_[seq].as<trace::ThreadCreated>();
            const auto found = threads_.find(created.thread);
            if (found != threads_.end()) found->second = one_line(trace_.text(created.label));
        }
        for (const auto& [thread, label] : threads_) {
            const std::string number = std::to_string(thread);
            add_participant({Part::script, {}, thread}, "Thread" + number,
                            fmt::format("🧵 thread {} {}", number, label), ParticipantKind::participant);
        }
    }

    void add_actor(Role role, const std::string& emoji) {
        std::string name = one_line(trace_.text(role.actor));
        if (emoji_length(name) == 0) name = emoji + ' ' + name;
        add_participant(role, "Actor" + std::to_string(++actors_), name, ParticipantKind::participant);
    }

    void add_participant(Role role, std::string id, const std::string& name, ParticipantKind kind) {
        const auto index = static_cast<uint32_t>(result_.diagram.participants.size());
        Participant participant;
        participant.id = std::move(id);
        participant.kind = kind;
        set_name(participant, name);
        result_.diagram.participants.push_back(std::move(participant));
        result_.diagram.items.push_back({Declaration{index, false}, {}, {}});
        indices_.emplace(role, index);
    }

    void add_line(const StoryLine& line) {
        const uint32_t from = indices_.at(line.from);
        if (line.note) {
            result_.diagram.items.push_back({Note{NotePlace::over, from, from, line.text}, {}, {}});
            return;
        }
        Message message;
        message.from = from;
        message.to = indices_.at(line.to);
        message.text = line.text;
        message.style = line.style;
        message.head = line.head;
        result_.events.push_back(line.seq);
        message.number = Number{static_cast<int64_t>(result_.events.size()) * 100};
        message.binding = binding_to(trace_, trace_[line.seq]);
        result_.diagram.items.push_back({std::move(message), {}, {}});
    }

    const Trace& trace_;
    Selection selection_;
    TraceDiagram result_;
    std::map<Role, uint32_t> indices_;
    std::map<uint32_t, std::string> threads_;  // that are told of, with their labels
    uint32_t actors_ = 0;
};

}  // namespace

TraceDiagram from_trace(const Trace& trace, uint32_t messages_max) {
    const Seq events = trace.size();
    const Teller teller(trace, events);
    TraceDiagram result = Drawing(trace, select(teller, events, messages_max)).draw();
    if (events > 0 && trace[1].is<trace::RunStarted>()) {
        // The file's name says enough; where it lies on somebody's disk is nobody's business.
        const std::string_view path = trace.text(trace[1].as<trace::RunStarted>().script);
        result.diagram.title = one_line(path.substr(path.find_last_of("/\\") + 1));
    }
    return result;
}

}  // namespace lg::diagram
