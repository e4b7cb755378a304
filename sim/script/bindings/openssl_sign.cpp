// What keys are used for, and the random and prime numbers beneath.
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <mutex>

#include "sim/base/hash.h"
#include "sim/script/bindings/openssl_handles.h"
#include "sim/script/bindings/openssl_keys.h"

namespace lg::script::openssl {

// ---- random bytes

// OpenSSL 3 would have us write a provider for this; what it calls deprecated has one function to fill.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace {

thread_local Random* drawn_from = nullptr;

int draw(unsigned char* bytes, int count) {
    if (!drawn_from) return RAND_OpenSSL()->bytes(bytes, count);
    for (int i = 0; i < count; i++) bytes[i] = static_cast<unsigned char>(drawn_from->next() >> 56);
    return 1;
}

}  // namespace

SeededRandom::SeededRandom(uint64_t seed) {
    static std::once_flag once;
    std::call_once(once, [] {
        static RAND_METHOD method = *RAND_OpenSSL();
        method.bytes = draw;
        method.pseudorand = draw;
        RAND_set_rand_method(&method);
    });
    drawn_from = new Random(seed);
}

SeededRandom::~SeededRandom() {
    delete drawn_from;
    drawn_from = nullptr;
}

#pragma GCC diagnostic pop

// ---- signatures

namespace {

bool set_padding(EVP_PKEY_CTX* context, const Key& key, const SignOptions& options) {
    const int type = EVP_PKEY_get_base_id(key.handle.get());
    if (type != EVP_PKEY_RSA && type != EVP_PKEY_RSA_PSS) return true;
    const int usual = type == EVP_PKEY_RSA ? RSA_PKCS1_PADDING : RSA_PKCS1_PSS_PADDING;
    const int padding = options.padding ? options.padding : usual;
    if (EVP_PKEY_CTX_set_rsa_padding(context, padding) <= 0) return false;
    return padding != RSA_PKCS1_PSS_PADDING || !options.salt_length ||
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, *options.salt_length) > 0;
}

const EVP_MD* digest_or_none(const std::string& name) {
    return name.empty() ? nullptr : EVP_get_digestbyname(name.c_str());
}

// The bytes of each of the two numbers of a signature of ec.
int half_of(const Key& key) { return (EVP_PKEY_get_bits(key.handle.get()) + 7) / 8; }

std::string p1363_of(const Key& key, const std::string& der) {
    const unsigned char* next = unsigned_bytes(der);
    const Handle<ECDSA_SIG> both{d2i_ECDSA_SIG(nullptr, &next, static_cast<long>(der.size()))};
    if (!both) return der;
    return bytes_of_number(ECDSA_SIG_get0_r(both.get()), half_of(key)) +
           bytes_of_number(ECDSA_SIG_get0_s(both.get()), half_of(key));
}
std::string der_of(const Key& key, std::string_view p1363) {
    const auto half = static_cast<size_t>(half_of(key));
    if (p1363.size() != 2 * half) return std::string{p1363};
    const Handle<ECDSA_SIG> both{ECDSA_SIG_new()};
    ECDSA_SIG_set0(both.get(), number_of_bytes(p1363.substr(0, half)).release(),
                   number_of_bytes(p1363.substr(half)).release());
    std::string der(static_cast<size_t>(i2d_ECDSA_SIG(both.get(), nullptr)), '\0');
    unsigned char* next = unsigned_bytes(der);
    i2d_ECDSA_SIG(both.get(), &next);
    return der;
}
bool is_ec(const Key& key) { return EVP_PKEY_get_base_id(key.handle.get()) == EVP_PKEY_EC; }

Bytes sign_hash(const Key& key, const std::string& digest, std::string_view hash,
                const SignOptions& options) {
    const Handle<EVP_PKEY_CTX> signer{EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle.get(), nullptr)};
    if (!signer || EVP_PKEY_sign_init(signer.get()) <= 0 || !set_padding(signer.get(), key, options) ||
        EVP_PKEY_CTX_set_signature_md(signer.get(), EVP_get_digestbyname(digest.c_str())) <= 0)
        return last_error();
    size_t length = 0;
    if (EVP_PKEY_sign(signer.get(), nullptr, &length, unsigned_bytes(hash), hash.size()) <= 0)
        return last_error();
    std::string signature(length, '\0');
    if (EVP_PKEY_sign(signer.get(), unsigned_bytes(signature), &length, unsigned_bytes(hash), hash.size()) <=
        0)
        return last_error();
    signature.resize(length);
    return signature;
}

