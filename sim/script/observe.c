// QuickJS-ng, observed: this file includes the unmodified quickjs.c behind macros, and then the observation
// layer.
//
// How a macro stands between a function and its callers: it pastes a prefix to the first token of the first
// argument. In a definition or prototype that token is a type (JSContext), and the function is renamed to
// engine_...; in a call it is an expression (ctx), and the call goes to our function. A spelling that a later
// version of the engine may bring is thus a compile error, never a silent miss.
// Tables that name such a function without calling it keep the name, which we then define.
//
// Where ids live: every block of the engine's allocator has a header with a reference count, which only
// blocks that are garbage-collected objects use. Promise data, the stack of a coroutine and queued jobs are
// plain blocks, so we keep their ids there: no table, no lookup, no memory.
#ifndef NDEBUG
#define NDEBUG  // The engine's debug build has larger strings and objects, so other heap figures.
#endif
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "sim/script/observe.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cutils.h"
#include "list.h"

typedef struct JSParseState JSParseState;
typedef struct JSFunctionDef JSFunctionDef;
typedef struct JSFunctionBytecode JSFunctionBytecode;
typedef struct JSAsyncFunctionState JSAsyncFunctionState;
typedef struct JSAsyncGeneratorData JSAsyncGeneratorData;

// ---- Microtasks and promises: observe_jobs.inc, observe_promises.inc

static int observe_enqueue_job(JSContext* ctx, JSJobFunc* function, int argc, JSValueConst* argv);
#define JS_EnqueueJob(context, ...) OBSERVE_ENQUEUE_##context, __VA_ARGS__)
#define OBSERVE_ENQUEUE_JSContext engine_enqueue_job(JSContext
#define OBSERVE_ENQUEUE_ctx observe_enqueue_job(ctx
#define OBSERVE_ENQUEUE_fre observe_enqueue_job(fre

static void observe_settle(JSContext* ctx, JSValueConst promise, JSValueConst value, bool is_reject);
#define fulfill_or_reject_promise(context, ...) OBSERVE_SETTLE_##context, __VA_ARGS__)
#define OBSERVE_SETTLE_JSContext engine_settle(JSContext
#define OBSERVE_SETTLE_ctx observe_settle(ctx

static int observe_then(JSContext* ctx, JSValueConst promise, JSValueConst* handlers,
                        JSValueConst* resolvers);
#define perform_promise_then(context, ...) OBSERVE_THEN_##context, __VA_ARGS__)
#define OBSERVE_THEN_JSContext engine_then(JSContext
#define OBSERVE_THEN_ctx observe_then(ctx

static JSValue observe_aggregate_error(JSContext* ctx, JSValueConst errors);
#define js_aggregate_error_constructor(context, ...) OBSERVE_AGGREGATE_##context, __VA_ARGS__)
#define OBSERVE_AGGREGATE_JSContext engine_aggregate_error(JSContext
#define OBSERVE_AGGREGATE_ctx observe_aggregate_error(ctx

// Called for a new promise (`obj`) and again when a thenable is adopted (`promise`). The parameter that tells
// which comes last, so it is moved to the front.
static int observe_create_promise(JSValueConst promise, JSContext* ctx, JSValue* resolvers);
#define js_create_resolving_functions(context, functions, promise) \
    OBSERVE_RESOLVERS_##promise, context, functions)
#define OBSERVE_RESOLVERS_JSValueConst engine_create_resolvers(JSValueConst
#define OBSERVE_RESOLVERS_promise engine_create_resolvers(promise
#define OBSERVE_RESOLVERS_obj observe_create_promise(obj

// Called with the engine's own constructor for the value of an await, and with a script's for
// Promise.resolve().
static JSValue observe_awaited(JSValueConst constructor, JSContext* ctx, int argc, JSValueConst* argv,
                               int is_reject);
static JSValue js_promise_resolve(JSContext* ctx, JSValueConst constructor, int argc, JSValueConst* argv,
                                  int is_reject);
#define js_promise_resolve(context, constructor, ...) OBSERVE_RESOLVE_##constructor, context, __VA_ARGS__)
#define OBSERVE_RESOLVE_JSValueConst engine_promise_resolve(JSValueConst
#define OBSERVE_RESOLVE_this_val engine_promise_resolve(this_val
#define OBSERVE_RESOLVE_ctor engine_promise_resolve(ctor
#define OBSERVE_RESOLVE_ctx observe_awaited(ctx

