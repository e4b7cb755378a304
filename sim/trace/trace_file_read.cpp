#include <fmt/format.h>

#include <fstream>

#include "sim/trace/schema.h"
#include "sim/trace/text.h"
#include "sim/trace/trace_file.h"
#include "sim/trace/trace_input.h"
#include "sim/trace/world.h"

namespace lg::trace {

namespace {

template <class Body, class... OneOf>
constexpr bool is_any_of = (std::is_same_v<Body, OneOf> || ...);

// These bring an id into one of the world's tables, which is as long as the ids are wide apart. A run gives
// its ids one by one, so ids far ahead of the events are a lie that would only cost memory.
template <class Body>
constexpr bool gives_an_id =
    is_any_of<Body, TickQueued, JobQueued, PromiseCreated, FrameSuspended, TimerStarted, ImmediateQueued,
              WorkSubmitted, IoSubmitted, HandleOpened>;
constexpr uint64_t last_possible_id(Seq seq) { return 65536 + 4 * uint64_t{seq}; }

class Reader {
  public:
    explicit Reader(std::istream& stream) : in_(stream), trace_(std::make_shared<Trace>()) {}

    Result<ReadTrace> read(const std::string& name) {
        read_header();
        while (!in_.faulty() && !ended_) read_record();
        if (!in_.faulty() && !in_.at_end()) in_.fail("there is more behind the end record");
        if (!in_.faulty()) return ReadTrace{trace_, std::nullopt};
        Error error{*in_.fault(), {name}};
        if (in_header_) return error;
        error.message =
            fmt::format("damaged at byte {}, behind event {}: {}{}", record_offset_, trace_->size(),
                        in_kind_.empty() ? "" : fmt::format("{}: ", in_kind_), *in_.fault());
        if (trace_->size() == 0) return error;
        return ReadTrace{trace_, std::move(error)};
    }

  private:
    void read_header() {
        for (const char expected : trace_file_magic) {
            if (in_.at_end() || in_.byte() != static_cast<uint8_t>(expected)) {
                return in_.fail(
                    "this is no trace of this version of Loopglass: a trace file begins with "
                    "\"loopglass trace 1\"");
            }
        }
        check_schema(common_schema(), in_.text());
        in_header_ = in_.faulty();
    }

    void check_schema(const std::string& known, const std::string& written) {
        if (in_.faulty() || can_read(known, written)) return;
        in_.fail(
            fmt::format("the file has events as {}, this program knows them as {}: the file was written by "
                        "another version",
                        quoted(written.substr(0, 1000)), quoted(known)));
    }

    void read_record() {
        record_offset_ = in_.offset();
        in_kind_ = {};
        if (in_.at_end()) return in_.fail("the file is cut off: there is no end record");
        const uint8_t tag = in_.byte();
        switch (tag) {
            case tag_end: return read_end();
            case tag_text: return read_text();
            case tag_site: return read_site();
            case tag_kind: return read_kind();
            default: break;
        }
        const auto kind = static_cast<uint8_t>(tag - tag_first_event);
        if (kind >= Bodies::size || !memory_[kind].known) {
            return in_.fail(fmt::format("a record begins with {}, which stands for nothing so far", tag));
        }
        in_kind_ = kind_name(kind);
        read_event(kind);
    }

    void read_text() {
        const std::string text = in_.text();
        if (in_.faulty()) return;
        const uint32_t count = trace_->text_count();
        if (text.empty()) return in_.fail("an empty text has no number");
        if (trace_->intern(text).value != count + 1) in_.fail("a text is there already");
    }
    void read_site() {
        Site site;
        site.function = StringId{in_.small(trace_->text_count(), "the function's text")};
        site.file = StringId{in_.small(trace_->text_count(), "the file's text")};
        site.line = in_.small(UINT32_MAX, "the line");
        site.column = in_.small(UINT32_MAX, "the column");
        if (in_.faulty()) return;
        const uint32_t count = trace_->site_count();
        if (site == Site{}) return in_.fail("an empty site has no number");
        if (trace_->intern(site).value != count + 1) in_.fail("a site is there already");
    }
    void read_kind() {
        const uint32_t kind = in_.small(Bodies::size - 1, "the number of a kind of event");
        const std::string written = in_.text();
        if (in_.faulty()) return;
        if (memory_[kind].known) return in_.fail("a kind of event is described twice");
        check_schema(kind_schema(static_cast<uint8_t>(kind)), written);
        memory_[kind].known = true;
    }
    void read_end() {
        const auto expect = [&](uint32_t count, const char* what) {
            const uint64_t said = in_.number();
            if (said != count)
                in_.fail(fmt::format("the end record says {} {}, there are {}", said, what, count));
        };
        expect(trace_->size(), "events");
        expect(trace_->text_count(), "texts");
        expect(trace_->site_count(), "sites");
        uint64_t fingerprint = 0;
        for (int shift = 0; shift < 64; shift += 8) fingerprint |= uint64_t{in_.byte()} << shift;
        const uint64_t given = trace_->fingerprint();
        if (fingerprint != given) {
            in_.fail(fmt::format("the end record's fingerprint is {:016x}, the events give {:016x}",
                                 fingerprint, given));
        }
        ended_ = true;
    }

    // ---- events ----

    struct Head {
        Time at;
        Lane lane;
        Seq cause = 0;
        Rule rule = Rule::none;
    };

    void read_event(uint8_t kind) {
        if (trace_->size() == UINT32_MAX) return in_.fail("there are more events than numbers for them");
        const Head head = read_head(memory_[kind]);
        read_body(head, memory_[kind], kind, Bodies{});
    }

