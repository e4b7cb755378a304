// Everything that happened in a run: events in the order in which the loop came to know of them, and the
// texts and source positions that they name. Append-only. One writer, any number of readers: a reader takes
// size() once and may then read every event below it, and every text and site those events name.
#pragma once
#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>

#include "sim/base/append_only.h"
#include "sim/base/hash.h"
#include "sim/trace/event.h"
#include "sim/trace/event_store.h"

namespace lg::trace {

// A place in the source. line and column count from 1; 0 means unknown.
struct Site {
    StringId function;
    StringId file;
    uint32_t line = 0;
    uint32_t column = 0;

    friend bool operator==(const Site&, const Site&) = default;
};

class Trace {
  public:
    // The number of events. Event numbers (Seq) run from 1 to size().
    Seq size() const { return static_cast<Seq>(events_.size()); }
    const Event& operator[](Seq seq) const { return events_[seq - 1]; }
    // Event `first` and those behind it that lie beside it in memory, at most up to `last`: for who reads
    // all.
    std::span<const Event> neighbours(Seq first, Seq last) const {
        return events_.neighbours(first - 1, last);
    }

    // The text of an id; "" for none and for ids that the trace does not hold.
    std::string_view text(StringId id) const;
    // The place of an id; an empty site for none and for ids that the trace does not hold.
    Site site(SiteId id) const;
    uint32_t text_count() const { return static_cast<uint32_t>(texts_.size()); }
    uint32_t site_count() const { return static_cast<uint32_t>(sites_.size()); }

    // A hash of all events, texts and sites: equal fingerprints, equal runs. When a text or site was interned
    // does not count, only in which order. The writer's thread, or any once the run is over. It reads all
    // events, so none may be forgotten.
    uint64_t fingerprint() const;
    // The same for a reader that has mixed the words() of all events on its way.
    uint64_t fingerprint(Hash events) const;

    // ---- the writer's thread only ----
    // The same text (or site) gets the same id. "" is StringId{}; an all-empty site is SiteId{}.
    StringId intern(std::string_view text);
    SiteId intern(const Site& site);
    Seq append(const Event& event) {
        *slot() = event;
        return publish();
    }
    // The same in two steps: make the event in slot(), then publish() it.
    Event* slot() { return events_.slot(); }
    Seq publish() {
        events_.publish();
        return size();
    }
    // Is called whenever some hundred events have come; none: nobody is.
    void on_piece(std::function<void()> full) { events_.on_full(std::move(full)); }
    // Nobody will look at the events up to this one again.
    void forget_to(Seq last) { events_.forget_below(last); }

  private:
    struct SiteHash {
        size_t operator()(const Site& site) const;
    };
    static constexpr size_t block_bytes = size_t{64} * 1024;
    static constexpr int recent_bits = 10;

    StringId& recent_place(std::string_view text);

    EventStore events_;
    AppendOnly<std::string_view> texts_;  // into blocks_
    AppendOnly<Site> sites_;
    AppendOnly<std::unique_ptr<char[]>> blocks_;
    char* block_next_ = nullptr;
    size_t block_left_ = 0;
    std::unordered_map<std::string_view, StringId> text_ids_;
    std::array<StringId, size_t{1} << recent_bits> recent_{};  // most texts come again and again
    std::unordered_map<Site, SiteId, SiteHash> site_ids_;
    Hash text_hash_;
    Hash site_hash_;
};

}  // namespace lg::trace