static JSValue js_promise_then(JSContext* ctx, JSValueConst promise, int argc, JSValueConst* argv);
#define js_promise_then(context, ...) OBSERVE_PROMISE_THEN_##context, __VA_ARGS__)
#define OBSERVE_PROMISE_THEN_JSContext engine_promise_then(JSContext
#define OBSERVE_PROMISE_THEN_ctx engine_promise_then(ctx
// The job of a reaction whose derived promise has no resolving functions.
static JSValue observe_run_reaction(JSContext* ctx, int argc, JSValueConst* argv);

static void js_promise_finalizer(JSRuntime* rt, JSValueConst value);
#define js_promise_finalizer(...) engine_promise_finalizer(__VA_ARGS__)

// ---- Async generators, as V8's in several versions: observe_generators.inc

static void observe_resume_next(JSContext* ctx, JSAsyncGeneratorData* generator);
#define js_async_generator_resume_next(context, ...) OBSERVE_RESUME_##context, __VA_ARGS__)
#define OBSERVE_RESUME_JSContext engine_resume_next(JSContext
#define OBSERVE_RESUME_ctx observe_resume_next(ctx

static int observe_create_generator_resolvers(JSContext* ctx, JSValue generator, JSValue* functions,
                                              bool is_returning);
#define js_async_generator_resolve_function_create(context, ...) OBSERVE_GENERATOR_##context, __VA_ARGS__)
#define OBSERVE_GENERATOR_JSContext engine_create_generator_resolvers(JSContext
#define OBSERVE_GENERATOR_ctx observe_create_generator_resolvers(ctx

static void observe_emit_return(JSParseState* s, bool has_value);
#define emit_return(state, ...) OBSERVE_RETURN_##state, __VA_ARGS__)
#define OBSERVE_RETURN_JSParseState engine_emit_return(JSParseState
#define OBSERVE_RETURN_s observe_emit_return(s

// ---- Calls and coroutines: observe_frames.inc

static JSValue observe_call(JSContext* ctx, JSValueConst function, JSValueConst self, JSValueConst new_target,
                            int argc, JSValueConst* argv, int flags);
#define JS_CallInternal(context, ...) OBSERVE_CALL_##context, __VA_ARGS__)
#define OBSERVE_CALL_JSContext engine_call(JSContext
#define OBSERVE_CALL_ctx observe_call(ctx

// Arrays in arrays, for flat().
static int64_t observe_flatten(JSContext* ctx, JSValueConst target, JSValueConst source, int64_t length,
                               int64_t index, int depth, JSValueConst function, JSValueConst self);
#define JS_FlattenIntoArray(context, ...) OBSERVE_FLATTEN_##context, __VA_ARGS__)
#define OBSERVE_FLATTEN_JSContext engine_flatten(JSContext
#define OBSERVE_FLATTEN_ctx observe_flatten(ctx

static int observe_create_coroutine(JSContext* ctx, JSAsyncFunctionState* state, JSValueConst function,
                                    JSValueConst self, int argc, JSValueConst* argv);
#define async_func_init(context, ...) OBSERVE_COROUTINE_##context, __VA_ARGS__)
#define OBSERVE_COROUTINE_JSContext engine_create_coroutine(JSContext
#define OBSERVE_COROUTINE_ctx observe_create_coroutine(ctx

static void observe_free_coroutine(JSRuntime* rt, JSAsyncFunctionState* state);
#define async_func_free(runtime, ...) OBSERVE_FREE_COROUTINE_##runtime, __VA_ARGS__)
#define OBSERVE_FREE_COROUTINE_JSRuntime engine_free_coroutine(JSRuntime
#define OBSERVE_FREE_COROUTINE_rt observe_free_coroutine(rt
#define OBSERVE_FREE_COROUTINE_ctx observe_free_coroutine(ctx

static void observe_free_bytecode(JSRuntime* rt, JSFunctionBytecode* bytecode);
#define free_function_bytecode(runtime, ...) OBSERVE_FREE_BYTECODE_##runtime, __VA_ARGS__)
#define OBSERVE_FREE_BYTECODE_JSRuntime engine_free_bytecode(JSRuntime
#define OBSERVE_FREE_BYTECODE_rt observe_free_bytecode(rt

