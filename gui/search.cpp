#include "gui/search.h"

#include <algorithm>
#include <charconv>

#include "sim/base/letters.h"
#include "sim/trace/text.h"

namespace lg::gui {

static std::vector<std::string> words_of(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    std::vector<std::string> words;
    while (true) {
        const size_t begin = text.find_first_not_of(blanks);
        if (begin == std::string_view::npos) return words;
        text.remove_prefix(begin);
        const size_t end = std::min(text.find_first_of(blanks), text.size());
        words.push_back(lower(text.substr(0, end)));
        text.remove_prefix(end);
    }
}

// 12 for the one word "#12", else 0.
static Seq number_in(const std::vector<std::string>& words) {
    if (words.size() != 1 || words[0].front() != '#') return 0;
    const char* end = words[0].data() + words[0].size();
    Seq number = 0;
    const auto [rest, error] = std::from_chars(words[0].data() + 1, end, number);
    return error == std::errc() && rest == end ? number : 0;
}

// Without the source of a module, in which every word of a script stands.
static std::string fields_of(const trace::Trace& trace, const trace::Event& event) {
    if (!event.is<trace::ModuleLoaded>()) return trace::fields_text(trace, event);
    auto module = event.as<trace::ModuleLoaded>();
    module.source = {};
    return trace::fields_text(trace, {event.at(), event.lane(), event.cause(), event.rule(), module});
}

void Search::look_for(std::string_view text, Language language, const trace::Trace& trace) {
    if (text == text_ && language == language_ && &trace == trace_) return;
    text_ = text;
    language_ = language;
    trace_ = &trace;
    words_ = words_of(text);
    number_ = number_in(words_);
    found_.clear();
    passed_ = 0;
}

bool Search::fits(Seq seq) const {
    if (number_) return seq == number_;
    const trace::Event event = (*trace_)[seq];
    const std::string said =
        lower(explain_event(language_, *trace_, seq) + '\n' + std::string(trace::kind_name(event.kind())) +
              ' ' + fields_of(*trace_, event) + ' ' + std::string(name_of(event.rule())));
    return std::all_of(words_.begin(), words_.end(),
                       [&](const std::string& word) { return said.find(word) != std::string::npos; });
}

bool Search::advance(Seq size, Seq events_max) {
    const Seq end = has_words() ? std::min(size, passed_ + events_max) : 0;
    while (passed_ < end)
        if (fits(++passed_)) found_.push_back(passed_);
    return is_looking(size);
}

Seq Search::next(Seq cursor, int direction) const {
    if (found_.empty()) return 0;
    if (direction > 0) {
        const auto behind = std::upper_bound(found_.begin(), found_.end(), cursor);
        return behind == found_.end() ? found_.front() : *behind;
    }
    const auto at = std::lower_bound(found_.begin(), found_.end(), cursor);
    return at == found_.begin() ? found_.back() : *(at - 1);
}

}  // namespace lg::gui
