// Part of observe.c, before the engine: work that the engine does not count by itself goes through
// observe_work.inc.
#pragma once

// Steps of loops over the elements of any object, however long it says that it is.
static int observe_try_get_element(JSContext* ctx, JSValueConst object, int64_t index, JSValue* value);
#define JS_TryGetPropertyInt64(context, ...) OBSERVE_TRY_GET_##context, __VA_ARGS__)
#define OBSERVE_TRY_GET_JSContext engine_try_get_element(JSContext
#define OBSERVE_TRY_GET_ctx observe_try_get_element(ctx

#define JS_GetPropertyInt64(context, ...) OBSERVE_GET_##context, __VA_ARGS__)
#define OBSERVE_GET_JSContext engine_get_element(JSContext
#define OBSERVE_GET_ctx (JS_GetPropertyInt64)(ctx

#define JS_SetPropertyInt64(context, ...) OBSERVE_SET_##context, __VA_ARGS__)
#define OBSERVE_SET_JSContext engine_set_element(JSContext
#define OBSERVE_SET_ctx (JS_SetPropertyInt64)(ctx

static int observe_delete_element(JSContext* ctx, JSValueConst object, int64_t index, int flags);
#define JS_DeletePropertyInt64(context, ...) OBSERVE_DELETE_##context, __VA_ARGS__)
#define OBSERVE_DELETE_JSContext engine_delete_element(JSContext
#define OBSERVE_DELETE_ctx observe_delete_element(ctx

// Work in proportion to a size.
static int observe_own_names(JSContext* ctx, JSPropertyEnum** names, uint32_t* count, JSObject* object,
                             int flags);
#define JS_GetOwnPropertyNamesInternal(context, ...) OBSERVE_NAMES_##context, __VA_ARGS__)
#define OBSERVE_NAMES_JSContext engine_own_names(JSContext
#define OBSERVE_NAMES_ctx observe_own_names(ctx

// Called by proxies, for each of their keys among all before it.
typedef struct JSPropertyEnum JSPropertyEnum;
static int observe_find_key(JSContext* ctx, const JSPropertyEnum* keys, int count, JSAtom key);
#define find_prop_key(keys, ...) OBSERVE_KEY_##keys, __VA_ARGS__)
#define OBSERVE_KEY_const engine_find_key(const
#define OBSERVE_KEY_tab observe_find_key(ctx, tab

// [...list], and the arguments of f(...list) and apply().
static int observe_append(JSContext* ctx, JSValue* stack);
#define js_append_enumerate(context, ...) OBSERVE_APPEND_##context, __VA_ARGS__)
#define OBSERVE_APPEND_JSContext engine_append(JSContext
#define OBSERVE_APPEND_ctx observe_append(ctx

static JSValue* observe_arguments(JSContext* ctx, uint32_t* count, JSValueConst list);
#define build_arg_list(context, ...) OBSERVE_ARGUMENTS_##context, __VA_ARGS__)
#define OBSERVE_ARGUMENTS_JSContext engine_arguments(JSContext
#define OBSERVE_ARGUMENTS_ctx observe_arguments(ctx

// Called with `s` by the parser, whose texts are counted already.
static JSValue observe_number_of_text(JSContext* ctx, const char* text, const char** end, int radix,
                                      int flags);
#define js_atof(context, ...) OBSERVE_NUMBER_##context, __VA_ARGS__)
#define OBSERVE_NUMBER_JSContext engine_number_of_text(JSContext
#define OBSERVE_NUMBER_ctx observe_number_of_text(ctx
#define OBSERVE_NUMBER_s engine_number_of_text(s

static JSValue observe_text_of_number(JSContext* ctx, double number, int radix, int digits, int flags);
#define js_dtoa2(context, ...) OBSERVE_DTOA_##context, __VA_ARGS__)
#define OBSERVE_DTOA_JSContext engine_text_of_number(JSContext
#define OBSERVE_DTOA_ctx observe_text_of_number(ctx

// Of a Map or Set.
typedef struct JSMapRecord JSMapRecord;
typedef struct JSMapState JSMapState;
static JSMapRecord* observe_find_record(JSContext* ctx, JSMapState* map, JSValueConst key);
#define map_find_record(context, ...) OBSERVE_RECORD_##context, __VA_ARGS__)
#define OBSERVE_RECORD_JSContext engine_find_record(JSContext
#define OBSERVE_RECORD_ctx observe_find_record(ctx
static uint32_t observe_hash_key(JSContext* ctx, JSValueConst key);
#define map_hash_key(context, ...) OBSERVE_HASH_##context, __VA_ARGS__)
#define OBSERVE_HASH_JSContext engine_hash_key(JSContext
#define OBSERVE_HASH_ctx observe_hash_key(ctx

