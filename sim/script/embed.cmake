cmake_minimum_required(VERSION 3.20)
# Writes a C++ file with the text of each built-in module, sorted by name. Called by the build:
#   cmake -DOUTPUT= -DFILES= -DSTREAM_FILES= -DOLD_STREAM_FILES= -DWEB_STREAMS_FILE= -DDNS_FILES= \
#     -DUNDICI_FOLDER= -DUNDICI_FILES= -P embed.cmake
# FILES are our own: a__b.js is the module "a/b". STREAM_FILES are those of readable-stream: streams/x.js is the
# module "internal/streams/x", and what they ask for by relative paths, they find under our names. OLD_STREAM_FILES are
# those of readable-stream 3, which are Node 10's: "internal/old_streams/x".
set(entries "")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME_WE)
  string(REPLACE "__" "/" name ${name})
  list(APPEND entries "${name} ${file}")
endforeach()
foreach(file ${STREAM_FILES})
  get_filename_component(name ${file} NAME_WE)
  if(file MATCHES "/lib/stream\\.js$")
    set(name "main")
  endif()
  list(APPEND entries "internal/streams/${name} ${file}")
endforeach()
if(WEB_STREAMS_FILE)
  list(APPEND entries "internal/web_streams ${WEB_STREAMS_FILE}")
endif()
foreach(file ${OLD_STREAM_FILES})
  get_filename_component(name ${file} NAME_WE)
  string(REGEX REPLACE "^_stream_" "" name ${name})
  if(file MATCHES "/readable\\.js$")
    set(name "main")
  endif()
  list(APPEND entries "internal/old_streams/${name} ${file}")
  if(name STREQUAL "transform")
    list(APPEND entries "internal/streams/older_transform ${file}")
  endif()
endforeach()
# dns-packet and what it reads addresses with.
foreach(file ${DNS_FILES})
  get_filename_component(name ${file} NAME_WE)
  if(file MATCHES "/ip-codec/")
    list(APPEND entries "internal/ip_codec ${file}")
  else()
    list(APPEND entries "internal/dns_packet/${name} ${file}")
  endif()
endforeach()
foreach(file ${UNDICI_FILES})
  file(RELATIVE_PATH name "${UNDICI_FOLDER}/lib" "${file}")
  string(REGEX REPLACE "\\.js$" "" name "${name}")
  list(APPEND entries "internal/undici/${name} ${file}")
endforeach()
list(SORT entries)

# Replaces in `text`. The same patch is tried on many files; one that fits none at all is a mistake, or what it is meant for
# has another version.
macro(patch before after)
  string(MD5 patch_id "${before}")
  set_property(GLOBAL PROPERTY "patch ${patch_id}" "${before}")
  set_property(GLOBAL APPEND PROPERTY patches ${patch_id})
  string(FIND "${text}" "${before}" patch_place)
  if(NOT patch_place EQUAL -1)
    set_property(GLOBAL APPEND PROPERTY patches_that_fit ${patch_id})
    string(REPLACE "${before}" "${after}" text "${text}")
  endif()
endmacro()

