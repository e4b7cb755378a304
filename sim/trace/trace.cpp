#include "sim/trace/trace.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lg::trace {

std::string_view Trace::text(StringId id) const {
    return id && id.value <= texts_.size() ? texts_[id.value - 1] : std::string_view{};
}

Site Trace::site(SiteId id) const { return id && id.value <= sites_.size() ? sites_[id.value - 1] : Site{}; }

static std::array<uint64_t, 2> words_of(const Site& site) {
    return {uint64_t{site.function.value} << 32 | site.file.value, uint64_t{site.line} << 32 | site.column};
}

size_t Trace::SiteHash::operator()(const Site& site) const {
    Hash hash;
    hash.mix(words_of(site));
    return static_cast<size_t>(hash.value());
}

uint64_t Trace::fingerprint() const {
    Hash events;
    for (Seq seq = 1; seq <= size(); seq++) events.mix((*this)[seq].words());
    return fingerprint(events);
}

uint64_t Trace::fingerprint(Hash events) const {
    events.mix(text_hash_.value());
    events.mix(site_hash_.value());
    return events.value();
}

template <class Word>
static uint64_t word_at(const char* bytes) {
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// By its length, its beginning and its end. The text is not empty.
StringId& Trace::recent_place(std::string_view text) {
    const size_t size = text.size();
    const char *first = text.data(), *end = first + size;
    uint64_t mixed = size;
    if (size >= 8) mixed ^= word_at<uint64_t>(first) ^ std::rotl(word_at<uint64_t>(end - 8), 29);
    else if (size >= 4) mixed ^= word_at<uint32_t>(first) << 32 ^ word_at<uint32_t>(end - 4);
    else
        mixed ^= word_at<uint8_t>(first) << 16 ^ word_at<uint8_t>(first + size / 2) << 8 ^
                 word_at<uint8_t>(end - 1);
    return recent_[mixed * 0x9E3779B97F4A7C15ull >> (64 - recent_bits)];
}

StringId Trace::intern(std::string_view text) {
    if (text.empty()) return {};
    StringId& recent = recent_place(text);
    if (recent && texts_[recent.value - 1] == text) return recent;
    if (const auto known = text_ids_.find(text); known != text_ids_.end()) return recent = known->second;
    if (text.size() > block_left_) {
        block_left_ = text.size() > block_bytes / 4 ? text.size() : block_bytes;
        blocks_.push(std::make_unique<char[]>(block_left_));
        block_next_ = blocks_[blocks_.size() - 1].get();
    }
    std::memcpy(block_next_, text.data(), text.size());
    const std::string_view kept{block_next_, text.size()};
    block_next_ += text.size();
    block_left_ -= text.size();
    texts_.push(kept);
    text_hash_.mix(kept);
    const StringId id{text_count()};
    text_ids_.emplace(kept, id);
    return recent = id;
}

SiteId Trace::intern(const Site& site) {
    if (site == Site{}) return {};
    if (const auto known = site_ids_.find(site); known != site_ids_.end()) return known->second;
    sites_.push(site);
    site_hash_.mix(words_of(site));
    const SiteId id{site_count()};
    site_ids_.emplace(site, id);
    return id;
}

}  // namespace lg::trace