typedef struct JSString JSString;
static JSAtom observe_new_atom(JSRuntime* rt, JSString* text, int type);
#define __JS_NewAtom(runtime, ...) OBSERVE_ATOM_##runtime, __VA_ARGS__)
#define OBSERVE_ATOM_JSRuntime engine_new_atom(JSRuntime
#define OBSERVE_ATOM_rt observe_new_atom(rt
#define OBSERVE_ATOM_ctx observe_new_atom(ctx
#define OBSERVE_ATOM_s observe_new_atom(s

static bool observe_equal(JSContext* ctx, JSValueConst a, JSValueConst b, int mode);
#define js_strict_eq2(context, ...) OBSERVE_EQUAL_##context, __VA_ARGS__)
#define OBSERVE_EQUAL_JSContext engine_equal(JSContext
#define OBSERVE_EQUAL_ctx observe_equal(ctx

// Called for Array.prototype.includes, and by JSON.stringify to find circles.
static JSValue js_array_includes(JSContext* ctx, JSValueConst self, int argc, JSValueConst* argv);
#define js_array_includes(context, ...) OBSERVE_INCLUDES_##context, __VA_ARGS__)
#define OBSERVE_INCLUDES_JSContext engine_includes(JSContext
#define OBSERVE_INCLUDES_ctx (js_array_includes)(ctx

// Of each value that becomes JSON.
typedef struct JSONStringifyContext JSONStringifyContext;
static int observe_to_json(JSContext* ctx, JSONStringifyContext* state, JSValueConst holder, JSValue value,
                           JSValueConst indent);
#define js_json_to_str(context, ...) OBSERVE_TO_JSON_##context, __VA_ARGS__)
#define OBSERVE_TO_JSON_JSContext engine_to_json(JSContext
#define OBSERVE_TO_JSON_ctx observe_to_json(ctx

static int observe_less(JSContext* ctx, JSValue* operands, int opcode);
#define js_relational_slow(context, ...) OBSERVE_LESS_##context, __VA_ARGS__)
#define OBSERVE_LESS_JSContext engine_less(JSContext
#define OBSERVE_LESS_ctx observe_less(ctx

#define JS_ToCStringLen2(context, ...) OBSERVE_TEXT_##context, __VA_ARGS__)
#define OBSERVE_TEXT_JSContext engine_to_text(JSContext
#define OBSERVE_TEXT_ctx (JS_ToCStringLen2)(ctx

static JSValue js_compile_regexp(JSContext* ctx, JSValueConst pattern, JSValueConst flags);
#define js_compile_regexp(context, ...) OBSERVE_REGEXP_##context, __VA_ARGS__)
#define OBSERVE_REGEXP_JSContext engine_compile_regexp(JSContext
#define OBSERVE_REGEXP_ctx (js_compile_regexp)(ctx

// In tables.
static JSValue js_regexp_escape(JSContext* ctx, JSValueConst self, int argc, JSValueConst* argv);
#define js_regexp_escape(context, ...) OBSERVE_REGEXP_ESCAPE_##context, __VA_ARGS__)
#define OBSERVE_REGEXP_ESCAPE_JSContext engine_regexp_escape(JSContext
static JSValue js_regexp_get_source(JSContext* ctx, JSValueConst self);
#define js_regexp_get_source(context, ...) OBSERVE_REGEXP_SOURCE_##context, __VA_ARGS__)
#define OBSERVE_REGEXP_SOURCE_JSContext engine_regexp_source(JSContext

static JSValue observe_new_buffer(JSContext* ctx, JSValueConst new_target, uint64_t size, uint64_t* size_max,
                                  int class_id, uint8_t* data, JSReallocArrayBufferDataFunc* resize,
                                  void* opaque, bool allocates);
#define js_array_buffer_constructor3(context, ...) OBSERVE_BUFFER_##context, __VA_ARGS__)
#define OBSERVE_BUFFER_JSContext engine_new_buffer(JSContext
#define OBSERVE_BUFFER_ctx observe_new_buffer(ctx

