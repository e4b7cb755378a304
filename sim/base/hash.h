// The one hash (fingerprints) and the one pseudo-random generator (jitter, --seed). Both are the same on
// every machine.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lg {

// Mixes 64-bit words one after the other, as FNV does, but each by a multiplication and a rotation.
class Hash {
  public:
    void mix(uint64_t word) {
        state_ = std::rotl(state_ ^ (word * 0x9E3779B97F4A7C15ull), 29) * 0xBF58476D1CE4E5B9ull;
    }
    // Several words as one step: wyhash's 128-bit products of pairs, which do not wait for each other.
    template <size_t count>
    void mix(const std::array<uint64_t, count>& words) {
        static_assert(count % 2 == 0);
        uint64_t folded = 0;
        uint64_t key = 0xA0761D6478BD642Full;
        for (size_t i = 0; i < count; i += 2) {
            folded += multiply(words[i] ^ key, words[i + 1] ^ std::rotl(key, 32));
            key += 0x9E3779B97F4A7C15ull;
        }
        mix(folded);
    }
    void mix(std::string_view text) {
        mix(text.size());
        while (!text.empty()) {
            uint64_t word = 0;
            const size_t n = text.size() < 8 ? text.size() : 8;
            for (size_t i = 0; i < n; i++) word |= uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
            mix(word);
            text.remove_prefix(n);
        }
    }
    uint64_t value() const { return state_ ^ (state_ >> 32); }
    friend bool operator==(const Hash&, const Hash&) = default;

  private:
    static uint64_t multiply(uint64_t a, uint64_t b) {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide{a} * b;
        return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
    }

    uint64_t state_ = 0x2545F4914F6CDD1Dull;
};

// splitmix64: a counter and a mix. Every seed is a good seed.
class Random {
  public:
    explicit Random(uint64_t seed) : state_(seed) {}
    uint64_t next() {
        uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    // Uniform in [0, bound). bound > 0. The bias of the modulo is below 2^-32 for our small bounds.
    uint64_t below(uint64_t bound) { return next() % bound; }

  private:
    uint64_t state_;
};

}  // namespace lg
