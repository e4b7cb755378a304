#include <brotli/decode.h>
#include <brotli/encode.h>
#include <fmt/format.h>

#include "sim/script/bindings/codec.h"

namespace lg::script {

namespace {

constexpr int z_buf_error = -5;

const uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const uint8_t*>(text.data()); }

// Brotli 1.1 says the kind of an error before its name, Brotli 1.0 does not. Either may be linked.
std::string name_of(BrotliDecoderErrorCode code, bool is_full) {
    const std::string_view kind = code >= BROTLI_DECODER_ERROR_FORMAT_DISTANCE          ? "_ERROR_FORMAT_"
                                  : code >= BROTLI_DECODER_ERROR_INVALID_ARGUMENTS      ? "_ERROR_"
                                  : code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES ? "_ERROR_ALLOC_"
                                                                                        : "_ERROR_";
    std::string_view name = BrotliDecoderErrorString(code);
    if (name.substr(0, kind.size()) == kind) name.remove_prefix(kind.size());
    return fmt::format("ERR_{}{}", is_full ? kind : "", name);
}

class BrotliEncoder final : public Codec {
  public:
    explicit BrotliEncoder(const CodecOptions& options) : options_(options) { is_ready_ = start(); }
    ~BrotliEncoder() override { BrotliEncoderDestroyInstance(state_); }
    BrotliEncoder(const BrotliEncoder&) = delete;
    BrotliEncoder& operator=(const BrotliEncoder&) = delete;

    bool is_ready() const { return is_ready_; }

    std::optional<CodecError> write(int flush, std::string_view& input, std::string& output,
                                    size_t room) override {
        const size_t before = output.size();
        output.resize(before + room);
        size_t left = input.size();
        const uint8_t* next_in = bytes_of(input);
        auto* next_out = reinterpret_cast<uint8_t*>(output.data()) + before;
        const bool done = BrotliEncoderCompressStream(state_, static_cast<BrotliEncoderOperation>(flush),
                                                      &left, &next_in, &room, &next_out, nullptr);
        input.remove_prefix(input.size() - left);
        output.resize(output.size() - room);
        if (done) return std::nullopt;
        return CodecError{"Compression failed", "ERR_BROTLI_COMPRESSION_FAILED", -1};
    }
    std::optional<CodecError> set_level(int, int) override { return std::nullopt; }
    std::optional<CodecError> reset() override {
        BrotliEncoderDestroyInstance(state_);
        start();
        return std::nullopt;
    }

  private:
    bool start() {
        state_ = BrotliEncoderCreateInstance(nullptr, nullptr, nullptr);
        for (const auto& [key, value] : options_.parameters) {
            if (!BrotliEncoderSetParameter(state_, static_cast<BrotliEncoderParameter>(key), value))
                return false;
        }
        return true;
    }

    CodecOptions options_;
    BrotliEncoderState* state_ = nullptr;
    bool is_ready_ = false;
};

class BrotliDecoder final : public Codec {
  public:
    explicit BrotliDecoder(const CodecOptions& options) : options_(options) { is_ready_ = start(); }
    ~BrotliDecoder() override { BrotliDecoderDestroyInstance(state_); }
    BrotliDecoder(const BrotliDecoder&) = delete;
    BrotliDecoder& operator=(const BrotliDecoder&) = delete;

    bool is_ready() const { return is_ready_; }

    std::optional<CodecError> write(int flush, std::string_view& input, std::string& output,
                                    size_t room) override {
        const size_t before = output.size();
        output.resize(before + room);
        size_t left = input.size();
        const uint8_t* next_in = bytes_of(input);
        auto* next_out = reinterpret_cast<uint8_t*>(output.data()) + before;
        const BrotliDecoderResult result =
            BrotliDecoderDecompressStream(state_, &left, &next_in, &room, &next_out, nullptr);
        input.remove_prefix(input.size() - left);
        output.resize(output.size() - room);
        if (result == BROTLI_DECODER_RESULT_ERROR) {
            const BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(state_);
            return CodecError{"Decompression failed", name_of(code, options_.full_names), code};
        }
        if (flush == BROTLI_OPERATION_FINISH && result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
            return CodecError{"unexpected end of file", "Z_BUF_ERROR", z_buf_error};
        return std::nullopt;
    }
    std::optional<CodecError> set_level(int, int) override { return std::nullopt; }
    std::optional<CodecError> reset() override {
        BrotliDecoderDestroyInstance(state_);
        start();
        return std::nullopt;
    }

  private:
    bool start() {
        state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
        for (const auto& [key, value] : options_.parameters) {
            if (!BrotliDecoderSetParameter(state_, static_cast<BrotliDecoderParameter>(key), value))
                return false;
        }
        return true;
    }

    CodecOptions options_;
    BrotliDecoderState* state_ = nullptr;
    bool is_ready_ = false;
};

}  // namespace

std::unique_ptr<Codec> new_brotli_codec(const CodecOptions& options) {
    if (options.mode == CodecMode::brotli_encode) {
        auto codec = std::make_unique<BrotliEncoder>(options);
        return codec->is_ready() ? std::move(codec) : nullptr;
    }
    auto codec = std::make_unique<BrotliDecoder>(options);
    return codec->is_ready() ? std::move(codec) : nullptr;
}

}  // namespace lg::script
