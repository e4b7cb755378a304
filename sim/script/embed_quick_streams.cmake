# The hot paths of readable-stream, as Node itself has them by now, and as natives. Included by embed.cmake.

# Puts `new` in the place of a function of `text`, which begins with `head` and ends with a brace at the beginning of a
# line, or with the third argument. Line numbers stay.
macro(replace_function head new)
  set(function_last "\n}\n")
  if(${ARGC} EQUAL 3)
    set(function_last "${ARGV2}")
  endif()
  string(FIND "${text}" "\n${head}" function_place)
  if(function_place EQUAL -1)
    message(FATAL_ERROR "readable-stream has changed: there is no ${head}")
  endif()
  string(SUBSTRING "${text}" 0 ${function_place} function_before)
  string(SUBSTRING "${text}" ${function_place} -1 function_rest)
  string(FIND "${function_rest}" "${function_last}" function_end)
  string(LENGTH "${function_last}" function_last)
  math(EXPR function_end "${function_end} + ${function_last} - 1")
  string(SUBSTRING "${function_rest}" 0 ${function_end} function_old)
  string(SUBSTRING "${function_rest}" ${function_end} -1 function_after)
  string(REGEX REPLACE "[^\n]" "" function_lines "${function_old}")
  string(LENGTH "${function_lines}" function_lines)
  string(REGEX REPLACE "[^\n]" "" new_lines "${new}")
  string(LENGTH "${new_lines}" new_lines)
  math(EXPR function_lines "${function_lines} - 1 - ${new_lines}")
  string(REPEAT "\n" ${function_lines} function_lines)
  set(text "${function_before}\n${new}${function_lines}${function_after}")
endmacro()
# The same for its body.
macro(replace_body head body)
  replace_function("${head}" "${head} ${body} }")
endmacro()

# And for a getter, whose body begins with `start`.
macro(replace_getter start native)
  replace_function("    get() {\n      ${start}" "    get: ${native}," "\n    },\n")
endmacro()

# The hot paths of a Readable, as Node itself has them by now: no calls of a debug log that is off, flags read as bits
# and not through accessors, one look for an end where several would find the same. Line numbers stay.
function(quicken_readable text)
  string(REGEX REPLACE "\n *debug\\([^\n]*\\)" "\n" text "${text}")
  string(REGEX MATCHALL "const k[A-Z][A-Za-z]* = 1 << [0-9]+" flags "${text}")
  foreach(flag ${flags})
    string(REGEX MATCH "const k([A-Z])([A-Za-z]*) = 1 << ([0-9]+)" flag "${flag}")
    string(TOLOWER "${CMAKE_MATCH_1}" initial)
    set(name "state\\.${initial}${CMAKE_MATCH_2}")
    math(EXPR bit "1 << ${CMAKE_MATCH_3}")
    string(REGEX REPLACE "${name} = true" "state.state |= ${bit}" text "${text}")
    string(REGEX REPLACE "${name} = false" "state.state &= ~${bit}" text "${text}")
    string(REGEX REPLACE "${name}([^A-Za-z ])" "(state.state & ${bit})\\1" text "${text}")
    string(REGEX REPLACE "${name} ([^=])" "(state.state & ${bit}) \\1" text "${text}")
  endforeach()
  patch("'use strict'\n" "'use strict'; let Duplex; const native = binding.streams\n")
  patch("instanceof require('internal/streams/duplex')" "instanceof (Duplex ??= require('internal/streams/duplex'))")
  patch("  destroyImpl.construct(this, " "  if (this._construct !== undefined) destroyImpl.construct(this, ")
  replace_getter("return (this.state & bit) !== 0" "native.bitGetter(bit)")
  # What every chunk and every end goes through is done by natives (bindings/streams_readable.cpp).
  replace_body("Readable.prototype.read = function (n) {"
    "if (n !== undefined && !NumberIsInteger(n)) n = NumberParseInt(n, 10); return native.read(this, n)")
  replace_body("Readable.prototype.push = function (chunk, encoding) {" "return native.push(this, chunk, encoding)")
  replace_body("function addChunk(stream, state, chunk, addToFront) {"
    "native.addChunk(stream, state, chunk, addToFront)")
  replace_body("function emitReadable(stream) {" "native.emitReadable(stream)")
  replace_body("function emitReadable_(stream) {" "native.emitReadableNow(stream)")
  replace_body("function maybeReadMore(stream, state) {" "native.maybeReadMore(stream, state)")
  replace_body("function maybeReadMore_(stream, state) {" "native.readMore(stream, state)")
  replace_body("function resume_(stream, state) {" "native.resume(stream, state)")
  replace_function("function flow(stream) {" "")
  replace_function("function endReadable(stream) {" "")
  replace_body("function endReadableNT(state, stream) {" "native.end(state, stream)")
  replace_body("function onEofChunk(stream, state) {" "if (state.decoder && !(state.state & 2)) {\
 const rest = state.decoder.end(); if (rest && rest.length) addToBuffer(state, rest, false) }\
 native.endChunks(stream, state)")
  # Asked for a chunk of what is there; Node 26 reads one buffer at a time whether the stream flows or not.
  replace_body("function howMuchToRead(n, state) {"
    "return state.flowing || (readsOneBuffer && !state.decoder) ? state.buffer.first().length : state.length")
  patch("Readable.wrap = function (src, options) {" "function addToBuffer(state, chunk, addToFront) {\
 state.length += (state.state & kObjectMode) ? 1 : chunk.length;\
 if (addToFront) state.buffer.unshift(chunk); else state.buffer.push(chunk) }\
 native.setUpReadable(isOlder, finishesLater, readsOneBuffer, binding.events.emit, process, Buffer,\
 Readable.prototype.read, readableAddChunk, addToBuffer,\
 howMuchToRead, computeNewHighWaterMark, fromList, errorOrDestroy, emitReadable_, maybeReadMore_, endReadableNT,\
 endWritableNT); Readable.wrap = function (src, options) {")
  set(text "${text}" PARENT_SCOPE)
