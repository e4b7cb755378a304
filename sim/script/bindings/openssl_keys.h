// Asymmetric keys by OpenSSL, for binding.crypto: made, read, written, and used. As openssl.h says; here
// random bytes are drawn, but from a seed (SeededRandom), so that equal runs make equal keys and signatures.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/script/bindings/openssl.h"

using EVP_PKEY = struct evp_pkey_st;

namespace lg::script::openssl {

// While it lives, whatever OpenSSL draws on this thread comes from the seed.
class SeededRandom {
  public:
    explicit SeededRandom(uint64_t seed);
    ~SeededRandom();
    SeededRandom(const SeededRandom&) = delete;
    SeededRandom& operator=(const SeededRandom&) = delete;
};

struct Key {
    std::shared_ptr<EVP_PKEY> handle;
    bool is_private = false;

    Key public_half() const { return {handle, false}; }
};

// ---- made

struct KeyRequest {
    std::string type;  // as in Node: "rsa", "rsa-pss", "ec", "ed25519", "ed448", "x25519", "x448"
    int bits = 0;
    uint32_t exponent = 0;
    std::string curve;
    std::string digest, mgf1_digest;  // of rsa-pss; "" for the usual
    int salt_length = -1;             // of rsa-pss; -1 for the usual
};
bool has_curve(const std::string& name);
const std::vector<std::string>& curve_names();  // sorted
Result<Key> generate_key(const KeyRequest& request);

// ---- read and written

struct KeyForm {
    bool is_pem = true;
    std::string structure;  // "pkcs1", "pkcs8", "spki" or "sec1"; "" for whatever it is
    std::string cipher;     // for writing: "" for none
    std::optional<std::string> passphrase;
};
// A private key gives a public one, if that is wanted. Besides OpenSSL's errors: "passphrase required".
Result<Key> read_key(std::string_view bytes, const KeyForm& form, bool wants_private);
Bytes write_key(const Key& key, const KeyForm& form);
bool are_equal(const Key& one, const Key& other);

// The parts of a JSON Web Key, numbers as big-endian bytes: ("crv", "P-256"), ("x", ...).
using KeyParts = std::vector<std::pair<std::string, std::string>>;
Result<KeyParts> parts_of(const Key& key);
Result<Key> key_of_parts(const std::string& type, const KeyParts& parts);

struct KeyInfo {
    std::string type;
    int bits = 0;          // of rsa
    std::string exponent;  // big-endian bytes
    std::string curve;     // of ec
    std::string digest, mgf1_digest;
    int salt_length = -1;  // of an rsa-pss key that has such parameters
};
KeyInfo info_of(const Key& key);

// A point of an elliptic curve and the number that it was made of. form: 2 compressed, 4 uncompressed, 6
// hybrid.
Result<Key> key_of_point(const std::string& curve, std::string_view point);
Result<Key> key_of_number(const std::string& curve, std::string_view number);
Bytes point_of(const Key& key, int form);
Bytes number_of(const Key& key);

// ---- used

struct SignOptions {
    int padding = 0;                 // of rsa; 0 for the usual
    std::optional<int> salt_length;  // of rsa with PSS
    bool is_p1363 = false;           // a signature of ec as two numbers of one length, not as DER
};
// digest: "" for the usual one, and for keys that need none. has_hashed: `data` is the digest of the message.
Bytes sign(const Key& key, const std::string& digest, std::string_view data, const SignOptions& options,
           bool has_hashed);
Result<bool> verify(const Key& key, const std::string& digest, std::string_view data,
                    std::string_view signature, const SignOptions& options, bool has_hashed);

enum class RsaUse : uint8_t { public_encrypt, private_decrypt, private_encrypt, public_decrypt };
struct RsaOptions {
    int padding = 0;
    std::string oaep_digest, oaep_label;
};
Bytes rsa(const Key& key, RsaUse use, std::string_view data, const RsaOptions& options);

Bytes shared_secret(const Key& own, const Key& other);

// ---- numbers, as big-endian bytes

struct PrimeRequest {
    int bits = 0;
    bool is_safe = false;
    std::string add, remainder;  // "" for none
};
Bytes generate_prime(const PrimeRequest& request);
bool is_prime(std::string_view candidate);
// base to the power of `exponent`, modulo `modulus`, which is not 0, in its length.
Bytes power(std::string_view base, std::string_view exponent, std::string_view modulus);
// The prime of "modp14" and its like (RFC 2409, RFC 3526); "" for other names.
std::string group_prime(const std::string& name);

}  // namespace lg::script::openssl
