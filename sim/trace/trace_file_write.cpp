#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <system_error>
#include <thread>

#include "sim/trace/schema.h"
#include "sim/trace/trace_file.h"

namespace lg::trace {

namespace {

class Writer {
  public:
    Writer(const Trace& trace, const Sink& sink) : trace_(trace), sink_(sink) {
        put_bytes(trace_file_magic);
        put_text(common_schema());
    }

    // The events up to here that were not written yet.
    void write_to(Seq last) {
        while (written_ < last) {
            for (const Event& event : trace_.neighbours(written_ + 1, last)) {
                make_room();
                put_event(++written_, event);
                hash_.mix(event.words());
            }
        }
    }
    Seq written() const { return written_; }
    // The run is over, and all its events are written.
    void end() {
        put_texts_to(trace_.text_count());
        put_sites_to(trace_.site_count());
        put(tag_end);
        put_number(written_);
        put_number(trace_.text_count());
        put_number(trace_.site_count());
        const uint64_t fingerprint = trace_.fingerprint(hash_);
        for (int shift = 0; shift < 64; shift += 8) put(static_cast<uint8_t>(fingerprint >> shift));
        flush();
    }

    // Hands over what is put so far.
    void flush() {
        sink_({buffer_.get(), static_cast<size_t>(next_ - buffer_.get())});
        next_ = buffer_.get();
    }

  private:
    // Numbers are put without a look at the room: nothing that has numbers alone is longer than this.
    static constexpr size_t piece_bytes = size_t{64} * 1024, room_bytes = 256;

    void make_room() {
        if (next_ >= buffer_.get() + piece_bytes) flush();
    }
    void put(uint8_t byte) { *next_++ = static_cast<char>(byte); }
    void put_number(uint64_t number) { next_ = put_number_at(next_, number); }
    // The place behind it.
    static char* put_number_at(char* at, uint64_t number) {
        for (; number >= 0x80; number >>= 7) *at++ = static_cast<char>(number | 0x80);
        *at++ = static_cast<char>(number);
        return at;
    }
    // A difference as a number: small ones of either sign are small.
    static uint64_t zigzag(uint64_t now, uint64_t before) {
        const uint64_t difference = now - before;
        return difference << 1 ^ (difference >> 63 ? ~uint64_t{0} : 0);
    }
    // Most numbers of most events fit into a byte each, and then none is looked at for itself.
    template <size_t count>
    void put_numbers(const std::array<uint64_t, count>& numbers) {
        uint64_t all = 0;
        for (const uint64_t number : numbers) all |= number;
        char* at = next_;
        if (all < 0x80) {
            for (const uint64_t number : numbers) *at++ = static_cast<char>(number);
        } else {
            for (const uint64_t number : numbers) at = put_number_at(at, number);
        }
        next_ = at;
    }
    void put_bytes(std::string_view bytes) {
        while (!bytes.empty()) {
            make_room();
            const size_t room = static_cast<size_t>(buffer_.get() + piece_bytes + room_bytes - next_);
            const size_t n = std::min(bytes.size(), room);
            std::memcpy(next_, bytes.data(), n);
            next_ += n;
            bytes.remove_prefix(n);
        }
        make_room();
    }
    void put_text(std::string_view text) {
        put_number(text.size());
        put_bytes(text);
    }

    // Texts and sites get their ids by their order, so all with smaller ids come along.
    void put_texts_to(uint32_t last) {
        if (texts_ < last) put_more_texts(last);
    }
    void put_sites_to(uint32_t last) {
        if (sites_ < last) put_more_sites(last);
    }
    [[gnu::noinline]] void put_more_texts(uint32_t last) {
        while (texts_ < last) {
            put(tag_text);
            put_text(trace_.text(StringId{++texts_}));
        }
    }
    [[gnu::noinline]] void put_more_sites(uint32_t last) {
        while (sites_ < last) {
            const Site site = trace_.site(SiteId{++sites_});
            put_texts_to(std::max(site.function.value, site.file.value));
            put(tag_site);
            for (const uint32_t part : {site.function.value, site.file.value, site.line, site.column}) {
                put_number(part);
            }
            make_room();
        }
    }

