#include <zlib.h>

#include "sim/script/bindings/codec.h"

namespace lg::script {

namespace {

const char* name_of(int status) {
    switch (status) {
        case Z_STREAM_END: return "Z_STREAM_END";
        case Z_NEED_DICT: return "Z_NEED_DICT";
        case Z_ERRNO: return "Z_ERRNO";
        case Z_STREAM_ERROR: return "Z_STREAM_ERROR";
        case Z_DATA_ERROR: return "Z_DATA_ERROR";
        case Z_MEM_ERROR: return "Z_MEM_ERROR";
        case Z_BUF_ERROR: return "Z_BUF_ERROR";
        case Z_VERSION_ERROR: return "Z_VERSION_ERROR";
        default: return "Z_OK";
    }
}

Bytef* bytes_of(const std::string& text) {
    return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));
}

class ZlibCodec final : public Codec {
  public:
    explicit ZlibCodec(const CodecOptions& options) : mode_(options.mode), dictionary_(options.dictionary) {
        int bits = options.window_bits;
        if (mode_ == CodecMode::gzip || mode_ == CodecMode::gunzip) bits += 16;
        if (mode_ == CodecMode::unzip) bits += 32;
        if (mode_ == CodecMode::deflate_raw || mode_ == CodecMode::inflate_raw) bits = -bits;
        status_ = compresses() ? deflateInit2(&stream_, options.level, Z_DEFLATED, bits, options.memory_level,
                                              options.strategy)
                               : inflateInit2(&stream_, bits);
        is_ready_ = status_ == Z_OK;
        if (is_ready_) use_dictionary();
    }
    ~ZlibCodec() override {
        if (is_ready_) compresses() ? deflateEnd(&stream_) : inflateEnd(&stream_);
    }
    ZlibCodec(const ZlibCodec&) = delete;
    ZlibCodec& operator=(const ZlibCodec&) = delete;

    bool is_ready() const { return is_ready_; }

    std::optional<CodecError> write(int flush, std::string_view& input, std::string& output,
                                    size_t room) override {
        if (dictionary_refused_) return error("Failed to set dictionary");
        const size_t before = output.size();
        output.resize(before + room);
        stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(input.data()));
        stream_.avail_in = static_cast<uInt>(input.size());
        stream_.next_out = reinterpret_cast<Bytef*>(output.data()) + before;
        stream_.avail_out = static_cast<uInt>(room);
        if (compresses()) status_ = deflate(&stream_, flush);
        else decompress(flush);
        input.remove_prefix(input.size() - stream_.avail_in);
        output.resize(output.size() - stream_.avail_out);
        return check(flush);
    }

    std::optional<CodecError> set_level(int level, int strategy) override {
        // As in Node, which forgets gzip.
        const bool has_level = mode_ == CodecMode::deflate || mode_ == CodecMode::deflate_raw;
        status_ = has_level ? deflateParams(&stream_, level, strategy) : Z_OK;
        if (status_ == Z_OK || status_ == Z_BUF_ERROR) return std::nullopt;
        return error("Failed to set parameters");
    }

    std::optional<CodecError> reset() override {
        status_ = compresses() ? deflateReset(&stream_) : inflateReset(&stream_);
        if (status_ != Z_OK) return error("Failed to reset stream");
        use_dictionary();
        return std::nullopt;
    }

  private:
    bool compresses() const {
        return mode_ == CodecMode::deflate || mode_ == CodecMode::gzip || mode_ == CodecMode::deflate_raw;
    }

    void use_dictionary() {
        if (dictionary_.empty()) return;
        const auto size = static_cast<uInt>(dictionary_.size());
        if (mode_ == CodecMode::deflate || mode_ == CodecMode::deflate_raw)
            status_ = deflateSetDictionary(&stream_, bytes_of(dictionary_), size);
        else if (mode_ == CodecMode::inflate_raw)
            status_ = inflateSetDictionary(&stream_, bytes_of(dictionary_), size);
        dictionary_refused_ = status_ != Z_OK;
    }

    // Of unzip: whether it is gzip, which its first two bytes say. They may come in two writes.
    void look_at_header() {
        constexpr Bytef first = 0x1f, second = 0x8b;
        const Bytef* next = stream_.next_in;
        uInt left = stream_.avail_in;
        if (header_bytes_ == 0 && left > 0) {
            if (*next++ != first) {
                mode_ = CodecMode::inflate;
                return;
            }
            header_bytes_ = 1;
            left--;
        }
        if (header_bytes_ == 1 && left > 0) {
            header_bytes_ = 2;
            mode_ = *next == second ? CodecMode::gunzip : CodecMode::inflate;
        }
    }

    void decompress(int flush) {
        if (mode_ == CodecMode::unzip) look_at_header();
        status_ = inflate(&stream_, flush);
        if (mode_ != CodecMode::inflate_raw && status_ == Z_NEED_DICT && !dictionary_.empty()) {
            status_ =
                inflateSetDictionary(&stream_, bytes_of(dictionary_), static_cast<uInt>(dictionary_.size()));
            if (status_ == Z_OK) status_ = inflate(&stream_, flush);
            else if (status_ == Z_DATA_ERROR) status_ = Z_NEED_DICT;  // it is the dictionary that is bad
        }
        // Another member of a gzip file. Zeros behind the last are allowed.
        while (stream_.avail_in > 0 && mode_ == CodecMode::gunzip && status_ == Z_STREAM_END &&
               stream_.next_in[0] != 0) {
            inflateReset(&stream_);
            status_ = inflate(&stream_, flush);
        }
    }

    std::optional<CodecError> check(int flush) const {
        switch (status_) {
            case Z_OK:
            case Z_BUF_ERROR:
                if (stream_.avail_out != 0 && flush == Z_FINISH) return error("unexpected end of file");
                return std::nullopt;
            case Z_STREAM_END: return std::nullopt;
            case Z_NEED_DICT: return error(dictionary_.empty() ? "Missing dictionary" : "Bad dictionary");
            default: return error("Zlib error");
        }
    }
    CodecError error(const char* message) const {
        return {stream_.msg ? stream_.msg : message, name_of(status_), status_};
    }

    CodecMode mode_;
    std::string dictionary_;
    z_stream stream_{};
    int status_ = Z_OK;
    int header_bytes_ = 0;
    bool is_ready_ = false;
    bool dictionary_refused_ = false;
};

}  // namespace

std::unique_ptr<Codec> new_zlib_codec(const CodecOptions& options) {
    auto codec = std::make_unique<ZlibCodec>(options);
    return codec->is_ready() ? std::move(codec) : nullptr;
}

std::unique_ptr<Codec> new_codec(const CodecOptions& options) {
    const bool is_brotli =
        options.mode == CodecMode::brotli_decode || options.mode == CodecMode::brotli_encode;
    return is_brotli ? new_brotli_codec(options) : new_zlib_codec(options);
}

uint32_t crc32_of(std::string_view bytes, uint32_t before) {
    return static_cast<uint32_t>(crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

}  // namespace lg::script
