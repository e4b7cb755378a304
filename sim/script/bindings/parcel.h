// What a message carries between engines: a row of plain values, into which a built-in module has turned
// whatever was posted (internal/structured_clone). It belongs to no engine.
#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "sim/loop/process.h"
#include "sim/script/bindings/shared_memory.h"
#include "sim/script/value.h"

namespace lg::script {

struct Parcel final : loop::Payload {
    struct Undefined {};
    struct Null {};
    struct Bytes {  // of an ArrayBuffer
        std::string bytes;
    };
    using Cell = std::variant<Undefined, Null, bool, double, std::u16string, Bytes, SharedBytes>;
    std::vector<Cell> cells;

    Parcel() = default;
    ~Parcel() override {
        if (total_) *total_ -= bytes_;
    }
    Parcel(const Parcel&) = delete;
    Parcel& operator=(const Parcel&) = delete;
    // What it holds counts as memory of the process, for as long as it is on its way.
    void count_against(uint64_t& total);

  private:
    uint64_t bytes_ = 0;
    uint64_t* total_ = nullptr;
};

// The elements of an array that a built-in module made. Null and an exception for what no cell can hold.
std::shared_ptr<Parcel> pack(JSContext* context, JSValueConst row);
// The array anew.
JSValue unpack(JSContext* context, const Parcel& parcel);

}  // namespace lg::script
