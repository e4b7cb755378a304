#include "sim/base/hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace lg {
namespace {

template <class... Part>
uint64_t hash_of(const Part&... part) {
    Hash hash;
    (hash.mix(part), ...);
    return hash.value();
}

// Fingerprints are compared between machines and are written to files: these values must never change.
TEST(Hash, is_the_same_everywhere) {
    EXPECT_EQ(hash_of(uint64_t{1}), 17698402507998937714ull);
    EXPECT_EQ(hash_of(std::string_view{"event loop"}), 10683623836483390269ull);
    EXPECT_EQ(hash_of(std::array<uint64_t, 4>{1, 2, 3, 4}), 3968861757631715088ull);
    Random random(1);
    EXPECT_EQ(random.next(), 10451216379200822465ull);  // splitmix64's published value
}

TEST(Hash, tells_order_length_and_where_one_text_ends) {
    EXPECT_NE(hash_of(uint64_t{1}, uint64_t{2}), hash_of(uint64_t{2}, uint64_t{1}));
    EXPECT_NE(hash_of(std::string_view{"ab"}, std::string_view{"c"}),
              hash_of(std::string_view{"a"}, std::string_view{"bc"}));
    EXPECT_NE(hash_of(std::string_view{"a"}), hash_of(std::string_view{"a\0", 2}));
    EXPECT_NE(hash_of(std::array<uint64_t, 2>{1, 2}), hash_of(std::array<uint64_t, 2>{2, 1}));
    EXPECT_NE(hash_of(std::array<uint64_t, 2>{0, 0}), hash_of(std::array<uint64_t, 2>{0, 1}));
}

// Events differ in few bits of few words.
TEST(Hash, words_that_differ_in_one_bit_do_not_collide) {
    std::set<uint64_t> seen;
    size_t hashes = 0;
    for (size_t word = 0; word < 6; word++) {
        for (int bit = 0; bit < 64; bit++) {
            for (size_t other = 0; other < 6; other++) {
                for (int other_bit = 0; other_bit < 64; other_bit++) {
                    if (other * 64 + static_cast<size_t>(other_bit) < word * 64 + static_cast<size_t>(bit))
                        continue;
                    std::array<uint64_t, 6> words{5, 0, 7, 0, 0, 0};
                    words[word] ^= uint64_t{1} << bit;
                    words[other] ^= uint64_t{1} << other_bit;
                    if (words == std::array<uint64_t, 6>{5, 0, 7, 0, 0, 0}) continue;
                    seen.insert(hash_of(words));
                    hashes++;
                }
            }
        }
    }
    EXPECT_EQ(seen.size(), hashes);
}

TEST(Random, is_spread_evenly_and_repeats_with_its_seed) {
    Random random(7), again(7), other(8);
    std::array<int, 10> counts{};
    for (int i = 0; i < 10'000; i++) counts[random.below(10)]++;
    for (const int count : counts) EXPECT_NEAR(count, 1'000, 150);
    Random fresh(7);
    EXPECT_EQ(fresh.next(), again.next());
    EXPECT_NE(other.next(), Random(7).next());
}

}  // namespace
}  // namespace lg
