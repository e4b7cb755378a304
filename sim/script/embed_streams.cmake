# readable-stream 4 and 3, as each version of Node has its streams: what differs is said by internal/stream_support.
# Included by embed.cmake.

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
  foreach(class Readable Writable Duplex)
    patch("ObjectDefineProperties(${class}.prototype, {"
      "require('internal/stream_support').defineProperties(${class}.prototype, {")
  endforeach()
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
