#include "sim/script/bindings/openssl_keys.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <set>

#include "sim/script/bindings/openssl_handles.h"

namespace lg::script::openssl {

namespace {

Key owned(EVP_PKEY* handle, bool is_private) { return {{handle, EVP_PKEY_free}, is_private}; }

std::string type_of(const EVP_PKEY* key) {
    static constexpr std::pair<int, const char*> types[] = {
        {EVP_PKEY_RSA, "rsa"},         {EVP_PKEY_RSA_PSS, "rsa-pss"}, {EVP_PKEY_EC, "ec"},
        {EVP_PKEY_ED25519, "ed25519"}, {EVP_PKEY_ED448, "ed448"},     {EVP_PKEY_X25519, "x25519"},
        {EVP_PKEY_X448, "x448"},       {EVP_PKEY_DSA, "dsa"},         {EVP_PKEY_DH, "dh"}};
    const int id = EVP_PKEY_get_base_id(key);
    for (const auto& [known, name] : types)
        if (known == id) return name;
    return {};
}

std::string text_parameter(const EVP_PKEY* key, const char* name) {
    std::array<char, 80> text{};
    size_t length = 0;
    if (EVP_PKEY_get_utf8_string_param(key, name, text.data(), text.size(), &length) != 1) return {};
    return {text.data(), length};
}
Handle<BIGNUM> number_parameter(const EVP_PKEY* key, const char* name) {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    return Handle<BIGNUM>{number};
}
std::string bytes_parameter(const EVP_PKEY* key, const char* name) {
    std::string bytes(256, '\0');
    size_t length = 0;
    if (EVP_PKEY_get_octet_string_param(key, name, unsigned_bytes(bytes), bytes.size(), &length) != 1)
        length = 0;
    bytes.resize(length);
    return bytes;
}

int curve_of(const std::string& name) {
    if (name.empty() || name.size() > name_bytes_max) return NID_undef;
    const int nist = EC_curve_nist2nid(name.c_str());
    const int nid = nist != NID_undef ? nist : OBJ_sn2nid(name.c_str());
    const Handle<EC_GROUP> group{nid == NID_undef ? nullptr : EC_GROUP_new_by_curve_name(nid)};
    ERR_clear_error();
    return group ? nid : NID_undef;
}

}  // namespace

// ---- made

bool has_curve(const std::string& name) { return curve_of(name) != NID_undef; }

const std::vector<std::string>& curve_names() {
    static const std::vector<std::string> names = [] {
        std::vector<EC_builtin_curve> curves(EC_get_builtin_curves(nullptr, 0));
        EC_get_builtin_curves(curves.data(), curves.size());
        std::set<std::string> sorted;
        for (const EC_builtin_curve& curve : curves) sorted.insert(OBJ_nid2sn(curve.nid));
        return std::vector<std::string>{sorted.begin(), sorted.end()};
    }();
    return names;
}

Result<Key> generate_key(const KeyRequest& request) {
    initialize();
    const std::string& type = request.type;
    const Handle<EVP_PKEY_CTX> maker{EVP_PKEY_CTX_new_from_name(nullptr, type.c_str(), nullptr)};
    if (!maker || EVP_PKEY_keygen_init(maker.get()) != 1) return last_error();
    bool good = true;
    if (type == "rsa" || type == "rsa-pss") {
        Handle<BIGNUM> exponent{BN_new()};
        BN_set_word(exponent.get(), request.exponent);
        good = EVP_PKEY_CTX_set_rsa_keygen_bits(maker.get(), request.bits) > 0 &&
               EVP_PKEY_CTX_set1_rsa_keygen_pubexp(maker.get(), exponent.get()) > 0;
    }
    if (type == "rsa-pss") {
        const auto digest_of = [](const std::string& name) { return EVP_get_digestbyname(name.c_str()); };
        if (!request.digest.empty())
            good &= EVP_PKEY_CTX_set_rsa_pss_keygen_md(maker.get(), digest_of(request.digest)) > 0;
        const std::string& mgf1 = request.mgf1_digest.empty() ? request.digest : request.mgf1_digest;
        if (!mgf1.empty()) good &= EVP_PKEY_CTX_set_rsa_pss_keygen_mgf1_md(maker.get(), digest_of(mgf1)) > 0;
        if (request.salt_length >= 0)
            good &= EVP_PKEY_CTX_set_rsa_pss_keygen_saltlen(maker.get(), request.salt_length) > 0;
    }
    if (type == "ec") {
        good = EVP_PKEY_CTX_set_ec_paramgen_curve_nid(maker.get(), curve_of(request.curve)) > 0 &&
               EVP_PKEY_CTX_set_ec_param_enc(maker.get(), OPENSSL_EC_NAMED_CURVE) > 0;
    }
    EVP_PKEY* made = nullptr;
    if (!good || EVP_PKEY_generate(maker.get(), &made) != 1) return last_error();
    return owned(made, true);
}

// ---- read and written

namespace {

struct Passphrase {
    const std::optional<std::string>& given;
    bool was_missed = false;
};
// OpenSSL would ask on the terminal.
int give_passphrase(char* buffer, int size, int, void* opaque) {
    auto& passphrase = *static_cast<Passphrase*>(opaque);
    if (!passphrase.given) {
        passphrase.was_missed = true;
        return -1;
    }
    const size_t length = std::min(passphrase.given->size(), static_cast<size_t>(size));
    std::copy_n(passphrase.given->data(), length, buffer);
    return static_cast<int>(length);
}

const char* structure_of(const std::string& name) {
    if (name == "pkcs8") return "PrivateKeyInfo";
    if (name == "spki") return "SubjectPublicKeyInfo";
    return name.empty() ? nullptr : "type-specific";
}

EVP_PKEY* decoded(std::string_view bytes, const KeyForm& form, int selection, Passphrase& passphrase) {
    EVP_PKEY* read = nullptr;
    // Encrypted DER is no PrivateKeyInfo yet.
    const char* structure = form.is_pem || form.structure == "pkcs8" ? nullptr : structure_of(form.structure);
    const Handle<OSSL_DECODER_CTX> decoder{OSSL_DECODER_CTX_new_for_pkey(
        &read, form.is_pem ? "PEM" : "DER", structure, nullptr, selection, nullptr, nullptr)};
    if (!decoder) return nullptr;
    OSSL_DECODER_CTX_set_pem_password_cb(decoder.get(), give_passphrase, &passphrase);
    const unsigned char* next = unsigned_bytes(bytes);
    size_t left = bytes.size();
    OSSL_DECODER_from_data(decoder.get(), &next, &left);
    return read;
}

EVP_PKEY* of_certificate(std::string_view bytes) {
    BIO* const source = BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()));
    X509* const certificate = PEM_read_bio_X509(source, nullptr, nullptr, nullptr);
    EVP_PKEY* const key = certificate ? X509_get_pubkey(certificate) : nullptr;
    X509_free(certificate);
    BIO_free(source);
    return key;
}

}  // namespace

