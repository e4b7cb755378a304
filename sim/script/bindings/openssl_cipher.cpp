#include <openssl/err.h>

#include <algorithm>
#include <set>

#include "sim/base/letters.h"
#include "sim/script/bindings/openssl.h"
#include "sim/script/bindings/openssl_handles.h"

namespace lg::script::openssl {

namespace {

const char* mode_name(const EVP_CIPHER* cipher) {
    switch (EVP_CIPHER_get_mode(cipher)) {
        case EVP_CIPH_CBC_MODE: return "cbc";
        case EVP_CIPH_CCM_MODE: return "ccm";
        case EVP_CIPH_CFB_MODE: return "cfb";
        case EVP_CIPH_CTR_MODE: return "ctr";
        case EVP_CIPH_ECB_MODE: return "ecb";
        case EVP_CIPH_GCM_MODE: return "gcm";
        case EVP_CIPH_OCB_MODE: return "ocb";
        case EVP_CIPH_OFB_MODE: return "ofb";
        case EVP_CIPH_XTS_MODE: return "xts";
        case EVP_CIPH_WRAP_MODE: return "wrap";
        case EVP_CIPH_STREAM_CIPHER: return "stream";
        default: return "";
    }
}

Handle<EVP_CIPHER> fetch_cipher(const std::string& name) {
    initialize();
    if (name.size() > name_bytes_max) return nullptr;
    Handle<EVP_CIPHER> cipher{EVP_CIPHER_fetch(nullptr, name.c_str(), nullptr)};
    ERR_clear_error();
    return cipher;
}

bool is_authenticated(const EVP_CIPHER* cipher) {
    const int mode = EVP_CIPHER_get_mode(cipher);
    return mode == EVP_CIPH_GCM_MODE || mode == EVP_CIPH_OCB_MODE ||
           EVP_CIPHER_is_a(cipher, "ChaCha20-Poly1305");
}

class OpensslCipher final : public Cipher {
  public:
    OpensslCipher(Handle<EVP_CIPHER> cipher, Handle<EVP_CIPHER_CTX> state, bool encrypts)
        : cipher_(std::move(cipher)), state_(std::move(state)), encrypts_(encrypts) {}

    bool set_padding(bool on) override {
        return !finished_ && EVP_CIPHER_CTX_set_padding(state_.get(), on ? 1 : 0) == 1;
    }
    bool add_authenticated_data(std::string_view bytes) override {
        int length = 0;
        return !finished_ && is_authenticated(cipher_.get()) &&
               EVP_CipherUpdate(state_.get(), nullptr, &length, unsigned_bytes(bytes),
                                static_cast<int>(bytes.size())) == 1;
    }
    bool set_tag(std::string_view tag) override {
        if (encrypts_ || finished_ || has_tag_ || !is_authenticated(cipher_.get())) return false;
        std::string own{tag};
        has_tag_ = EVP_CIPHER_CTX_ctrl(state_.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(own.size()),
                                       own.data()) == 1;
        return has_tag_;
    }
    std::optional<std::string> tag(size_t length) const override {
        if (!encrypts_ || !finished_ || !is_authenticated(cipher_.get())) return std::nullopt;
        std::string result(length, '\0');
        if (EVP_CIPHER_CTX_ctrl(state_.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(length),
                                result.data()) != 1)
            return std::nullopt;
        return result;
    }
    Bytes update(std::string_view bytes) override {
        if (finished_) return Error{"invalid state"};
        constexpr size_t block_max = 64;
        std::string result(bytes.size() + block_max, '\0');
        int length = 0;
        if (EVP_CipherUpdate(state_.get(), unsigned_bytes(result), &length, unsigned_bytes(bytes),
                             static_cast<int>(bytes.size())) != 1)
            return last_error();
        result.resize(static_cast<size_t>(length));
        return result;
    }
    Bytes finish() override {
        if (finished_) return Error{"invalid state"};
        finished_ = true;
        constexpr size_t block_max = 64;
        std::string result(block_max, '\0');
        int length = 0;
        if (!encrypts_ && is_authenticated(cipher_.get()) && !has_tag_) return Error{"no tag"};
        if (EVP_CipherFinal_ex(state_.get(), unsigned_bytes(result), &length) != 1)
            return ERR_peek_error() ? last_error() : Error{"no tag"};
        result.resize(static_cast<size_t>(length));
        return result;
    }

