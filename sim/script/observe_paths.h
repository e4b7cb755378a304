// Part of observe.c, before the engine: what scripts do most often goes through observe_paths.inc, or is put
// inline where it is used.
#pragma once

// For what is small, and is done so often that a call would cost more.
#ifdef __GNUC__
#define OBSERVE_INLINE inline __attribute__((always_inline))
#else
#define OBSERVE_INLINE inline
#endif

typedef struct JSProperty JSProperty;
typedef struct JSShapeProperty JSShapeProperty;
OBSERVE_INLINE void JS_FreeValue(JSContext* ctx, JSValue value);
OBSERVE_INLINE void JS_FreeValueRT(JSRuntime* rt, JSValue value);
static OBSERVE_INLINE void set_value(JSContext* ctx, JSValue* place, JSValue value);
static OBSERVE_INLINE JSShapeProperty* find_own_property(JSProperty** property, JSObject* object,
                                                         JSAtom name);

static inline void* observe_new_block(JSContext* ctx, size_t size);
#define js_malloc(context, ...) OBSERVE_NEW_BLOCK_##context, __VA_ARGS__)
#define OBSERVE_NEW_BLOCK_JSContext engine_new_block(JSContext
#define OBSERVE_NEW_BLOCK_ctx observe_new_block(ctx
#define OBSERVE_NEW_BLOCK_s observe_new_block(s
#define OBSERVE_NEW_BLOCK_rt js_malloc(rt

static inline void observe_free_block(JSRuntime* rt, void* data);
#define js_free_rt(runtime, ...) OBSERVE_FREE_BLOCK_##runtime, __VA_ARGS__)
#define OBSERVE_FREE_BLOCK_JSRuntime engine_free_block(JSRuntime
#define OBSERVE_FREE_BLOCK_rt observe_free_block(rt
#define OBSERVE_FREE_BLOCK_ctx observe_free_block(ctx

static inline int observe_compare(JSContext* ctx, JSValue* operands, bool is_negated);
#define js_strict_eq_slow(context, ...) OBSERVE_COMPARE_##context, __VA_ARGS__)
#define OBSERVE_COMPARE_JSContext engine_compare(JSContext
#define OBSERVE_COMPARE_ctx observe_compare(ctx

static inline JSAtom observe_name_of(JSContext* ctx, JSValueConst value, int flags);
#define JS_ValueToAtomInternal(context, ...) OBSERVE_NAME_OF_##context, __VA_ARGS__)
#define OBSERVE_NAME_OF_JSContext engine_name_of(JSContext
#define OBSERVE_NAME_OF_ctx observe_name_of(ctx

#define JS_GetProperty(context, ...) OBSERVE_GET_PROPERTY_##context, __VA_ARGS__)
#define OBSERVE_GET_PROPERTY_JSContext engine_get_property(JSContext
#define OBSERVE_GET_PROPERTY_ctx (JS_GetProperty)(ctx
#define OBSERVE_GET_PROPERTY_s (JS_GetProperty)(s

#define JS_SetProperty(context, ...) OBSERVE_SET_PROPERTY_##context, __VA_ARGS__)
#define OBSERVE_SET_PROPERTY_JSContext engine_set_property(JSContext
#define OBSERVE_SET_PROPERTY_ctx (JS_SetProperty)(ctx

#define JS_DefinePropertyValue(context, ...) OBSERVE_DEFINE_VALUE_##context, __VA_ARGS__)
#define OBSERVE_DEFINE_VALUE_JSContext engine_define_value(JSContext
#define OBSERVE_DEFINE_VALUE_ctx (JS_DefinePropertyValue)(ctx

static JSProperty* observe_add_property(JSContext* ctx, JSObject* object, JSAtom name, int flags);
#define add_property(context, ...) OBSERVE_ADD_PROPERTY_##context, __VA_ARGS__)
#define OBSERVE_ADD_PROPERTY_JSContext engine_add_property(JSContext
#define OBSERVE_ADD_PROPERTY_ctx observe_add_property(ctx

static JSShape* observe_first_shape(JSContext* ctx, JSObject* prototype);
#define js_new_shape(context, ...) OBSERVE_FIRST_SHAPE_##context, __VA_ARGS__)
#define OBSERVE_FIRST_SHAPE_JSContext engine_first_shape(JSContext
#define OBSERVE_FIRST_SHAPE_ctx observe_first_shape(ctx