// ---- Statements: observe_lines.inc

static void observe_parse_init(JSContext* ctx, JSParseState* s, const char* input, size_t size,
                               const char* file, int line);
#define js_parse_init(context, ...) OBSERVE_PARSE_##context, __VA_ARGS__)
#define OBSERVE_PARSE_JSContext engine_parse_init(JSContext
#define OBSERVE_PARSE_ctx observe_parse_init(ctx

static int observe_parse_statement(JSParseState* s, int declarations);
#define js_parse_statement_or_decl(state, ...) OBSERVE_STATEMENT_##state, __VA_ARGS__)
#define OBSERVE_STATEMENT_JSParseState engine_parse_statement(JSParseState
#define OBSERVE_STATEMENT_s observe_parse_statement(s

static int observe_parse_element(JSParseState* s);
#define js_parse_source_element(state) OBSERVE_ELEMENT_##state)
#define OBSERVE_ELEMENT_JSParseState engine_parse_element(JSParseState
#define OBSERVE_ELEMENT_s observe_parse_element(s

static JSFunctionDef* observe_new_definition(JSContext* ctx, JSFunctionDef* parent, bool is_eval,
                                             bool is_expression, const char* file, int line, int column);
#define js_new_function_def(context, ...) OBSERVE_DEFINITION_##context, __VA_ARGS__)
#define OBSERVE_DEFINITION_JSContext engine_new_definition(JSContext
#define OBSERVE_DEFINITION_ctx observe_new_definition(ctx
#define OBSERVE_DEFINITION_s observe_new_definition(s

static int observe_parse_expression(JSParseState* s);
#define js_parse_assign_expr(state) OBSERVE_EXPRESSION_##state)
#define OBSERVE_EXPRESSION_JSParseState engine_parse_expression(JSParseState
#define OBSERVE_EXPRESSION_s observe_parse_expression(s

static int observe_parse_export(JSParseState* s);
#define js_parse_export(state) OBSERVE_EXPORT_##state)
#define OBSERVE_EXPORT_JSParseState engine_parse_export(JSParseState
#define OBSERVE_EXPORT_s observe_parse_export(s

static int observe_emit_label(JSParseState* s, int label);
#define emit_label(state, ...) OBSERVE_LABEL_##state, __VA_ARGS__)
#define OBSERVE_LABEL_JSParseState engine_emit_label(JSParseState
#define OBSERVE_LABEL_s observe_emit_label(s

// Where a loop's own scope is closed: observe_lines.inc. The last argument tells the calls apart.
static void observe_close_loop(JSParseState* s, int scope, int outer);
#define close_scopes(state, scope, stop) OBSERVE_SCOPES_##stop)
#define OBSERVE_SCOPES_int engine_close_scopes(JSParseState *s, int scope, int
#define OBSERVE_SCOPES_top engine_close_scopes(s, scope_level, top
#define OBSERVE_SCOPES_block_scope_level observe_close_loop(s, s->cur_func->scope_level, block_scope_level

// Scopes and patterns: observe_scopes.inc.
static int observe_push_scope(JSParseState* s);
#define push_scope(state) OBSERVE_SCOPE_##state)
#define OBSERVE_SCOPE_JSParseState engine_push_scope(JSParseState
#define OBSERVE_SCOPE_s observe_push_scope(s

static int observe_parse_pattern(JSParseState* s, int token, bool is_arg, bool has_value, int has_ellipsis,
                                 bool allow_initializer, bool is_exported);
#define js_parse_destructuring_element(state, ...) OBSERVE_PATTERN_##state, __VA_ARGS__)
#define OBSERVE_PATTERN_JSParseState engine_parse_pattern(JSParseState
#define OBSERVE_PATTERN_s observe_parse_pattern(s

// Declarations of variables: observe_parameters.inc.
static int observe_define_var(JSParseState* s, JSFunctionDef* fd, JSAtom name, int kind);
#define define_var(state, ...) OBSERVE_VARIABLE_##state, __VA_ARGS__)
#define OBSERVE_VARIABLE_JSParseState engine_define_var(JSParseState
#define OBSERVE_VARIABLE_s observe_define_var(s

