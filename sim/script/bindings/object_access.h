// How natives read, write and call what is the script's to spoil: as JavaScript would. The engine's thread.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>

#include "sim/script/observe.h"
#include "sim/script/value.h"

namespace lg::script {

// Names of properties and methods; the enum says which, and ends with `count`.
template <class Enum>
class Names {
  public:
    using Key = Enum;
    static constexpr size_t size = static_cast<size_t>(Enum::count);

    Names(JSContext* context, std::span<const char* const, size> texts) : runtime_(JS_GetRuntime(context)) {
        for (size_t i = 0; i < size; i++) atoms_[i] = JS_NewAtom(context, texts[i]);
    }
    ~Names() {
        for (const JSAtom atom : atoms_) JS_FreeAtomRT(runtime_, atom);
    }
    Names(const Names&) = delete;
    Names& operator=(const Names&) = delete;

    JSAtom operator[](Enum key) const { return atoms_[static_cast<size_t>(key)]; }

  private:
    JSRuntime* runtime_;
    std::array<JSAtom, size> atoms_{};
};

class OwnedAtom {
  public:
    // Takes over the reference.
    OwnedAtom(JSContext* context, JSAtom atom) : runtime_(JS_GetRuntime(context)), atom_(atom) {}
    ~OwnedAtom() { JS_FreeAtomRT(runtime_, atom_); }
    OwnedAtom(const OwnedAtom&) = delete;
    OwnedAtom& operator=(const OwnedAtom&) = delete;
    JSAtom get() const { return atom_; }

  private:
    JSRuntime* runtime_;
    JSAtom atom_;
};

// What the limit of a script's work counts for each access, as for the JavaScript that it stands for.
inline constexpr uint64_t access_work = 30;

// One call of a native. After the first exception it does nothing more, as if each line had thrown; result()
// tells of it.
template <class KeyNames>
class ObjectAccess {
  public:
    using Key = typename KeyNames::Key;

    ObjectAccess(JSContext* context, const KeyNames& names) : context_(context), names_(names) {}
    ~ObjectAccess() { observe_add_work(JS_GetRuntime(context_), access_work * accesses_); }
    ObjectAccess(const ObjectAccess&) = delete;
    ObjectAccess& operator=(const ObjectAccess&) = delete;

    Value get(JSValueConst object, JSAtom name) {
        if (failed_) return {};
        accesses_++;
        return checked(JS_GetProperty(context_, object, name));
    }
    Value get(JSValueConst object, Key key) { return get(object, names_[key]); }
    bool is(JSValueConst object, Key key) {
        const Value value = get(object, key);
        return !failed_ && is_true(context_, value.get());
    }
    double number(JSValueConst object, Key key) {
        const Value value = get(object, key);
        double result = 0;
        if (!failed_ && JS_ToFloat64(context_, &result, value.get()) < 0) failed_ = true;
        return result;
    }
    // Takes the value.
    void set(JSValueConst object, JSAtom name, JSValue value) {
        accesses_++;
        if (failed_) JS_FreeValue(context_, value);
        else if (JS_SetProperty(context_, object, name, value) < 0) failed_ = true;
    }
    void set(JSValueConst object, Key key, JSValue value) { set(object, names_[key], value); }

    Value call(JSValueConst function, JSValueConst self, std::initializer_list<JSValueConst> arguments) {
        if (failed_) return {};
        std::array<JSValueConst, 5> list{};
        std::copy(arguments.begin(), arguments.end(), list.begin());
        return checked(JS_Call(context_, function, self, static_cast<int>(arguments.size()), list.data()));
    }
    Value invoke(JSValueConst object, Key method, std::initializer_list<JSValueConst> arguments) {
        const Value function = get(object, method);
        return call(function.get(), object, arguments);
    }
    // What a catch block would get; nothing if nothing was thrown, or what no script can catch.
    std::optional<Value> caught() {
        if (!failed_) return std::nullopt;
        Value error{context_, JS_GetException(context_)};
        if (JS_IsUncatchableError(error.get())) {
            JS_Throw(context_, error.release());
            return std::nullopt;
        }
        failed_ = false;
        return error;
    }

    bool failed() const { return failed_; }
    JSValue result(JSValue value) {
        if (!failed_) return value;
        JS_FreeValue(context_, value);
        return JS_EXCEPTION;
    }
    JSContext* context() const { return context_; }
    const KeyNames& names() const { return names_; }

    // Takes what the engine gave; nothing if that is an exception.
    Value checked(JSValue value) {
        if (!JS_IsException(value)) return {context_, value};
        failed_ = true;
        return {};
    }
    void fail() { failed_ = true; }

  private:
    JSContext* context_;
    const KeyNames& names_;
    bool failed_ = false;
    uint64_t accesses_ = 0;
};

}  // namespace lg::script
