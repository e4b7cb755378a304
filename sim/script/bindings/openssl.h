// OpenSSL behind a few plain functions, for binding.crypto. They know nothing of JavaScript and may run on
// any thread; an object belongs to one thread at a time. Nothing here draws random bytes.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"

namespace lg::script::openssl {

// An Error's message is OpenSSL's own, "error:1C800064:Provider routines::bad decrypt", or a word of ours:
// "unknown digest", "unknown cipher", "invalid key", "invalid iv", "invalid state".
using Bytes = Result<std::string>;

// ---- hashes and message authentication codes

bool has_digest(const std::string& name);
const std::vector<std::string>& digest_names();  // sorted
size_t digest_size(const std::string& name);

class Digester {
  public:
    virtual ~Digester() = default;
    virtual bool update(std::string_view bytes) = 0;
    virtual Bytes finish() = 0;
    virtual std::unique_ptr<Digester> copy() const = 0;
};

// output_length: for those that give as many bytes as one asks for (shake128); none: the usual length.
Result<std::unique_ptr<Digester>> new_hash(const std::string& name, std::optional<size_t> output_length);
Result<std::unique_ptr<Digester>> new_hmac(const std::string& name, std::string_view key);

// ---- keys out of passwords

struct ScryptCost {
    uint64_t n = 16384, r = 8, p = 1, memory_max = 32 << 20;
};
Bytes pbkdf2(std::string_view password, std::string_view salt, int rounds, size_t length,
             const std::string& digest);
Bytes scrypt(std::string_view password, std::string_view salt, size_t length, const ScryptCost& cost);
Status check_scrypt(const ScryptCost& cost);
Bytes hkdf(const std::string& digest, std::string_view key, std::string_view salt, std::string_view info,
           size_t length);

// ---- ciphers

struct CipherInfo {
    std::string name, mode;
    int nid = 0;
    int key_length = 0, iv_length = 0, block_size = 0;
    bool is_authenticated = false;  // gcm, ocb and chacha20-poly1305; ccm is not supported
};
std::optional<CipherInfo> cipher_info(const std::string& name);
const std::vector<std::string>& cipher_names();  // sorted

class Cipher {
  public:
    virtual ~Cipher() = default;
    virtual bool set_padding(bool on) = 0;
    virtual bool add_authenticated_data(std::string_view bytes) = 0;
    // For decryption: what final() will compare with.
    virtual bool set_tag(std::string_view tag) = 0;
    // Behind final() of an encryption.
    virtual std::optional<std::string> tag(size_t length) const = 0;
    virtual Bytes update(std::string_view bytes) = 0;
    virtual Bytes finish() = 0;
};
Result<std::unique_ptr<Cipher>> new_cipher(const std::string& name, std::string_view key,
                                           std::optional<std::string_view> iv, bool encrypts);

}  // namespace lg::script::openssl