// Numbers: observe_math.inc. Its name stands in a table, so only the engine's definition is renamed.
static JSValue js_math_hypot(JSContext* ctx, JSValueConst self, int argc, JSValueConst* argv);
#define js_math_hypot(...) engine_math_hypot(__VA_ARGS__)

// How the iterator of a for-await loop is asked, and what it gives: observe_from_sync.inc. The first is a
// name in a table, so only its definition is renamed.
static JSValue js_async_from_sync_iterator_next(JSContext* ctx, JSValueConst self, int argc,
                                                JSValueConst* argv, int magic);
#define js_async_from_sync_iterator_next(...) engine_next_from_sync(__VA_ARGS__)
static int observe_value_and_done(JSContext* ctx, JSValue* sp);
#define js_iterator_get_value_done(context, ...) OBSERVE_VALUE_##context, __VA_ARGS__)
#define OBSERVE_VALUE_JSContext engine_value_and_done(JSContext
#define OBSERVE_VALUE_ctx observe_value_and_done(ctx
static JSValue observe_iterator_next(JSContext* ctx, JSValueConst iterator, JSValueConst method, int argc,
                                     JSValueConst* argv, int* done);
#define JS_IteratorNext2(context, ...) OBSERVE_NEXT_##context, __VA_ARGS__)
#define OBSERVE_NEXT_JSContext engine_iterator_next(JSContext
#define OBSERVE_NEXT_ctx observe_iterator_next(ctx
static JSValue observe_get_iterator(JSContext* ctx, JSValueConst iterable, JSValueConst method);
#define JS_GetIterator2(context, ...) OBSERVE_ITERATOR_##context, __VA_ARGS__)
#define OBSERVE_ITERATOR_JSContext engine_get_iterator(JSContext
#define OBSERVE_ITERATOR_ctx observe_get_iterator(ctx
static int observe_close_iterator(JSContext* ctx, JSValueConst iterator, bool is_exception_pending);
#define JS_IteratorClose(context, ...) OBSERVE_CLOSE_##context, __VA_ARGS__)
#define OBSERVE_CLOSE_JSContext engine_close_iterator(JSContext
#define OBSERVE_CLOSE_ctx observe_close_iterator(ctx

static int observe_check_global(JSContext* ctx, JSAtom name, int flags);
#define JS_CheckDefineGlobalVar(context, ...) OBSERVE_GLOBAL_##context, __VA_ARGS__)
#define OBSERVE_GLOBAL_JSContext engine_check_global(JSContext
#define OBSERVE_GLOBAL_ctx observe_check_global(ctx

// ---- What errors say: observe_errors.inc

// `kind` is a JSErrorEnum, which has no name yet.
static JSValue observe_make_error(JSContext* ctx, int kind, bool add_backtrace, const char* message);
#define JS_MakeError2(context, ...) OBSERVE_ERROR_##context, __VA_ARGS__)
#define OBSERVE_ERROR_JSContext engine_make_error(JSContext
#define OBSERVE_ERROR_ctx observe_make_error(ctx

static JSValue observe_throw_about(JSContext* ctx, const char* format, JSAtom name);
#define JS_ThrowTypeErrorAtom(context, ...) OBSERVE_ABOUT_##context, __VA_ARGS__)
#define OBSERVE_ABOUT_JSContext engine_throw_about(JSContext
#define OBSERVE_ABOUT_ctx observe_throw_about(ctx

// The trap that is asked for is the last argument, which V8 names of a proxy that was revoked.
static struct JSProxyData* observe_proxy_method(JSContext* ctx, JSValue* method, JSValueConst proxy,
                                                JSAtom trap);
#define get_proxy_method(context, ...) OBSERVE_PROXY_##context, __VA_ARGS__)
#define OBSERVE_PROXY_JSContext engine_proxy_method(JSContext
#define OBSERVE_PROXY_ctx observe_proxy_method(ctx

// Error() and its kind, for a table.
static JSValue js_error_constructor(JSContext* ctx, JSValueConst new_target, int argc, JSValueConst* argv,
                                    int magic);
#define js_error_constructor(context, ...) OBSERVE_NEW_ERROR_##context, __VA_ARGS__)
#define OBSERVE_NEW_ERROR_JSContext engine_error_constructor(JSContext

