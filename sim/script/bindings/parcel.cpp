#include "sim/script/bindings/parcel.h"

#include "sim/script/engine.h"

namespace lg::script {

namespace {

std::u16string text_of(JSContext* context, JSValueConst value) {
    size_t length = 0;
    const uint16_t* units = JS_ToCStringLenUTF16(context, &length, value);
    if (!units) return {};
    std::u16string text(reinterpret_cast<const char16_t*>(units), length);
    JS_FreeCStringUTF16(context, units);
    return text;
}

// False and an exception for what no cell can hold.
bool pack_cell(JSContext* context, JSValueConst value, Parcel::Cell* cell) {
    if (JS_IsUndefined(value)) *cell = Parcel::Undefined{};
    else if (JS_IsNull(value)) *cell = Parcel::Null{};
    else if (JS_IsBool(value)) *cell = static_cast<bool>(JS_VALUE_GET_BOOL(value));
    else if (JS_IsString(value)) *cell = text_of(context, value);
    else if (JS_IsNumber(value)) {
        double number = 0;
        JS_ToFloat64(context, &number, value);
        *cell = number;
    } else if (auto shared = SharedBytes::of(context, value)) {
        *cell = std::move(*shared);
    } else {
        size_t size = 0;
        const uint8_t* bytes = JS_GetArrayBuffer(context, &size, value);
        if (!bytes && size == 0 && JS_HasException(context)) return false;
        *cell =
            Parcel::Bytes{bytes ? std::string(reinterpret_cast<const char*>(bytes), size) : std::string{}};
    }
    return true;
}

struct Unpack {
    JSContext* context;

    JSValue operator()(const Parcel::Undefined&) const { return JS_UNDEFINED; }
    JSValue operator()(const Parcel::Null&) const { return JS_NULL; }
    JSValue operator()(bool value) const { return JS_NewBool(context, value); }
    JSValue operator()(double value) const { return JS_NewNumber(context, value); }
    JSValue operator()(const std::u16string& text) const {
        return JS_NewStringUTF16(context, reinterpret_cast<const uint16_t*>(text.data()), text.size());
    }
    JSValue operator()(const SharedBytes& buffer) const { return buffer.new_buffer(context); }
    JSValue operator()(const Parcel::Bytes& buffer) const {
        return JS_NewArrayBufferCopy(context, reinterpret_cast<const uint8_t*>(buffer.bytes.data()),
                                     buffer.bytes.size());
    }
};

}  // namespace

void Parcel::count_against(uint64_t& total) {
    bytes_ = sizeof *this + cells.size() * sizeof(Cell);
    for (const Cell& cell : cells) {
        if (const auto* text = std::get_if<std::u16string>(&cell)) bytes_ += text->size() * 2;
        if (const auto* buffer = std::get_if<Bytes>(&cell)) bytes_ += buffer->bytes.size();
    }
    total_ = &total;
    total += bytes_;
}

std::shared_ptr<Parcel> pack(JSContext* context, JSValueConst row) {
    int64_t length = 0;
    if (JS_GetLength(context, row, &length) < 0) return nullptr;
    auto parcel = std::make_shared<Parcel>();
    parcel->cells.resize(static_cast<size_t>(length));
    for (int64_t i = 0; i < length; i++) {
        const Value value{context, JS_GetPropertyInt64(context, row, i)};
        if (!pack_cell(context, value.get(), &parcel->cells[static_cast<size_t>(i)])) return nullptr;
    }
    parcel->count_against(Engine::of(context).loop().process().heap_bytes);
    return parcel;
}

JSValue unpack(JSContext* context, const Parcel& parcel) {
    const JSValue row = JS_NewArray(context);
    uint32_t index = 0;
    for (const Parcel::Cell& cell : parcel.cells)
        JS_SetPropertyUint32(context, row, index++, std::visit(Unpack{context}, cell));
    return row;
}

}  // namespace lg::script