# ours/ and validators are readable-stream's stand-ins for what Node has inside; we have it inside, too.
function(rename_requires text)
  string(REGEX REPLACE "require\\('[./a-z]*(ours/(primordials|errors|util)|validators)'\\)"
    "require('internal/stream_support')" text "${text}")
  string(REGEX REPLACE "require\\('(\\.\\./)*(lib/)?(\\.\\.?/)?stream(\\.js)?'\\)" "require('internal/streams/main')"
    text "${text}")
  string(REGEX REPLACE "require\\('(process|string_decoder)/'\\)" "require('\\1')" text "${text}")
  patch("webStreamsAdapters = {}" "webStreamsAdapters = require('internal/web_adapters')")
  patch("require('abort-controller')" "require('abort')")
  string(REGEX REPLACE "require\\('\\.\\.?/([a-z]+/)*([a-z_-]+)(\\.js)?'\\)" "require('internal/streams/\\2')" text "${text}")
  # From Node 20.10 on a transform that has pushed its end goes on a tick later.
  patch("    if (\n      wState.ended ||\n" "    if (rState.ended && require('internal/stream_support').finishesLater)\
 require('process').nextTick(callback); else if (\n      wState.ended ||\n")
  # Until Node 16 another one; from 22 on an error of a stream is not counted beside its end.
  patch("module.exports = {\n  pipelineImpl,\n  pipeline\n}"
    "module.exports = require('internal/versions').isAtLeast(18) ? { pipelineImpl, pipeline } :\n\
  require('internal/older_pipeline')({ makeAsyncIterable, popCallback, pumpToNode })")
  patch("!== 'ERR_STREAM_PREMATURE_CLOSE') {\n          finish(err)"
    "!== 'ERR_STREAM_PREMATURE_CLOSE') {\n          if (countsOnce) finishImpl(err, false)\n          else finish(err)")
  patch("        const cleanup = pipe(ret, stream, finish, {\n          end\n        })"
    "        const cleanup = pipe(ret, stream, finish, {\n          end,\n\
          closesEarly: countsOnce ? (err) => finishImpl(err, false) : finish\n        })")
  patch("function pipe(src, dst, finish, { end }) {" "function pipe(src, dst, finish, { end, closesEarly }) {")
  patch("the source has completed.\n      finish(" "the source has completed.\n      closesEarly(")
  patch("const { once } = require('internal/stream_support')"
    "const { countsOnce, once } = require('internal/stream_support')")
  # Until Node 14 final() was called in a tick, and 'finish' came right behind it.
  patch("      callFinal(stream, state)\n"
    "      if (finalsLater) {\n        state.pendingcb++\n        process.nextTick(() => {\n          state.pendingcb--\n\
          callFinal(stream, state)\n        })\n      } else callFinal(stream, state)\n")
  patch("      state.pendingcb++\n      process.nextTick(finish, stream, state)"
    "      if (finalsLater) return finishMaybe(stream, state)\n      state.pendingcb++\n\
      process.nextTick(finish, stream, state)")
  # Until then the callback of end() was a listener of 'finish' and 'error'. Until 16 a stream that was destroyed behind
  # its end was finished all the same.
  patch("      state[kOnFinished].push(cb)\n"
    "      if (finalsLater) callAtFinish(this, cb)\n      else state[kOnFinished].push(cb)\n")
  patch("  state.pendingcb--\n  state.finished = true\n"
    "  state.pendingcb--\n  if (finalsLater && state.errorEmitted) return\n  state.finished = true\n")
  patch("    !state.destroyed &&\n    state.constructed &&" "    (isOlder || !state.destroyed) &&\n    state.constructed &&")
  patch("            if (needFinish(state)) {\n" "            if (isOlder || needFinish(state)) {\n")
  patch("    if (state.pendingcb === 0) {\n      if (sync) {"
    "    if (state.pendingcb === 0 && (!isOlder || finalsLater || needFinish(state))) {\n      if (sync) {")
  # From Node 20 on a write that went well calls back with null; until 16 one that was never made is not told why.
  patch("    onfinishCallbacks[i]()\n  }\n" "    if (tellsNull) onfinishCallbacks[i](null)\n    else onfinishCallbacks[i]()\n  }\n")
  patch("    if (err || state.finished) {\n      process.nextTick(cb, err)\n"
    "    if (err || state.finished || (tellsErrored && state.errored)) {\n\
      process.nextTick(cb, err || (tellsErrored ? state.errored : tellsNull ? null : undefined))\n")
  patch("      (_state$errored = state.errored) !== null" "      !isOlder && (_state$errored = state.errored) !== null")
  patch("      (_state$errored2 = state.errored) !== null" "      !isOlder && (_state$errored2 = state.errored) !== null")
  # Until 14 an end is an end, whatever became of the stream or of the write before it.
  patch("    !state.errorEmitted &&\n    !state.closeEmitted\n" "    (finalsLater || (!state.errorEmitted && !state.closeEmitted))\n")
  patch("    if (ret instanceof Error) {" "    if (ret instanceof Error && !finalsLater) {")
  patch("    } else if (needFinish(state)) {\n      state.prefinished" "    } else if (finalsLater || needFinish(state)) {\n\
      state.prefinished")
  patch("module.exports = Transform\n" "module.exports = require('internal/stream_support').finalsLater ?\
 require('internal/streams/older_transform') : Transform\n")
  # Until 16 a stream that another gives up is destroyed plainly, and a request is aborted, whatever became of its answer.
  patch("  if (!stream || isDestroyed(stream)) {" "  const { isOlder } = require('internal/stream_support')\n\
  if (!stream || (!isOlder && isDestroyed(stream))) {")
  patch("  if (!err && !isFinished(stream)) {" "  if (!err && !isOlder && !isFinished(stream)) {")
  patch("  if (isServerRequest(stream)) {" "  if (!isOlder && isServerRequest(stream)) {")
  # What is destroyed takes a chunk at its front until 16; and 14 knows no construct().
  patch("      else if (state.destroyed || state.errored) return false\n" "      else if (!isOlder && (state.destroyed ||\
 state.errored)) return false\n")
  patch("    if (typeof options.construct === 'function')" "    if (typeof options.construct === 'function' &&\
 !require('internal/stream_support').finalsLater)")
  # The callback of a constructor takes a tick: in Node 16 behind it, then before it, in 20.0 to 20.2 both.
  patch("      process.nextTick(emitConstructNT, stream)\n"
    "      if (constructsLater) process.nextTick(emitConstructNT, stream)\n      else emitConstructNT(stream)\n")
  patch("    stream._construct((err) => {\n      process.nextTick(onConstruct, err)\n    })"
    "    stream._construct(constructsAtOnce ? onConstruct : (err) => {\n      process.nextTick(onConstruct, err)\n    })")
  patch("  aggregateTwoErrors,\n  codes: { ERR_MULTIPLE_CALLBACK },\n  AbortError\n}"
    "  aggregateTwoErrors,\n  codes: { ERR_MULTIPLE_CALLBACK },\n  AbortError,\n  constructsAtOnce,\n  constructsLater\n}")
  # From 20.13 on all views of bytes are chunks, from 20 on default encodings are looked at, and from 24 on a chunk that the
  # destination of a pipe cannot take destroys that.
  patch("return value instanceof Uint8Array" "return require('internal/stream_support').isBytes(value)")
  patch("('chunk', ['string', 'Buffer', 'Uint8Array'], chunk)" "('chunk', chunkTypes, chunk)")
  patch("    errorOrDestroy(stream, err)\n  } else if (chunk === null) {"
    "    errorOrDestroy(stream, err); if (takesViews) return false\n  } else if (chunk === null) {")
  patch("(options && options.defaultEncoding) || 'utf8'" "checkEncoding(options && options.defaultEncoding) || 'utf8'")
  patch("    const ret = dest.write(chunk)\n" "    let ret; try { ret = dest.write(chunk) } catch (error) {\
 if (!destroysAtThrow) throw error; dest.destroy(error) }\n")
  patch("(!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE')"
    "(!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE' || (destroysAtThrow && error.name === 'AbortError'))")
  # From Node 20.10 on an object is written with the encoding that was given, or with none; from 24 on a pipeline takes no
  # stream that is destroyed; an end that nobody listens for is told later from 26 on, and who waits for 'drain' let go.
  patch("    encoding = state.defaultEncoding\n  } else {\n    if (!encoding)" "    encoding = finishesLater && state.objectMode ?\
 null : state.defaultEncoding\n  } else {\n    if (finishesLater && state.objectMode) encoding ??= encoding; else if (!encoding)")
  patch("    if (isNodeStream(stream)) {\n      if (end) {\n        const { destroy, cleanup }" "    if (isNodeStream(stream)) {\n\
      if (destroysAtThrow && reading && (streams[i + 1]?.closed || streams[i + 1]?.destroyed)) throw new\
 (require('internal/stream_support').codes.ERR_STREAM_UNABLE_TO_PIPE)(); if (end) {\n        const { destroy, cleanup }")
  # In 20.2 a pipeline ended its target a tick later if all of the source was pushed, not if all was read.
  patch("    if (isReadableFinished(src)) {" "    if (endsAsPushed ? require('internal/streams/utils').isReadableEnded(src) :\
 isReadableFinished(src)) {")
  patch("    finishImpl(new AbortError())\n" "    finishImpl(new AbortError(undefined, finishesLater ? { cause: outerSignal?.reason } :\
 undefined))\n")
  patch("      (error === undefined || stream._readableState.autoDestroy)\n" "      (error === undefined ||\
 stream._readableState.autoDestroy) &&\n      !(destroysAtThrow && error === null && stream.allowHalfOpen === true &&\
 stream.writable === true &&\n        stream.writableEnded !== true)\n")
  patch("      } else if (!state.reading) {\n        process.nextTick(nReadingNextTick, this)\n" "      } else {\n\
        if (state.endUntold && ((state.endUntold = false), true)) emitReadable(this)\n\
        if (!state.reading) process.nextTick(nReadingNextTick, this)\n")
  patch("const kDataEmitted = 1 << 18" "const kDataEmitted = 1 << 18; const kEndUntold = 1 << 20;\
 const kDataListening = 1 << 21")
  patch("state.awaitDrainWriters && (!dest._writableState ||" "state.awaitDrainWriters && (readsOneBuffer || !dest._writableState ||")
  # From Node 20.10 on a listener for 'data' counts until it is removed by removeListener(); before, while it is there.
  patch("  if (ev === 'data') {\n" "  if (ev === 'data') {\n    state.dataListening = true\n")
  patch("  if (ev === 'readable') {\n    // We need to check" "  if (ev === 'data' && this.listenerCount('data') === 0)\
 {\n    const state = this._readableState; state.dataListening = false }\n  if (ev === 'readable') {\n    // We need to check")
  patch("&& src.listenerCount('data')) {" "&& (finishesLater ? state.dataListening : src.listenerCount('data'))) {")
  patch("  } else if (self.listenerCount('data') > 0) {" "  } else if (finishesLater ? state.dataListening :\
 self.listenerCount('data') > 0) {")
  # From Node 20.10 on, who only waits for the end of writing waits for its callbacks. From 24 on, what finished() finds to
  # be over is told as it was found, whatever comes before the tick, which hears of nothing else.
  patch("    (writableFinished || isWritable(stream) === false)\n" "    (writableFinished || isWritable(stream) === false) &&\n\
    (!finishesLater || !wState || wState.pendingcb === undefined || wState.pendingcb === 0)\n")
  patch("  if (closed) {\n    process.nextTick(onclose)\n" "  let settled = null\n  const tellLater = (tell) => {\n\
    if (!settlesEarly) return process.nextTick(tell)\n    const waiting = callback\n\
    callback = (...error) => { settled = { waiting, error, deafens: options.error !== false } }\n    tell()\n  }\n\
  if (isOlder) {\n    closed = older.isOver(stream, readable, writable, willEmitClose)\n\
    if (closed) process.nextTick(() => { callback() })\n  } else if (closed) {\n    tellLater(onclose)\n")
  patch("process.nextTick(onclosed)" "tellLater(onclosed)")
  # Until Node 16 it told no error that came before, and counted only what was told (js/internal__older_finished.js).
  foreach(half readable writable)
    patch("  const ${half} =\n    (_options$${half} = options.${half})" "  const ${half} = isOlder ? older.${half}(stream,\
 options.${half}) :\n    (_options$${half} = options.${half})")
  endforeach()
  patch("    _willEmitClose(stream) &&" "    isOlder ? older.willEmitClose(stream, readable, writable) : _willEmitClose(stream) &&")
  patch("let writableFinished = isWritableFinished(stream, false)" "let writableFinished = isWritableFinished(stream, isOlder)")
  patch("let readableFinished = isReadableFinished(stream, false)" "let readableFinished = isReadableFinished(stream, isOlder) ||\
 (isOlder && stream.readableEnded)")
  patch("    const errored = isWritableErrored(stream)" "    const errored = isOlder ? null : isWritableErrored(stream)")
  patch("!readableFinished && isReadableNodeStream(stream, true)" "!readableFinished &&\
 (isOlder ? !stream.readableEnded : isReadableNodeStream(stream, true))")
  patch("  if (options.signal && !closed) {\n    const abort" "  if (!settled && settlesEarly && options.signal?.aborted) {\n\
    settled = { waiting: callback, error: [new AbortError(undefined, { cause: options.signal.reason })], deafens: false }\n\
  }\n  if (settled) {\n    cleanup()\n    callback = settled.waiting\n    if (settled.deafens) stream.on('error', nop)\n\
    process.nextTick(() => callback.apply(stream, settled.error))\n\
    return () => { callback = nop; if (settled.deafens) stream.removeListener('error', nop) }\n  }\n\
  if (options.signal && !closed) {\n    const abort")
  patch("const { kEmptyObject, once }" "const older = require('internal/older_finished')\nconst { finishesLater,\
 isOlder, kEmptyObject, once, settlesEarly }")
  # From 24 on a stream made from an iterable is destroyed by its own method, too, and one from a function ends the source that
  # the function waits for; from 26 on a function that returns before its source ends destroys it.
  patch("  readable._destroy = function (error, cb) {\n    PromisePrototypeThen(\n" "  const { aggregateTwoErrors, settlesEarly } =\
 require('internal/stream_support')\n  const first = settlesEarly ? readable._destroy : (error, done) => done(error)\n\
  readable._destroy = function (error, cb) {\n    first.call(this, error, (failure) => closeLater(failure || error, cb))\n  }\n\
  function closeLater(error, cb) {\n    PromisePrototypeThen(\n")
  patch("      (e) => process.nextTick(cb, e || error)\n" "      (e) => process.nextTick(cb, settlesEarly ?\
 aggregateTwoErrors(error, e) : e || error)\n")
  patch("      ac.abort()\n      cb(err)" "      ac.abort(settlesEarly ? err : undefined)\n      if (settlesEarly && resolve !== null) {\n\
        const waiting = resolve\n        resolve = null\n        waiting({ done: true, cb() {} })\n      }\n      cb(err)")
  patch("            throw new ERR_INVALID_RETURN_VALUE('nully', 'body', val)\n          }\n"
    "            throw new ERR_INVALID_RETURN_VALUE('nully', 'body', val)\n          }\n\
          if (readsOneBuffer && !isFinal) destroyer(d)\n")
  patch("      let d\n      const promise = Func" "      let d, isFinal = false\n      const promise = Func")
  patch("        final(cb) {\n          final(async" "        final(cb) {\n          isFinal = true\n          final(async")
  patch("      readable = false\n      if (err) {\n        destroyer(r, err)" "      readable = false\n      if (err) {\n\
        destroyer(settlesEarly ? w : r, err)")
  patch("const Blob = globalThis.Blob" "const { readsOneBuffer, settlesEarly } = require('internal/stream_support')\n\
const Blob = globalThis.Blob")
  # compose() destroys its last stream whenever it is destroyed from 20.10 on, and reads it by 'data' from 24 on.
  patch("const eos = require('internal/streams/end-of-stream')\nmodule.exports = function compose" "const { destroysAtThrow,\
 finishesLater } = require('internal/stream_support')\nconst eos = require('internal/streams/end-of-stream')\n\
module.exports = function compose")
  patch("    if (onclose === null) {\n      callback(err)\n    } else {\n      onclose = callback\n      if (isNodeStream(tail))"
    "    if (finishesLater && isNodeStream(tail)) destroyer(tail, err)\n    if (onclose === null) {\n      callback(err)\n\
    } else {\n      onclose = callback\n      if (isNodeStream(tail))")
  patch("      tail.on('readable', function () {\n        if (onreadable)" "      if (destroysAtThrow) tail.on('data', (chunk) => {\
 if (!d.push(chunk)) tail.pause() })\n      else tail.on('readable', function () {\n        if (onreadable)")
  patch("      d._read = function () {\n        while (true) {\n          const buf" "      d._read = function () {\n\
        if (destroysAtThrow) return void tail.resume()\n        while (true) {\n          const buf")
  patch("const { countsOnce, once }" "const { countsOnce, destroysAtThrow, endsAsPushed, finishesLater, once }")
  patch("module.exports = Readable\n" "const { checkEncoding, chunkTypes, destroysAtThrow, finishesLater, isOlder, readsOneBuffer,\n\
  takesViews } =\n\
  require('internal/stream_support')\nmodule.exports = Readable\n")
  patch("module.exports = Writable\n" "const { callAtFinish, checkEncoding, chunkTypes, finalsLater, finishesLater, isOlder,\n\
  tellsErrored, tellsNull } = require('internal/stream_support')\nmodule.exports = Writable\n")
  set(text "${text}" PARENT_SCOPE)