// `result` is a JSResolveResultEnum.
static void observe_export_error(JSContext* ctx, int result, JSModuleDef* module, JSAtom name);
#define js_resolve_export_throw_error(context, ...) OBSERVE_EXPORT_##context, __VA_ARGS__)
#define OBSERVE_EXPORT_JSContext engine_export_error(JSContext
#define OBSERVE_EXPORT_ctx observe_export_error(ctx

// Called with `atom` for a constant and with other names for properties: the name is moved to the front.
static int observe_throw_constant(JSAtom name, JSContext* ctx, int flags);
#define JS_ThrowTypeErrorReadOnly(context, flags, name) OBSERVE_READ_ONLY_##name, context, flags)
#define OBSERVE_READ_ONLY_JSAtom engine_throw_read_only(JSAtom
#define OBSERVE_READ_ONLY_atom observe_throw_constant(atom
#define OBSERVE_READ_ONLY_prop engine_throw_read_only(prop
#define OBSERVE_READ_ONLY_JS_ATOM_length engine_throw_read_only(JS_ATOM_length

// ---- Clock, work and memory: observe_machine.inc

// The functions that read a clock have no context, so date_now and js__now_ms are given the runtime.
static int64_t observe_now_us(JSRuntime* rt);
static uint64_t observe_now_ns(JSRuntime* rt);
#define date_now(nothing) OBSERVE_DATE_##nothing)
#define OBSERVE_DATE_void engine_date_now(JSRuntime *rt
#define OBSERVE_DATE_ engine_date_now(ctx->rt
#define js__now_ms(nothing) OBSERVE_MILLISECONDS_##nothing)
#define OBSERVE_MILLISECONDS_void engine_now_ms(JSRuntime *rt
#define OBSERVE_MILLISECONDS_ engine_now_ms(ctx->rt
#define js__gettimeofday_us() observe_now_us(rt)
#define js__hrtime_ns() observe_now_ns(rt)

// The script's time zone is UTC wherever it runs.
#define localtime_r gmtime_r
#define GetTimeZoneInformation(zone) (memset(zone, 0, sizeof *(zone)), TIME_ZONE_ID_UNKNOWN)

// The system's is not exact for whole numbers.
static double observe_cbrt(double value);
#define cbrt(value) observe_cbrt(value)

static int observe_poll(JSContext* ctx);
#define __js_poll_interrupts(context) OBSERVE_POLL_##context)
#define OBSERVE_POLL_JSContext engine_poll(JSContext
#define OBSERVE_POLL_ctx observe_poll(ctx
#define lre_realloc(...) engine_regexp_memory(__VA_ARGS__)

static JSValue observe_out_of_memory(JSContext* ctx);
#define JS_ThrowOutOfMemory(context) OBSERVE_OUT_OF_MEMORY_##context)
#define OBSERVE_OUT_OF_MEMORY_JSContext engine_out_of_memory(JSContext
#define OBSERVE_OUT_OF_MEMORY_ctx observe_out_of_memory(ctx

static void observe_collect(JSRuntime* rt);
#define JS_RunGC(runtime) OBSERVE_COLLECT_##runtime)
#define OBSERVE_COLLECT_JSRuntime engine_collect(JSRuntime
#define OBSERVE_COLLECT_rt observe_collect(rt

static int observe_parse_program(JSParseState* s);
#define js_parse_program(state) OBSERVE_PROGRAM_##state)
#define OBSERVE_PROGRAM_JSParseState engine_parse_program(JSParseState
#define OBSERVE_PROGRAM_s observe_parse_program(s

static JSValue observe_create_function(JSContext* ctx, JSFunctionDef* definition);
#define js_create_function(context, ...) OBSERVE_FUNCTION_##context, __VA_ARGS__)
#define OBSERVE_FUNCTION_JSContext engine_create_function(JSContext
#define OBSERVE_FUNCTION_ctx observe_create_function(ctx

#include "sim/script/observe_work.h"
#include "sim/script/observe_paths.h"

#include "quickjs.c"

