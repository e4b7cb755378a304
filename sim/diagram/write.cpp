#include "sim/diagram/write.h"

#include "sim/diagram/arrow.h"
#include "sim/diagram/binding.h"
#include "sim/diagram/color.h"
#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

class Writer {
  public:
    explicit Writer(const Diagram& diagram) : diagram_(diagram), seen_(diagram.participants.size()) {}

    std::string write() {
        if (!diagram_.front_matter.empty()) out_ += "---\n" + diagram_.front_matter + "\n---\n";
        for (const std::string& directive : diagram_.directives) out_ += directive + '\n';
        out_ += "sequenceDiagram\n";
        if (!diagram_.title.empty()) line("title: " + encoded(diagram_.title));
        if (!diagram_.accessible_title.empty()) line("accTitle: " + diagram_.accessible_title);
        write_description();
        for (const Item& item : diagram_.items) {
            for (const std::string& comment : item.comments) line(comment);
            std::visit([this](const auto& what) { write_item(what); }, item.what);
        }
        for (const std::string& comment : diagram_.closing_comments) line(comment);
        return std::move(out_);
    }

  private:
    void write_description() {
        const std::string& text = diagram_.accessible_description;
        if (text.empty()) return;
        if (text.find('\n') == std::string::npos) line("accDescr: " + text);
        else line("accDescr {" + text + "}");
    }

    void write_item(const Message& message) {
        if (message.binding) line(write_binding(*message.binding));
        std::string text = id(message.from);
        // Some ends of an id would join the arrow into another one.
        if (text.find_last_of("-/\\|(") == text.size() - 1) text += ' ';
        if (message.central_from) text += "()";
        text += signs_of(message.style, message.head);
        if (message.activation != Activation::none) {
            text += message.activation == Activation::start_receiver ? '+' : '-';
        }
        if (message.central_to) text += "()";
        line(text + id(message.to) + with_colon(message.text));
    }
    void write_item(const Note& note) {
        const char* place = note.place == NotePlace::over      ? "over "
                            : note.place == NotePlace::left_of ? "left of "
                                                               : "right of ";
        std::string text = std::string("Note ") + place + id(note.first);
        if (note.last != note.first) text += ',' + id(note.last);
        line(text + with_colon(note.text));
    }
    void write_item(const Declaration& declaration) {
        const Participant& participant = diagram_.participants[declaration.participant];
        const bool is_actor = participant.kind == ParticipantKind::actor;
        std::string text = declaration.created ? "create " : "";
        text += (is_actor ? "actor " : "participant ") + participant.id;
        if (!is_actor && participant.kind != ParticipantKind::participant) {
            text += "@{ \"type\": \"" + std::string(name_of(participant.kind)) + "\" }";
        }
        std::string name = participant.emoji;
        if (!name.empty() && !participant.text.empty()) name += ' ';
        name += participant.text;
        // Mermaid gives a participant that it knows already another look only together with a name.
        if (name != participant.id || seen_[declaration.participant]) text += " as " + encoded(name);
        line(text);
        seen_[declaration.participant] = true;
    }
    void write_item(const Destruction& destruction) { line("destroy " + id(destruction.participant)); }
    void write_item(const Activate& activate) {
        line((activate.active ? "activate " : "deactivate ") + id(activate.participant));
    }
    void write_item(const BlockBegin& begin) {
        const bool is_box = begin.kind == BlockKind::box;
        const std::string text = is_box ? box_label(diagram_.boxes[begin.box]) : encoded(begin.text);
        line(std::string(name_of(begin.kind)) + with_space(text));
        depth_++;
    }
    void write_item(const BlockDivider& divider) {
        depth_--;
        line(std::string(divider_of(divider.kind)) + with_space(encoded(divider.text)));
        depth_++;
    }
    void write_item(const BlockEnd&) {
        depth_--;
        line("end");
    }
    void write_item(const Autonumber& autonumber) {
        std::string text = autonumber.on ? "autonumber" : "autonumber off";
        if (autonumber.start) text += ' ' + autonumber.start->text();
        if (autonumber.step) text += ' ' + autonumber.step->text();
        line(text);
    }
    void write_item(const Menu& menu) {
        line(menu.verb + ' ' + id(menu.participant) + with_colon(menu.text));
    }

    static std::string box_label(const Box& box) {
        const std::string title = encoded(box.title);
        if (!box.color.empty()) return box.color + with_space(title);
        // A title that begins with the name of a color needs another color before it.
        return split_box_label(title).color.empty() ? title : "transparent" + with_space(title);
    }
    static std::string with_space(const std::string& text) { return text.empty() ? text : ' ' + text; }
    static std::string with_colon(const std::string& text) {
        return text.empty() ? ":" : ": " + encoded(text);
    }
    const std::string& id(uint32_t participant) {
        seen_[participant] = true;
        return diagram_.participants[participant].id;
    }
    void line(const std::string& text) {
        out_.append(4 + 4 * static_cast<size_t>(depth_), ' ');
        out_ += text + '\n';
    }

    const Diagram& diagram_;
    std::string out_;
    std::vector<bool> seen_;  // by participant: it stood in a line above
    int depth_ = 0;
};

}  // namespace

std::string write(const Diagram& diagram) { return Writer(diagram).write(); }

}  // namespace lg::diagram
