// binding.modules: files for the module loaders, and compiling. How names are resolved is JavaScript's
// business: internal/cjs_loader and internal/esm_loader. The engine links and evaluates ES modules; it asks
// for each import by `resolve` and `load` of internal/esm_loader. An ES module's name in the engine is its
// path, with its query if it has one, or "node:NAME".
#include <cstring>

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/native_class.h"
#include "sim/script/bindings/pool_job.h"
#include "sim/script/bindings/text_codec.h"
#include "sim/script/observe.h"

namespace lg::script {

namespace {

// ---- files

enum FileType : int { is_file = 0, is_folder = 1, is_other = 2 };

host::Outcome perform(JSContext* context, trace::WorkKind kind, std::string path) {
    host::Work work;
    work.kind = kind;
    work.more->path = std::move(path);
    return Engine::of(context).loop().perform(work);
}

// stat(path) -> a FileType, or minus an error number
JSValue stat(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const host::Outcome outcome =
        perform(context, trace::WorkKind::stat, to_plain_text(context, arguments[0]));
    if (outcome.value < 0) return JS_NewInt64(context, outcome.value);
    const uint32_t type = outcome.more->status->mode & 0170000;
    return JS_NewInt32(context, type == 0100000 ? is_file : type == 0040000 ? is_folder : is_other);
}

// realpath(path) -> a path, or minus an error number
JSValue real_path(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const host::Outcome outcome =
        perform(context, trace::WorkKind::realpath, to_plain_text(context, arguments[0]));
    return outcome.value < 0 ? JS_NewInt64(context, outcome.value) : new_text(context, outcome.more->bytes);
}

// read(path) -> the text of a file, or minus an error number
JSValue read(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    loop::Loop& loop = Engine::of(context).loop();
    const host::Outcome opened =
        perform(context, trace::WorkKind::open, to_plain_text(context, arguments[0]));
    if (opened.value < 0) return JS_NewInt64(context, opened.value);
    host::Work work;
    work.kind = trace::WorkKind::read;
    work.fd = static_cast<int32_t>(opened.value);
    work.length = uint64_t{512} << 10;
    std::string text;
    host::Outcome part;
    do {
        part = loop.perform(work);
        text += part.more->bytes;
    } while (part.value > 0);
    work.kind = trace::WorkKind::close;
    loop.perform(work);
    if (part.value < 0) return JS_NewInt64(context, part.value);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return new_text(context, is_valid_utf8(text) ? text : repaired_utf8(text));
}

// Longer texts are no source that anybody steps through, and would only swell the trace.
constexpr size_t recorded_source_max = size_t{256} << 10;

// loaded(path, format, text): a module is there; for the trace.
JSValue loaded(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine& engine = Engine::of(context);
    const std::string text = to_plain_text(context, arguments[2]);
    if (to_plain_text(context, arguments[1]) != "builtin") engine.loop().races().script_begins();
    engine.loop().recorder().emit(
        trace::ModuleLoaded{engine.intern_file(to_plain_text(context, arguments[0])),
                            engine.intern(to_plain_text(context, arguments[1])),
                            text.size() <= recorded_source_max ? engine.intern(text) : trace::StringId{}});
    return JS_UNDEFINED;
}

// spendOn(name): a script asks for this module of Node's.
JSValue spend_on(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    Engine::of(context).spend_on_module(to_plain_text(context, arguments[0]));
    return JS_UNDEFINED;
}

// mainBegins(), mainRan(): the main module is evaluated by the loop.
JSValue main_begins(JSContext* context, JSValueConst, int, JSValueConst*) {
    Engine::of(context).loop().main_module_begins();
    return JS_UNDEFINED;
}
JSValue main_ran(JSContext* context, JSValueConst, int, JSValueConst*) {
    Engine::of(context).loop().main_module_ran();
    return JS_UNDEFINED;
}

JSValue has_builtin(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    return JS_NewBool(context, Engine::has_builtin(to_plain_text(context, arguments[0])));
}

// ---- CommonJS

// A line of its own before the source, and numbered so that the source begins at line 1 and column 1. (The
// engine takes a first line of 0 for "not given", hence two lines.)
constexpr std::string_view wrapper_head = "(function (exports, require, module, __filename, __dirname) {\n\n";
constexpr std::string_view wrapper_tail = "\n})";
constexpr int wrapper_line = -1;

// compileFunction(source, file) -> function (exports, require, module, __filename, __dirname)
JSValue compile_function(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    auto source = to_text(context, arguments[0]);
    const auto file = source ? to_text(context, arguments[1]) : std::nullopt;
    if (!file) return JS_EXCEPTION;
    if (source->starts_with("#!")) source->replace(0, 2, "//");
    std::string text{wrapper_head};
    text += *source;
    text += wrapper_tail;
    JSEvalOptions options{};
    options.version = JS_EVAL_OPTIONS_VERSION;
    options.eval_flags = JS_EVAL_TYPE_GLOBAL;
    options.filename = file->c_str();
    options.line_num = wrapper_line;
    return JS_Eval2(context, text.c_str(), text.size(), &options);
}

// compileScript(source, file, lines before the first) -> script, for vm.Script
JSValue compile_script(JSContext* context, JSValueConst, int, JSValueConst* arguments, int,
                       JSValueConst* data) {
    const auto source = to_text(context, arguments[0]);
    const auto file = source ? to_text(context, arguments[1]) : std::nullopt;
    if (!file) return JS_EXCEPTION;
    JSEvalOptions options{};
    options.version = JS_EVAL_OPTIONS_VERSION;
    options.eval_flags = JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_COMPILE_ONLY;
    options.filename = file->c_str();
    options.line_num = static_cast<int>(to_integer(context, arguments[2])) + 1;
    Value compiled{context, JS_Eval2(context, source->c_str(), source->size(), &options)};
    if (compiled.is_exception()) return JS_EXCEPTION;
    return NativeClass<Value>::wrap(context, data, std::make_unique<Value>(std::move(compiled)));
}

// runScript(script) -> what its last statement gives
JSValue run_script(JSContext* context, JSValueConst, int, JSValueConst* arguments, int, JSValueConst* data) {
    const Value* compiled = NativeClass<Value>::unwrap(context, data, arguments[0]);
    return compiled ? JS_EvalFunction(context, compiled->dup()) : JS_EXCEPTION;
}

// looksLikeModule(source): whether it parses as an ES module.
JSValue looks_like_module(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto source = to_text(context, arguments[0]);
    return source ? JS_NewBool(context, JS_DetectModule(source->c_str(), source->size())) : JS_EXCEPTION;
}

// ---- ES modules

// Calls a function of internal/esm_loader.
JSValue call_loader(JSContext* context, const char* name, std::span<JSValueConst> arguments) {
    const Value exports{context, Engine::of(context).require_builtin("internal/esm_loader")};
    if (exports.is_exception()) return JS_EXCEPTION;
    const Value function{context, JS_GetPropertyStr(context, exports.get(), name)};
    return JS_Call(context, function.get(), JS_UNDEFINED, static_cast<int>(arguments.size()),
                   arguments.data());
}

char* normalize_name(JSContext* context, const char* base, const char* specifier, void*) {
    const Value from{context, JS_NewString(context, base)};
    const Value what{context, JS_NewString(context, specifier)};
    JSValueConst arguments[] = {what.get(), from.get()};
    const Value name{context, call_loader(context, "resolve", arguments)};
    if (name.is_exception()) return nullptr;
    const auto text = to_text(context, name.get());
    return text ? js_strdup(context, text->c_str()) : nullptr;
}

// Runs a module that is no ES module: `evaluate` gives the values of its exports, in the order of its names.
int evaluate_synthetic(JSContext* context, JSModuleDef* module) {
    const Value description{context, JS_GetModulePrivateValue(context, module)};
    const Value evaluate{context, JS_GetPropertyStr(context, description.get(), "evaluate")};
    const Value names{context, JS_GetPropertyStr(context, description.get(), "names")};
    const Value values{context, JS_Call(context, evaluate.get(), JS_UNDEFINED, 0, nullptr)};
    int64_t count = 0;
    if (values.is_exception() || JS_GetLength(context, names.get(), &count) < 0) return -1;
    for (int64_t i = 0; i < count; i++) {
        const Value name{context, JS_GetPropertyInt64(context, names.get(), i)};
        const auto text = to_text(context, name.get());
        JSValue value = JS_GetPropertyInt64(context, values.get(), i);
        if (!text || JS_SetModuleExport(context, module, text->c_str(), value) < 0) return -1;
    }
    return 0;
}

JSModuleDef* make_synthetic(JSContext* context, const char* name, const Value& description,
                            const Value& names) {
    int64_t count = 0;
    if (JS_GetLength(context, names.get(), &count) < 0) return nullptr;
    JSModuleDef* const module = JS_NewCModule(context, name, evaluate_synthetic);
    if (!module) return nullptr;
    for (int64_t i = 0; i < count; i++) {
        const Value each{context, JS_GetPropertyInt64(context, names.get(), i)};
        const auto text = to_text(context, each.get());
        if (!text || JS_AddModuleExport(context, module, text->c_str()) < 0) return nullptr;
    }
    JS_SetModulePrivateValue(context, module, description.dup());
    return module;
}

JSModuleDef* compile_module(JSContext* context, const char* name, const Value& source) {
    auto given = to_text(context, source.get());
    if (!given) return nullptr;
    std::string& text = *given;
    if (text.starts_with("#!")) text.replace(0, 2, "//");
    const Value compiled{context, JS_Eval(context, text.c_str(), text.size(), name,
                                          JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY)};
    if (compiled.is_exception()) return nullptr;
    auto* const module = static_cast<JSModuleDef*>(JS_VALUE_GET_PTR(compiled.get()));
    observe_settle_reexports(context, module);
    const Value meta{context, JS_GetImportMeta(context, module)};
    const Value own_name{context, JS_NewString(context, name)};
    JSValueConst arguments[] = {own_name.get(), meta.get()};
    const Value done{context, call_loader(context, "initializeMeta", arguments)};
    return done.is_exception() ? nullptr : module;
}

// `load` of internal/esm_loader gives { source } of an ES module, or { names, evaluate } of anything else.
JSModuleDef* load_module(JSContext* context, const char* name, void*, JSValueConst attributes) {
    const Value own_name{context, JS_NewString(context, name)};
    JSValueConst arguments[] = {own_name.get(), attributes};
    const Value description{context, call_loader(context, "load", arguments)};
    if (description.is_exception()) return nullptr;
    const Value names{context, JS_GetPropertyStr(context, description.get(), "names")};
    if (!names.is_undefined()) return make_synthetic(context, name, description, names);
    return compile_module(context, name,
                          Value{context, JS_GetPropertyStr(context, description.get(), "source")});
}

int check_attributes(JSContext* context, void*, JSValueConst attributes) {
    JSValueConst arguments[] = {attributes};
    const Value done{context, call_loader(context, "checkAttributes", arguments)};
    return done.is_exception() ? -1 : 0;
}

// importModule(specifier, base name) -> a promise of the namespace
JSValue import_module(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto specifier = to_text(context, arguments[0]);
    const auto base = specifier ? to_text(context, arguments[1]) : std::nullopt;
    return base ? JS_LoadModule(context, base->c_str(), specifier->c_str()) : JS_EXCEPTION;
}

// import() of a script: internal/esm_import says when.
JSValue import_job(JSContext* context, int count, JSValueConst* arguments) {
    const Value exports{context, Engine::of(context).require_builtin("internal/esm_import")};
    if (exports.is_exception()) return JS_EXCEPTION;
    const Value function{context, JS_GetPropertyStr(context, exports.get(), "importDynamically")};
    return JS_Call(context, function.get(), JS_UNDEFINED, count, arguments);
}

// importNow(resolve, reject, base name, specifier, attributes): what import() does without delay.
JSValue import_now(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    return observe_import(context, count, arguments);
}

// The text as a literal of JavaScript.
std::optional<std::string> to_literal(JSContext* context, JSValueConst text) {
    const Value quoted{context, JS_JSONStringify(context, text, JS_UNDEFINED, JS_UNDEFINED)};
    return to_text(context, quoted.get());
}

// compileLexer(site, callback): what V8 does in threads of its own when Node 12 to 20.2 first want to know
// the names that a CommonJS module exports. 3.3 to 4 ms in six runs of each.
JSValue compile_lexer(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    constexpr Duration cost = Duration::of_us(3'300);
    PoolJob job{"compile cjs-module-lexer", cost, [] { return host::Outcome{}; },
                [](JSContext*, host::Outcome&) { return JS_UNDEFINED; }};
    return run_job(Engine::of(context), std::move(job), arguments[0], arguments[1]);
}

// A module of our own, compiled together with those that it imports.
JSValue compile_own_module(JSContext* context, const std::string& text, const std::string& name) {
    return JS_Eval(context, text.c_str(), text.size(), name.c_str(),
                   JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
}

// importLevels(key, type): compiles a module and what it imports. How many levels of modules lie below it.
JSValue import_levels(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const auto key = to_text(context, arguments[0]);
    const auto literal = key ? to_literal(context, arguments[0]) : std::nullopt;
    const bool has_type = count > 1 && JS_IsString(arguments[1]);
    const auto type = has_type ? to_literal(context, arguments[1]) : std::string{};
    if (!literal || !type) return JS_EXCEPTION;
    const std::string with = has_type ? " with { type: " + *type + " }" : "";
    const JSValue compiled =
        compile_own_module(context, "import " + *literal + with, "node:internal/import of " + *key);
    if (JS_IsException(compiled)) return JS_EXCEPTION;
    auto* const module = static_cast<JSModuleDef*>(JS_VALUE_GET_PTR(compiled));
    const uint32_t levels = observe_module_levels(module);
    JS_FreeValue(context, compiled);
    return JS_NewUint32(context, levels - 1);
}

// evaluateModule(name) -> [promise of its evaluation, namespace]. It has been evaluated by then, unless it
// awaits. A module of one line stands before it, since the engine hands out namespaces only for modules that
// it compiled for us.
JSValue evaluate_module(JSContext* context, JSValueConst, int, JSValueConst* arguments) {
    const auto name = to_text(context, arguments[0]);
    const auto literal = name ? to_literal(context, arguments[0]) : std::nullopt;
    if (!literal) return JS_EXCEPTION;
    const JSValue compiled = compile_own_module(context, "export * as namespace from " + *literal,
                                                "node:internal/require of " + *name);
    if (JS_IsException(compiled)) return JS_EXCEPTION;
    auto* const module = static_cast<JSModuleDef*>(JS_VALUE_GET_PTR(compiled));
    if (observe_module_awaits(module)) {
        JS_FreeValue(context, compiled);
        return JS_UNDEFINED;
    }
    JSValue promise = JS_EvalFunction(context, compiled);
    if (JS_IsException(promise)) return JS_EXCEPTION;
    const Value outer{context, JS_GetModuleNamespace(context, module)};
    const JSValue pair = JS_NewArray(context);
    JS_SetPropertyUint32(context, pair, 0, promise);
    JS_SetPropertyUint32(context, pair, 1, JS_GetPropertyStr(context, outer.get(), "namespace"));
    return pair;
}

}  // namespace

void install_modules(Engine& engine, JSValueConst binding) {
    JSContext* const context = engine.context();
    const JSValue modules = JS_NewObject(context);
    add_natives(context, modules,
                {{"stat", stat, 1},
                 {"realpath", real_path, 1},
                 {"read", read, 1},
                 {"loaded", loaded, 3},
                 {"hasBuiltin", has_builtin, 1},
                 {"mainBegins", main_begins, 0},
                 {"mainRan", main_ran, 0},
                 {"spendOn", spend_on, 1},
                 {"compileFunction", compile_function, 2},
                 {"looksLikeModule", looks_like_module, 1},
                 {"importModule", import_module, 2},
                 {"importNow", import_now, 5},
                 {"importLevels", import_levels, 2},
                 {"compileLexer", compile_lexer, 2},
                 {"evaluateModule", evaluate_module, 1}});
    const NativeClass<Value> scripts{engine, "NativeScript"};
    scripts.add(modules, "compileScript", compile_script, 3);
    scripts.add(modules, "runScript", run_script, 1);
    JS_SetPropertyStr(context, binding, "modules", modules);
    observe_set_import_job(engine.runtime(), import_job);
    JS_SetModuleLoaderFunc2(engine.runtime(), normalize_name, load_module, check_attributes, nullptr);
}

}  // namespace lg::script
