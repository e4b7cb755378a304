#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "sim/trace/schema.h"
#include "sim/trace/text.h"
#include "sim/trace/trace_file.h"

namespace lg::trace {

namespace {

class Writer {
  public:
    Writer(const Trace& trace, const Sink& sink) : trace_(trace), out_(sink) {}

    void write() {
        out_.bytes = trace_file_magic;
        put_text(common_schema());
        const Seq count = trace_.size();
        for (Seq seq = 1; seq <= count; seq++) {
            put_event(seq, trace_[seq]);
            out_.rest();
        }
        put_texts_to(trace_.text_count());
        put_sites_to(trace_.site_count());
        put(tag_end);
        put_number(count);
        put_number(trace_.text_count());
        put_number(trace_.site_count());
        for (int shift = 0; shift < 64; shift += 8) put(static_cast<uint8_t>(trace_.fingerprint() >> shift));
        out_.flush();
    }

  private:
    void put(uint8_t byte) { out_.bytes += static_cast<char>(byte); }
    void put_number(uint64_t number) {
        for (; number >= 0x80; number >>= 7) put(static_cast<uint8_t>(number | 0x80));
        put(static_cast<uint8_t>(number));
    }
    void put_difference(uint64_t now, uint64_t before) {
        const uint64_t difference = now - before;
        put_number(difference << 1 ^ (difference >> 63 ? ~uint64_t{0} : 0));
    }
    void put_text(std::string_view text) {
        put_number(text.size());
        out_.bytes += text;
    }

    // Texts and sites get their ids by their order, so all with smaller ids come along.
    void put_texts_to(uint32_t last) {
        while (texts_ < last) {
            put(tag_text);
            put_text(trace_.text(StringId{++texts_}));
            out_.rest();
        }
    }
    void put_sites_to(uint32_t last) {
        while (sites_ < last) {
            const Site site = trace_.site(SiteId{++sites_});
            put_texts_to(std::max(site.function.value, site.file.value));
            put(tag_site);
            for (const uint32_t part : {site.function.value, site.file.value, site.line, site.column}) {
                put_number(part);
            }
            out_.rest();
        }
    }

    void put_event(Seq seq, const Event& event) {
        KindMemory& memory = memory_[event.kind()];
        if (!memory.known) {
            memory.known = true;
            put(tag_kind);
            put_number(event.kind());
            put_text(kind_schema(event.kind()));
        }
        for_each_field(event, [&](std::string_view, const auto& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, StringId>) put_texts_to(value.value);
            if constexpr (std::is_same_v<T, SiteId>) put_sites_to(value.value);
        });
        put(static_cast<uint8_t>(tag_first_event + event.kind()));
        put_head(seq, event, memory);
        size_t index = 0;
        for_each_field(
            event, [&](std::string_view, const auto& value) { put_field(value, &memory.fields[index++]); });
        cause_ = event.cause();
        at_ = event.at();
    }

    void put_head(Seq seq, const Event& event, KindMemory& memory) {
        const Seq cause = event.cause();
        const uint8_t how = cause == 0         ? EventHead::cause_none
                            : cause == cause_  ? EventHead::cause_repeated
                            : cause + 1 == seq ? EventHead::cause_previous
                                               : EventHead::cause_far;
        const Lane lane = event.lane();
        const auto packed = static_cast<uint16_t>(static_cast<unsigned>(lane.kind) << 8 | lane.index);
        const auto rule = static_cast<uint8_t>(event.rule());
        const bool other_time = event.at() != at_, other_lane = packed != memory.lane,
                   other_rule = rule != memory.rule;
        put(static_cast<uint8_t>(how | (other_time ? EventHead::time_differs : 0) |
                                 (other_lane ? EventHead::lane_differs : 0) |
                                 (other_rule ? EventHead::rule_differs : 0)));
        if (how == EventHead::cause_far) put_number(seq - cause);
        if (other_time) put_difference(static_cast<uint64_t>(event.at().ns), static_cast<uint64_t>(at_.ns));
        if (other_lane) {
            put(static_cast<uint8_t>(lane.kind));
            put(lane.index);
        }
        if (other_rule) put(rule);
        memory.lane = packed;
        memory.rule = rule;
    }

    template <class T>
    void put_field(const T& value, uint64_t* before) {
        if constexpr (std::is_same_v<T, StringId> || std::is_same_v<T, SiteId>) put_number(value.value);
        else if constexpr (std::is_enum_v<T>) put_number(static_cast<uint64_t>(value));
        else {
            uint64_t now = 0;
            if constexpr (IsId<T>::value) now = value.value;
            else now = static_cast<uint64_t>(value);
            put_difference(now, *before);
            *before = now;
        }
    }

    const Trace& trace_;
    SinkBuffer out_;
    FileMemory memory_{};
    uint32_t texts_ = 0;  // written so far
    uint32_t sites_ = 0;
    Seq cause_ = 0;  // of the event before
    Time at_;
};

}  // namespace

void write_trace(const Trace& trace, const Sink& sink) { Writer(trace, sink).write(); }

// Whether all of it was written.
static bool write_file(const Trace& trace, const std::string& path) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!file) return false;
    write_trace(trace, [&](std::string_view piece) {
        file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    });
    file.close();
    return static_cast<bool>(file);
}

Status write_trace(const Trace& trace, const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    // A pipe or a device is written to, not replaced: a file beside it could not take its place.
    const fs::file_status status = fs::status(path, ignored);
    const bool is_file = !fs::exists(status) || fs::is_regular_file(status);
    const std::string partial = is_file ? path + ".partial" : path;
    std::error_code error;
    const bool written = write_file(trace, partial);
    if (written && is_file) fs::rename(partial, path, error);
    if (written && !error) return Nothing{};
    if (is_file) fs::remove(partial, ignored);
    return Error{"cannot be written: the folder must exist, be writable and have room", {path}};
}

}  // namespace lg::trace
