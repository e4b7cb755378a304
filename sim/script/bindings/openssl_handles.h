// Owned OpenSSL objects, and what its wrappers share. Included by openssl*.cpp only.
#pragma once
#include <openssl/bn.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/encoder.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "sim/base/result.h"

namespace lg::script::openssl {

struct HandleDeleter {
    void operator()(EVP_MD_CTX* handle) const { EVP_MD_CTX_free(handle); }
    void operator()(EVP_MAC* handle) const { EVP_MAC_free(handle); }
    void operator()(EVP_MAC_CTX* handle) const { EVP_MAC_CTX_free(handle); }
    void operator()(EVP_KDF* handle) const { EVP_KDF_free(handle); }
    void operator()(EVP_KDF_CTX* handle) const { EVP_KDF_CTX_free(handle); }
    void operator()(EVP_CIPHER* handle) const { EVP_CIPHER_free(handle); }
    void operator()(EVP_CIPHER_CTX* handle) const { EVP_CIPHER_CTX_free(handle); }
    void operator()(EVP_PKEY* handle) const { EVP_PKEY_free(handle); }
    void operator()(EVP_PKEY_CTX* handle) const { EVP_PKEY_CTX_free(handle); }
    void operator()(OSSL_DECODER_CTX* handle) const { OSSL_DECODER_CTX_free(handle); }
    void operator()(OSSL_ENCODER_CTX* handle) const { OSSL_ENCODER_CTX_free(handle); }
    void operator()(OSSL_PARAM_BLD* handle) const { OSSL_PARAM_BLD_free(handle); }
    void operator()(OSSL_PARAM* handle) const { OSSL_PARAM_free(handle); }
    void operator()(BIGNUM* handle) const { BN_clear_free(handle); }
    void operator()(BN_CTX* handle) const { BN_CTX_free(handle); }
    void operator()(EC_GROUP* handle) const { EC_GROUP_free(handle); }
    void operator()(EC_POINT* handle) const { EC_POINT_free(handle); }
    void operator()(ECDSA_SIG* handle) const { ECDSA_SIG_free(handle); }
};
template <class T>
using Handle = std::unique_ptr<T, HandleDeleter>;

// Before anything else is asked of OpenSSL. May be called again.
void initialize();
// What OpenSSL says went wrong on this thread; forgets it.
Error last_error();

// No digest or cipher has a longer name, and to look for one would take time in proportion to it.
constexpr size_t name_bytes_max = 128;

// Never null, even for no bytes at all.
const unsigned char* unsigned_bytes(std::string_view text);
unsigned char* unsigned_bytes(std::string& text);

inline Handle<BIGNUM> number_of_bytes(std::string_view bytes) {
    return Handle<BIGNUM>{BN_bin2bn(unsigned_bytes(bytes), static_cast<int>(bytes.size()), nullptr)};
}
// length: at least so many bytes, with zeros before the number.
inline std::string bytes_of_number(const BIGNUM* number, int length = 0) {
    std::string bytes(static_cast<size_t>(std::max(length, BN_num_bytes(number))), '\0');
    BN_bn2binpad(number, unsigned_bytes(bytes), static_cast<int>(bytes.size()));
    return bytes;
}

}  // namespace lg::script::openssl
