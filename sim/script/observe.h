// What a script does, told as it happens: an observation layer over the unmodified QuickJS-ng.
// observe.c is the one C file that includes quickjs.c, behind macros that stand between the engine's own
// functions. Everything here is per runtime; there are no globals, so runtimes may live on different threads.
//
// Ids (jobs, promises, coroutines, functions) are 1, 2, 3... per runtime in order of creation, or over
// several runtimes that share their counters (ObserveOptions.ids); 0 means none. They are never reused and
// never depend on addresses, so two equal runs give equal ids. Hooks are called on the runtime's thread, in
// the middle of the engine: they must not run JavaScript. The hooks promise_freed, coroutine_dropped and
// gc_ran may be called during garbage collection and must not call the engine at all. Every hook is optional,
// and one that is absent costs nothing.
#pragma once

// NOLINTBEGIN(modernize-deprecated-headers): C reads this, too.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
// NOLINTEND(modernize-deprecated-headers)

#include "quickjs.h"

#ifdef __cplusplus
extern "C" {
#endif

// A place in a source text. Lines and columns count from 1; function 0 means that no script is running.
typedef struct ObservePosition {
    uint32_t function;
    int line;
    int column;
} ObservePosition;

// What is known of a function number. The texts are UTF-8, never null, and live until observe_detach.
typedef struct ObserveFunctionInfo {
    const char* name;  // empty for an anonymous function; "<eval>" for the body of a script or module
    const char* file;
    int line;
    int column;
    bool is_internal;  // the file's name begins with "node:"
} ObserveFunctionInfo;

typedef enum ObserveJobKind {
    OBSERVE_JOB_REACTION,                // a callback of then, catch or finally
    OBSERVE_JOB_AWAIT_RESUME,            // an async function goes on after await
    OBSERVE_JOB_ASYNC_GENERATOR_RESUME,  // an async generator goes on after await
    OBSERVE_JOB_THENABLE,                // resolve(thenable): calls its then
    OBSERVE_JOB_DYNAMIC_IMPORT,
    OBSERVE_JOB_MICROTASK,  // queueMicrotask
    OBSERVE_JOB_FINALIZATION,
    OBSERVE_JOB_HOST  // queued by the embedder with JS_EnqueueJob
} ObserveJobKind;

typedef enum ObserveHandlerKind {
    OBSERVE_HANDLER_SCRIPT,      // a function of a script: handler_function
    OBSERVE_HANDLER_NATIVE,      // a function of the engine or of the embedder: handler_name
    OBSERVE_HANDLER_PASSTHROUGH  // none given: the value or reason passes through to the derived promise
} ObserveHandlerKind;

typedef struct ObserveJob {
    uint32_t id;
    ObserveJobKind kind;
    ObserveHandlerKind handler;
    bool is_reject;             // reactions and resumes: the promise was rejected
    uint32_t handler_function;  // the callback, or the function of the suspended coroutine; 0 if native
    uint32_t coroutine;         // resumes: who goes on
    uint32_t source_promise;    // reactions and resumes: the promise whose settlement queued this
    uint32_t promise;           // the promise that the job settles, sooner or later
    uint32_t adopted_promise;   // thenables: the promise adopted; 0 if the thenable is no promise
    char handler_name[40];      // native handlers: the name, cut if longer; else empty
} ObserveJob;

typedef struct ObserveReaction {
    uint32_t promise;          // waited for
    uint32_t derived_promise;  // then: the promise returned; await: 0
    bool is_await;             // await, for await, or await of a yielded or returned value
    uint32_t coroutine;        // await: who waits
} ObserveReaction;

typedef struct ObserveFrame {
    uint32_t function;
    uint32_t coroutine;  // 0 for an ordinary call
    uint32_t promise;    // async functions: the promise that the call returned
    uint32_t depth;      // frames of scripts on the stack, this one included
    bool is_internal;
} ObserveFrame;

typedef enum ObserveSuspension {
    OBSERVE_SUSPEND_START,  // a generator was called; its body waits for the first next()
    OBSERVE_SUSPEND_YIELD,
    OBSERVE_SUSPEND_AWAIT
} ObserveSuspension;

typedef struct ObserveHooks {
    // Time as the script sees it: Date and performance. Absent: the machine's clocks.
    int64_t (*now_us)(void* opaque);   // since 1970-01-01 UTC
    uint64_t (*now_ns)(void* opaque);  // monotonic
    // Called every operations_per_interrupt operations. True stops the script by an error that it cannot
    // catch.
    bool (*interrupt)(void* opaque);
    // The limit of JS_SetMemoryLimit was reached; the script will stop, as after interrupt. Absent: an error
    // that the script can catch.
    void (*out_of_memory)(void* opaque);

    void (*job_queued)(void* opaque, const ObserveJob* job);
    void (*job_started)(void* opaque, uint32_t job);
    void (*job_ended)(void* opaque, uint32_t job, bool threw);

    void (*promise_created)(void* opaque, uint32_t promise, uint32_t parent);  // parent: whose then made it
    void (*promise_settled)(void* opaque, uint32_t promise, bool rejected, JSValueConst value);
    void (*promise_freed)(void* opaque, uint32_t promise);
    void (*reaction_added)(void* opaque, const ObserveReaction* reaction);

    // Frames nest: every pushed or resumed is closed by exactly one popped or suspended, in reverse order.
    // During these hooks observe_here() is where the caller is.
    void (*frame_pushed)(void* opaque, const ObserveFrame* frame);
    void (*frame_popped)(void* opaque, const ObserveFrame* frame, bool threw);
    void (*frame_suspended)(void* opaque, const ObserveFrame* frame, ObserveSuspension why,
                            ObservePosition at);
    void (*frame_resumed)(void* opaque, const ObserveFrame* frame, ObservePosition at);
    // A suspended coroutine will never run to its end: nobody can reach it, or return() came before next().
    void (*coroutine_dropped)(void* opaque, uint32_t coroutine);

    // A statement begins, or the head of a loop is evaluated again.
    void (*line_reached)(void* opaque, ObservePosition at);

    void (*gc_ran)(void* opaque, uint64_t bytes_before, uint64_t bytes_after);

    // What called the outermost function, as a number that the stack of an error is noted with.
    uint32_t (*entry)(void* opaque);
} ObserveHooks;

typedef struct ObserveOptions {
    uint64_t random_seed;  // of Math.random
    // Scripts' frames on the stack, then RangeError; 0 means 10000. The C stack must hold them: up to 12 KB
    // each in a debug build, and 128 MB for the variables of all.
    uint32_t frames_max;
    uint32_t operations_per_interrupt;  // 0 means 10000
    bool skip_internal_frames;  // of internal frames, report only those called by the user's code or by the
                                // host
    bool lines;                 // as observe_set_lines
    bool await_adopts;          // await of a promise takes 3 jobs, as before ES2019, not 1
    bool delegation_awaits;     // yield* in an async generator awaits each value once more, as before ES2024
    bool generator_end_awaits;  // the end of an async generator without return takes a job more
    int node_major;             // whose V8's words errors are told in; 0: the newest
    uint32_t* ids;  // the last ids of jobs, promises and coroutines, shared by runtimes of which one runs at
                    // a time; null: this runtime's own
} ObserveOptions;

typedef struct ObserveRuntime ObserveRuntime;

// As JS_NewRuntime, but observe_heap and the moments of garbage collection are then the same on every
// compiler. JS_SetMemoryLimit does not hold while a script is parsed, as the parser would crash; instead,
// under a limit, a source text may have 16 MiB.
JSRuntime* observe_new_runtime(void);

// Begins to observe. Call it once per runtime, before any script runs. `hooks` and `options` are copied;
// options may be null. Takes the place of JS_SetPromiseHook and JS_SetInterruptHandler; all opaque pointers
// stay the embedder's. Null if out of memory.
ObserveRuntime* observe_attach(JSRuntime* rt, JSContext* ctx, const ObserveHooks* hooks, void* opaque,
                               const ObserveOptions* options);
// Ends it, and frees what it held. Call it before JS_FreeRuntime; promises freed later are not told.
void observe_detach(JSRuntime* rt);
// Sets the hooks promise_created and promise_freed, of promises from now on.
void observe_hook_promises(JSRuntime* rt, void (*created)(void* opaque, uint32_t promise, uint32_t parent),
                           void (*freed)(void* opaque, uint32_t promise));
void* observe_opaque(JSRuntime* rt);
// Sets the state of Math.random of a context; observe_attach did so for its own.
void observe_seed_random(JSContext* ctx, uint64_t seed);

// Line events. Only scripts parsed while lines are on can tell their lines, so turn them on before loading
// scripts; turning them off and on again later is heeded at once. Scripts parsed while lines are off run at
// full speed. Internal files never tell lines.
void observe_set_lines(JSRuntime* rt, bool on);

// From here on, import() queues this job in place of the engine's own, with five arguments: functions that
// resolve and reject its promise, the name of the module that asks, the specifier, and its attributes.
void observe_set_import_job(JSRuntime* rt, JSJobFunc* job);
// What the engine's own job does with the same arguments: loads and runs the module.
JSValue observe_import(JSContext* ctx, int argc, JSValueConst* argv);

// Runs the oldest job. 0: there was none; 1: done; -1: it threw, see JS_GetException(*ctx). ctx may be null.
int observe_run_one_job(JSRuntime* rt, JSContext** ctx);
// The engine's own queue, oldest first. Returns its length; writes at most ids_max ids.
size_t observe_job_ids(JSRuntime* rt, uint32_t* ids, size_t ids_max);

// Where the `throw` stands that threw the value, if it was the latest. The file's name stays the engine's.
// The value is kept until it is forgotten, or the next is thrown.
bool observe_thrown_at(JSContext* ctx, JSValueConst value, JSAtom* file, int* line, int* column);
void observe_forget_throw(JSRuntime* rt);
// Where the code of a module, outside of functions, awaited last what had yet to come.
bool observe_module_awaits_at(JSRuntime* rt, JSAtom* file, int* line, int* column);

// 0 if the value is not a promise.
uint32_t observe_promise_id(JSRuntime* rt, JSValueConst value);
// The number of a function of a script (through bind); 0 for all else.
uint32_t observe_function_of(JSRuntime* rt, JSValueConst value);
// False if there is no such number.
bool observe_function_info(JSRuntime* rt, uint32_t function, ObserveFunctionInfo* info);

// Where the innermost frame of a script is: at its latest call, or at its beginning before the first call.
ObservePosition observe_here(JSRuntime* rt);
// A key to where that is: equal keys, equal places. Null if no script runs, or before its first call.
typedef struct ObserveCode {
    const void* address;
    uint32_t generation;  // of all addresses: code was freed, and its address may be another's now
} ObserveCode;
ObserveCode observe_here_code(JSRuntime* rt);
// Where the innermost frame of a script is whose file is not internal; function 0 if there is none.
ObservePosition observe_program_place(JSRuntime* rt);

// Work done so far: calls, jumps, steps of long built-ins. The same on every machine and compiler.
uint64_t observe_operations(JSRuntime* rt);
// The operations, and what the script did between them: straight code, calls, new objects and texts. For
// limits; also the same on every machine and compiler.
uint64_t observe_work(JSRuntime* rt);
// What is compiled next is the embedder's own code (or no longer): its stretches between two operations are
// known to be short, and are not counted as work.
void observe_own_code(JSRuntime* rt, bool is_own);
// Counts operations that the embedder has done for the script, in one of its own functions.
void observe_spend(JSRuntime* rt, uint64_t operations);
// As observe_spend, but for limits alone.
void observe_add_work(JSRuntime* rt, uint64_t work);
// Calls the interrupt hook at the very next operation, so that a script that is to stop does no more.
void observe_interrupt_soon(JSRuntime* rt);

// For observe_regexp.c: counts steps of a regular expression; not 0 if the script is to stop. `opaque` is the
// context.
int observe_regexp_work(void* opaque, int steps);

typedef struct ObserveHeap {
    uint64_t bytes;
    uint64_t blocks;
} ObserveHeap;
ObserveHeap observe_heap(JSRuntime* rt);

// ---- Looking into values without running any of the script's code, for util.inspect and util.types.

typedef enum ObserveClass {
    OBSERVE_CLASS_NONE,  // not an object
    OBSERVE_CLASS_OBJECT,
    OBSERVE_CLASS_ARRAY,
    OBSERVE_CLASS_ERROR,
    OBSERVE_CLASS_BOXED_NUMBER,
    OBSERVE_CLASS_BOXED_STRING,
    OBSERVE_CLASS_BOXED_BOOLEAN,
    OBSERVE_CLASS_BOXED_SYMBOL,
    OBSERVE_CLASS_BOXED_BIGINT,
    OBSERVE_CLASS_ARGUMENTS,
    OBSERVE_CLASS_DATE,
    OBSERVE_CLASS_REGEXP,
    OBSERVE_CLASS_FUNCTION,
    OBSERVE_CLASS_CLASS_CONSTRUCTOR,
    OBSERVE_CLASS_GENERATOR_FUNCTION,
    OBSERVE_CLASS_ASYNC_FUNCTION,
    OBSERVE_CLASS_ASYNC_GENERATOR_FUNCTION,
    OBSERVE_CLASS_GENERATOR,
    OBSERVE_CLASS_ASYNC_GENERATOR,
    OBSERVE_CLASS_PROMISE,
    OBSERVE_CLASS_PROXY,
    OBSERVE_CLASS_MAP,
    OBSERVE_CLASS_SET,
    OBSERVE_CLASS_WEAK_MAP,
    OBSERVE_CLASS_WEAK_SET,
    OBSERVE_CLASS_WEAK_REF,
    OBSERVE_CLASS_FINALIZATION_REGISTRY,
    OBSERVE_CLASS_MAP_ITERATOR,
    OBSERVE_CLASS_SET_ITERATOR,
    OBSERVE_CLASS_ARRAY_ITERATOR,
    OBSERVE_CLASS_STRING_ITERATOR,
    OBSERVE_CLASS_REGEXP_STRING_ITERATOR,
    OBSERVE_CLASS_ITERATOR_HELPER,
    OBSERVE_CLASS_ARRAY_BUFFER,
    OBSERVE_CLASS_SHARED_ARRAY_BUFFER,
    OBSERVE_CLASS_DATA_VIEW,
    OBSERVE_CLASS_UINT8_CLAMPED_ARRAY,
    OBSERVE_CLASS_INT8_ARRAY,
    OBSERVE_CLASS_UINT8_ARRAY,
    OBSERVE_CLASS_INT16_ARRAY,
    OBSERVE_CLASS_UINT16_ARRAY,
    OBSERVE_CLASS_INT32_ARRAY,
    OBSERVE_CLASS_UINT32_ARRAY,
    OBSERVE_CLASS_BIG_INT64_ARRAY,
    OBSERVE_CLASS_BIG_UINT64_ARRAY,
    OBSERVE_CLASS_FLOAT16_ARRAY,
    OBSERVE_CLASS_FLOAT32_ARRAY,
    OBSERVE_CLASS_FLOAT64_ARRAY,
    OBSERVE_CLASS_MODULE_NAMESPACE,
    OBSERVE_CLASS_DOM_EXCEPTION
} ObserveClass;

ObserveClass observe_class(JSContext* ctx, JSValueConst value);
// JS_PROMISE_NOT_A_PROMISE, or the state; then *result is the value or reason (undefined while pending), to
// be freed.
JSPromiseStateEnum observe_promise_state(JSContext* ctx, JSValueConst value, JSValue* result);
// False if not a proxy. Else target and handler, to be freed; both null if the proxy was revoked.
bool observe_proxy_details(JSContext* ctx, JSValueConst value, JSValue* target, JSValue* handler);
// The entries of a Map, Set, WeakMap or WeakSet, or those still to come of a Map or Set iterator (which does
// not move), as a flat array: key, value, key, value... if *is_key_value, else values. Undefined for all
// else.
JSValue observe_preview_entries(JSContext* ctx, JSValueConst value, bool* is_key_value);
// A property that is plain data and the object's own: its value, to be freed. Undefined for all else
// (getters, proxies, absent), and never an exception.
JSValue observe_own_data(JSContext* ctx, JSValueConst object, JSAtom name);
// Whether a linked module or one that it imports awaits at its top level.
bool observe_module_awaits(JSModuleDef* module);
// How many levels of modules lie below one that was compiled: 0 if it imports nothing.
uint32_t observe_module_levels(JSModuleDef* module);
// For a compiled module before it is linked: what it imports and exports again belongs to where it comes from
// (ECMAScript, ParseModule), so that two ways to the same variable are no ambiguity.
void observe_settle_reexports(JSContext* ctx, JSModuleDef* module);

// Whether trying each place would take too long for nothing to interrupt it.
bool observe_is_long_search(uint64_t text_length, uint64_t word_length);
// Where the word (of at least one byte) is in the bytes: the first place at `from` or behind, or the last one
// at `from` or before; -1 for none. In linear time.
int64_t observe_find_bytes(const char* bytes, size_t size, const char* word, size_t word_size, size_t from,
                           bool is_last);

// ---- The own property 'stack' of errors

// Each error that is made from now on has it, with this getter and this setter. Whether it keeps them, as in
// Node 22 and later, or is to become a value when it is first read.
bool observe_own_stacks(JSContext* ctx, JSValueConst getter, JSValueConst setter);
// The error whose stack a value has: itself, or what it inherits from, but not through a proxy; or undefined.
JSValueConst observe_error_of(JSValueConst value);
// What the hook of that name says.
uint32_t observe_entry(JSRuntime* runtime);
// What the engine keeps in the place of what it noted when the error was made; nothing for what is no error.
void observe_keep_stack(JSContext* ctx, JSValueConst error, JSValueConst stack);

// ---- Objects after the model of another one, which has only plain data: writable, enumerable, configurable.

// Gives an object, best one that has nothing yet and the model's prototype, the model's properties and
// values. -1 and an exception out of memory, or if the model is none.
int observe_fill(JSContext* ctx, JSValueConst object, JSValueConst model);
// An ordinary object like the model: its prototype, its properties and their values.
JSValue observe_copy(JSContext* ctx, JSValueConst model);
// Gives an object without properties of its own the prototype of another such of the same class: a Uint8Array
// becomes a Buffer.
void observe_become(JSContext* ctx, JSValueConst object, JSValueConst model);

#ifdef __cplusplus
}
#endif
