// binding.streams, the half of Readable: what a stream does for each chunk and at its end. readable-stream
// has these in JavaScript, comments and all, under the names that are given here; embed.cmake puts the
// natives in their place. States are the package's own, bits included.
//
//     setUpReadable(isOlder, ...)  what the version says, and functions of the module: see Given
//     read(stream, n)              n is an integer, or undefined
//     push(stream, chunk, encoding)
//     addChunk(stream, state, chunk, addToFront)
//     endChunks(stream, state)     behind the last chunk
//     emitReadable(stream), maybeReadMore(stream, state)
//     emitReadableNow(stream), readMore(stream, state), resume(stream, state), end(state, stream)
//                                  the bodies of ticks
//     bitGetter(bit)               a getter of a flag of states
#include <bit>

#include "sim/script/bindings/streams.h"

namespace lg::script {

namespace {

enum Given : uint8_t {
    is_older,  // Node 16: what _read() throws is thrown, and only an error that was told keeps 'end' away
    remembers_listening,  // Node 20.10: see data_listening
    tells_who_listens,    // Node 26: an end that comes within _read() is told to nobody who does not listen
    emit_event,
    process,
    buffer_class,
    read_original,
    push_slowly,
    add_to_buffer,
    how_much_slowly,
    new_mark,
    from_list,
    error_or_destroy,
    emit_readable_tick,
    read_more_tick,
    end_tick,
    end_writable_tick,
    given_count
};

// Bits of ReadableState.state. The last three are ours; looking_for_end: a look for the end is under way.
enum Bit : int32_t {
    object_mode = 1 << 0,
    ended = 1 << 1,
    end_emitted = 1 << 2,
    reading = 1 << 3,
    constructed = 1 << 4,
    sync = 1 << 5,
    need_readable = 1 << 6,
    emitted_readable = 1 << 7,
    resume_scheduled = 1 << 9,
    error_emitted = 1 << 10,
    auto_destroy = 1 << 12,
    is_destroyed = 1 << 13,
    close_emitted = 1 << 15,
    multi_await_drain = 1 << 16,
    reading_more = 1 << 17,
    data_emitted = 1 << 18,
    looking_for_end = 1 << 19,
    end_untold = 1 << 20,     // Node 26: nobody listened for 'readable' when the end came
    data_listening = 1 << 21  // Node 20.10: somebody listened for 'data' and was not removed
};

using Key = StreamKey;

class Readable : public StreamAccess {
  public:
    Readable(JSContext* context, JSValueConst stream)
        : StreamAccess(context, Engine::of(context).stream_names()),
          functions_(Engine::of(context).stream_names().readable),
          stream_(stream) {}

    Value state() { return get(stream_, Key::readable_state); }
    JSValueConst given(Given which) const { return functions_[which].get(); }

    void emit(StreamWord event) { call(given(emit_event), JS_UNDEFINED, {stream_, names()[event]}); }
    void emit_data(JSValueConst chunk) {
        call(given(emit_event), JS_UNDEFINED, {stream_, names()[StreamWord::data], chunk});
    }
    void next_tick(Given tick, JSValueConst first, JSValueConst second = JS_UNDEFINED) {
        if (JS_IsUndefined(second)) invoke(given(process), Key::next_tick, {given(tick), first});
        else invoke(given(process), Key::next_tick, {given(tick), first, second});
    }

    Value read(double n);
    Value read_as_method(double n);
    bool push(JSValueConst chunk, JSValueConst encoding);
    void add_chunk(JSValueConst state, JSValueConst chunk, bool to_front);
    void end_chunks(JSValueConst state);
    void emit_readable();
    void emit_readable_now();
    void flow();
    void maybe_read_more(JSValueConst state);
    void read_more(JSValueConst state);
    void resume(JSValueConst state);
    void end_readable();
    void end(JSValueConst state);

  private:
    bool says(Given which) { return JS_ToBool(context(), given(which)) > 0; }
    bool has_listeners(StreamWord event) {
        const Value listeners = invoke(stream_, Key::listener_count, {names()[event]});
        return to_number(context(), listeners.get()) > 0;
    }
    bool listens_for_data(JSValueConst state) {
        if (says(remembers_listening)) return bits(state) & data_listening;
        return has_listeners(StreamWord::data);
    }
    bool is_before_18() { return says(is_older); }
    double how_much(double n, JSValueConst state);
    void ask_for_more(double asked, JSValueConst state, double* most);
    Value take(double n, double asked, JSValueConst state);
    void forget_drain_writers(JSValueConst state);