  private:
    Handle<EVP_CIPHER> cipher_;
    Handle<EVP_CIPHER_CTX> state_;
    bool encrypts_;
    bool has_tag_ = false;
    bool finished_ = false;
};

}  // namespace

std::optional<CipherInfo> cipher_info(const std::string& name) {
    const Handle<EVP_CIPHER> cipher = fetch_cipher(name);
    if (!cipher) return std::nullopt;
    CipherInfo info;
    info.nid = EVP_CIPHER_get_nid(cipher.get());
    const char* known = info.nid ? OBJ_nid2sn(info.nid) : EVP_CIPHER_get0_name(cipher.get());
    info.name = lower(known ? known : name);
    info.mode = mode_name(cipher.get());
    info.key_length = EVP_CIPHER_get_key_length(cipher.get());
    info.iv_length = EVP_CIPHER_get_iv_length(cipher.get());
    info.block_size = EVP_CIPHER_get_block_size(cipher.get());
    info.is_authenticated = is_authenticated(cipher.get());
    return info;
}

static std::vector<std::string> find_cipher_names() {
    initialize();
    std::set<std::string> names;
    EVP_CIPHER_do_all_sorted(
        [](const EVP_CIPHER*, const char* from, const char*, void* opaque) {
            const EVP_CIPHER* known = from ? EVP_get_cipherbyname(from) : nullptr;
            EVP_CIPHER* usable =
                known ? EVP_CIPHER_fetch(nullptr, EVP_CIPHER_get0_name(known), nullptr) : nullptr;
            if (usable) static_cast<std::set<std::string>*>(opaque)->insert(from);
            EVP_CIPHER_free(usable);
        },
        &names);
    ERR_clear_error();
    return {names.begin(), names.end()};
}

const std::vector<std::string>& cipher_names() {
    static const std::vector<std::string> names = find_cipher_names();
    return names;
}

Result<std::unique_ptr<Cipher>> new_cipher(const std::string& name, std::string_view key,
                                           std::optional<std::string_view> iv, bool encrypts) {
    Handle<EVP_CIPHER> cipher = fetch_cipher(name);
    const int mode = cipher ? EVP_CIPHER_get_mode(cipher.get()) : 0;
    if (!cipher || mode == EVP_CIPH_CCM_MODE || mode == EVP_CIPH_WRAP_MODE) return Error{"unknown cipher"};
    const auto wanted = static_cast<size_t>(EVP_CIPHER_get_iv_length(cipher.get()));
    const bool any_iv = is_authenticated(cipher.get());
    if (iv ? (any_iv ? iv->empty() : iv->size() != wanted) : wanted != 0) return Error{"invalid iv"};
    Handle<EVP_CIPHER_CTX> state{EVP_CIPHER_CTX_new()};
    const int direction = encrypts ? 1 : 0;
    if (!state || EVP_CipherInit_ex(state.get(), cipher.get(), nullptr, nullptr, nullptr, direction) != 1)
        return last_error();
    if (any_iv &&
        EVP_CIPHER_CTX_ctrl(state.get(), EVP_CTRL_AEAD_SET_IVLEN, static_cast<int>(iv->size()), nullptr) != 1)
        return Error{"invalid iv"};
    if (EVP_CIPHER_CTX_set_key_length(state.get(), static_cast<int>(key.size())) != 1 ||
        static_cast<int>(key.size()) != EVP_CIPHER_CTX_get_key_length(state.get())) {
        ERR_clear_error();
        return Error{"invalid key"};
    }
    if (EVP_CipherInit_ex(state.get(), nullptr, nullptr, unsigned_bytes(key),
                          iv ? unsigned_bytes(*iv) : nullptr, direction) != 1)
        return last_error();
    return std::unique_ptr<Cipher>{
        std::make_unique<OpensslCipher>(std::move(cipher), std::move(state), encrypts)};
}

}  // namespace lg::script::openssl
