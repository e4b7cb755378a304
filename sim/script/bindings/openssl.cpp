#include "sim/script/bindings/openssl.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <set>

#include "sim/script/bindings/openssl_handles.h"

namespace lg::script::openssl {

// ---- OpenSSL itself

void initialize() {
    // Without the machine's configuration file: a run must not depend on it. And what there is once needs no
    // clearing away at the program's end, where OpenSSL makes what it does not free.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT | OPENSSL_INIT_ADD_ALL_CIPHERS |
                            OPENSSL_INIT_ADD_ALL_DIGESTS | OPENSSL_INIT_LOAD_CRYPTO_STRINGS,
                        nullptr);
    ERR_clear_error();
}

Error last_error() {
    const unsigned long code = ERR_peek_error();
    ERR_clear_error();
    std::array<char, 256> text{};
    ERR_error_string_n(code, text.data(), text.size());
    return {text.data()};
}

const unsigned char* unsigned_bytes(std::string_view text) {
    static constexpr unsigned char none = 0;  // OpenSSL takes a null pointer for "not given"
    return text.empty() ? &none : reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* unsigned_bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// ---- hashes

const EVP_MD* digest_of(const std::string& name) {
    initialize();
    if (name.size() > name_bytes_max) return nullptr;
    return EVP_get_digestbyname(name.c_str());
}

bool has_digest(const std::string& name) { return digest_of(name) != nullptr; }

size_t digest_size(const std::string& name) {
    const EVP_MD* digest = digest_of(name);
    return digest ? static_cast<size_t>(EVP_MD_get_size(digest)) : 0;
}

static std::vector<std::string> find_digest_names() {
    initialize();
    std::set<std::string> names;
    EVP_MD_do_all_sorted(
        [](const EVP_MD*, const char* from, const char*, void* opaque) {
            // Aliases are known by name alone; what can be fetched is meant for use.
            const EVP_MD* known = from ? EVP_get_digestbyname(from) : nullptr;
            EVP_MD* usable = known ? EVP_MD_fetch(nullptr, EVP_MD_get0_name(known), nullptr) : nullptr;
            if (usable) static_cast<std::set<std::string>*>(opaque)->insert(from);
            EVP_MD_free(usable);
        },
        &names);
    ERR_clear_error();
    return {names.begin(), names.end()};
}

const std::vector<std::string>& digest_names() {
    static const std::vector<std::string> names = find_digest_names();
    return names;
}

namespace {

class HashDigester final : public Digester {
  public:
    HashDigester(Handle<EVP_MD_CTX> state, size_t length, bool any_length)
        : state_(std::move(state)), length_(length), any_length_(any_length) {}

    bool update(std::string_view bytes) override {
        return EVP_DigestUpdate(state_.get(), bytes.data(), bytes.size()) == 1;
    }
    Bytes finish() override {
        std::string digest(std::max<size_t>(length_, EVP_MAX_MD_SIZE), '\0');
        if (length_ > 0) {
            const int done = any_length_ ? EVP_DigestFinalXOF(state_.get(), unsigned_bytes(digest), length_)
                                         : EVP_DigestFinal_ex(state_.get(), unsigned_bytes(digest), nullptr);
            if (done != 1) return last_error();
        }
        digest.resize(length_);
        return digest;
    }
    std::unique_ptr<Digester> copy() const override {
        Handle<EVP_MD_CTX> copied{EVP_MD_CTX_new()};
        if (!copied || EVP_MD_CTX_copy_ex(copied.get(), state_.get()) != 1) return nullptr;
        return std::make_unique<HashDigester>(std::move(copied), length_, any_length_);
    }

  private:
    Handle<EVP_MD_CTX> state_;
    size_t length_;
    bool any_length_;
};

class HmacDigester final : public Digester {
  public:
    explicit HmacDigester(Handle<EVP_MAC_CTX> state) : state_(std::move(state)) {}

    bool update(std::string_view bytes) override {
        return EVP_MAC_update(state_.get(), unsigned_bytes(bytes), bytes.size()) == 1;
    }
    Bytes finish() override {
        std::string digest(EVP_MAX_MD_SIZE, '\0');
        size_t length = 0;
        if (EVP_MAC_final(state_.get(), unsigned_bytes(digest), &length, digest.size()) != 1)
            return last_error();
        digest.resize(length);
        return digest;
    }
    std::unique_ptr<Digester> copy() const override {
        Handle<EVP_MAC_CTX> copied{EVP_MAC_CTX_dup(state_.get())};
        return copied ? std::make_unique<HmacDigester>(std::move(copied)) : nullptr;
    }

  private:
    Handle<EVP_MAC_CTX> state_;
};

}  // namespace

Result<std::unique_ptr<Digester>> new_hash(const std::string& name, std::optional<size_t> output_length) {
    const EVP_MD* digest = digest_of(name);
    if (!digest) return Error{"unknown digest"};
    Handle<EVP_MD_CTX> state{EVP_MD_CTX_new()};
    if (!state || EVP_DigestInit_ex(state.get(), digest, nullptr) != 1) return last_error();
    const size_t usual = static_cast<size_t>(EVP_MD_get_size(digest));
    const bool any_length = output_length && *output_length != usual;
    if (any_length && (EVP_MD_get_flags(digest) & EVP_MD_FLAG_XOF) == 0) {
        ERR_raise(ERR_LIB_EVP, EVP_R_NOT_XOF_OR_INVALID_LENGTH);
        return last_error();
    }
    return std::unique_ptr<Digester>{
        std::make_unique<HashDigester>(std::move(state), output_length.value_or(usual), any_length)};
}

Result<std::unique_ptr<Digester>> new_hmac(const std::string& name, std::string_view key) {
    if (!has_digest(name)) return Error{"unknown digest"};
    const Handle<EVP_MAC> mac{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
    Handle<EVP_MAC_CTX> state{mac ? EVP_MAC_CTX_new(mac.get()) : nullptr};
    std::string digest = name;
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), digest.size()),
        OSSL_PARAM_construct_end()};
    if (!state || EVP_MAC_init(state.get(), unsigned_bytes(key), key.size(), parameters.data()) != 1)
        return last_error();
    return std::unique_ptr<Digester>{std::make_unique<HmacDigester>(std::move(state))};
}

