// Looking into values without running the script's code.
#include "test/script/observe_harness.h"

namespace lg::script {
namespace {

class ObserveValues : public testing::Test {
  protected:
    JSValue eval(std::string_view text) {
        const std::string source(text);
        return JS_Eval(o.ctx(), source.c_str(), source.size(), "test.js", JS_EVAL_TYPE_GLOBAL);
    }
    ObserveClass class_of(std::string_view text) {
        JSValue value = eval(text);
        const ObserveClass result = observe_class(o.ctx(), value);
        JS_FreeValue(o.ctx(), value);
        return result;
    }
    // The entries, with "kv: " before them if they are keys and values.
    std::string entries(std::string_view text) {
        JSValue value = eval(text);
        bool is_key_value = false;
        std::string result = o.text_of(observe_preview_entries(o.ctx(), value, &is_key_value));
        JS_FreeValue(o.ctx(), value);
        return (is_key_value ? "kv: " : "") + result;
    }
    Observed o{Observed::nothing};
};

TEST_F(ObserveValues, classes_are_told_apart) {
    const std::pair<const char*, ObserveClass> cases[] = {
        {"1", OBSERVE_CLASS_NONE},
        {"({})", OBSERVE_CLASS_OBJECT},
        {"[]", OBSERVE_CLASS_ARRAY},
        {"new RangeError()", OBSERVE_CLASS_ERROR},
        {"new Number(1)", OBSERVE_CLASS_BOXED_NUMBER},
        {"new String('')", OBSERVE_CLASS_BOXED_STRING},
        {"new Boolean(1)", OBSERVE_CLASS_BOXED_BOOLEAN},
        {"Object(Symbol())", OBSERVE_CLASS_BOXED_SYMBOL},
        {"Object(1n)", OBSERVE_CLASS_BOXED_BIGINT},
        {"(function () { return arguments })()", OBSERVE_CLASS_ARGUMENTS},
        {"(function () { 'use strict'; return arguments })()", OBSERVE_CLASS_ARGUMENTS},
        {"new Date()", OBSERVE_CLASS_DATE},
        {"/x/", OBSERVE_CLASS_REGEXP},
        {"(function () {})", OBSERVE_CLASS_FUNCTION},
        {"(() => 1)", OBSERVE_CLASS_FUNCTION},
        {"Math.max", OBSERVE_CLASS_FUNCTION},
        {"(() => 1).bind()", OBSERVE_CLASS_FUNCTION},
        {"(function classy() {})", OBSERVE_CLASS_FUNCTION},
        {"({ class() {} }).class", OBSERVE_CLASS_FUNCTION},
        {"(class {})", OBSERVE_CLASS_CLASS_CONSTRUCTOR},
        {"(class extends Array {})", OBSERVE_CLASS_CLASS_CONSTRUCTOR},
        {"(class A { constructor(x) {} })", OBSERVE_CLASS_CLASS_CONSTRUCTOR},
        {"(function* () {})", OBSERVE_CLASS_GENERATOR_FUNCTION},
        {"(async () => {})", OBSERVE_CLASS_ASYNC_FUNCTION},
        {"(async function* () {})", OBSERVE_CLASS_ASYNC_GENERATOR_FUNCTION},
        {"(function* () {})()", OBSERVE_CLASS_GENERATOR},
        {"(async function* () {})()", OBSERVE_CLASS_ASYNC_GENERATOR},
        {"Promise.resolve()", OBSERVE_CLASS_PROMISE},
        {"new Proxy({}, { get() { throw 1 } })", OBSERVE_CLASS_PROXY},
        {"new Map()", OBSERVE_CLASS_MAP},
        {"new Set()", OBSERVE_CLASS_SET},
        {"new WeakMap()", OBSERVE_CLASS_WEAK_MAP},
        {"new WeakSet()", OBSERVE_CLASS_WEAK_SET},
        {"new WeakRef({})", OBSERVE_CLASS_WEAK_REF},
        {"new FinalizationRegistry(() => {})", OBSERVE_CLASS_FINALIZATION_REGISTRY},
        {"new Map().keys()", OBSERVE_CLASS_MAP_ITERATOR},
        {"new Set().values()", OBSERVE_CLASS_SET_ITERATOR},
        {"[].values()", OBSERVE_CLASS_ARRAY_ITERATOR},
        {"''[Symbol.iterator]()", OBSERVE_CLASS_STRING_ITERATOR},
        {"''.matchAll(/x/g)", OBSERVE_CLASS_REGEXP_STRING_ITERATOR},
        {"[].values().map(x => x)", OBSERVE_CLASS_ITERATOR_HELPER},
        {"new ArrayBuffer(1)", OBSERVE_CLASS_ARRAY_BUFFER},
        {"new DataView(new ArrayBuffer(1))", OBSERVE_CLASS_DATA_VIEW},
        {"new Uint8ClampedArray(1)", OBSERVE_CLASS_UINT8_CLAMPED_ARRAY},
        {"new Uint8Array(1)", OBSERVE_CLASS_UINT8_ARRAY},
        {"new BigInt64Array(1)", OBSERVE_CLASS_BIG_INT64_ARRAY},
        {"new Float64Array(1)", OBSERVE_CLASS_FLOAT64_ARRAY},
    };
    for (const auto& [script, expected] : cases) EXPECT_EQ(class_of(script), expected) << script;
}

TEST_F(ObserveValues, the_state_of_a_promise_is_seen_with_its_result) {
    JSValue result;
    JSValue pending = eval("new Promise(() => {})"), kept = eval("Promise.resolve(4)"),
            broken = eval("Promise.reject(5)");
    EXPECT_EQ(observe_promise_state(o.ctx(), pending, &result), JS_PROMISE_PENDING);
    EXPECT_EQ(o.text_of(result), "undefined");
    EXPECT_EQ(observe_promise_state(o.ctx(), kept, &result), JS_PROMISE_FULFILLED);
    EXPECT_EQ(o.text_of(result), "4");
    EXPECT_EQ(observe_promise_state(o.ctx(), broken, &result), JS_PROMISE_REJECTED);
    EXPECT_EQ(o.text_of(result), "5");
    EXPECT_EQ(observe_promise_state(o.ctx(), JS_NULL, &result), JS_PROMISE_NOT_A_PROMISE);
    for (JSValue value : {pending, kept, broken}) JS_FreeValue(o.ctx(), value);
}

TEST_F(ObserveValues, a_proxy_is_seen_through_and_its_traps_stay_silent) {
    JSValue target, handler;
    JSValue proxy = eval("new Proxy([1, 2], { get() { log('trap') }, ownKeys() { log('trap') } })");
    ASSERT_TRUE(observe_proxy_details(o.ctx(), proxy, &target, &handler));
    EXPECT_EQ(o.text_of(target), "1,2");
    JS_FreeValue(o.ctx(), handler);
    JS_FreeValue(o.ctx(), proxy);
    JSValue revoked = eval("{ const r = Proxy.revocable({}, {}); r.revoke(); r.proxy }");
    ASSERT_TRUE(observe_proxy_details(o.ctx(), revoked, &target, &handler));
    EXPECT_TRUE(JS_IsNull(target) && JS_IsNull(handler));
    JS_FreeValue(o.ctx(), revoked);
    EXPECT_FALSE(observe_proxy_details(o.ctx(), JS_UNDEFINED, &target, &handler));
    EXPECT_EQ(o.take(), "");
}

TEST_F(ObserveValues, entries_of_collections_are_previewed) {
    EXPECT_EQ(entries("new Map([[1, 'a'], [2, 'b']])"), "kv: 1,a,2,b");
    EXPECT_EQ(entries("new Set([1, 2])"), "1,2");
    EXPECT_EQ(entries("new Set([1, 2]).entries()"), "kv: 1,1,2,2");
    EXPECT_EQ(entries("new Map([[1, 'a'], [2, 'b']]).keys()"), "1,2");
    EXPECT_EQ(entries("new Map([[1, 'a'], [2, 'b']]).values()"), "a,b");
    EXPECT_EQ(entries("new Map([[1, 'a'], [2, 'b']]).entries()"), "kv: 1,a,2,b");
    EXPECT_EQ(entries("var key = [7]; new WeakMap([[key, 'w']])"), "kv: 7,w");
    EXPECT_EQ(entries("new WeakSet([key])"), "7");
    EXPECT_EQ(entries("var m = new Map([[1, 'a'], [2, 'b']]); m.delete(1); m"), "kv: 2,b");
    EXPECT_EQ(entries("({})"), "undefined");
    EXPECT_EQ(entries("5"), "undefined");
}

TEST_F(ObserveValues, an_iterator_shows_what_is_left_and_does_not_move) {
    EXPECT_EQ(entries("globalThis.it = new Set([1, 2, 3]).values(); it.next(); it"), "2,3");
    EXPECT_EQ(entries("it"), "2,3");
    EXPECT_EQ(o.run("[...it].join()"), "2,3");
    EXPECT_EQ(entries("it"), "");
}

TEST_F(ObserveValues, own_data_is_read_without_running_getters) {
    const auto own = [&](std::string_view text) {
        JSValue value = eval(text);
        JSAtom name = JS_NewAtom(o.ctx(), "x");
        std::string result = o.text_of(observe_own_data(o.ctx(), value, name));
        JS_FreeAtom(o.ctx(), name);
        JS_FreeValue(o.ctx(), value);
        return result;
    };
    EXPECT_EQ(own("({ x: 3 })"), "3");
    EXPECT_EQ(own("({ get x() { throw 1 } })"), "undefined");
    EXPECT_EQ(own("Object.create({ x: 3 })"), "undefined");
    EXPECT_EQ(own("new Proxy({ x: 3 }, { get() { throw 1 } })"), "undefined");
    EXPECT_EQ(own("4"), "undefined");
}

}  // namespace
}  // namespace lg::script