Result<Key> read_key(std::string_view bytes, const KeyForm& form, bool wants_private) {
    initialize();
    Passphrase passphrase{form.passphrase};
    EVP_PKEY* read = nullptr;
    if (!wants_private && form.is_pem && bytes.find("-----BEGIN CERTIFICATE-----") != std::string_view::npos)
        read = of_certificate(bytes);
    else if (!wants_private && !(form.is_pem && bytes.find("PRIVATE KEY-----") != std::string_view::npos))
        read = decoded(bytes, form, EVP_PKEY_PUBLIC_KEY, passphrase);
    if (!read) read = decoded(bytes, form, EVP_PKEY_KEYPAIR, passphrase);
    if (passphrase.was_missed) {
        EVP_PKEY_free(read);
        ERR_clear_error();
        return Error{"passphrase required"};
    }
    if (!read) return last_error();
    ERR_clear_error();
    return owned(read, wants_private);
}

Bytes write_key(const Key& key, const KeyForm& form) {
    const int selection = key.is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    const Handle<OSSL_ENCODER_CTX> encoder{OSSL_ENCODER_CTX_new_for_pkey(
        key.handle.get(), selection, form.is_pem ? "PEM" : "DER", structure_of(form.structure), nullptr)};
    if (!encoder) return last_error();
    if (!form.cipher.empty()) {
        const std::string passphrase = form.passphrase.value_or("");
        if (OSSL_ENCODER_CTX_set_cipher(encoder.get(), form.cipher.c_str(), nullptr) != 1)
            return Error{"unknown cipher"};
        OSSL_ENCODER_CTX_set_passphrase(encoder.get(), unsigned_bytes(passphrase), passphrase.size());
    }
    unsigned char* data = nullptr;
    size_t length = 0;
    if (OSSL_ENCODER_to_data(encoder.get(), &data, &length) != 1) return last_error();
    std::string written{reinterpret_cast<const char*>(data), length};
    OPENSSL_clear_free(data, length);
    return written;
}

bool are_equal(const Key& one, const Key& other) {
    const bool same = EVP_PKEY_eq(one.handle.get(), other.handle.get()) == 1;
    ERR_clear_error();
    return same;
}