    const std::vector<Value>& functions_;
    JSValueConst stream_;
};

// ---- reading

double Readable::how_much(double n, JSValueConst state) {
    const double length = number(state, Key::length);
    const int32_t flags = bits(state);
    if (n <= 0 || (length == 0 && flags & ended)) return 0;
    if (flags & object_mode) return 1;
    if (std::isnan(n)) {
        if (length == 0) return 0;
        const Value most = call(given(how_much_slowly), JS_UNDEFINED, {JS_NewFloat64(context(), n), state});
        return to_number(context(), most.get());
    }
    if (n <= length) return n;
    return flags & ended ? length : 0;
}

// Asks the stream for more if it may be asked. Then *most, how much there is, can have changed.
void Readable::ask_for_more(double asked, JSValueConst state, double* most) {
    const int32_t flags = bits(state);
    const double length = number(state, Key::length), mark = number(state, Key::high_water_mark);
    const bool wants = flags & need_readable || length == 0 || length - *most < mark;
    const bool may = flags & constructed && !(flags & (ended | reading | is_destroyed));
    if (!may || !wants || is(state, Key::errored) || failed()) return;
    change(state, 0, reading | sync | (length == 0 ? need_readable : 0));
    const Value size = get(state, Key::high_water_mark);
    invoke(stream_, Key::read_from, {size.get()});
    if (failed() && is_before_18()) return;
    if (const auto error = caught()) call(given(error_or_destroy), JS_UNDEFINED, {stream_, error->get()});
    change(state, sync, 0);
    if (!(bits(state) & reading)) *most = how_much(asked, state);
}

void Readable::forget_drain_writers(JSValueConst state) {
    if (bits(state) & multi_await_drain) invoke(get(state, Key::drain_writers).get(), Key::clear, {});
    else set(state, Key::drain_writers, JS_NULL);
}

Value Readable::take(double n, double asked, JSValueConst state) {
    Value chunk{context(), JS_NULL};
    if (n > 0) chunk = call(given(from_list), JS_UNDEFINED, {JS_NewNumber(context(), n), state});
    if (JS_IsNull(chunk.get())) {
        const bool needs = number(state, Key::length) <= number(state, Key::high_water_mark);
        change(state, need_readable, needs ? need_readable : 0);
        n = 0;
    } else {
        set(state, Key::length, JS_NewNumber(context(), number(state, Key::length) - n));
        forget_drain_writers(state);
    }
    if (number(state, Key::length) == 0) {
        const bool is_over = bits(state) & ended;
        if (!is_over) change(state, 0, need_readable);
        else if (asked != n) end_readable();
    }
    return chunk;
}

// See Readable.prototype.read in readable-stream, which explains each step.
Value Readable::read(double n) {
    Value nothing{context(), JS_NULL};
    const Value own_state = state();
    const JSValueConst state = own_state.get();
    const double length = number(state, Key::length), mark = number(state, Key::high_water_mark);
    if (failed()) return nothing;
    const bool is_over = bits(state) & ended;
    if (length == 0 && is_over) {  // nothing to read, whatever was asked for
        if (n != 0) change(state, emitted_readable | end_untold, 0);
        end_readable();
        return nothing;
    }
    const double asked = n;
    if (n > mark) {
        const Value raised = call(given(new_mark), JS_UNDEFINED, {JS_NewNumber(context(), n)});
        set(state, Key::high_water_mark, raised.dup());
    }
    if (n != 0) {
        change(state, emitted_readable | end_untold, 0);
    } else if (bits(state) & need_readable && ((mark != 0 ? length >= mark : length > 0) || is_over)) {
        emit_readable();
        return nothing;
    }
    n = how_much(n, state);
    if (n == 0 && is_over) return nothing;
    ask_for_more(asked, state, &n);
    Value chunk = take(n, asked, state);
    if (failed() || JS_IsNull(chunk.get())) return chunk;
    if (bits(state) & (error_emitted | close_emitted) && !is_before_18()) return chunk;
    change(state, 0, data_emitted);
    emit_data(chunk.get());
    return chunk;
}

// As stream.read(n), whosever read that is.
Value Readable::read_as_method(double n) {
    const Value method = get(stream_, Key::read);
    if (failed()) return {};
    if (JS_IsStrictEqual(context(), method.get(), given(read_original))) return read(n);
    if (std::isnan(n)) return call(method.get(), stream_, {});
    return call(method.get(), stream_, {JS_NewNumber(context(), n)});
}

void Readable::flow() {
    const Value own_state = state();
    while (is(own_state.get(), Key::flowing)) {
        const Value chunk = read_as_method(std::nan(""));
        if (failed() || JS_IsNull(chunk.get())) return;
    }
}

void Readable::maybe_read_more(JSValueConst state) {
    const int32_t flags = bits(state);
    if (flags & reading_more || !(flags & constructed)) return;
    change(state, 0, reading_more);
    next_tick(read_more_tick, stream_, state);
}

void Readable::read_more(JSValueConst state) {
    while (!failed() && !(bits(state) & (reading | ended))) {
        const double length = number(state, Key::length);
        const bool has_room = length < number(state, Key::high_water_mark);
        if (!has_room && !(is(state, Key::flowing) && length == 0)) break;
        read_as_method(0);
        if (length == number(state, Key::length)) break;  // no data came
    }
    change(state, reading_more, 0);
}

void Readable::resume(JSValueConst state) {
    if (!(bits(state) & reading)) read_as_method(0);
    change(state, resume_scheduled, 0);
    emit(StreamWord::resume);
    flow();
    if (is(state, Key::flowing) && !(bits(state) & reading)) read_as_method(0);
}

// ---- chunks

bool Readable::push(JSValueConst chunk, JSValueConst encoding) {
    const Value own_state = state();
    const JSValueConst state = own_state.get();
    const bool is_end = JS_IsNull(chunk);
    const int32_t flags = bits(state);
    const bool is_common = !is(state, Key::decoder) &&
                           (is_end || (!(flags & (object_mode | ended | is_destroyed)) &&
                                       is_instance(chunk, given(buffer_class)) && !is(state, Key::errored)));
    if (!is_common) {
        const Value result = call(given(push_slowly), JS_UNDEFINED, {stream_, chunk, encoding, JS_FALSE});
        return JS_ToBool(context(), result.get()) > 0;
    }
    change(state, reading, 0);
    if (is_end) end_chunks(state);
    else if (number(chunk, Key::length) > 0) add_chunk(state, chunk, false);
    else maybe_read_more(state);
    if (bits(state) & ended) return false;
    const double length = number(state, Key::length);
    return length < number(state, Key::high_water_mark) || length == 0;
}

void Readable::add_chunk(JSValueConst state, JSValueConst chunk, bool to_front) {
    if (is(state, Key::flowing) && number(state, Key::length) == 0 && !(bits(state) & sync) &&
        listens_for_data(state)) {
        forget_drain_writers(state);
        change(state, 0, data_emitted);
        emit_data(chunk);
    } else {
        call(given(add_to_buffer), JS_UNDEFINED, {state, chunk, JS_NewBool(context(), to_front)});
        if (bits(state) & need_readable) emit_readable();
    }
    maybe_read_more(state);
}

void Readable::end_chunks(JSValueConst state) {
    const int32_t flags = bits(state);
    if (flags & ended) return;
    change(state, 0, ended);
    if (flags & sync && says(tells_who_listens) && !(flags & need_readable) && !is(state, Key::flowing) &&
        !has_listeners(StreamWord::readable)) {
        change(state, 0, end_untold);
    } else if (flags & sync) {
        emit_readable();  // not before the read() that is running has returned
    } else {
        // Node 10: one that is on its way tells of the end, too.
        const bool is_told = flags & emitted_readable && Engine::of(context()).loop().profile().major() < 12;
        change(state, need_readable, emitted_readable);
        if (!is_told) emit_readable_now();
    }
}

void Readable::emit_readable() {
    const Value own_state = state();
    const bool is_emitted = bits(own_state.get()) & emitted_readable;
    change(own_state.get(), need_readable, emitted_readable);
    if (!is_emitted) next_tick(emit_readable_tick, stream_);
}

void Readable::emit_readable_now() {
    const Value own_state = state();
    const JSValueConst state = own_state.get();
    const int32_t flags = bits(state);
    if (!(flags & is_destroyed) && !is(state, Key::errored) &&
        (number(state, Key::length) != 0 || flags & ended)) {
        emit(StreamWord::readable);
        change(state, emitted_readable, 0);
    }
    const bool needs = !is(state, Key::flowing) && !(bits(state) & ended) &&
                       number(state, Key::length) <= number(state, Key::high_water_mark);
    change(state, need_readable, needs ? need_readable : 0);
    flow();
}

// ---- the end

void Readable::end_readable() {
    const Value own_state = state();
    const int32_t flags = bits(own_state.get());
    if (flags & end_emitted) return;
    change(own_state.get(), 0, ended | looking_for_end);
    if (!(flags & looking_for_end)) next_tick(end_tick, own_state.get(), stream_);
}

void Readable::end(JSValueConst state) {
    change(state, looking_for_end, 0);
    if (bits(state) & (close_emitted | end_emitted)) return;
    if (is_before_18() ? bits(state) & error_emitted : is(state, Key::errored)) return;
    if (failed() || number(state, Key::length) != 0) return;  // one last unshift
    change(state, 0, end_emitted);
    emit(StreamWord::end);
    if (is(stream_, Key::writable)) {
        const Value allows = get(stream_, Key::allow_half_open);
        if (JS_IsBool(allows.get()) && !JS_ToBool(context(), allows.get())) {
            return next_tick(end_writable_tick, stream_);
        }
    }
    if (failed() || !(bits(state) & auto_destroy)) return;
    const Value writing = get(stream_, Key::writable_state);
    if (JS_ToBool(context(), writing.get()) > 0) {
        if (!is(writing.get(), Key::auto_destroy)) return;
        const Value writable = get(writing.get(), Key::writable);
        const bool never_writes = JS_IsBool(writable.get()) && !JS_ToBool(context(), writable.get());
        if (!is(writing.get(), Key::finished) && !never_writes) return;
    }
    invoke(stream_, Key::destroy, {});
}

// ---- natives

bool is_set_up(JSContext* context, int count, int needed) {
    return has_arguments(context, count, needed, Engine::of(context).stream_names().readable);
}

JSValue read(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 2)) return JS_EXCEPTION;
    Readable stream{context, arguments[0]};
    const double n = JS_IsNumber(arguments[1]) ? to_number(context, arguments[1]) : std::nan("");
    Value chunk = stream.read(n);
    return stream.result(chunk.release());
}