    void put_event(Seq seq, const Event& event) {
        KindMemory& memory = memory_[event.kind()];
        if (!memory.known) introduce(event.kind(), memory);
        put_in_kind(seq, event, memory, Bodies{});
        cause_ = event.cause();
        at_ = event.at();
    }
    void introduce(uint8_t kind, KindMemory& memory) {
        memory.known = true;
        put(tag_kind);
        put_number(kind);
        put_text(kind_schema(kind));
    }

    template <class... Body>
    void put_in_kind(Seq seq, const Event& event, KindMemory& memory, BodyList<Body...>) {
        using Put = void (*)(Writer&, Seq, const Event&, KindMemory&);
        static constexpr Put put[] = {[](Writer& self, Seq number, const Event& one, KindMemory& known) {
            self.put_as<Body>(number, one, known);
        }...};
        put[event.kind()](*this, seq, event, memory);
    }
    template <class Body>
    void put_as(Seq seq, const Event& event, KindMemory& memory) {
        const Body body = event.as<Body>();
        const auto put_named = [&](const auto& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, StringId>) put_texts_to(value.value);
            if constexpr (std::is_same_v<T, SiteId>) put_sites_to(value.value);
        };
        std::apply([&](const auto&... field) { (put_named(body.*(field.member)), ...); }, Body::fields);
        put_head(seq, event, memory);
        uint64_t* before = memory.fields.data();
        std::apply(
            [&](const auto&... field) {
                put_numbers(
                    std::array<uint64_t, sizeof...(field)>{number_of(body.*(field.member), before++)...});
            },
            Body::fields);
    }

    // Its kind, and what all events have.
    [[gnu::always_inline]] void put_head(Seq seq, const Event& event, KindMemory& memory) {
        const Seq cause = event.cause();
        const uint8_t how = cause == 0         ? EventHead::cause_none
                            : cause == cause_  ? EventHead::cause_repeated
                            : cause + 1 == seq ? EventHead::cause_previous
                                               : EventHead::cause_far;
        char* const at = next_;
        next_ = at + 2;
        at[0] = static_cast<char>(tag_first_event + event.kind());
        at[1] = static_cast<char>(how);
        const bool is_as_before = how != EventHead::cause_far && event.at() == at_ &&
                                  event.packed_lane() == memory.lane &&
                                  static_cast<uint8_t>(event.rule()) == memory.rule;
        if (!is_as_before) announce(&at[1], seq - cause, event, memory);
    }
    // What differs from the events before. bits: the head's byte, which has the cause so far.
    [[gnu::noinline]] void announce(char* bits, Seq since_cause, const Event& event, KindMemory& memory) {
        if (*bits == EventHead::cause_far) put_number(since_cause);
        if (event.at() != at_) {
            *bits |= EventHead::time_differs;
            put_number(zigzag(static_cast<uint64_t>(event.at().ns), static_cast<uint64_t>(at_.ns)));
        }
        if (event.packed_lane() != memory.lane) {
            *bits |= EventHead::lane_differs;
            put(static_cast<uint8_t>(event.lane().kind));
            put_number(event.lane().index);
            memory.lane = event.packed_lane();
        }
        if (const auto rule = static_cast<uint8_t>(event.rule()); rule != memory.rule) {
            *bits |= EventHead::rule_differs;
            put(rule);
            memory.rule = rule;
        }
    }

    // What is put for a field. before: the field of the event of this kind before.
    template <class T>
    static uint64_t number_of(const T& value, uint64_t* before) {
        if constexpr (std::is_same_v<T, StringId> || std::is_same_v<T, SiteId>) return value.value;
        else if constexpr (std::is_enum_v<T>) return static_cast<uint64_t>(value);
        else {
            uint64_t now = 0;
            if constexpr (IsId<T>::value) now = value.value;
            else now = static_cast<uint64_t>(value);
            return zigzag(now, std::exchange(*before, now));
        }
    }

    const Trace& trace_;
    const Sink sink_;
    std::unique_ptr<char[]> buffer_ = std::make_unique<char[]>(piece_bytes + room_bytes);
    char* next_ = buffer_.get();
    Seq written_ = 0;
    FileMemory memory_{};
    uint32_t texts_ = 0;  // written so far
    uint32_t sites_ = 0;
    Seq cause_ = 0;  // of the event before
    Time at_;
    Hash hash_;  // of the events
};

}  // namespace