KeyInfo info_of(const Key& key) {
    const EVP_PKEY* const handle = key.handle.get();
    KeyInfo info;
    info.type = type_of(handle);
    if (info.type == "ec") {
        const int nid = OBJ_txt2nid(text_parameter(handle, OSSL_PKEY_PARAM_GROUP_NAME).c_str());
        if (nid != NID_undef) info.curve = OBJ_nid2sn(nid);
    }
    if (info.type.starts_with("rsa")) {
        info.bits = EVP_PKEY_get_bits(handle);
        if (const auto exponent = number_parameter(handle, OSSL_PKEY_PARAM_RSA_E))
            info.exponent = bytes_of_number(exponent.get());
    }
    if (info.type == "rsa-pss") {
        info.digest = text_parameter(handle, OSSL_PKEY_PARAM_RSA_DIGEST);
        info.mgf1_digest = text_parameter(handle, OSSL_PKEY_PARAM_RSA_MGF1_DIGEST);
        int salt_length = 0;
        if (!info.digest.empty() &&
            EVP_PKEY_get_int_param(handle, OSSL_PKEY_PARAM_RSA_PSS_SALTLEN, &salt_length) == 1)
            info.salt_length = salt_length;
    }
    ERR_clear_error();
    return info;
}

// ---- JSON Web Keys

namespace {

struct RsaPart {
    const char *jwk, *parameter;
    bool is_private;
};
constexpr RsaPart rsa_parts[] = {
    {"n", OSSL_PKEY_PARAM_RSA_N, false},         {"e", OSSL_PKEY_PARAM_RSA_E, false},
    {"d", OSSL_PKEY_PARAM_RSA_D, true},          {"p", OSSL_PKEY_PARAM_RSA_FACTOR1, true},
    {"q", OSSL_PKEY_PARAM_RSA_FACTOR2, true},    {"dp", OSSL_PKEY_PARAM_RSA_EXPONENT1, true},
    {"dq", OSSL_PKEY_PARAM_RSA_EXPONENT2, true}, {"qi", OSSL_PKEY_PARAM_RSA_COEFFICIENT1, true}};

struct Curve {
    const char *jwk, *name;
};
constexpr Curve jwk_curves[] = {
    {"P-256", "prime256v1"}, {"secp256k1", "secp256k1"}, {"P-384", "secp384r1"}, {"P-521", "secp521r1"}};
constexpr Curve jwk_okp[] = {
    {"Ed25519", "ed25519"}, {"Ed448", "ed448"}, {"X25519", "x25519"}, {"X448", "x448"}};

// Finds by either name.
template <size_t n>
const Curve* find_curve(const Curve (&curves)[n], std::string_view name) {
    for (const Curve& curve : curves)
        if (name == curve.jwk || name == curve.name) return &curve;
    return nullptr;
}

std::string part(const KeyParts& parts, std::string_view name) {
    for (const auto& [key, value] : parts)
        if (key == name) return value;
    return {};
}

Result<Key> key_of_data(const char* type, OSSL_PARAM_BLD* fields, bool is_private) {
    const Handle<OSSL_PARAM> data{OSSL_PARAM_BLD_to_param(fields)};
    const Handle<EVP_PKEY_CTX> maker{EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)};
    EVP_PKEY* made = nullptr;
    if (!data || !maker || EVP_PKEY_fromdata_init(maker.get()) != 1 ||
        EVP_PKEY_fromdata(maker.get(), &made, is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                          data.get()) != 1)
        return last_error();
    return owned(made, is_private);
}

Result<Key> key_of_raw(int id, const KeyParts& parts) {
    const std::string secret = part(parts, "d"), shown = part(parts, "x");
    EVP_PKEY* const made =
        secret.empty() ? EVP_PKEY_new_raw_public_key(id, nullptr, unsigned_bytes(shown), shown.size())
                       : EVP_PKEY_new_raw_private_key(id, nullptr, unsigned_bytes(secret), secret.size());
    if (!made) return last_error();
    return owned(made, !secret.empty());
}

Result<Key> rsa_of_parts(const KeyParts& parts) {
    const Handle<OSSL_PARAM_BLD> fields{OSSL_PARAM_BLD_new()};
    std::vector<Handle<BIGNUM>> numbers;  // alive until the key is made
    const bool is_private = !part(parts, "d").empty();
    for (const RsaPart& each : rsa_parts) {
        if (each.is_private && !is_private) continue;
        numbers.push_back(number_of_bytes(part(parts, each.jwk)));
        OSSL_PARAM_BLD_push_BN(fields.get(), each.parameter, numbers.back().get());
    }
    return key_of_data("RSA", fields.get(), is_private);
}