// ---- keys out of passwords

Bytes pbkdf2(std::string_view password, std::string_view salt, int rounds, size_t length,
             const std::string& digest) {
    const EVP_MD* found = digest_of(digest);
    if (!found) return Error{"unknown digest"};
    std::string key(length, '\0');
    if (length == 0) return key;
    const int done = PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                                       unsigned_bytes(salt), static_cast<int>(salt.size()), rounds, found,
                                       static_cast<int>(length), unsigned_bytes(key));
    if (done != 1) return last_error();
    return key;
}

Status check_scrypt(const ScryptCost& cost) {
    initialize();
    if (EVP_PBE_scrypt(nullptr, 0, nullptr, 0, cost.n, cost.r, cost.p, cost.memory_max, nullptr, 0) == 1)
        return Nothing{};
    return ERR_peek_error() ? last_error() : Error{"invalid parameters"};
}

Bytes scrypt(std::string_view password, std::string_view salt, size_t length, const ScryptCost& cost) {
    initialize();
    std::string key(length, '\0');
    if (length == 0) return key;
    const char* given = reinterpret_cast<const char*>(unsigned_bytes(password));
    if (EVP_PBE_scrypt(given, password.size(), unsigned_bytes(salt), salt.size(), cost.n, cost.r, cost.p,
                       cost.memory_max, unsigned_bytes(key), length) != 1)
        return last_error();
    return key;
}

Bytes hkdf(const std::string& digest, std::string_view key, std::string_view salt, std::string_view info,
           size_t length) {
    if (!has_digest(digest)) return Error{"unknown digest"};
    std::string derived(length, '\0');
    if (length == 0) return derived;
    const Handle<EVP_KDF> kdf{EVP_KDF_fetch(nullptr, "HKDF", nullptr)};
    const Handle<EVP_KDF_CTX> state{kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr};
    std::string name = digest, k{key}, s{salt}, i{info};
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, name.data(), name.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, k.data(), k.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, s.data(), s.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, i.data(), i.size()),
        OSSL_PARAM_construct_end()};
    if (!state || EVP_KDF_derive(state.get(), unsigned_bytes(derived), length, parameters.data()) != 1)
        return last_error();
    return derived;
}

}  // namespace lg::script::openssl