endfunction()

# The same for Writable (bindings/streams_writable.cpp). Node 20.10 looks behind a write, not before it, whether the stream
# has room, puts 'finish' off by a tick behind a write, and has no tick of its own for a write without callback.
function(quicken_writable text)
  patch("'use strict'\n" "'use strict'; const native = binding.streams\n")
  patch("function _write(stream, chunk, encoding, cb) {"
    "function _write(stream, chunk, encoding, cb) { return native.write(stream, chunk, encoding, cb) }\
 function writeSlowly(stream, chunk, encoding, cb) {")
  # From 24 on 'buffer' is no encoding of a text.
  patch("else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw"
    "else if (encoding === 'buffer' ? typeof chunk === 'string' && !state.objectMode &&\
 require('internal/versions').isAtLeast(24) : !Buffer.isEncoding(encoding)) throw")
  replace_getter("const w = this._writableState" "native.getWritable")
  replace_body("function writeOrBuffer(stream, state, chunk, encoding, callback) {"
    "return native.writeOrBuffer(stream, state, chunk, encoding, callback)")
  replace_body("function onwrite(stream, er) {" "native.onwrite(stream, er)")
  replace_body("function afterWrite(stream, state, count, cb) {" "native.afterWrite(stream, state, count, cb)")
  patch("WritableState.prototype.getBuffer = function" "function addToBuffer(state, chunk, encoding, callback) {\
 state.buffered.push({ chunk, encoding, callback });\
 if (state.allBuffers && encoding !== 'buffer') state.allBuffers = false;\
 if (state.allNoop && callback !== nop) state.allNoop = false }\
 function onwriteFailed(stream, er) { const state = stream._writableState, sync = state.sync, cb = state.writecb;\
 if (typeof cb !== 'function') return void errorOrDestroy(stream, new ERR_MULTIPLE_CALLBACK());\
 state.writing = false; state.writecb = null; state.length -= state.writelen; state.writelen = 0;\
 er.stack; if (!state.errored) state.errored = er;\
 if (stream._readableState && !stream._readableState.errored) stream._readableState.errored = er;\
 if (sync) process.nextTick(onwriteError, stream, state, er, cb); else onwriteError(stream, state, er, cb) }\
 native.setUpWritable(finishesLater, tellsNull, binding.events.emit, process, Buffer, nop, writeSlowly, addToBuffer,\
 onwriteFailed, clearBuffer, errorBuffer, finishMaybe, afterWriteTick);\
 WritableState.prototype.getBuffer = function")
  set(text "${text}" PARENT_SCOPE)
endfunction()

function(quicken_duplex text)
  replace_getter("if (this._readableState === undefined || this._writableState" "binding.streams.getDestroyed")
  set(text "${text}" PARENT_SCOPE)
endfunction()

# And for destroy() (bindings/streams_destroy.cpp).
function(quicken_destroy text)
  replace_body("function destroy(err, cb) {" "native.destroy(this, err, cb); return this")
  replace_function("function _destroy(self, err, cb) {" "function _destroy(self, err, cb) {
  let called = false
  function onDestroy(err) { if (!called) { called = true; native.endDestroy(self, err, cb) } }
  try { self._destroy(err || null, onDestroy) } catch (err) { onDestroy(err) }
}")
  replace_body("function emitCloseNT(self) {" "native.emitClose(self)")
  patch("function checkError(err, w, r) {" "function destroyLater(self, err, cb) {\
 self.once(kDestroy, function (er) { _destroy(this, aggregateTwoErrors(er, err), cb) }) }\
 const native = binding.streams; native.setUpDestroy(binding.events.emit, process, checkError, destroyLater, _destroy,\
 emitErrorCloseNT, emitCloseNT); function checkError(err, w, r) {")
  set(text "${text}" PARENT_SCOPE)
endfunction()
