// A value that is mostly not there. Until somebody writes it, it takes the room of a pointer and reads as
// T{}, so that what has it moves fast. Copies are values.
#pragma once
#include <memory>
#include <utility>

namespace lg {

template <class T>
class Rare {
  public:
    Rare() = default;
    Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(Rare&&) noexcept = default;
    Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
    Rare& operator=(const Rare& other) { return *this = Rare(other); }

    bool is_there() const { return value_ != nullptr; }
    // Reading.
    const T& operator*() const { return value_ ? *value_ : none_; }
    const T* operator->() const { return &**this; }
    // Writing: from here on it is there.
    T& operator*() {
        if (!value_) value_ = std::make_unique<T>();
        return *value_;
    }
    T* operator->() { return &**this; }

  private:
    inline static const T none_{};

    std::unique_ptr<T> value_;
};

}  // namespace lg