Bytes sign_data(const Key& key, const std::string& digest, std::string_view data,
                const SignOptions& options) {
    const Handle<EVP_MD_CTX> signer{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* context = nullptr;
    if (EVP_DigestSignInit(signer.get(), &context, digest_or_none(digest), nullptr, key.handle.get()) <= 0 ||
        !set_padding(context, key, options))
        return last_error();
    size_t length = 0;
    if (EVP_DigestSign(signer.get(), nullptr, &length, unsigned_bytes(data), data.size()) <= 0)
        return last_error();
    std::string signature(length, '\0');
    if (EVP_DigestSign(signer.get(), unsigned_bytes(signature), &length, unsigned_bytes(data), data.size()) <=
        0)
        return last_error();
    signature.resize(length);
    return signature;
}

// 1: it fits; 0 or less: not. -2: it cannot be asked.
int check_hash(const Key& key, const std::string& digest, std::string_view hash, std::string_view signature,
               const SignOptions& options) {
    const Handle<EVP_PKEY_CTX> verifier{EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle.get(), nullptr)};
    if (!verifier || EVP_PKEY_verify_init(verifier.get()) <= 0 ||
        !set_padding(verifier.get(), key, options) ||
        EVP_PKEY_CTX_set_signature_md(verifier.get(), EVP_get_digestbyname(digest.c_str())) <= 0)
        return -2;
    return std::max(EVP_PKEY_verify(verifier.get(), unsigned_bytes(signature), signature.size(),
                                    unsigned_bytes(hash), hash.size()),
                    -1);
}
int check_data(const Key& key, const std::string& digest, std::string_view data, std::string_view signature,
               const SignOptions& options) {
    const Handle<EVP_MD_CTX> verifier{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* context = nullptr;
    if (EVP_DigestVerifyInit(verifier.get(), &context, digest_or_none(digest), nullptr, key.handle.get()) <=
            0 ||
        !set_padding(context, key, options))
        return -2;
    return std::max(EVP_DigestVerify(verifier.get(), unsigned_bytes(signature), signature.size(),
                                     unsigned_bytes(data), data.size()),
                    -1);
}

}  // namespace

Bytes sign(const Key& key, const std::string& digest, std::string_view data, const SignOptions& options,
           bool has_hashed) {
    initialize();
    Bytes signature =
        has_hashed ? sign_hash(key, digest, data, options) : sign_data(key, digest, data, options);
    if (signature && options.is_p1363 && is_ec(key)) return p1363_of(key, *signature);
    return signature;
}

Result<bool> verify(const Key& key, const std::string& digest, std::string_view data,
                    std::string_view signature, const SignOptions& options, bool has_hashed) {
    initialize();
    const std::string given =
        options.is_p1363 && is_ec(key) ? der_of(key, signature) : std::string{signature};
    const int found = has_hashed ? check_hash(key, digest, data, given, options)
                                 : check_data(key, digest, data, given, options);
    if (found == -2) return last_error();
    ERR_clear_error();
    return found == 1;
}

// ---- RSA as a cipher, and secrets that two share