endfunction()

# The old streams stand on the same legacy Stream as the new ones.
function(rename_old_requires text)
  patch("require('stream')" "require('internal/streams/legacy').Stream")
  patch("require('util-deprecate')" "require('util').deprecate")
  patch("require('inherits')" "require('util').inherits")
  patch("require('string_decoder/')" "require('string_decoder')")
  # A Transform of Node 10 is read before anybody asks.
  patch("  this._readableState.needReadable = true;\n" "  this._readableState.needReadable =\
 !require('internal/versions').isAtLeast(12);\n")
  # Node 12.22 tells of an end at once even if a 'readable' is on its way; Node 10 does as the package does.
  patch("    if (!state.emittedReadable) {\n      state.emittedReadable = true;\n      emitReadable_(stream);"
    "    if (isNode12 || !state.emittedReadable) {\n      state.emittedReadable = true;\n      emitReadable_(stream);")
  # It sends nobody a chunk that nobody listens for, and no 'drain' to who has ended; the ticks behind writes with one
  # callback are one; and it can put a text back.
  patch("state.flowing && state.length === 0 && !state.sync)"
    "state.flowing && state.length === 0 && !state.sync && (!isNode12 || stream.listenerCount('data') > 0))")
  patch("  if (state.ended || state.reading) {" "  if (state.ended || state.reading || (isNode12 && state.destroyed)) {")
  patch("  return readableAddChunk(this, chunk, null, true, false);" "  if (isNode12 && typeof chunk === 'string' &&\
 !this._readableState.objectMode && !this._readableState.encoding) chunk = Buffer.from(chunk, 'utf8');\n\
  return readableAddChunk(this, chunk, null, true, false);")
  patch("  if (!finished) onwriteDrain(stream, state);"
    "  if (isNode12 ? !state.ending && !stream.destroyed : !finished) onwriteDrain(stream, state);")
  patch("      process.nextTick(afterWrite, stream, state, finished, cb);"
    "      if (!isNode12) process.nextTick(afterWrite, stream, state, finished, cb);\n\
      else if (state.afterWrites && state.afterWrites.cb === cb) state.afterWrites.count++;\n\
      else process.nextTick(afterWrites, stream, state, state.afterWrites = { cb, count: 1 });")
  patch("function onwriteDrain(stream, state) {" "function afterWrites(stream, state, writes) {\n\
  state.afterWrites = null;\n  if (!state.ending && !stream.destroyed) onwriteDrain(stream, state);\n\
  for (; writes.count > 0; writes.count--) {\n    state.pendingcb--;\n    writes.cb();\n  }\n\
  finishMaybe(stream, state);\n}\nfunction onwriteDrain(stream, state) {")
  patch("module.exports = Writable;\n" "const isNode12 = require('internal/versions').isAtLeast(12);\nmodule.exports = Writable;\n")
  patch("new ERR_INVALID_OPT_VALUE(name, hwm)" "new ERR_INVALID_OPT_VALUE(hwm, name, '')")
  # Encodings are those that a Buffer knows.
  patch("if (!(['hex', 'utf8', 'utf-8', 'ascii', 'binary', 'base64', 'ucs2', 'ucs-2', 'utf16le', 'utf-16le', 'raw']\
.indexOf((encoding + '').toLowerCase()) > -1))" "if (!Buffer.isEncoding(encoding))")
  # Its pipes listen for 'drain' from the first time on that there is no room.
  patch("  dest.on('drain', ondrain);\n" "  let waits = !isNode12; if (waits) dest.on('drain', ondrain);\n")
  patch("    if (ret === false) {\n" "    if (ret === false) { if (!waits) dest.on('drain', ondrain); waits = true;\n")
  # And a pipeline that fails tells the error to the streams that it destroys.
  patch("if (typeof stream.destroy === 'function') return stream.destroy();"
    "if (typeof stream.destroy === 'function') return stream.destroy(tellsReason ? err : undefined);")
  patch("if (err) destroys.forEach(call);" "if (err) destroys.forEach((destroy) => destroy(err));")
  patch("module.exports = pipeline;" "const tellsReason = require('internal/versions').isAtLeast(12);\nmodule.exports = pipeline;")
  patch("module.exports = Readable;\n" "const isNode12 = require('internal/versions').isAtLeast(12);\nmodule.exports = Readable;\n")
  string(REGEX REPLACE "require\\('\\.[./a-z]*/(_stream_)?([a-z_-]+)(\\.js)?'\\)" "require('internal/old_streams/\\2')"
    text "${text}")
  # Its errors are those that all built-in modules throw.
  string(REPLACE "'internal/old_streams/errors'" "'errors'" text "${text}")
  set(text "${text}" PARENT_SCOPE)
