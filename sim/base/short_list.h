// A list that mostly holds one thing or none: the first has its place in the list itself, further ones are
// elsewhere. In the order in which they came.
#pragma once
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "sim/base/rare.h"

namespace lg {

template <class T>
class ShortList {
  public:
    bool empty() const { return !first_; }
    // There must be one.
    const T& front() const { return *first_; }
    void push_back(T value) {
        if (!first_) first_.emplace(std::move(value));
        else further_->push_back(std::move(value));
    }
    // There must be one.
    void pop_front() {
        first_.reset();
        if (has_more()) fill_first();
    }
    // How many were erased.
    template <class Predicate>
    size_t erase_if(Predicate is_wanted) {
        const bool erases_first = first_ && is_wanted(*first_);
        const size_t count = has_more() ? std::erase_if(*further_, is_wanted) : 0;
        if (erases_first) pop_front();
        return count + erases_first;
    }
    void erase(const T& value) {
        erase_if([&](const T& other) { return other == value; });
    }
    std::vector<T> all() const {
        std::vector<T> result;
        if (first_) result.push_back(*first_);
        result.insert(result.end(), further_->begin(), further_->end());
        return result;
    }

  private:
    bool has_more() const { return !further_->empty(); }
    void fill_first() {
        first_.emplace(std::move(further_->front()));
        further_->erase(further_->begin());
    }

    std::optional<T> first_;  // empty only if the list is
    Rare<std::vector<T>> further_;
};

}  // namespace lg
