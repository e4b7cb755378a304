// Owned OpenSSL objects, and what its wrappers share. Included by openssl*.cpp only.
#pragma once
#include <openssl/evp.h>
#include <openssl/kdf.h>

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

}  // namespace lg::script::openssl
