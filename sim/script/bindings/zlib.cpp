// binding.zlib: compression for zlib.js, by zlib and Brotli.
//
//     newCodec(mode, windowBits, level, memLevel, strategy, dictionary, parameters) -> codec, or undefined
//     write(codec, flush, bytes, room, name, site, callback): see run_job()
//         -> [bytes, how many bytes of the input are left], or [message, code, number] of an error
//     params(codec, level, strategy) -> undefined or an error
//     reset(codec, refuses) -> undefined or an error; `refuses` tells whether it throws while a write goes on
//     crc32(bytes, before) -> number
#include <fmt/format.h>

#include <array>
#include <cstring>

#include "sim/script/bindings/codec.h"
#include "sim/script/bindings/native_class.h"
#include "sim/script/bindings/pool_job.h"

namespace lg::script {

using host::Outcome;

namespace {

// A codec is shared with the job that a worker runs on it.
struct SharedCodec {
    std::shared_ptr<Codec> codec;
    CodecOptions options;
    bool is_busy = false;
    bool has_new_level = false;  // params() came beside a write
};
using CodecClass = NativeClass<SharedCodec>;

JSValue new_error(JSContext* context, const CodecError& error) {
    const JSValue list = JS_NewArray(context);
    JS_SetPropertyUint32(context, list, 0, new_text(context, error.message));
    JS_SetPropertyUint32(context, list, 1, new_text(context, error.code));
    JS_SetPropertyUint32(context, list, 2, JS_NewInt32(context, error.number));
    return list;
}

// Nanoseconds a byte on a usual machine.
int64_t ns_per_byte(const CodecOptions& options) {
    constexpr int64_t fast = 10, usual = 30, best = 60, brotli_best = 600;
    switch (options.mode) {
        case CodecMode::brotli_encode: {
            uint32_t quality = 11;
            for (const auto& [key, value] : options.parameters) quality = key == 1 ? value : quality;
            return quality < 5 ? fast : quality < 10 ? best : brotli_best;
        }
        case CodecMode::deflate:
        case CodecMode::gzip:
        case CodecMode::deflate_raw:
            return options.level == 0   ? 1
                   : options.level < 0  ? usual
                   : options.level < 4  ? fast
                   : options.level <= 6 ? usual
                                        : best;
        default: return 5;
    }
}

// Of Brotli 1.1, which Node 18 and 20 came to have in one of their later releases.
bool names_errors_in_full(const loop::NodeProfile& profile) {
    return profile.major() >= 18 && profile.name != "20.2";
}

CodecOptions options_of(JSContext* context, JSValueConst* arguments) {
    CodecOptions options;
    options.mode = static_cast<CodecMode>(to_integer(context, arguments[0]));
    options.window_bits = static_cast<int>(to_integer(context, arguments[1]));
    options.level = static_cast<int>(to_integer(context, arguments[2]));
    options.memory_level = static_cast<int>(to_integer(context, arguments[3]));
    options.strategy = static_cast<int>(to_integer(context, arguments[4]));
    options.dictionary = to_bytes(context, arguments[5]);
    options.full_names = names_errors_in_full(Engine::of(context).loop().profile());
    int64_t length = 0;
    if (!JS_IsArray(arguments[6]) || JS_GetLength(context, arguments[6], &length) != 0) return options;
    for (int64_t i = 0; i + 1 < length; i += 2) {
        const Value key{context, JS_GetPropertyInt64(context, arguments[6], i)};
        const Value value{context, JS_GetPropertyInt64(context, arguments[6], i + 1)};
        options.parameters.emplace_back(static_cast<int>(to_integer(context, key.get())),
                                        static_cast<uint32_t>(to_integer(context, value.get())));
    }
    return options;
}

bool encodes(CodecMode mode) {
    return mode == CodecMode::deflate || mode == CodecMode::gzip || mode == CodecMode::deflate_raw ||
           mode == CodecMode::brotli_encode;
}

// Text that repeats itself is compressed several times faster; a look at its first 4 KiB tells.
bool repeats_itself(std::string_view bytes) {
    const size_t size = std::min<size_t>(bytes.size(), 4096);
    if (size < 1024) return false;
    std::array<uint16_t, 4096> places{};  // where four bytes were seen last, plus one, by their hash
    size_t seen = 0;
    for (size_t i = 0; i + 4 <= size; i++) {
        uint32_t four = 0;
        std::memcpy(&four, bytes.data() + i, 4);
        uint16_t& place = places[(four * 2654435761u) >> 20];
        seen += place != 0 && std::memcmp(bytes.data() + place - 1, &four, 4) == 0;
        place = static_cast<uint16_t>(i + 1);
    }
    return seen * 100 > (size - 3) * 95;
}

// Of a new codec: tables are cleared, those of Brotli's encoder with its first bytes.
Duration new_codec_cost(const CodecOptions& options) {
    return Duration{options.mode == CodecMode::brotli_encode ? 300'000 : 15'000};
}

JSValue create(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    auto state = std::make_unique<SharedCodec>();
    state->options = options_of(context, arguments);
    count_work(context, new_codec_cost(state->options));
    state->codec = new_codec(state->options);
    return state->codec ? CodecClass::wrap(context, data, std::move(state)) : JS_UNDEFINED;
}

// What a write did, on its way back from the worker.
struct Written {
    std::string input;  // that was not yet taken
    std::string output;
    size_t left = 0;
    std::optional<CodecError> error;
};

PoolJob write_job(const std::shared_ptr<Codec>& codec, int flush, size_t room,
                  const std::shared_ptr<Written>& written) {
    PoolJob job;
    job.compute = [codec, flush, room, written] {
        std::string_view input = written->input;
        written->error = codec->write(flush, input, written->output, room);
        written->left = input.size();
        return Outcome{};
    };
    return job;
}

JSValue write(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    SharedCodec* state = CodecClass::unwrap(context, data, arguments[0]);
    if (!state) return JS_EXCEPTION;
    if (state->is_busy) return JS_ThrowTypeError(context, "write already in progress");
    Engine& engine = Engine::of(context);
    const auto flush = static_cast<int>(to_integer(context, arguments[1]));
    const auto room = static_cast<size_t>(to_integer(context, arguments[3]));
    if (room > UINT32_MAX || !has_room(engine, room)) return JS_EXCEPTION;
    const auto written = std::make_shared<Written>();
    written->input = to_bytes(context, arguments[2]);
    const size_t size = written->input.size();
    PoolJob job = write_job(state->codec, flush, room, written);
    job.detail = fmt::format("{} {} bytes", to_plain_text(context, arguments[4]), size);
    const bool is_fast = encodes(state->options.mode) && repeats_itself(written->input);
    const int64_t cost_ns = static_cast<int64_t>(size) * ns_per_byte(state->options) / (is_fast ? 4 : 1);
    job.cost = Duration{40'000 + cost_ns};
    // The codec's object is kept alive by the callback, which holds it.
    job.result = [state, written](JSContext* own, Outcome&) {
        state->is_busy = false;
        if (std::exchange(state->has_new_level, false))
            state->codec->set_level(state->options.level, state->options.strategy);
        if (written->error) return new_error(own, *written->error);
        const JSValue list = JS_NewArray(own);
        JS_SetPropertyUint32(own, list, 0, new_bytes(own, written->output));
        JS_SetPropertyUint32(own, list, 1, JS_NewInt64(own, static_cast<int64_t>(written->left)));
        return list;
    };
    state->is_busy = true;
    const JSValue result = run_job(engine, std::move(job), arguments[5], arguments[6]);
    if (JS_IsException(result)) state->is_busy = false;
    return result;
}

JSValue set_parameters(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                       JSValueConst* data) {
    SharedCodec* state = CodecClass::unwrap(context, data, arguments[0]);
    if (!state) return JS_EXCEPTION;
    state->options.level = static_cast<int>(to_integer(context, arguments[1]));
    state->options.strategy = static_cast<int>(to_integer(context, arguments[2]));
    // Node races the worker here. Ours lets the worker finish, and params() has no error.
    state->has_new_level = state->is_busy;
    if (state->is_busy) return JS_UNDEFINED;
    const auto error = state->codec->set_level(state->options.level, state->options.strategy);
    return error ? new_error(context, *error) : JS_UNDEFINED;
}

JSValue reset(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    SharedCodec* state = CodecClass::unwrap(context, data, arguments[0]);
    if (!state) return JS_EXCEPTION;
    if (state->is_busy) {
        if (JS_ToBool(context, arguments[1])) {
            return JS_ThrowPlainError(context, "Cannot reset zlib stream while a write is in progress");
        }
        std::shared_ptr<Codec> fresh = new_codec(state->options);
        if (!fresh) return JS_ThrowOutOfMemory(context);
        state->codec = std::move(fresh);  // a worker may be at work on the one before, and keeps it
        return JS_UNDEFINED;
    }
    const auto error = state->codec->reset();
    return error ? new_error(context, *error) : JS_UNDEFINED;
}

JSValue crc32(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const std::string bytes = to_bytes(context, arguments[0]);
    return JS_NewUint32(context, crc32_of(bytes, static_cast<uint32_t>(to_integer(context, arguments[1]))));
}

}  // namespace

void install_zlib(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue zlib = JS_NewObject(context);
    const CodecClass codecs{engine, "NativeCodec"};
    codecs.add(zlib, "newCodec", create, 7);
    codecs.add(zlib, "write", write, 7);
    codecs.add(zlib, "params", set_parameters, 3);
    codecs.add(zlib, "reset", reset, 2);
    add_natives(context, zlib, {{"crc32", crc32, 2}});
    JS_SetPropertyStr(context, binding, "zlib", zlib);
}

}  // namespace lg::script
