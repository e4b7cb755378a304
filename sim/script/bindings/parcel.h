// What a message carries between engines: a row of plain values, into which a built-in module has turned
// whatever was posted (internal/structured_clone). It belongs to no engine.
#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "sim/loop/process.h"
#include "sim/script/value.h"

namespace lg::script {

struct Parcel final : loop::Payload {
    struct Undefined {};
    struct Null {};
    struct Bytes {  // of an ArrayBuffer
        std::string bytes;
    };
    using Cell = std::variant<Undefined, Null, bool, double, std::u16string, Bytes>;
    std::vector<Cell> cells;
};

// The elements of an array that a built-in module made. Null and an exception for what no cell can hold.
std::shared_ptr<Parcel> pack(JSContext* context, JSValueConst row);
// The array anew.
JSValue unpack(JSContext* context, const Parcel& parcel);

}  // namespace lg::script