JSValue push(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 3)) return JS_EXCEPTION;
    Readable stream{context, arguments[0]};
    const bool has_room = stream.push(arguments[1], arguments[2]);
    return stream.result(JS_NewBool(context, has_room));
}

JSValue add_chunk(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 4)) return JS_EXCEPTION;
    Readable stream{context, arguments[0]};
    stream.add_chunk(arguments[1], arguments[2], JS_ToBool(context, arguments[3]) > 0);
    return stream.result(JS_UNDEFINED);
}

// Those that take the stream alone.
template <void (Readable::*step)()>
JSValue with_stream(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 1)) return JS_EXCEPTION;
    Readable stream{context, arguments[0]};
    (stream.*step)();
    return stream.result(JS_UNDEFINED);
}
// And those that take its state behind it.
template <void (Readable::*step)(JSValueConst)>
JSValue with_state(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 2)) return JS_EXCEPTION;
    Readable stream{context, arguments[0]};
    (stream.*step)(arguments[1]);
    return stream.result(JS_UNDEFINED);
}

JSValue end(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    if (!is_set_up(context, count, 2)) return JS_EXCEPTION;
    Readable stream{context, arguments[1]};
    stream.end(arguments[0]);
    return stream.result(JS_UNDEFINED);
}

JSValue get_bit(JSContext* context, JSValueConst self, int, JSValueConst*, int number) {
    StreamAccess access{context, Engine::of(context).stream_names()};
    const bool is_set = access.bits(self) & 1 << number;
    return access.result(JS_NewBool(context, is_set));
}
JSValue bit_getter(JSContext* context, JSValueConst, int count, JSValueConst* arguments) {
    const auto bit = static_cast<uint32_t>(to_integer(context, count > 0 ? arguments[0] : JS_UNDEFINED));
    return JS_NewCFunctionMagic(context, get_bit, "get", 0, JS_CFUNC_generic_magic,
                                std::countr_zero(bit | 1u << 31));
}

}  // namespace

void install_readable(JSContext* context, JSValueConst streams) {
    add_natives(context, streams,
                {{"setUpReadable", take_functions<&StreamNames::readable, given_count>, given_count},
                 {"read", read, 2},
                 {"push", push, 3},
                 {"addChunk", add_chunk, 4},
                 {"endChunks", with_state<&Readable::end_chunks>, 2},
                 {"emitReadable", with_stream<&Readable::emit_readable>, 1},
                 {"emitReadableNow", with_stream<&Readable::emit_readable_now>, 1},
                 {"maybeReadMore", with_state<&Readable::maybe_read_more>, 2},
                 {"readMore", with_state<&Readable::read_more>, 2},
                 {"resume", with_state<&Readable::resume>, 2},
                 {"end", end, 2},
                 {"bitGetter", bit_getter, 1}});
}

}  // namespace lg::script
