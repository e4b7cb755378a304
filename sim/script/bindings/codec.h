// Compression behind one plain interface, for binding.zlib: zlib and Brotli. Knows nothing of JavaScript, and
// may run on any thread, one at a time.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lg::script {

// In Node's numbering (lib/zlib.js).
enum class CodecMode : int32_t {
    none,
    deflate,
    inflate,
    gzip,
    gunzip,
    deflate_raw,
    inflate_raw,
    unzip,
    brotli_decode,
    brotli_encode,
};

// As zlib and Node name them: {"incorrect header check", "Z_DATA_ERROR", -3}.
struct CodecError {
    std::string message, code;
    int number = 0;
};

struct CodecOptions {
    CodecMode mode = CodecMode::deflate;
    int window_bits = 15, level = -1, memory_level = 8, strategy = 0;
    std::string dictionary;
    std::vector<std::pair<int, uint32_t>> parameters;  // of Brotli
    bool full_names = false;                           // of Brotli's errors: with their kind
};

class Codec {
  public:
    virtual ~Codec() = default;
    // Takes what it can from the front of `input`, and appends at most `room` bytes to `output`. flush is
    // Z_FINISH and so on, or Brotli's operation.
    virtual std::optional<CodecError> write(int flush, std::string_view& input, std::string& output,
                                            size_t room) = 0;
    virtual std::optional<CodecError> set_level(int level, int strategy) = 0;
    virtual std::optional<CodecError> reset() = 0;
};

// Null for parameters that the library refuses.
std::unique_ptr<Codec> new_codec(const CodecOptions& options);
std::unique_ptr<Codec> new_zlib_codec(const CodecOptions& options);
std::unique_ptr<Codec> new_brotli_codec(const CodecOptions& options);

uint32_t crc32_of(std::string_view bytes, uint32_t before);

}  // namespace lg::script
