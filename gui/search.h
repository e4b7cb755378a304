// Looking for words in what the window says about events, and in their fields. A long run is looked through
// in slices, so that no frame waits for it. One thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "gui/text.h"
#include "sim/trace/trace.h"

namespace lg::gui {

using trace::Seq;

class Search {
  public:
    // What is typed into the window is cut at so many bytes.
    static constexpr size_t text_bytes_max = 200;

    // Words with blanks between them. An event is found if all of them stand in its sentence in this
    // language, in its name, its fields or its rule, in letters of either case. "#12" finds event 12 alone.
    // No words find nothing. Begins anew if anything is another than before.
    void look_for(std::string_view text, Language language, const trace::Trace& trace);
    // Looks at events that have come since, up to `size` and at most so many. Returns whether some are left.
    bool advance(Seq size, Seq events_max);

    // In order.
    const std::vector<Seq>& found() const { return found_; }
    bool has_words() const { return !words_.empty(); }
    // Whether events up to `size` are still to be looked at.
    bool is_looking(Seq size) const { return has_words() && passed_ < size; }
    // What is found next behind the cursor (1) or before it (-1), from the other end if there is none; 0 if
    // nothing is found at all.
    Seq next(Seq cursor, int direction) const;

  private:
    bool fits(Seq seq) const;

    std::string text_;
    Language language_ = Language::korean;
    const trace::Trace* trace_ = nullptr;
    std::vector<std::string> words_;  // ASCII letters are small
    Seq number_ = 0;                  // of the one event that is meant; 0: words are
    std::vector<Seq> found_;
    Seq passed_ = 0;
};

}  // namespace lg::gui
