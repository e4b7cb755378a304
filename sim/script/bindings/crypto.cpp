// binding.crypto: OpenSSL for crypto.js. What can fail gives a text that says why (openssl.h) instead of
// bytes. Random bytes come from the run's seed, never from the machine.
//
//     newHash(name, length or -1) -> state or text     newHmac(name, key) -> state or text
//     copyHash(state) -> state    update(state, bytes) -> bool    digest(state) -> bytes or text
//     newCipher(name, key, iv or null, encrypts) -> state or text
//     cipher(state, operation, bytes or number) -> bytes, bool or text
//     pbkdf2, scrypt, hkdf, hashJob, randomJob(..., site, callback): see run_job()
#include <fmt/format.h>

#include <algorithm>

#include "sim/script/bindings/native_class.h"
#include "sim/script/bindings/openssl.h"
#include "sim/script/bindings/pool_job.h"

namespace lg::script {

using host::Outcome;
using openssl::Bytes;

namespace {

using HashClass = NativeClass<openssl::Digester>;
using CipherClass = NativeClass<openssl::Cipher>;

JSValue new_result(JSContext* context, const Bytes& bytes) {
    return bytes ? new_bytes(context, *bytes) : new_text(context, bytes.error().message);
}
Outcome to_outcome(Bytes bytes) {
    Outcome outcome;
    outcome.value = bytes ? 0 : -1;
    if (bytes) outcome.more->bytes = std::move(*bytes);
    else outcome.more->bytes = bytes.error().message;
    return outcome;
}
JSValue new_job_result(JSContext* context, Outcome& outcome) {
    return outcome.value < 0 ? new_text(context, outcome.more->bytes)
                             : new_bytes(context, outcome.more->bytes);
}

// ---- what things cost: nanoseconds on a usual machine

constexpr int64_t hash_ns_per_byte = 2;
int64_t round_ns(const std::string& digest) {
    constexpr int64_t sha512_ns = 550, sha256_ns = 400, sha1_ns = 300;
    const size_t size = openssl::digest_size(digest);
    return size > 32 ? sha512_ns : size > 20 ? sha256_ns : sha1_ns;
}
// Four of them take one; what a few thousand take is less than what stands between two calls of a script's.
Duration of_random_bytes(uint64_t bytes) {
    constexpr uint64_t free_of_charge = 16'384;
    return Duration{1'000 + static_cast<int64_t>(bytes - std::min(bytes, free_of_charge)) / 4};
}
Duration of_bytes(uint64_t bytes) { return Duration{1'000 + static_cast<int64_t>(bytes) * hash_ns_per_byte}; }
void spend_hashing(JSContext* context, size_t bytes) {
    const Duration cost{static_cast<int64_t>(bytes) * hash_ns_per_byte};
    Engine::of(context).loop().spend(cost);
    count_work(context, cost);
}
Duration pbkdf2_cost(const std::string& digest, int64_t rounds, uint64_t length) {
    const uint64_t size = std::max<uint64_t>(openssl::digest_size(digest), 1);
    const auto blocks = static_cast<int64_t>((length + size - 1) / size);
    return Duration{5'000 + rounds * blocks * round_ns(digest)};
}
Duration scrypt_cost(const openssl::ScryptCost& cost) {
    constexpr double ns_per_block = 450;
    const double ns = static_cast<double>(cost.n) * static_cast<double>(cost.r) *
                      static_cast<double>(cost.p) * ns_per_block;
    return Duration{static_cast<int64_t>(std::min(ns, 1e15))};
}

// ---- hashes

template <class State>
JSValue wrap(JSContext* context, JSValueConst* data, Result<std::unique_ptr<State>> state) {
    if (!state) return new_text(context, state.error().message);
    return NativeClass<State>::wrap(context, data, std::move(*state));
}

JSValue new_hash(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const int64_t length = to_integer(context, arguments[1], -1);
    if (length >= 0 && !has_room(Engine::of(context), static_cast<uint64_t>(length))) return JS_EXCEPTION;
    const auto wanted = length < 0 ? std::nullopt : std::optional{static_cast<size_t>(length)};
    return wrap(context, data, openssl::new_hash(to_plain_text(context, arguments[0]), wanted));
}

JSValue new_hmac(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    return wrap(context, data,
                openssl::new_hmac(to_plain_text(context, arguments[0]), to_bytes(context, arguments[1])));
}

JSValue copy_hash(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const openssl::Digester* state = HashClass::unwrap(context, data, arguments[0]);
    if (!state) return JS_EXCEPTION;
    auto copied = state->copy();
    return copied ? HashClass::wrap(context, data, std::move(copied)) : JS_UNDEFINED;
}

JSValue update_hash(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    openssl::Digester* state = HashClass::unwrap(context, data, arguments[0]);
    if (!state) return JS_EXCEPTION;
    const std::string bytes = to_bytes(context, arguments[1]);
    spend_hashing(context, bytes.size());
    return JS_NewBool(context, state->update(bytes));
}

JSValue digest(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    openssl::Digester* state = HashClass::unwrap(context, data, arguments[0]);
    return state ? new_result(context, state->finish()) : JS_EXCEPTION;
}

JSValue digests(JSContext* context, JSValueConst, int, JSValueConst*) {
    return new_list(context, openssl::digest_names());
}

JSValue has_digest(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewBool(context, openssl::has_digest(to_plain_text(context, arguments[0])));
}

// hashJob(name, bytes, site, callback)
JSValue hash_job(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    std::string name = to_plain_text(context, arguments[0]);
    std::string bytes = to_bytes(context, arguments[1]);
    PoolJob job{fmt::format("digest {}", name), of_bytes(bytes.size()), {}, new_job_result};
    job.compute = [name, bytes = std::move(bytes)] {
        auto state = openssl::new_hash(name, std::nullopt);
        if (!state) return to_outcome(state.error());
        (*state)->update(bytes);
        return to_outcome((*state)->finish());
    };
    return run_job(Engine::of(context), std::move(job), arguments[2], arguments[3]);
}

// ---- keys out of passwords

// pbkdf2(password, salt, rounds, length, digest, site, callback)
JSValue pbkdf2(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto rounds = static_cast<int>(to_integer(context, arguments[2], 1));
    const auto length = static_cast<size_t>(to_integer(context, arguments[3]));
    const std::string name = to_plain_text(context, arguments[4]);
    if (!has_room(engine, length)) return JS_EXCEPTION;
    PoolJob job{fmt::format("pbkdf2 {}, {} rounds", name, rounds),
                pbkdf2_cost(name, rounds, length),
                {},
                new_job_result};
    job.compute = [=, password = to_bytes(context, arguments[0]), salt = to_bytes(context, arguments[1])] {
        return to_outcome(openssl::pbkdf2(password, salt, rounds, length, name));
    };
    return run_job(engine, std::move(job), arguments[5], arguments[6]);
}

openssl::ScryptCost scrypt_cost_of(JSContext* context, JSValueConst* numbers) {
    openssl::ScryptCost cost;
    cost.n = static_cast<uint64_t>(to_integer(context, numbers[0]));
    cost.r = static_cast<uint64_t>(to_integer(context, numbers[1]));
    cost.p = static_cast<uint64_t>(to_integer(context, numbers[2]));
    cost.memory_max = static_cast<uint64_t>(to_integer(context, numbers[3]));
    return cost;
}

// checkScrypt(N, r, p, maxmem) -> undefined, or why it cannot be
JSValue check_scrypt(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const Status status = openssl::check_scrypt(scrypt_cost_of(context, arguments));
    return status ? JS_UNDEFINED : new_text(context, status.error().message);
}

// scrypt(password, salt, length, N, r, p, maxmem, site, callback), behind a check of the numbers
JSValue scrypt(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto length = static_cast<size_t>(to_integer(context, arguments[2]));
    const openssl::ScryptCost cost = scrypt_cost_of(context, arguments + 3);
    constexpr uint64_t block_bytes = 128;
    if (!has_room(engine, length) || !has_room(engine, block_bytes * cost.n * cost.r)) return JS_EXCEPTION;
    PoolJob job{
        fmt::format("scrypt N={} r={} p={}", cost.n, cost.r, cost.p), scrypt_cost(cost), {}, new_job_result};
    job.compute = [=, password = to_bytes(context, arguments[0]), salt = to_bytes(context, arguments[1])] {
        return to_outcome(openssl::scrypt(password, salt, length, cost));
    };
    return run_job(engine, std::move(job), arguments[7], arguments[8]);
}

// hkdf(digest, key, salt, info, length, site, callback)
JSValue hkdf(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const std::string name = to_plain_text(context, arguments[0]);
    const auto length = static_cast<size_t>(to_integer(context, arguments[4]));
    PoolJob job{fmt::format("hkdf {}", name), of_bytes(length * 32), {}, new_job_result};
    job.compute = [=, key = to_bytes(context, arguments[1]), salt = to_bytes(context, arguments[2]),
                   about = to_bytes(context, arguments[3])] {
        return to_outcome(openssl::hkdf(name, key, salt, about, length));
    };
    return run_job(Engine::of(context), std::move(job), arguments[5], arguments[6]);
}

// ---- random bytes

// randomJob(size, what, site, callback): drawn when asked for, so that their order is the script's.
JSValue random_job(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const auto size = static_cast<size_t>(to_integer(context, arguments[0]));
    if (!has_room(engine, size)) return JS_EXCEPTION;
    Outcome drawn;
    drawn.more->bytes.resize(size);
    for (size_t i = 0; i < size; i += sizeof(uint64_t)) {
        const uint64_t word = engine.random().next();
        for (size_t k = 0; k < sizeof word && i + k < size; k++)
            drawn.more->bytes[i + k] = static_cast<char>(word >> (8 * k));
    }
    PoolJob job{fmt::format("{} {} bytes", to_plain_text(context, arguments[1]), size),
                of_random_bytes(size),
                {},
                new_job_result};
    job.compute = [drawn = std::move(drawn)] { return drawn; };
    return run_job(engine, std::move(job), arguments[2], arguments[3]);
}

// ---- ciphers

JSValue new_cipher(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const std::string name = to_plain_text(context, arguments[0]);
    const std::string key = to_bytes(context, arguments[1]);
    const std::string iv = to_bytes(context, arguments[2]);
    const auto given = JS_IsNull(arguments[2]) ? std::nullopt : std::optional<std::string_view>{iv};
    return wrap(context, data, openssl::new_cipher(name, key, given, JS_ToBool(context, arguments[3]) > 0));
}

// cipher(state, operation, argument)
JSValue run_cipher(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    openssl::Cipher* state = CipherClass::unwrap(context, data, arguments[0]);
    if (!state) return JS_EXCEPTION;
    const std::string operation = to_plain_text(context, arguments[1]);
    if (operation == "final") return new_result(context, state->finish());
    if (operation == "padding") {
        return JS_NewBool(context, state->set_padding(JS_ToBool(context, arguments[2]) > 0));
    }
    if (operation == "tag") {
        const auto tag = state->tag(static_cast<size_t>(to_integer(context, arguments[2])));
        return tag ? new_bytes(context, *tag) : JS_UNDEFINED;
    }
    const std::string bytes = to_bytes(context, arguments[2]);
    if (operation == "setTag") return JS_NewBool(context, state->set_tag(bytes));
    if (operation == "aad") return JS_NewBool(context, state->add_authenticated_data(bytes));
    spend_hashing(context, bytes.size());
    return new_result(context, state->update(bytes));
}

JSValue ciphers(JSContext* context, JSValueConst, int, JSValueConst*) {
    return new_list(context, openssl::cipher_names());
}

// cipherInfo(name) -> { name, nid, mode, keyLength, ivLength, blockSize, isAuthenticated } or undefined
JSValue cipher_info(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto info = openssl::cipher_info(to_plain_text(context, arguments[0]));
    if (!info) return JS_UNDEFINED;
    const JSValue object = JS_NewObject(context);
    JS_SetPropertyStr(context, object, "name", new_text(context, info->name));
    JS_SetPropertyStr(context, object, "mode", new_text(context, info->mode));
    JS_SetPropertyStr(context, object, "nid", JS_NewInt32(context, info->nid));
    JS_SetPropertyStr(context, object, "keyLength", JS_NewInt32(context, info->key_length));
    JS_SetPropertyStr(context, object, "ivLength", JS_NewInt32(context, info->iv_length));
    JS_SetPropertyStr(context, object, "blockSize", JS_NewInt32(context, info->block_size));
    JS_SetPropertyStr(context, object, "isAuthenticated", JS_NewBool(context, info->is_authenticated));
    return object;
}

}  // namespace

void install_crypto(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue crypto = JS_NewObject(context);
    const HashClass hashes{engine, "NativeHash"};
    hashes.add(crypto, "newHash", new_hash, 2);
    hashes.add(crypto, "newHmac", new_hmac, 2);
    hashes.add(crypto, "copyHash", copy_hash, 1);
    hashes.add(crypto, "update", update_hash, 2);
    hashes.add(crypto, "digest", digest, 1);
    const CipherClass cipher_class{engine, "NativeCipher"};
    cipher_class.add(crypto, "newCipher", new_cipher, 4);
    cipher_class.add(crypto, "cipher", run_cipher, 3);
    add_natives(context, crypto,
                {{"digests", digests, 0},
                 {"hasDigest", has_digest, 1},
                 {"hashJob", hash_job, 4},
                 {"pbkdf2", pbkdf2, 7},
                 {"checkScrypt", check_scrypt, 4},
                 {"scrypt", scrypt, 9},
                 {"hkdf", hkdf, 7},
                 {"randomJob", random_job, 4},
                 {"ciphers", ciphers, 0},
                 {"cipherInfo", cipher_info, 1}});
    install_crypto_keys(engine, crypto);
    JS_SetPropertyStr(context, binding, "crypto", crypto);
}

}  // namespace lg::script
