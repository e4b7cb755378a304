// binding.crypto's other half: asymmetric keys, and prime numbers. As in crypto.cpp, what fails gives a text.
//
//     makeKey(request, site, callback) -> key or text      request: { type, bits, exponent, curve, digest,
//     mgf1, salt } readKey(bytes, form, isPrivate) -> key or text       form: { isPem, structure, cipher,
//     passphrase } writeKey(key, form) -> bytes or text                 publicHalf(key) -> key keyInfo(key)
//     -> { type, bits, exponent, curve, digest, mgf1, salt } keyParts(key) -> { crv, x, ... } or text
//     keyOfParts(type, parts) -> key or text keyOfPoint(curve, bytes), keyOfNumber(curve, bytes) -> key or
//     text      pointOf(key, form), numberOf(key) -> bytes sign(key, use, data, site, callback) -> bytes or
//     text verify(key, use, data, signature, site, callback) -> bool or text
//         use: { digest, padding, salt, isP1363, hasHashed }
//     rsa(key, what, data, padding, digest, label) -> bytes or text
//     sharedSecret(own, other, site, callback) -> bytes or text
//     makePrime(bits, isSafe, add, remainder, site, callback) -> bytes or text   isPrime(bytes, site,
//     callback) -> bool power(base, exponent, modulus) -> bytes              groupPrime(name) -> bytes
#include <fmt/format.h>

#include <cmath>

#include "sim/script/bindings/native_class.h"
#include "sim/script/bindings/openssl_keys.h"
#include "sim/script/bindings/pool_job.h"

