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

thread_local std::optional<Random> drawn_from;

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
    drawn_from.emplace(seed);
}

SeededRandom::~SeededRandom() { drawn_from.reset(); }

#pragma GCC diagnostic pop

// ---- signatures

namespace {

// What a call of OpenSSL's gives that says, without a place to write to, how long it is at most.
template <class Call>
Bytes filled(Call call) {
    size_t length = 0;
    if (call(nullptr, &length) <= 0) return last_error();
    std::string result(length, '\0');
    if (call(unsigned_bytes(result), &length) <= 0) return last_error();
    result.resize(length);
    return result;
}

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
    return filled([&](unsigned char* to, size_t* length) {
        return EVP_PKEY_sign(signer.get(), to, length, unsigned_bytes(hash), hash.size());
    });
}

Bytes sign_data(const Key& key, const std::string& digest, std::string_view data,
                const SignOptions& options) {
    const Handle<EVP_MD_CTX> signer{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* context = nullptr;
    if (EVP_DigestSignInit(signer.get(), &context, digest_or_none(digest), nullptr, key.handle.get()) <= 0 ||
        !set_padding(context, key, options))
        return last_error();
    return filled([&](unsigned char* to, size_t* length) {
        return EVP_DigestSign(signer.get(), to, length, unsigned_bytes(data), data.size());
    });
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
    return filled([&](unsigned char* to, size_t* length) {
        return call.run(context.get(), to, length, unsigned_bytes(data), data.size());
    });
}

Bytes shared_secret(const Key& own, const Key& other) {
    initialize();
    const Handle<EVP_PKEY_CTX> context{EVP_PKEY_CTX_new_from_pkey(nullptr, own.handle.get(), nullptr)};
    if (!context || EVP_PKEY_derive_init(context.get()) <= 0 ||
        EVP_PKEY_derive_set_peer(context.get(), other.handle.get()) <= 0)
        return last_error();
    return filled(
        [&](unsigned char* to, size_t* length) { return EVP_PKEY_derive(context.get(), to, length); });
}

// ---- numbers

namespace {

// Whether there can be primes with this remainder: not if a factor of `add` is always one of theirs, or one
// of what is below a safe one.
bool may_be_prime(const BIGNUM* add, const BIGNUM* remainder, bool is_safe, BN_CTX* room) {
    const Handle<BIGNUM> common{BN_new()}, odd{BN_dup(add)}, below{BN_dup(remainder)};
    BN_gcd(common.get(), add, remainder, room);
    if (!BN_is_one(common.get())) return false;
    if (!is_safe) return true;
    const bool is_fourfold = !BN_is_bit_set(add, 0) && !BN_is_bit_set(add, 1);
    if (is_fourfold && !BN_is_bit_set(remainder, 1)) return false;
    while (!BN_is_odd(odd.get())) BN_rshift1(odd.get(), odd.get());
    BN_sub_word(below.get(), 1);
    BN_gcd(common.get(), odd.get(), below.get(), room);
    return BN_is_one(common.get());
}

// A quick look: whether a small prime divides it, or what is below it.
bool has_small_factor(const BIGNUM* candidate, bool is_safe) {
    static constexpr BN_ULONG small[] = {3,   5,   7,   11,  13,  17,  19,  23,  29,  31,  37, 41,  43,
                                         47,  53,  59,  61,  67,  71,  73,  79,  83,  89,  97, 101, 103,
                                         107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163};
    if (BN_num_bits(candidate) <= 9) return false;  // it may be one of them, or twice one
    for (const BN_ULONG prime : small) {
        const BN_ULONG left = BN_mod_word(candidate, prime);
        if (left == 0 || (is_safe && left == 1)) return true;
    }
    return false;
}

bool is_wanted(const BIGNUM* candidate, bool is_safe, BN_CTX* room) {
    if (has_small_factor(candidate, is_safe)) return false;
    const Handle<BIGNUM> half{BN_dup(candidate)};
    BN_rshift1(half.get(), half.get());
    return (!is_safe || BN_check_prime(half.get(), room, nullptr) == 1) &&
           BN_check_prime(candidate, room, nullptr) == 1;
}

// OpenSSL's own search does not end where there is no such prime.
Bytes prime_with_remainder(const PrimeRequest& request, BN_CTX* room) {
    const Error none{"no prime of that length has that remainder"};
    const Handle<BIGNUM> add = number_of_bytes(request.add), candidate{BN_new()}, rest{BN_new()};
    const Handle<BIGNUM> wanted = number_of_bytes(request.remainder);
    if (request.remainder.empty()) BN_set_word(wanted.get(), request.is_safe ? 3 : 1);
    if (BN_is_zero(add.get())) return Error{"error:01800067:bignum routines::div by zero"};
    if (!may_be_prime(add.get(), wanted.get(), request.is_safe, room)) return none;
    const int64_t each = request.is_safe ? std::max(request.bits / 4, 16) : 1;
    int64_t left = 64 * each * std::max(request.bits, 16);
    while (left > 0) {
        BN_rand(candidate.get(), request.bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY);
        BN_mod(rest.get(), candidate.get(), add.get(), room);
        BN_sub(candidate.get(), candidate.get(), rest.get());
        BN_add(candidate.get(), candidate.get(), wanted.get());
        for (; left > 0 && BN_num_bits(candidate.get()) <= request.bits; left--) {
            if (BN_num_bits(candidate.get()) == request.bits &&
                is_wanted(candidate.get(), request.is_safe, room))
                return bytes_of_number(candidate.get(), (request.bits + 7) / 8);
            BN_add(candidate.get(), candidate.get(), add.get());
        }
        left--;
    }
    return none;
}

}  // namespace

Bytes generate_prime(const PrimeRequest& request) {
    initialize();
    const Handle<BN_CTX> room{BN_CTX_new()};
    if (!request.add.empty()) return prime_with_remainder(request, room.get());
    const Handle<BIGNUM> prime{BN_new()};
    if (BN_generate_prime_ex2(prime.get(), request.bits, request.is_safe, nullptr, nullptr, nullptr,
                              room.get()) != 1)
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