void write_trace(const Trace& trace, const Sink& sink) {
    Writer writer(trace, sink);
    writer.write_to(trace.size());
    writer.end();
}

Status write_trace(std::shared_ptr<const Trace> trace, const std::string& path) {
    return TraceFile{std::move(trace), path}.finish();
}

// ---- A file that follows a run

namespace {

namespace fs = std::filesystem;

// A pipe or a device is written to, not replaced: a file beside it could not take its place.
bool is_replaced(const std::string& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    return !fs::exists(status) || fs::is_regular_file(status);
}

}  // namespace

struct TraceFile::State {
    State(std::shared_ptr<const Trace> written_trace, const std::string& file_path)
        : trace(std::move(written_trace)),
          path(file_path),
          is_file(is_replaced(path)),
          partial(is_file ? path + ".partial" : path),
          file(partial, std::ios::binary | std::ios::trunc),
          writer(*trace, [this](std::string_view piece) {
              file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
              note_failure();
          }) {
        note_failure();
    }

    // The first counts: what comes of it has other reasons.
    void note_failure() {
        if (!file && reason == 0) reason = errno;
    }
    Error failure() const {
        return Error{fmt::format("cannot be written: {}", std::generic_category().message(reason)), {path}};
    }

    // With the lock.
    void write_what_there_is() { writer.write_to(trace->size()); }

    void follow(std::shared_ptr<Trace> growing, Keep keep) {
        followed = std::move(growing);
        followed->on_piece([this, keep] {
            const std::lock_guard lock(mutex);
            write_what_there_is();
            if (keep == Keep::nothing) followed->forget_to(writer.written());
        });
        thread = std::thread([this] { keep_on_disk(); });
    }
    // A run that waits fills no piece. A few times a second all of it is on the disk: if the program is
    // killed, the partial file can be read up to there.
    void keep_on_disk() {
        constexpr auto pause = std::chrono::milliseconds(200);
        Seq flushed = 0;
        std::unique_lock lock(mutex);
        while (!over_changed.wait_for(lock, pause, [this] { return over; })) {
            write_what_there_is();
            if (flushed == writer.written()) continue;
            writer.flush();
            file.flush();
            note_failure();
            flushed = writer.written();
        }
    }
    void stop() {
        if (!thread.joinable()) return;
        followed->on_piece(nullptr);
        {
            const std::lock_guard lock(mutex);
            over = true;
        }
        over_changed.notify_one();
        thread.join();
    }

    const std::shared_ptr<const Trace> trace;
    std::shared_ptr<Trace> followed;  // the same
    const std::string path;
    const bool is_file;
    const std::string partial;
    int reason = 0;  // errno: why something is missing from the file
    std::ofstream file;
    Writer writer;
    bool finished = false;
    std::mutex mutex;
    std::condition_variable over_changed;
    bool over = false;
    std::thread thread;
};

TraceFile::TraceFile(std::shared_ptr<const Trace> trace, const std::string& path)
    : state_(std::make_unique<State>(std::move(trace), path)) {}

Status TraceFile::opened() const {
    if (state_->file) return Nothing{};
    return state_->failure();
}

void TraceFile::follow(std::shared_ptr<Trace> growing, Keep keep) {
    // What is no file may be the place where the program writes, too: then the trace comes behind.
    if (state_->is_file && state_->file) state_->follow(std::move(growing), keep);
}

Status TraceFile::finish() {
    State& state = *state_;
    state.stop();
    state.finished = true;
    state.writer.write_to(state.trace->size());
    state.writer.end();
    state.file.close();
    state.note_failure();
    std::error_code error, ignored;
    const bool written = static_cast<bool>(state.file);
    if (written && state.is_file) fs::rename(state.partial, state.path, error);
    if (written && !error) return Nothing{};
    if (state.is_file) fs::remove(state.partial, ignored);
    if (error) state.reason = error.value();
    return state.failure();
}

TraceFile::~TraceFile() {
    state_->stop();
    if (state_->finished || !state_->is_file) return;
    state_->file.close();
    std::error_code ignored;
    fs::remove(state_->partial, ignored);
}

}  // namespace lg::trace