    Head read_head(KindMemory& memory) {
        const Seq seq = trace_->size() + 1;
        const uint8_t bits = in_.byte();
        if (bits >= 32)
            in_.fail(fmt::format("an event's head is {}, but there are only bits up to 31", bits));
        Head head;
        switch (bits & EventHead::cause_mask) {
            case EventHead::cause_none: break;
            case EventHead::cause_repeated: head.cause = cause_; break;
            case EventHead::cause_previous: head.cause = seq - 1; break;
            default: head.cause = seq - in_.small(seq, "how many events ago the cause was"); break;
        }
        head.at = at_;
        if (bits & EventHead::time_differs) {
            head.at.ns = static_cast<int64_t>(in_.difference(static_cast<uint64_t>(at_.ns)));
            if (head.at.ns < 0 || head.at.ns > time_max_ns)
                in_.fail("a time is not within a century of the start");
        }
        if (bits & EventHead::lane_differs) {
            const uint8_t kind = in_.byte();
            if (!is_valid(static_cast<LaneKind>(kind))) in_.fail(fmt::format("there is no lane {}", kind));
            const auto index = static_cast<uint16_t>(in_.small(lanes_max - 1, "the number of a lane"));
            memory.lane = Lane{static_cast<LaneKind>(kind), index}.pack();
        }
        head.lane = Lane::unpack(memory.lane);
        if (bits & EventHead::rule_differs) {
            memory.rule = in_.byte();
            if (!is_valid(static_cast<Rule>(memory.rule)))
                in_.fail(fmt::format("there is no rule {}", memory.rule));
        }
        head.rule = static_cast<Rule>(memory.rule);
        return head;
    }

    template <class... Body>
    void read_body(const Head& head, KindMemory& memory, uint8_t kind, BodyList<Body...>) {
        using Read = void (Reader::*)(const Head&, KindMemory&);
        static constexpr Read read[] = {&Reader::read_as<Body>...};
        (this->*read[kind])(head, memory);
    }
    template <class Body>
    void read_as(const Head& head, KindMemory& memory) {
        static_assert(std::tuple_size_v<decltype(Body::fields)> <=
                      std::tuple_size_v<decltype(memory.fields)>);
        Body body{};
        size_t index = 0;
        const auto read = [&](const auto& field) {
            read_field(&(body.*(field.member)), &memory.fields[index++], field.name);
        };
        std::apply([&](const auto&... field) { (read(field), ...); }, Body::fields);
        if constexpr (gives_an_id<Body>) {
            const uint64_t id = memory.fields[0];
            if (id > last_possible_id(trace_->size()))
                in_.fail(fmt::format("the id {} is far ahead of all others", id));
        }
        if (!in_.faulty()) append(Event{head.at, head.lane, head.cause, head.rule, body});
    }
    void append(const Event& event) {
        if (const char* fault = apply(world_, event)) {
            return in_.fail(fmt::format("it contradicts what came before: {}", fault));
        }
        trace_->append(event);
        cause_ = event.cause();
        at_ = event.at();
    }

    template <class T>
    void read_field(T* value, uint64_t* before, std::string_view name) {
        if constexpr (std::is_same_v<T, StringId>) {
            *value = T{read_reference(trace_->text_count(), name, "texts")};
        } else if constexpr (std::is_same_v<T, SiteId>) {
            *value = T{read_reference(trace_->site_count(), name, "sites")};
        } else if constexpr (std::is_enum_v<T>) {
            const uint64_t number = in_.number();
            *value = static_cast<T>(number);
            if (number > UINT32_MAX || !is_valid(*value)) {
                in_.fail(fmt::format("{} is {}, but its values are {}", name, number, type_text<T>()));
            }
        } else {
            *before = in_.difference(*before);
            if constexpr (IsId<T>::value) *value = T{check_range<uint32_t>(*before, name)};
            else *value = check_range<T>(*before, name);
        }
    }
    uint32_t read_reference(uint32_t count, std::string_view name, const char* what) {
        const uint64_t number = in_.number();
        if (number <= count) return static_cast<uint32_t>(number);
        in_.fail(
            fmt::format("{} is number {} of the {}, but so far there are {}", name, number, what, count));
        return 0;
    }
    // Numbers travel as 64 bits, signed ones extended.
    template <class T>
    T check_range(uint64_t number, std::string_view name) {
        const auto value = static_cast<T>(number);
        if (static_cast<uint64_t>(value) != number) {
            in_.fail(fmt::format("{} is out of the range of {}", name, type_text<T>()));
        }
        return value;
    }

    static constexpr int64_t time_max_ns = int64_t{100} * 366 * 86'400'000'000'000;

    Input in_;
    std::shared_ptr<Trace> trace_;
    World world_;
    FileMemory memory_{};
    Seq cause_ = 0;  // of the event before
    Time at_;
    uint64_t record_offset_ = 0;
    bool in_header_ = true;
    std::string_view in_kind_;  // the kind of event that is being read
    bool ended_ = false;
};

}  // namespace

Result<ReadTrace> read_trace(std::istream& input, const std::string& name) {
    return Reader(input).read(name);
}

Result<ReadTrace> read_trace(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{"cannot be opened: there is no such file, or it is not readable", {path}};
    return read_trace(file, path);
}

bool is_trace_file(const std::string& path) {
    if (path.ends_with(".lgt")) return true;
    static constexpr std::string_view begin = "loopglass trace ";
    std::ifstream file{path, std::ios::binary};
    char head[begin.size()] = {};
    return file.read(head, sizeof head) && std::string_view{head, sizeof head} == begin;
}

}  // namespace lg::trace