Bytes rsa(const Key& key, RsaUse use, std::string_view data, const RsaOptions& options) {
    initialize();
    struct Call {
        int (*begin)(EVP_PKEY_CTX*);
        int (*run)(EVP_PKEY_CTX*, unsigned char*, size_t*, const unsigned char*, size_t);
    };
    static constexpr Call calls[] = {{EVP_PKEY_encrypt_init, EVP_PKEY_encrypt},
                                     {EVP_PKEY_decrypt_init, EVP_PKEY_decrypt},
                                     {EVP_PKEY_sign_init, EVP_PKEY_sign},
                                     {EVP_PKEY_verify_recover_init, EVP_PKEY_verify_recover}};
    const Call& call = calls[static_cast<size_t>(use)];
    const Handle<EVP_PKEY_CTX> context{EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle.get(), nullptr)};
    if (!context || call.begin(context.get()) <= 0 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), options.padding) <= 0)
        return last_error();
    if (options.padding == RSA_PKCS1_OAEP_PADDING) {
        if (EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), EVP_get_digestbyname(options.oaep_digest.c_str())) <=
            0)
            return last_error();
        if (!options.oaep_label.empty()) {
            void* const label = OPENSSL_memdup(options.oaep_label.data(), options.oaep_label.size());
            EVP_PKEY_CTX_set0_rsa_oaep_label(context.get(), label,
                                             static_cast<int>(options.oaep_label.size()));
        }
    }
    size_t length = 0;
    if (call.run(context.get(), nullptr, &length, unsigned_bytes(data), data.size()) <= 0)
        return last_error();
    std::string result(length, '\0');
    if (call.run(context.get(), unsigned_bytes(result), &length, unsigned_bytes(data), data.size()) <= 0)
        return last_error();
    result.resize(length);
    return result;
}

Bytes shared_secret(const Key& own, const Key& other) {
    initialize();
    const Handle<EVP_PKEY_CTX> context{EVP_PKEY_CTX_new_from_pkey(nullptr, own.handle.get(), nullptr)};
    size_t length = 0;
    if (!context || EVP_PKEY_derive_init(context.get()) <= 0 ||
        EVP_PKEY_derive_set_peer(context.get(), other.handle.get()) <= 0 ||
        EVP_PKEY_derive(context.get(), nullptr, &length) <= 0)
        return last_error();
    std::string secret(length, '\0');
    if (EVP_PKEY_derive(context.get(), unsigned_bytes(secret), &length) <= 0) return last_error();
    secret.resize(length);
    return secret;
}

// ---- numbers

Bytes generate_prime(const PrimeRequest& request) {
    initialize();
    const Handle<BN_CTX> room{BN_CTX_new()};
    const Handle<BIGNUM> prime{BN_new()};
    const Handle<BIGNUM> add = number_of_bytes(request.add), remainder = number_of_bytes(request.remainder);
    if (BN_generate_prime_ex2(
            prime.get(), request.bits, request.is_safe, request.add.empty() ? nullptr : add.get(),
            request.remainder.empty() ? nullptr : remainder.get(), nullptr, room.get()) != 1)
        return last_error();
    return bytes_of_number(prime.get(), (request.bits + 7) / 8);
}

bool is_prime(std::string_view candidate) {
    initialize();
    const Handle<BN_CTX> room{BN_CTX_new()};
    return BN_check_prime(number_of_bytes(candidate).get(), room.get(), nullptr) == 1;
}

Bytes power(std::string_view base, std::string_view exponent, std::string_view modulus) {
    const Handle<BN_CTX> room{BN_CTX_new()};
    const Handle<BIGNUM> result{BN_new()}, number = number_of_bytes(modulus);
    if (BN_mod_exp(result.get(), number_of_bytes(base).get(), number_of_bytes(exponent).get(), number.get(),
                   room.get()) != 1)
        return last_error();
    return bytes_of_number(result.get(), BN_num_bytes(number.get()));
}

std::string group_prime(const std::string& name) {
    static constexpr std::pair<const char*, BIGNUM* (*)(BIGNUM*)> groups[] = {
        {"modp1", BN_get_rfc2409_prime_768},   {"modp2", BN_get_rfc2409_prime_1024},
        {"modp5", BN_get_rfc3526_prime_1536},  {"modp14", BN_get_rfc3526_prime_2048},
        {"modp15", BN_get_rfc3526_prime_3072}, {"modp16", BN_get_rfc3526_prime_4096},
        {"modp17", BN_get_rfc3526_prime_6144}, {"modp18", BN_get_rfc3526_prime_8192}};
    for (const auto& [known, get] : groups)
        if (name == known) return bytes_of_number(Handle<BIGNUM>{get(nullptr)}.get());
    return {};
}

}  // namespace lg::script::openssl
