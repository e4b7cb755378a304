#include "sim/diagram/bind.h"

#include <algorithm>
#include <utility>

#include "sim/diagram/binding.h"
#include "sim/diagram/event_fields.h"
#include "sim/diagram/text.h"

namespace lg::diagram {
namespace {

using trace::Event;
using trace::Seq;
using trace::Trace;

// More would not help the reader, and each one costs a search of the whole trace.
constexpr size_t missing_max = 20;

std::string event_names() {
    std::string names;
    for (uint8_t kind = 0; kind < trace::Bodies::size; kind++) {
        if (kind > 0) names += ", ";
        names += trace::kind_name(kind);
    }
    return names;
}

bool holds(const Condition& condition, const std::string& value) {
    switch (condition.op) {
        case Operator::equals: return value == condition.value;
        case Operator::differs: return value != condition.value;
        case Operator::contains: return value.find(condition.value) != std::string::npos;
    }
    return false;
}

class Matcher {
  public:
    Matcher(const Trace& trace, const Diagram& diagram)
        : trace_(trace),
          diagram_(diagram),
          messages_(messages_of(diagram)),
          size_(trace.size()),
          origins_(trace, needs_origins() ? size_ : 0) {}

    Match match() {
        Match result;
        result.events.resize(messages_.size());
        std::optional<uint32_t> last;
        Seq last_seq = 0;
        for (uint32_t i = 0; i < messages_.size(); i++) {
            const Message& message = message_at(i);
            if (!message.binding) continue;
            const Seq found = find(*message.binding, last_seq + 1, size_);
            if (found == 0) {
                result.missing.push_back(explain(i, last, last_seq));
                if (result.missing.size() == missing_max) break;
                continue;
            }
            result.events[i] = found;
            last = i;
            last_seq = found;
        }
        return result;
    }

  private:
    const Message& message_at(uint32_t i) const {
        return std::get<Message>(diagram_.items[messages_[i]].what);
    }

    // A dot in a field's name asks for the event that began something.
    bool needs_origins() const {
        return std::any_of(messages_.begin(), messages_.end(), [this](uint32_t item) {
            const std::optional<Binding>& binding = std::get<Message>(diagram_.items[item].what).binding;
            return binding &&
                   std::any_of(binding->conditions.begin(), binding->conditions.end(),
                               [](const Condition& c) { return c.field.find('.') != std::string::npos; });
        });
    }

    bool satisfies(const Event& event, const Binding& binding) const {
        return std::all_of(
            binding.conditions.begin(), binding.conditions.end(), [&](const Condition& condition) {
                const std::optional<std::string> value = field_of(trace_, event, condition.field, origins_);
                return value && holds(condition, *value);
            });
    }

    // The first event in [first, last] that satisfies the binding, 0 if there is none.
    Seq find(const Binding& binding, Seq first, Seq last) const {
        const int kind = trace::kind_from_name(binding.event);
        for (Seq seq = first; seq <= last; seq++) {
            if (trace_[seq].kind() == kind && satisfies(trace_[seq], binding)) return seq;
        }
        return 0;
    }

    std::string title_of(uint32_t i) const {
        const Message& message = message_at(i);
        return "message " + (message.number ? message.number->text() : std::to_string(i + 1)) + " (" +
               diagram_.participants[message.from].id + " to " + diagram_.participants[message.to].id + ": " +
               in_quotes(message.text) + ")";
    }

    Missing explain(uint32_t i, std::optional<uint32_t> last, Seq last_seq) const {
        const Binding& binding = *message_at(i).binding;
        Missing missing{
            .message = i, .after = last, .after_seq = last_seq, .earlier = {}, .similar = {}, .error = {}};
        const Seq earlier = find(binding, 1, std::min(last_seq, size_));
        const Seq similar =
            find({.event = binding.event, .conditions = {}, .origin = {}}, last_seq + 1, size_);
        std::string text = title_of(i) + ": no event " + in_quotes(write_binding(binding).substr(5));
        if (last) {
            text += " behind event " + std::to_string(last_seq) + ", which is that of " + title_of(*last);
        } else {
            text += " in this run";
        }
        if (earlier != 0) {
            missing.earlier = earlier;
            text += ". It happens before that: " + trace::event_line(trace_, earlier);
        } else if (similar != 0) {
            missing.similar = similar;
            text += ". The next " + in_quotes(binding.event) + " is: " + trace::event_line(trace_, similar);
        } else {
            text += ". No " + in_quotes(binding.event) + " follows at all";
        }
        missing.error = {std::move(text), place_of(diagram_, binding.origin)};
        return missing;
    }

    const Trace& trace_;
    const Diagram& diagram_;
    const std::vector<uint32_t> messages_;  // indices into items
    const Seq size_;
    const Origins origins_;
};

}  // namespace

Status check_names(const Diagram& diagram) {
    for (const uint32_t item : messages_of(diagram)) {
        const std::optional<Binding>& binding = std::get<Message>(diagram.items[item].what).binding;
        if (!binding) continue;
        const int kind = trace::kind_from_name(binding->event);
        if (kind < 0) {
            return Error{"no event is called " + in_quotes(binding->event) + "; there are " + event_names(),
                         place_of(diagram, binding->origin)};
        }
        for (const Condition& condition : binding->conditions) {
            const std::string problem =
                problem_with_field(static_cast<uint8_t>(kind), condition.field, condition.value,
                                   condition.op != Operator::contains);
            if (!problem.empty()) return Error{problem, place_of(diagram, condition.origin)};
        }
    }
    return Nothing{};
}

Result<Match> bind(const Trace& trace, const Diagram& diagram) {
    if (Status status = check_names(diagram); !status) return status.error();
    return Matcher(trace, diagram).match();
}

}  // namespace lg::diagram