Result<Key> key_of_curve(const std::string& curve, std::string_view point, std::string_view number) {
    const Handle<OSSL_PARAM_BLD> fields{OSSL_PARAM_BLD_new()};
    const Handle<BIGNUM> secret = number_of_bytes(number);
    OSSL_PARAM_BLD_push_utf8_string(fields.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve.c_str(), curve.size());
    OSSL_PARAM_BLD_push_octet_string(fields.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    if (!number.empty()) OSSL_PARAM_BLD_push_BN(fields.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    return key_of_data("EC", fields.get(), !number.empty());
}

}  // namespace

Result<KeyParts> parts_of(const Key& key) {
    const EVP_PKEY* const handle = key.handle.get();
    const std::string type = type_of(handle);
    KeyParts parts;
    if (type == "rsa") {
        for (const RsaPart& each : rsa_parts) {
            if (each.is_private && !key.is_private) continue;
            const auto number = number_parameter(handle, each.parameter);
            if (number) parts.emplace_back(each.jwk, bytes_of_number(number.get()));
        }
        return parts;
    }
    if (const Curve* curve = find_curve(jwk_okp, type)) {
        parts.emplace_back("crv", curve->jwk);
        if (key.is_private) parts.emplace_back("d", bytes_parameter(handle, OSSL_PKEY_PARAM_PRIV_KEY));
        parts.emplace_back("x", bytes_parameter(handle, OSSL_PKEY_PARAM_PUB_KEY));
        return parts;
    }
    const Curve* const curve = type == "ec" ? find_curve(jwk_curves, info_of(key).curve) : nullptr;
    if (!curve) return Error{type == "ec" ? "unknown curve" : "unknown type"};
    const int length = (EVP_PKEY_get_bits(handle) + 7) / 8;
    const auto coordinate = [&](const char* jwk, const char* name) {
        if (const auto number = number_parameter(handle, name))
            parts.emplace_back(jwk, bytes_of_number(number.get(), length));
    };
    parts.emplace_back("crv", curve->jwk);
    coordinate("x", OSSL_PKEY_PARAM_EC_PUB_X);
    coordinate("y", OSSL_PKEY_PARAM_EC_PUB_Y);
    if (key.is_private) coordinate("d", OSSL_PKEY_PARAM_PRIV_KEY);
    return parts;
}

Result<Key> key_of_parts(const std::string& type, const KeyParts& parts) {
    initialize();
    if (type == "RSA") return rsa_of_parts(parts);
    const std::string crv = part(parts, "crv");
    if (type == "OKP") {
        const Curve* const found = find_curve(jwk_okp, crv);
        if (!found || crv != found->jwk) return Error{"unknown curve"};
        return key_of_raw(OBJ_sn2nid(crv == "Ed25519" ? "ED25519"
                                     : crv == "Ed448" ? "ED448"
                                                      : crv.c_str()),
                          parts);
    }
    const Curve* const curve = find_curve(jwk_curves, crv);
    if (!curve) return Error{"unknown curve"};
    return key_of_curve(curve->name, "\x04" + part(parts, "x") + part(parts, "y"), part(parts, "d"));
}

// ---- points

static std::string written_point(const EC_GROUP* group, const EC_POINT* point, int form) {
    std::string bytes(256, '\0');
    bytes.resize(EC_POINT_point2oct(group, point, static_cast<point_conversion_form_t>(form),
                                    unsigned_bytes(bytes), bytes.size(), nullptr));
    return bytes;
}

Result<Key> key_of_point(const std::string& curve, std::string_view point) {
    initialize();
    return key_of_curve(curve, point, {});
}

Result<Key> key_of_number(const std::string& curve, std::string_view number) {
    initialize();
    const Handle<EC_GROUP> group{EC_GROUP_new_by_curve_name(curve_of(curve))};
    const Handle<BIGNUM> secret = number_of_bytes(number);
    if (!group || BN_is_zero(secret.get()) || BN_cmp(secret.get(), EC_GROUP_get0_order(group.get())) >= 0)
        return Error{"invalid number"};
    const Handle<EC_POINT> point{EC_POINT_new(group.get())};
    if (EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, nullptr) != 1)
        return last_error();
    return key_of_curve(curve, written_point(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED),
                        number);
}

Bytes point_of(const Key& key, int form) {
    const Handle<EC_GROUP> group{EC_GROUP_new_by_curve_name(curve_of(info_of(key).curve))};
    const Handle<EC_POINT> point{group ? EC_POINT_new(group.get()) : nullptr};
    const std::string bytes = bytes_parameter(key.handle.get(), OSSL_PKEY_PARAM_PUB_KEY);
    if (!point ||
        EC_POINT_oct2point(group.get(), point.get(), unsigned_bytes(bytes), bytes.size(), nullptr) != 1)
        return last_error();
    return written_point(group.get(), point.get(), form);
}

Bytes number_of(const Key& key) {
    const auto number = number_parameter(key.handle.get(), OSSL_PKEY_PARAM_PRIV_KEY);
    if (!number) return last_error();
    return bytes_of_number(number.get());
}

}  // namespace lg::script::openssl