typedef struct JSBigInt JSBigInt;
static JSBigInt* observe_multiply(JSContext* ctx, const JSBigInt* a, const JSBigInt* b);
#define js_bigint_mul(context, ...) OBSERVE_MULTIPLY_##context, __VA_ARGS__)
#define OBSERVE_MULTIPLY_JSContext engine_multiply(JSContext
#define OBSERVE_MULTIPLY_ctx observe_multiply(ctx

static JSBigInt* observe_divide(JSContext* ctx, const JSBigInt* a, const JSBigInt* b, bool is_remainder);
#define js_bigint_divrem(context, ...) OBSERVE_DIVIDE_##context, __VA_ARGS__)
#define OBSERVE_DIVIDE_JSContext engine_divide(JSContext
#define OBSERVE_DIVIDE_ctx observe_divide(ctx

static JSValue observe_bigint_text(JSContext* ctx, JSValueConst value, int radix);
#define js_bigint_to_string1(context, ...) OBSERVE_BIGINT_TEXT_##context, __VA_ARGS__)
#define OBSERVE_BIGINT_TEXT_JSContext engine_bigint_text(JSContext
#define OBSERVE_BIGINT_TEXT_ctx observe_bigint_text(ctx

static JSBigInt* observe_bigint_parse(JSContext* ctx, const char* text, int radix);
#define js_bigint_from_string(context, ...) OBSERVE_BIGINT_PARSE_##context, __VA_ARGS__)
#define OBSERVE_BIGINT_PARSE_JSContext engine_bigint_parse(JSContext
#define OBSERVE_BIGINT_PARSE_ctx observe_bigint_parse(ctx

static JSBigInt* observe_new_bigint(JSContext* ctx, int limbs);
#define js_bigint_new(context, ...) OBSERVE_BIGINT_##context, __VA_ARGS__)
#define OBSERVE_BIGINT_JSContext engine_new_bigint(JSContext
#define OBSERVE_BIGINT_ctx observe_new_bigint(ctx
#define OBSERVE_BIGINT_s observe_new_bigint(s

static double observe_bigint_number(JSContext* ctx, const JSBigInt* a);
#define js_bigint_to_float64(context, ...) OBSERVE_BIGINT_NUMBER_##context, __VA_ARGS__)
#define OBSERVE_BIGINT_NUMBER_JSContext engine_bigint_number(JSContext
#define OBSERVE_BIGINT_NUMBER_ctx observe_bigint_number(ctx

typedef struct JSString JSString;
static int observe_find(JSString* text, JSString* word, int from);
#define string_indexof(text, ...) OBSERVE_FIND_##text, __VA_ARGS__)
#define OBSERVE_FIND_JSString engine_find(JSString
#define OBSERVE_FIND_sp observe_find(sp

// Called with `ap` by a sort, which may compare long texts for a long time.
struct array_sort_context;
static int observe_compare_sorted(struct array_sort_context* sort, JSString* a, JSString* b);
#define js_string_compare(text, ...) OBSERVE_SORTED_##text, __VA_ARGS__)
#define OBSERVE_SORTED_JSString engine_compare_texts(JSString
#define OBSERVE_SORTED_JS_VALUE_GET_STRING(value) engine_compare_texts(JS_VALUE_GET_STRING(value)
#define OBSERVE_SORTED_ap observe_compare_sorted(psc, ap

// Called for each piece that replace() and replaceAll() put in.
static JSValue observe_substitution(JSContext* ctx, JSValueConst self, int argc, JSValueConst* argv);
#define js_string___GetSubstitution(context, ...) OBSERVE_SUBSTITUTION_##context, __VA_ARGS__)
#define OBSERVE_SUBSTITUTION_JSContext engine_substitution(JSContext
#define OBSERVE_SUBSTITUTION_ctx observe_substitution(ctx

typedef struct JSShape JSShape;
static JSShape* observe_new_shape(JSContext* ctx, JSObject* prototype, int hash_size, int size);
#define js_new_shape2(context, ...) OBSERVE_SHAPE_##context, __VA_ARGS__)
#define OBSERVE_SHAPE_JSContext engine_new_shape(JSContext
#define OBSERVE_SHAPE_ctx observe_new_shape(ctx