endfunction()

# Until Node 14 a Transform was what readable-stream 3 has, also where the rest was already what 4 has.
function(adapt_older_transform text)
  string(REPLACE "internal/old_streams/duplex" "internal/streams/duplex" text "${text}")
  string(REPLACE "._transformState" "[kTransformState]" text "${text}")
  patch("module.exports = Transform;\n" "module.exports = Transform; const kTransformState = Symbol('kTransformState');\n")
  patch("  cb(new ERR_METHOD_NOT_IMPLEMENTED('_transform()'));" "  throw new ERR_METHOD_NOT_IMPLEMENTED('_transform()');")
  set(text "${text}" PARENT_SCOPE)
endfunction()

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

# What takes other numbers of microtasks in Node's own web streams than in the package (js/internal__web_steps.js).
function(retime_web_streams text)
  patch("\"use strict\";function t(){}" "\"use strict\";const steps=require('internal/web_steps');function t(){}")
  patch("throw new RangeError(\"Invalid highWaterMark\")" "throw steps.rangeError('strategy.highWaterMark',r)")
  patch("throw new RangeError(\"Size must be a finite, non-NaN, non-negative number.\")" "throw steps.rangeError('size',r)")
  patch("if(\"byob\"!==(e=" "if(\"byob\"!==e)throw steps.valueError('options.mode',e);if(\"byob\"!==(e=")
  patch("new TypeError(" "steps.typeError(")
  # What a script's own methods return: pull(), write(), transform(); cancel() twice, close(), abort(), flush().
  patch("r=>v(e,t,[r])}function Ar(" "r=>steps.callOften(e,t,[r])}function Ar(")
  patch("(r,o)=>v(e,t,[r,o])}function Pt(" "(r,o)=>steps.callOften(e,t,[r,o])}function Pt(")
  patch("(r,o)=>v(e,t,[r,o])}function ro(" "(r,o)=>steps.callOften(e,t,[r,o])}function ro(")
  patch("r=>v(e,t,[r])}function kr(" "r=>steps.callOnce(e,t,[r])}function kr(")
  patch("r=>v(e,t,[r])}Object.defineProperties(Count" "r=>steps.callOnce(e,t,[r])}Object.defineProperties(Count")
  patch("()=>v(e,t,[])}" "()=>steps.callOnce(e,t,[])}")
  patch("r=>v(e,t,[r])}function wt(" "r=>steps.callOnce(e,t,[r])}function wt(")
  patch("r=>v(e,t,[r])}function eo(" "r=>steps.callOnce(e,t,[r])}function eo(")
  # start(); and what waits for pull() and write().
  patch("h(d(r())," "h(steps.begin(r()),")
  patch("h(e._pullAlgorithm()," "steps.settle(e._pullAlgorithm(),")
  patch("const o=e._writeAlgorithm(t);h(o," "steps.settle(e._writeAlgorithm(t),")
  patch("e._writable=function(e,t,r,o,n=1" "const q=steps.transformSteps(e,{write:s,close:u,abort:l,pull:d,cancel:f});\
e._writable=function(e,t,r,o,n=1")
  patch("}(a,s,u,l,r,o),e._readable=Fr(a,d,f,n,i)" "}(a,q.write,q.close,q.abort,r,o),e._readable=Fr(a,q.pull,q.cancel,n,i)")
  # What waits for the end of a stream (js/internal__web_states.js).
  patch("function xr(e){e._state=\"closed\";" "function xr(e){e._state=\"closed\";steps.closed(e);")
  patch("function Qr(e,t){e._state=\"errored\",e._storedError=t;" "function Qr(e,t){e._state=\"errored\",e._storedError=t,steps.failed(e,t);")
  patch("const t=e._writer;void 0!==t&&ar(t)}(t)" "const t=e._writer;void 0!==t&&ar(t);steps.closed(e)}(t)")
  patch("function Dt(e){" "function Dt(e){steps.failed(e,e._storedError);")
  # Whole algorithms.
  patch("function hr(e,t,r,o,n,i){" "function hr(e,t,r,o,n,i){return steps.pipe(e,t,r,o,n,i);")
  patch("function Or(e){" "function Or(e){return steps.from(e);")
  patch("function Br(e,t){" "function Br(e,t){if(!Oe(e._readableStreamController))return steps.tee(e);")
  # A pipe hears of room at once, and counts its writes.
  patch("void 0!==r&&t!==e._backpressure&&(t?function(e){sr(e)}(r):dr(r)),e._backpressure=t}"
    "const o=void 0!==r&&t!==e._backpressure;e._backpressure=t;if(o)t?sr(r):dr(r)}")
  patch("(e._readyPromise_resolve(void 0),e._readyPromise_resolve=void 0,e._readyPromise_reject=void 0,\
e._readyPromiseState=\"fulfilled\")}" "steps.fulfil(e)}")
  patch("function xt(e,t){" "function xt(e,t,q){")
  patch("const a=function(e){return c((t,r)=>{const o={_resolve:t,_reject:r};e._writeRequests.push(o)})}(r);"
    "const a=q?void r._writeRequests.push(q):function(e){return c((t,r)=>{const o={_resolve:t,_reject:r};\
e._writeRequests.push(o)})}(r);")
  patch("e.WritableStreamDefaultWriter=WritableStreamDefaultWriter})"
    "e.WritableStreamDefaultWriter=WritableStreamDefaultWriter,steps.setUp({__proto__:null,getReader:U,getWriter:Ct,\
releaseReader:O,releaseWriter:Yt,read:re,write:xt,abort:Bt,close:Ot,isClosing:zt,cancel:Yr,setClosed:xr,isDefault:Sr,\
enqueue:Tr,dequeue:Ce,closeReadable:Rr,errorReadable:Pr,clearReadable:wr,pullIfNeeded:gr,createReadable:Fr,\
errorTransform:no,errorTransformWritable:io,clearTransformAlgorithms:uo,performTransform:fo})})")
  set(text "${text}" PARENT_SCOPE)
