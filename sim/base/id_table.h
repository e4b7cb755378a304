// A table from ids to values for ids that are given in increasing order and die in any order.
// Lookup, insertion and removal are O(1); iteration is in the order of ids, so it is the same on every
// machine; memory is proportional to the live values (plus 8 bytes for each 64 ids of the live range).
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/base/result.h"

namespace lg {

template <class Key, class T>
class IdTable {
  public:
    IdTable() = default;
    IdTable(IdTable&&) noexcept = default;
    IdTable& operator=(IdTable&&) noexcept = default;
    IdTable(const IdTable& other) { *this = other; }
    IdTable& operator=(const IdTable& other) {
        if (this == &other) return *this;
        pages_.clear();
        pages_.reserve(other.pages_.size());
        for (const auto& page : other.pages_)
            pages_.push_back(page ? std::make_unique<Page>(*page) : nullptr);
        first_page_ = other.first_page_;
        front_ = other.front_;
        size_ = other.size_;
        return *this;
    }

    size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    T* find(Key key) { return const_cast<T*>(std::as_const(*this).find(key)); }
    const T* find(Key key) const {
        const Page* page = page_at(key.value / slots);
        const uint64_t bit = uint64_t{1} << (key.value % slots);
        return page && (page->live & bit) ? &page->values[key.value % slots] : nullptr;
    }
    bool contains(Key key) const { return find(key) != nullptr; }

    // A fresh value for the key, or one that is made of another; null if the key is in the table.
    template <class... From>
    T* try_emplace(Key key, From&&... from) {
        const uint32_t number = key.value / slots;
        Page* page = page_at(number);
        if (!page || number - first_page_ < front_) page = &make_page(number);
        const uint64_t bit = uint64_t{1} << (key.value % slots);
        if (page->live & bit) return nullptr;
        page->live |= bit;
        size_++;
        return std::construct_at(&page->values[key.value % slots], std::forward<From>(from)...);
    }
    // The key must not be in the table.
    T& insert(Key key, T value) {
        T* const place = try_emplace(key, std::move(value));
        LG_CHECK(place, "an id was given twice");
        return *place;
    }

    // Returns false if the key was not in the table.
    bool erase(Key key) {
        const uint32_t number = key.value / slots;
        Page* page = page_at(number);
        const uint64_t bit = uint64_t{1} << (key.value % slots);
        if (!page || !(page->live & bit)) return false;
        page->live &= ~bit;
        size_--;
        std::destroy_at(&page->values[key.value % slots]);
        // The last page waits for the next ids: a queue of a few entries stays where it is.
        if (page->live == 0 && number - first_page_ + 1 < pages_.size()) retire(number);
        return true;
    }

    // The value with the smallest id, or null.
    const T* front() const {
        const Key key = front_key();
        return size_ ? find(key) : nullptr;
    }
    Key front_key() const {
        if (!size_) return Key{};
        while (!pages_[front_] || !pages_[front_]->live) front_++;
        return key_of(front_, std::countr_zero(pages_[front_]->live));
    }

    // Calls visit(key, value) in the order of ids; stops when it returns false, if it returns anything.
    template <class Visit>
    void for_each(Visit visit) const {
        for (size_t i = 0; i < pages_.size(); i++) {
            if (!pages_[i]) continue;
            for (uint64_t live = pages_[i]->live; live; live &= live - 1) {
                const int slot = std::countr_zero(live);
                const T& value = pages_[i]->values[static_cast<size_t>(slot)];
                if constexpr (std::is_same_v<decltype(visit(Key{}, value)), bool>) {
                    if (!visit(key_of(i, slot), value)) return;
                } else {
                    visit(key_of(i, slot), value);
                }
            }
        }
    }

    friend bool operator==(const IdTable& a, const IdTable& b) {
        if (a.size_ != b.size_) return false;
        bool equal = true;
        a.for_each([&](Key key, const T& value) {
            const T* other = b.find(key);
            equal = other && *other == value;
            return equal;
        });
        return equal;
    }

  private:
    static constexpr uint32_t slots = 64;
    // Only the live values are objects: the room for the others costs nothing.
    struct Page {
        Page() {}
        Page(const Page& other) : live(other.live) {
            for_each_slot([&](size_t slot) { std::construct_at(&values[slot], other.values[slot]); });
        }
        Page& operator=(const Page&) = delete;
        ~Page() {
            if constexpr (!std::is_trivially_destructible_v<T>)
                for_each_slot([&](size_t slot) { std::destroy_at(&values[slot]); });
        }
        template <class Visit>
        void for_each_slot(Visit visit) const {
            for (uint64_t left = live; left; left &= left - 1)
                visit(static_cast<size_t>(std::countr_zero(left)));
        }

        uint64_t live = 0;
        union {
            T values[slots];
        };
    };

    Key key_of(size_t page_index, int slot) const {
        return Key{static_cast<uint32_t>((first_page_ + page_index) * slots + static_cast<size_t>(slot))};
    }
    const Page* page_at(uint32_t number) const {
        const uint32_t index = number - first_page_;  // of one before the first: larger than any
        return index < pages_.size() ? pages_[index].get() : nullptr;
    }
    Page* page_at(uint32_t number) { return const_cast<Page*>(std::as_const(*this).page_at(number)); }

    Page& make_page(uint32_t number) {
        if (!pages_.empty() && pages_.back() && !pages_.back()->live && !page_at(number))
            retire(first_page_ + static_cast<uint32_t>(pages_.size()) - 1);
        if (pages_.empty()) {
            first_page_ = number;
            front_ = 0;
        }
        if (number < first_page_) {
            // An old id came back (a timer that is armed again). Room for more of them, or each would cost
            // a copy of the whole table.
            const uint32_t missing = first_page_ - number;
            const uint32_t room = std::min(number, static_cast<uint32_t>(pages_.size() / 2));
            std::vector<std::unique_ptr<Page>> wider(missing + room);
            for (auto& page : pages_) wider.push_back(std::move(page));
            pages_ = std::move(wider);
            first_page_ = number - room;
            front_ = room;
        }
        if (number - first_page_ >= pages_.size()) pages_.resize(number - first_page_ + 1);
        auto& page = pages_[number - first_page_];
        if (number - first_page_ < front_) front_ = number - first_page_;
        if (!page) page = spare_ ? std::move(spare_) : std::make_unique<Page>();
        return *page;
    }
    // The last emptied page is kept for the next need, so that a short queue never allocates.
    void retire(uint32_t number) {
        spare_ = std::move(pages_[number - first_page_]);
        size_t dead = front_;
        while (dead < pages_.size() && !pages_[dead]) dead++;
        front_ = dead;
        if (dead == pages_.size()) {
            pages_.clear();
            front_ = 0;
        } else if (dead * 2 > pages_.size()) {
            pages_.erase(pages_.begin(), pages_.begin() + static_cast<std::ptrdiff_t>(dead));
            first_page_ += static_cast<uint32_t>(dead);
            front_ = 0;
        }
    }

    std::vector<std::unique_ptr<Page>> pages_;
    std::unique_ptr<Page> spare_;
    uint32_t first_page_ = 0;   // the number of pages_[0]
    mutable size_t front_ = 0;  // no page before this one has a live value
    size_t size_ = 0;
};

}  // namespace lg