#undef JS_EnqueueJob
#undef fulfill_or_reject_promise
#undef perform_promise_then
#undef js_create_resolving_functions
#undef js_promise_resolve
#undef js_promise_then
#undef js_promise_finalizer
#undef js_async_generator_resume_next
#undef js_async_generator_resolve_function_create
#undef emit_return
#undef JS_MakeError2
#undef js_error_constructor
#undef get_proxy_method
#undef JS_ThrowTypeErrorReadOnly
#undef JS_CallInternal
#undef JS_FlattenIntoArray
#undef async_func_init
#undef async_func_free
#undef free_function_bytecode
#undef js_parse_init
#undef js_parse_statement_or_decl
#undef js_new_function_def
#undef js_parse_source_element
#undef js_parse_assign_expr
#undef js_parse_export
#undef emit_label
#undef js_async_from_sync_iterator_next
#undef js_math_hypot
#undef js_iterator_get_value_done
#undef JS_IteratorNext2
#undef JS_GetIterator2
#undef JS_IteratorClose
#undef JS_CheckDefineGlobalVar
#undef js__gettimeofday_us
#undef js__hrtime_ns
#undef lre_realloc
#undef JS_RunGC
#undef JS_ThrowOutOfMemory
#undef JS_TryGetPropertyInt64
#undef JS_GetPropertyInt64
#undef JS_SetPropertyInt64
#undef JS_DeletePropertyInt64
#undef JS_GetOwnPropertyNamesInternal
#undef find_prop_key
#undef js_atof
#undef js_regexp_escape
#undef js_regexp_get_source
#undef js_append_enumerate
#undef build_arg_list
#undef map_hash_key
#undef map_find_record
#undef __JS_NewAtom
#undef js_dtoa2
#undef js_strict_eq2
#undef js_array_includes
#undef js_relational_slow
#undef JS_ToCStringLen2
#undef js_compile_regexp
#undef js_array_buffer_constructor3
#undef js_bigint_mul
#undef js_bigint_divrem
#undef js_bigint_to_string1
#undef js_bigint_from_string
#undef js_bigint_new
#undef js_bigint_to_float64
#undef string_indexof
#undef js_string_compare
#undef js_string___GetSubstitution
#undef js_new_shape2
#undef js_alloc_string
#undef JS_NewObjectFromShape
#undef build_backtrace
#undef emit_op
#undef get_func_name
#undef can_store_error_stack
#undef JS_GetOwnPropertyInternal
#undef js_new_suppressed_error
#undef emit_source_loc
#undef js_parse_unary
#undef js_malloc
#undef js_free_rt
#undef js_strict_eq_slow
#undef JS_ValueToAtomInternal
#undef JS_GetProperty
#undef JS_Throw
#undef JS_SetProperty
#undef JS_DefinePropertyValue
#undef add_property
#undef js_new_shape
#undef js_parse_program
#undef js_create_function
#undef malloc
#undef realloc
#undef free

#include "sim/script/observe_state.inc"

#include "sim/script/observe_functions.inc"
#include "sim/script/observe_work.inc"
#include "sim/script/observe_hashes.inc"
#include "sim/script/observe_paths.inc"
#include "sim/script/observe_search.inc"
#include "sim/script/observe_natives.inc"
#include "sim/script/observe_generators.inc"
#include "sim/script/observe_iteration.inc"
#include "sim/script/observe_places.inc"
#include "sim/script/observe_probes.inc"

#include "sim/script/observe_operands.inc"
#include "sim/script/observe_literals.inc"
#include "sim/script/observe_native_errors.inc"
#include "sim/script/observe_operand_errors.inc"
#include "sim/script/observe_built_in_errors.inc"
#include "sim/script/observe_iterator_errors.inc"
#include "sim/script/observe_circles.inc"
#include "sim/script/observe_errors.inc"
#include "sim/script/observe_frames.inc"
#include "sim/script/observe_stacks.inc"
#include "sim/script/observe_own_stacks.inc"
#include "sim/script/observe_jobs.inc"
#include "sim/script/observe_throws.inc"
#include "sim/script/observe_scopes.inc"
#include "sim/script/observe_lines.inc"
#include "sim/script/observe_parameters.inc"
#include "sim/script/observe_machine.inc"
#include "sim/script/observe_math.inc"
#include "sim/script/observe_models.inc"
#include "sim/script/observe_promises.inc"
#include "sim/script/observe_from_sync.inc"
#include "sim/script/observe_values.inc"