// What lies between two operations.
static JSString* observe_new_string(JSContext* ctx, int length, int is_wide);
#define js_alloc_string(context, ...) OBSERVE_STRING_##context, __VA_ARGS__)
#define OBSERVE_STRING_JSContext engine_new_string(JSContext
#define OBSERVE_STRING_ctx observe_new_string(ctx
#define OBSERVE_STRING_s observe_new_string(s

static JSValue observe_new_object(JSContext* ctx, JSShape* shape, int class_id, void* properties);
#define JS_NewObjectFromShape(context, ...) OBSERVE_OBJECT_##context, __VA_ARGS__)
#define OBSERVE_OBJECT_JSContext engine_new_object(JSContext
#define OBSERVE_OBJECT_ctx observe_new_object(ctx

static void observe_backtrace_text(JSContext* ctx, JSValueConst error, JSValueConst filter, const char* file,
                                   int line, int column, int flags);
#define build_backtrace(context, ...) OBSERVE_BACKTRACE_##context, __VA_ARGS__)
#define OBSERVE_BACKTRACE_JSContext engine_backtrace(JSContext
#define OBSERVE_BACKTRACE_ctx observe_backtrace_text(ctx
#define OBSERVE_BACKTRACE_s observe_backtrace_text(s

// A JSCallSiteData, and a JSStackFrame.
static void observe_call_site(JSContext* ctx, void* site, void* frame);
#define js_new_callsite_data(context, ...) OBSERVE_CALL_SITE_##context, __VA_ARGS__)
#define OBSERVE_CALL_SITE_JSContext engine_call_site(JSContext
#define OBSERVE_CALL_SITE_ctx observe_call_site(ctx

static void observe_emit(JSParseState* s, uint8_t opcode);
#define emit_op(state, opcode) OBSERVE_EMIT_##state, opcode)
#define OBSERVE_EMIT_JSParseState engine_emit(JSParseState
#define OBSERVE_EMIT_s observe_emit(s

// ---- The own property 'stack' of errors: observe_own_stacks.inc

static bool observe_can_store_stack(JSValueConst error);
#define can_store_error_stack(value) OBSERVE_STORE_##value)
#define OBSERVE_STORE_JSValueConst engine_can_store_stack(JSValueConst
#define OBSERVE_STORE_error_obj observe_can_store_stack(error_obj
#define OBSERVE_STORE_exc observe_can_store_stack(exc

// `descriptor` is a JSPropertyDescriptor and `object` a JSObject, which have no names yet.
static int observe_own_property(JSContext* ctx, void* descriptor, void* object, JSAtom name);
#define JS_GetOwnPropertyInternal(context, ...) OBSERVE_OWN_##context, __VA_ARGS__)
#define OBSERVE_OWN_JSContext engine_own_property(JSContext
#define OBSERVE_OWN_ctx observe_own_property(ctx

// ---- Stacks of errors, as V8's: observe_stacks.inc, observe_places.inc

static const char* observe_function_name(JSContext* ctx, JSValueConst function);
#define get_func_name(context, ...) OBSERVE_SHOWN_##context, __VA_ARGS__)
#define OBSERVE_SHOWN_JSContext engine_function_name(JSContext
#define OBSERVE_SHOWN_ctx observe_function_name(ctx

#define JS_Throw(context, ...) OBSERVE_THROW_##context, __VA_ARGS__)
#define OBSERVE_THROW_JSContext engine_throw(JSContext
#define OBSERVE_THROW_ctx (JS_Throw)(ctx

static void observe_source_place(JSParseState* s);
#define emit_source_loc(state) OBSERVE_PLACE_##state)
#define OBSERVE_PLACE_JSParseState engine_source_place(JSParseState
#define OBSERVE_PLACE_s observe_source_place(s

static int observe_parse_unary(JSParseState* s, int flags);
#define js_parse_unary(state, ...) OBSERVE_UNARY_##state, __VA_ARGS__)
#define OBSERVE_UNARY_JSParseState engine_parse_unary(JSParseState
#define OBSERVE_UNARY_s observe_parse_unary(s

static JSValue observe_suppressed_error(JSContext* ctx, JSValueConst error, JSValueConst suppressed);
#define js_new_suppressed_error(context, ...) OBSERVE_SUPPRESSED_##context, __VA_ARGS__)
#define OBSERVE_SUPPRESSED_JSContext engine_suppressed_error(JSContext
#define OBSERVE_SUPPRESSED_ctx observe_suppressed_error(ctx
