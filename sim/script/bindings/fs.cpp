// binding.fs: one native for each kind of file operation, all of the same form:
//
//     open(a, b, c, detail, site, callback)
//
// What a, b and c are, the table below says. With a callback the pool does it, and the callback gets the
// result later; without, the loop waits and the result is returned. A result is minus an error number, or
// what the operation gives: bytes, a path, entries, a status, otherwise a number. The callback of a whole
// file's operation also gets the name of its call that failed. Relative paths count from the working folder.
#include <array>

#include "sim/script/bindings/bindings.h"
#include "sim/script/bindings/io_arguments.h"
#include "sim/script/bindings/kept_call.h"

namespace lg::script {

using host::Outcome;
using host::Work;
using trace::WorkKind;

namespace {

// What an argument is: p path, q second path, r second path taken as it is, d descriptor or path, f flags, m
// mode, l flags and mode as a list, n length, o position, b bytes, A and M times in milliseconds, - nothing.
struct Operation {
    const char* name;
    WorkKind kind;
    char layout[4];
};
constexpr std::array operations{
    Operation{"open", WorkKind::open, "pfm"},         Operation{"close", WorkKind::close, "d--"},
    Operation{"read", WorkKind::read, "dno"},         Operation{"write", WorkKind::write, "dbo"},
    Operation{"stat", WorkKind::stat, "p--"},         Operation{"lstat", WorkKind::lstat, "p--"},
    Operation{"fstat", WorkKind::fstat, "d--"},       Operation{"access", WorkKind::access, "pf-"},
    Operation{"readdir", WorkKind::readdir, "p--"},   Operation{"mkdir", WorkKind::mkdir, "pm-"},
    Operation{"rmdir", WorkKind::rmdir, "p--"},       Operation{"unlink", WorkKind::unlink, "p--"},
    Operation{"rename", WorkKind::rename, "pq-"},     Operation{"copyfile", WorkKind::copyfile, "pqf"},
    Operation{"truncate", WorkKind::truncate, "dn-"}, Operation{"fsync", WorkKind::fsync, "d--"},
    Operation{"realpath", WorkKind::realpath, "p--"}, Operation{"readlink", WorkKind::readlink, "p--"},
    Operation{"symlink", WorkKind::symlink, "pr-"},   Operation{"utimes", WorkKind::utimes, "dAM"},
    Operation{"chmod", WorkKind::chmod, "dm-"},       Operation{"mkdtemp", WorkKind::mkdtemp, "p--"},
    Operation{"readfile", WorkKind::readfile, "pfn"}, Operation{"writefile", WorkKind::writefile, "plb"},
};

std::string absolute(const Engine& engine, std::string path) {
    if (path.starts_with('/')) return path;
    return engine.options().working_folder + "/" + path;
}

// As a reader of the trace wants to see it: relative to the script's folder.
std::string_view shown(const Engine& engine, std::string_view path) {
    std::string_view folder = engine.options().script;
    folder = folder.substr(0, folder.rfind('/') + 1);
    return path.size() > folder.size() && path.starts_with(folder) ? path.substr(folder.size()) : path;
}

uint32_t entry_of(JSContext* context, JSValueConst list, uint32_t index) {
    const JSValue entry = JS_GetPropertyUint32(context, list, index);
    const auto number = static_cast<uint32_t>(to_integer(context, entry));
    JS_FreeValue(context, entry);
    return number;
}

void put_argument(Engine& engine, Work& work, char layout, JSValueConst value) {
    JSContext* context = engine.context();
    switch (layout) {
        case 'd':
            if (!JS_IsString(value)) {
                work.fd = static_cast<int32_t>(to_integer(context, value, -1));
                break;
            }
            [[fallthrough]];
        case 'p': work.more->path = absolute(engine, to_plain_text(context, value)); break;
        case 'q': work.more->second_path = absolute(engine, to_plain_text(context, value)); break;
        case 'r': work.more->second_path = to_plain_text(context, value); break;
        case 'f': work.flags = static_cast<uint32_t>(to_integer(context, value)); break;
        case 'm': work.mode = static_cast<uint32_t>(to_integer(context, value)); break;
        case 'l':
            work.flags = entry_of(context, value, 0);
            work.mode = entry_of(context, value, 1);
            break;
        case 'n': work.length = static_cast<uint64_t>(to_integer(context, value)); break;
        case 'o': work.position = to_integer(context, value, -1); break;
        case 'b': work.more->bytes = to_bytes(context, value); break;
        case 'A': work.more->accessed_ms = to_number(context, value); break;
        case 'M': work.more->modified_ms = to_number(context, value); break;
        default: break;
    }
}

JSValue new_status(JSContext* context, const host::FileStatus& status) {
    const double numbers[] = {double(status.device),     double(status.mode),  double(status.links),
                              double(status.user),       double(status.group), 0,
                              double(status.block_size), double(status.inode), double(status.size),
                              double(status.blocks),     status.accessed_ms,   status.modified_ms,
                              status.changed_ms,         status.born_ms};
    const JSValue list = JS_NewArray(context);
    uint32_t index = 0;
    for (const double number : numbers) {
        JS_SetPropertyUint32(context, list, index++, JS_NewNumber(context, number));
    }
    return list;
}

// name, type, name, type, ... with types as in dirent.h.
JSValue new_entries(JSContext* context, const std::vector<host::DirectoryEntry>& entries) {
    static constexpr int32_t types[] = {0, 1, 2, 3};  // UV_DIRENT_UNKNOWN, FILE, DIR, LINK
    const JSValue list = JS_NewArray(context);
    uint32_t index = 0;
    observe_add_work(JS_GetRuntime(context), entries.size() * list_element_work * 2);
    for (const host::DirectoryEntry& entry : entries) {
        const int32_t type = types[static_cast<size_t>(entry.type)];
        JS_SetPropertyUint32(context, list, index++, new_text(context, entry.name));
        JS_SetPropertyUint32(context, list, index++, JS_NewInt32(context, type));
    }
    return list;
}

// All bytes, or the descriptor and the size of a file that is too large for one trip.
JSValue new_whole_file(JSContext* context, const Outcome& outcome) {
    if (outcome.value == 0) return new_bytes(context, outcome.more->bytes);
    const JSValue list = JS_NewArray(context);
    JS_SetPropertyUint32(context, list, 0, JS_NewInt64(context, outcome.value));
    JS_SetPropertyUint32(context, list, 1,
                         JS_NewNumber(context, static_cast<double>(outcome.more->status->size)));
    return list;
}

JSValue new_result(JSContext* context, WorkKind kind, const Outcome& outcome) {
    if (outcome.value < 0) return JS_NewInt64(context, outcome.value);
    switch (kind) {
        case WorkKind::read: return new_bytes(context, outcome.more->bytes);
        case WorkKind::readfile: return new_whole_file(context, outcome);
        case WorkKind::stat:
        case WorkKind::lstat:
        case WorkKind::fstat: return new_status(context, *outcome.more->status);
        case WorkKind::readdir: return new_entries(context, outcome.more->entries);
        case WorkKind::realpath:
        case WorkKind::readlink:
        case WorkKind::mkdtemp: return new_text(context, outcome.more->bytes);
        default: return JS_NewInt64(context, outcome.value);
    }
}

// Which call of a readfile or a writefile failed; undefined of everything else.
JSValue new_failed_call(JSContext* context, WorkKind kind, const Outcome& outcome) {
    const bool has_calls = kind == WorkKind::readfile || kind == WorkKind::writefile;
    if (outcome.value >= 0 || !has_calls) return JS_UNDEFINED;
    return new_text(context, name_of(outcome.more->failed_call));
}

JSValue operate(JSContext* context, JSValueConst, int count, JSValueConst* arguments, int index) {
    if (count < 6) return JS_ThrowTypeError(context, "binding.fs: six arguments are needed");
    Engine& engine = Engine::of(context);
    const Operation& operation = operations[static_cast<size_t>(index)];
    Work work;
    work.kind = operation.kind;
    for (int i = 0; i < 3; i++) put_argument(engine, work, operation.layout[i], arguments[i]);
    if (!JS_IsFunction(context, arguments[5])) {
        const Outcome outcome = engine.loop().perform(work);
        return new_result(context, operation.kind, outcome);
    }
    const std::string detail = to_plain_text(context, arguments[3]);
    const trace::StringId shown_detail =
        engine.intern(work.more->path.empty() ? shown(engine, detail) : shown(engine, work.more->path));
    const trace::SiteId from = to_site(engine, arguments[4]);
    engine.loop().submit(
        std::move(work), shown_detail, from,
        [&engine, kind = operation.kind, callback = Callback{engine, arguments[5]}](Outcome& outcome) {
            return callback({new_result(engine.context(), kind, outcome),
                             new_failed_call(engine.context(), kind, outcome)});
        });
    return JS_UNDEFINED;
}

JSValue here(JSContext* context, JSValueConst, int, JSValueConst*) {
    return JS_NewUint32(context, Engine::of(context).here().value);
}

}  // namespace

void install_fs(Engine& engine, JSValueConst binding) {
    JSContext* context = engine.context();
    const JSValue fs = JS_NewObject(context);
    for (size_t i = 0; i < operations.size(); i++) {
        const char* name = operations[i].name;
        JS_SetPropertyStr(
            context, fs, name,
            JS_NewCFunctionMagic(context, operate, name, 6, JS_CFUNC_generic_magic, static_cast<int>(i)));
    }
    add_natives(context, fs, {{"here", here, 0}});
    JS_SetPropertyStr(context, binding, "fs", fs);
}

}  // namespace lg::script