endfunction()

include(${CMAKE_CURRENT_LIST_DIR}/embed_undici.cmake)

set(out "// Generated by embed.cmake.\n#include \"sim/script/builtin_texts.h\"\n\nnamespace lg::script {\n\n")
set(table "")
set(index 0)
foreach(entry ${entries})
  string(REGEX MATCH "^([^ ]*) (.*)$" entry "${entry}")
  set(name "${CMAKE_MATCH_1}")
  set(file "${CMAKE_MATCH_2}")
  if("${file}" IN_LIST STREAM_FILES)
    file(READ ${file} text)
    rename_requires("${text}")
    if(name MATCHES "^internal/streams/(readable|writable|duplex|destroy)$")
      cmake_language(CALL quicken_${CMAKE_MATCH_1} "${text}")
    endif()
    if(name MATCHES "^internal/streams/(readable|writable|destroy)$")
      string(REGEX REPLACE "(stream|self)\\.emit\\(" "binding.events.emit(\\1, " text "${text}")
    endif()
    string(HEX "${text}" hex)
  elseif(file STREQUAL WEB_STREAMS_FILE)
    file(READ ${file} text)
    retime_web_streams("${text}")
    string(HEX "${text}" hex)
  elseif("${file}" IN_LIST OLD_STREAM_FILES)
    file(READ ${file} text)
    rename_old_requires("${text}")
    if(name STREQUAL "internal/streams/older_transform")
      adapt_older_transform("${text}")
    endif()
    string(HEX "${text}" hex)
  elseif("${file}" IN_LIST UNDICI_FILES)
    file(READ ${file} text)
    rename_undici_requires("${file}" "${text}")
    adapt_undici("${text}")
    string(HEX "${text}" hex)
  elseif("${file}" IN_LIST DNS_FILES)
    file(READ ${file} text)
    string(REGEX REPLACE "require\\('\\./([a-z]+)'\\)" "require('internal/dns_packet/\\1')" text "${text}")
    string(REPLACE "require('@leichtgewicht/ip-codec')" "require('internal/ip_codec')" text "${text}")
    string(HEX "${text}" hex)
  else()
    file(READ ${file} hex HEX)
  endif()
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  string(APPEND out "static const unsigned char text_${index}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", {reinterpret_cast<const char*>(text_${index}), sizeof text_${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
get_property(patches GLOBAL PROPERTY patches)
get_property(patches_that_fit GLOBAL PROPERTY patches_that_fit)
foreach(id ${patches})
  if(NOT id IN_LIST patches_that_fit)
    get_property(before GLOBAL PROPERTY "patch ${id}")
    message(FATAL_ERROR "A package has changed: no file of it holds the text\n${before}")
  endif()
endforeach()

string(APPEND out "\nstatic const BuiltinText modules[] = {\n${table}};\n\n"
  "std::span<const BuiltinText> builtin_texts() { return modules; }\n\n}  // namespace lg::script\n")
file(WRITE ${OUTPUT} "${out}")