namespace lg::script {

using host::Outcome;
using openssl::Key;

namespace {

using KeyClass = NativeClass<Key>;

// ---- what things cost on a usual machine

Duration of_microseconds(double microseconds) {
    return Duration{static_cast<int64_t>(std::min(microseconds, 1e12) * 1000)};
}
// Grows with the length of numbers, from what it is for 2,048 bits.
Duration scaled(double microseconds, int bits, double power) {
    return of_microseconds(microseconds * std::pow(bits / 2048.0, power));
}
// The curve that OpenSSL has code of its own for is ten times as fast as the others.
bool is_usual_curve(const std::string& curve) { return curve == "prime256v1" || curve == "P-256"; }

Duration making_costs(const openssl::KeyRequest& request) {
    if (request.bits > 0) return scaled(75'000, request.bits, 3.9);
    if (request.type == "ec") return of_microseconds(is_usual_curve(request.curve) ? 150 : 700);
    return of_microseconds(request.type.ends_with("25519") ? 50 : 250);
}
Duration use_costs(const Key& key, bool is_private_use, size_t bytes) {
    const openssl::KeyInfo info = openssl::info_of(key);
    const Duration reading{static_cast<int64_t>(bytes) * 4};  // Edwards' curves read it twice
    if (info.bits > 0) {
        return reading + (is_private_use ? scaled(600, info.bits, 2.8) : scaled(25, info.bits, 1.6));
    }
    if (info.type == "ec") return reading + of_microseconds(is_usual_curve(info.curve) ? 80 : 800);
    return reading + of_microseconds(info.type.ends_with("25519") ? 60 : 450);
}
Duration prime_costs(int bits, bool is_safe) {
    return scaled(is_safe ? 20'000'000 : 500'000, std::max(bits, 64), 3.9);
}

// ---- arguments and results

std::string text_of(JSContext* context, JSValueConst object, const char* name) {
    const Value value{context, JS_GetPropertyStr(context, object, name)};
    return to_plain_text(context, value.get());
}
int64_t number_of(JSContext* context, JSValueConst object, const char* name, int64_t otherwise) {
    const Value value{context, JS_GetPropertyStr(context, object, name)};
    return to_integer(context, value.get(), otherwise);
}
bool flag_of(JSContext* context, JSValueConst object, const char* name) {
    const Value value{context, JS_GetPropertyStr(context, object, name)};
    return JS_ToBool(context, value.get()) > 0;
}

openssl::KeyForm form_of(JSContext* context, JSValueConst object) {
    openssl::KeyForm form;
    form.is_pem = flag_of(context, object, "isPem");
    form.structure = text_of(context, object, "structure");
    form.cipher = text_of(context, object, "cipher");
    const Value passphrase{context, JS_GetPropertyStr(context, object, "passphrase")};
    if (!passphrase.is_undefined()) form.passphrase = to_bytes(context, passphrase.get());
    return form;
}

JSValue new_key(JSContext* context, JSValueConst* data, Result<Key> key) {
    if (!key) return new_text(context, key.error().message);
    return KeyClass::wrap(context, data, std::make_unique<Key>(std::move(*key)));
}
JSValue new_result(JSContext* context, const openssl::Bytes& bytes) {
    return bytes ? new_bytes(context, *bytes) : new_text(context, bytes.error().message);
}
JSValue new_result(JSContext* context, const Result<bool>& found) {
    return found ? JS_NewBool(context, *found) : new_text(context, found.error().message);
}

// A job that gives a value: computed on the pool, made known on the engine's thread.
template <class T, class Compute, class Show>
JSValue run_for(Engine& engine, std::string detail, Duration cost, Compute compute, Show show,
                JSValueConst site, JSValueConst callback) {
    const auto found = std::make_shared<std::optional<T>>();
    PoolJob job{std::move(detail), cost, {}, {}};
    job.compute = [found, compute = std::move(compute)] {
        found->emplace(compute());
        return Outcome{};
    };
    job.result = [found, show](JSContext* context, Outcome&) { return show(context, **found); };
    return run_job(engine, std::move(job), site, callback);
}

// ---- made, read, written

JSValue make_key(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    Engine& engine = Engine::of(context);
    openssl::KeyRequest request;
    request.type = text_of(context, arguments[0], "type");
    request.bits = static_cast<int>(number_of(context, arguments[0], "bits", 0));
    request.exponent = static_cast<uint32_t>(number_of(context, arguments[0], "exponent", 0));
    request.curve = text_of(context, arguments[0], "curve");
    request.digest = text_of(context, arguments[0], "digest");
    request.mgf1_digest = text_of(context, arguments[0], "mgf1");
    request.salt_length = static_cast<int>(number_of(context, arguments[0], "salt", -1));
    const std::string what = request.bits > 0         ? fmt::format("{}, {} bits", request.type, request.bits)
                             : !request.curve.empty() ? fmt::format("{} {}", request.type, request.curve)
                                                      : request.type;
    const JSClassID id = static_cast<JSClassID>(JS_VALUE_GET_INT(data[0]));
    return run_for<Result<Key>>(
        engine, "generate key " + what, making_costs(request),
        [request, seed = engine.random().next()] {
            const openssl::SeededRandom random{seed};
            return openssl::generate_key(request);
        },
        [id](JSContext* there, const Result<Key>& made) {
            JSValueConst number[] = {JS_NewInt32(there, static_cast<int32_t>(id))};
            return new_key(there, number, made);
        },
        arguments[1], arguments[2]);
}

JSValue read_key(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const std::string bytes = to_bytes(context, arguments[0]);
    count_work(context, of_microseconds(100 + static_cast<double>(bytes.size()) / 100));
    return new_key(
        context, data,
        openssl::read_key(bytes, form_of(context, arguments[1]), JS_ToBool(context, arguments[2]) > 0));
}

JSValue write_key(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    if (!key) return JS_EXCEPTION;
    const openssl::KeyForm form = form_of(context, arguments[1]);
    std::optional<openssl::SeededRandom> random;
    if (!form.cipher.empty()) random.emplace(Engine::of(context).random().next());
    count_work(context, of_microseconds(form.cipher.empty() ? 100 : 1000));
    return new_result(context, openssl::write_key(*key, form));
}

JSValue public_half(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    return key ? new_key(context, data, key->public_half()) : JS_EXCEPTION;
}

JSValue keys_equal(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Key* one = KeyClass::unwrap(context, data, arguments[0]);
    const Key* other = one ? KeyClass::unwrap(context, data, arguments[1]) : nullptr;
    return other ? JS_NewBool(context, openssl::are_equal(*one, *other)) : JS_EXCEPTION;
}

JSValue key_info(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    if (!key) return JS_EXCEPTION;
    const openssl::KeyInfo info = openssl::info_of(*key);
    const JSValue object = JS_NewObjectProto(context, JS_NULL);
    JS_SetPropertyStr(context, object, "type", new_text(context, info.type));
    JS_SetPropertyStr(context, object, "bits", JS_NewInt32(context, info.bits));
    JS_SetPropertyStr(context, object, "exponent", new_bytes(context, info.exponent));
    JS_SetPropertyStr(context, object, "curve", new_text(context, info.curve));
    JS_SetPropertyStr(context, object, "digest", new_text(context, info.digest));
    JS_SetPropertyStr(context, object, "mgf1", new_text(context, info.mgf1_digest));
    JS_SetPropertyStr(context, object, "salt", JS_NewInt32(context, info.salt_length));
    return object;
}

JSValue key_parts(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    if (!key) return JS_EXCEPTION;
    const auto parts = openssl::parts_of(*key);
    if (!parts) return new_text(context, parts.error().message);
    const JSValue object = JS_NewObjectProto(context, JS_NULL);
    for (const auto& [name, bytes] : *parts) {
        JS_SetPropertyStr(context, object, name.c_str(),
                          name == "crv" ? new_text(context, bytes) : new_bytes(context, bytes));
    }
    return object;
}

JSValue key_of_parts(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                     JSValueConst* data) {
    openssl::KeyParts parts{{"crv", text_of(context, arguments[1], "crv")}};
    for (const char* name : {"n", "e", "d", "p", "q", "dp", "dq", "qi", "x", "y"}) {
        const Value value{context, JS_GetPropertyStr(context, arguments[1], name)};
        parts.emplace_back(name, to_bytes(context, value.get()));
    }
    return new_key(context, data, openssl::key_of_parts(to_plain_text(context, arguments[0]), parts));
}

// ---- points

JSValue key_of_point(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                     JSValueConst* data) {
    return new_key(
        context, data,
        openssl::key_of_point(to_plain_text(context, arguments[0]), to_bytes(context, arguments[1])));
}
JSValue key_of_number(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                      JSValueConst* data) {
    return new_key(
        context, data,
        openssl::key_of_number(to_plain_text(context, arguments[0]), to_bytes(context, arguments[1])));
}
JSValue point_of(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    if (!key) return JS_EXCEPTION;
    return new_result(context, openssl::point_of(*key, static_cast<int>(to_integer(context, arguments[1]))));
}
JSValue number_of_key(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                      JSValueConst* data) {
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    return key ? new_result(context, openssl::number_of(*key)) : JS_EXCEPTION;
}
JSValue curves(JSContext* context, JSValueConst, int, JSValueConst*) {
    return new_list(context, openssl::curve_names());
}
JSValue has_curve(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewBool(context, openssl::has_curve(to_plain_text(context, arguments[0])));
}

// ---- used

struct Use {
    std::string digest;
    openssl::SignOptions options;
    bool has_hashed = false;
};
Use use_of(JSContext* context, JSValueConst object) {
    constexpr int64_t none = INT64_MIN;
    Use use;
    use.digest = text_of(context, object, "digest");
    use.has_hashed = flag_of(context, object, "hasHashed");
    use.options.padding = static_cast<int>(number_of(context, object, "padding", 0));
    use.options.is_p1363 = flag_of(context, object, "isP1363");
    const int64_t salt = number_of(context, object, "salt", none);
    if (salt != none) use.options.salt_length = static_cast<int>(salt);
    return use;
}

JSValue sign(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    Engine& engine = Engine::of(context);
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    if (!key) return JS_EXCEPTION;
    std::string bytes = to_bytes(context, arguments[2]);
    const Duration cost = use_costs(*key, true, bytes.size());
    return run_for<openssl::Bytes>(
        engine, "sign", cost,
        [key = *key, use = use_of(context, arguments[1]), bytes = std::move(bytes),
         seed = engine.random().next()] {
            const openssl::SeededRandom random{seed};
            return openssl::sign(key, use.digest, bytes, use.options, use.has_hashed);
        },
        [](JSContext* there, const openssl::Bytes& signature) { return new_result(there, signature); },
        arguments[3], arguments[4]);
}

JSValue verify(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    if (!key) return JS_EXCEPTION;
    std::string bytes = to_bytes(context, arguments[2]);
    const Duration cost = use_costs(*key, false, bytes.size());
    return run_for<Result<bool>>(
        Engine::of(context), "verify", cost,
        [key = *key, use = use_of(context, arguments[1]), bytes = std::move(bytes),
         signature = to_bytes(context, arguments[3])] {
            return openssl::verify(key, use.digest, bytes, signature, use.options, use.has_hashed);
        },
        [](JSContext* there, const Result<bool>& found) { return new_result(there, found); }, arguments[4],
        arguments[5]);
}

JSValue rsa(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    Engine& engine = Engine::of(context);
    const Key* key = KeyClass::unwrap(context, data, arguments[0]);
    if (!key) return JS_EXCEPTION;
    const auto what = static_cast<openssl::RsaUse>(to_integer(context, arguments[1]));
    openssl::RsaOptions options{static_cast<int>(to_integer(context, arguments[3])),
                                to_plain_text(context, arguments[4]), to_bytes(context, arguments[5])};
    const bool is_private =
        what == openssl::RsaUse::private_decrypt || what == openssl::RsaUse::private_encrypt;
    return run_for<openssl::Bytes>(
        engine, "rsa", use_costs(*key, is_private, 0),
        [key = *key, what, bytes = to_bytes(context, arguments[2]), options = std::move(options),
         seed = engine.random().next()] {
            const openssl::SeededRandom random{seed};
            return openssl::rsa(key, what, bytes, options);
        },
        [](JSContext* there, const openssl::Bytes& result) { return new_result(there, result); },
        JS_UNDEFINED, JS_UNDEFINED);
}

JSValue shared_secret(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                      JSValueConst* data) {
    const Key* own = KeyClass::unwrap(context, data, arguments[0]);
    const Key* other = own ? KeyClass::unwrap(context, data, arguments[1]) : nullptr;
    if (!other) return JS_EXCEPTION;
    return run_for<openssl::Bytes>(
        Engine::of(context), "shared secret", use_costs(*own, true, 0),
        [own = *own, other = *other] { return openssl::shared_secret(own, other); },
        [](JSContext* there, const openssl::Bytes& secret) { return new_result(there, secret); },
        arguments[2], arguments[3]);
}

// ---- numbers

JSValue make_prime(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    openssl::PrimeRequest request{static_cast<int>(to_integer(context, arguments[0])),
                                  JS_ToBool(context, arguments[1]) > 0, to_bytes(context, arguments[2]),
                                  to_bytes(context, arguments[3])};
    const Duration cost = prime_costs(request.bits, request.is_safe);
    std::string what = fmt::format("generate prime, {} bits", request.bits);
    return run_for<openssl::Bytes>(
        engine, std::move(what), cost,
        [request = std::move(request), seed = engine.random().next()] {
            const openssl::SeededRandom random{seed};
            return openssl::generate_prime(request);
        },
        [](JSContext* there, const openssl::Bytes& prime) { return new_result(there, prime); }, arguments[4],
        arguments[5]);
}

JSValue is_prime(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    std::string bytes = to_bytes(context, arguments[0]);
    const Duration cost = scaled(30'000, std::max<int>(static_cast<int>(bytes.size()) * 8, 64), 2.8);
    return run_for<bool>(
        Engine::of(context), "check prime", cost,
        [bytes = std::move(bytes), seed = Engine::of(context).random().next()] {
            const openssl::SeededRandom random{seed};
            return openssl::is_prime(bytes);
        },
        [](JSContext* there, bool found) { return JS_NewBool(there, found); }, arguments[1], arguments[2]);
}

JSValue power(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    std::string modulus = to_bytes(context, arguments[2]);
    const Duration cost = scaled(2'000, static_cast<int>(modulus.size()) * 8, 2.8);
    return run_for<openssl::Bytes>(
        Engine::of(context), "power", cost,
        [base = to_bytes(context, arguments[0]), exponent = to_bytes(context, arguments[1]),
         modulus = std::move(modulus)] { return openssl::power(base, exponent, modulus); },
        [](JSContext* there, const openssl::Bytes& result) { return new_result(there, result); },
        JS_UNDEFINED, JS_UNDEFINED);
}

JSValue group_prime(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return new_bytes(context, openssl::group_prime(to_plain_text(context, arguments[0])));
}

}  // namespace

void install_crypto_keys(Engine& engine, JSValueConst crypto) {
    const KeyClass keys{engine, "NativeKey"};
    keys.add(crypto, "makeKey", make_key, 3);
    keys.add(crypto, "readKey", read_key, 3);
    keys.add(crypto, "writeKey", write_key, 2);
    keys.add(crypto, "publicHalf", public_half, 1);
    keys.add(crypto, "keysEqual", keys_equal, 2);
    keys.add(crypto, "keyInfo", key_info, 1);
    keys.add(crypto, "keyParts", key_parts, 1);
    keys.add(crypto, "keyOfParts", key_of_parts, 2);
    keys.add(crypto, "keyOfPoint", key_of_point, 2);
    keys.add(crypto, "keyOfNumber", key_of_number, 2);
    keys.add(crypto, "pointOf", point_of, 2);
    keys.add(crypto, "numberOf", number_of_key, 1);
    keys.add(crypto, "sign", sign, 5);
    keys.add(crypto, "verify", verify, 6);
    keys.add(crypto, "rsa", rsa, 6);
    keys.add(crypto, "sharedSecret", shared_secret, 4);
    add_natives(engine.context(), crypto,
                {{"curves", curves, 0},
                 {"hasCurve", has_curve, 1},
                 {"makePrime", make_prime, 6},
                 {"isPrime", is_prime, 3},
                 {"power", power, 3},
                 {"groupPrime", group_prime, 1}});
}

}  // namespace lg::script
