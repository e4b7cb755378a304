# undici, which is Node's own fetch(): lib/x/y.js is the module "internal/undici/x/y". Included by embed.cmake.

# What it asks for by relative paths it finds under our names.
function(rename_undici_requires file text)
  get_filename_component(folder "${file}" DIRECTORY)
  string(REGEX REPLACE "require\\(\"([^\"]*)\"\\)" "require('\\1')" text "${text}")
  string(REPLACE "require('node:" "require('" text "${text}")
  string(REGEX MATCHALL "require\\('\\.[^']*'\\)" requires "${text}")
  list(REMOVE_DUPLICATES requires)
  foreach(require ${requires})
    string(REGEX REPLACE "require\\('([^']*)'\\)" "\\1" path "${require}")
    get_filename_component(path "${folder}/${path}" ABSOLUTE)
    if(IS_DIRECTORY "${path}")
      set(path "${path}/index")
    endif()
    file(RELATIVE_PATH name "${UNDICI_FOLDER}/lib" "${path}")
    string(REGEX REPLACE "\\.js$" "" name "${name}")
    string(REPLACE "${require}" "require('internal/undici/${name}')" text "${text}")
  endforeach()
  set(text "${text}" PARENT_SCOPE)
endfunction()

# It is told that it is Node's. Its parser is llhttp as WebAssembly; ours is the same one, native (bindings/http_spans.cpp). HTTP/2 there is not.
function(adapt_undici text)
  patch("require('internal/undici/dispatcher/client-h2')" "undefined")
  if(text MATCHES "\nasync function lazyllhttp ")
    replace_body("async function lazyllhttp () {" "
  const piece = (start, length) => new FastBuffer(currentBufferRef.buffer, currentBufferRef.byteOffset + start, length)
  const events = {
    onMessageBegin: () => currentParser.onMessageBegin() || 0,
    onStatus: (start, length) => currentParser.onStatus(piece(start, length)) || 0,
    onHeaderField: (start, length) => currentParser.onHeaderField(piece(start, length)) || 0,
    onHeaderValue: (start, length) => currentParser.onHeaderValue(piece(start, length)) || 0,
    onHeadersComplete: (status, upgrade, keepsAlive) => currentParser.onHeadersComplete(status, upgrade, keepsAlive) || 0,
    onBody: (start, length) => currentParser.onBody(piece(start, length)) || 0,
    onMessageComplete: () => currentParser.onMessageComplete() || 0
  }
  const execute = (machine, bytes) => binding.httpSpans.execute(machine, events, bytes)
  const finish = (machine) => binding.httpSpans.finish(machine, events)
  return { exports: { __proto__: null, ...binding.httpSpans, execute, finish, ...require('internal/undici_history').llhttp } }
")
  endif()
  patch("typeof __UNDICI_IS_NODE__ !== 'undefined'" "true")
  patch("this.llhttp.llhttp_alloc(constants.TYPE.RESPONSE)" "this.llhttp.create()")
  patch("llhttp.llhttp_resume(" "llhttp.resume(")
  patch("    if (data.length > currentBufferSize) {
      if (currentBufferPtr) {
        llhttp.free(currentBufferPtr)
      }
      currentBufferSize = Math.ceil(data.length / 4096) * 4096
      currentBufferPtr = llhttp.malloc(currentBufferSize)
    }

    new Uint8Array(llhttp.memory.buffer, currentBufferPtr, currentBufferSize).set(data)
" "")
  patch("llhttp.llhttp_execute(this.ptr, currentBufferPtr, data.length)" "llhttp.execute(this.ptr, data)")
  patch("llhttp.llhttp_get_error_pos(this.ptr) - currentBufferPtr" "llhttp.errorPosition(this.ptr)")
  patch("llhttp.llhttp_finish(" "llhttp.finish(")
  patch("const ptr = llhttp.llhttp_get_error_reason(this.ptr)" "const reason = llhttp.errorReason(this.ptr)")
  patch("    if (ptr) {
      const len = new Uint8Array(llhttp.memory.buffer, ptr).indexOf(0)
" "    if (reason) {\n")
  patch("constants.ERROR[ret], data)" "llhttp.errorName(constants.ERROR[ret]), data)")
  patch("'Response does not match the HTTP/1.1 protocol (' +
        Buffer.from(llhttp.memory.buffer, ptr, len).toString() +
        ')'" "require('internal/undici_history').notHttp(reason)")
  patch("    this.llhttp.llhttp_free(this.ptr)\n" "")
  patch("llhttpInstance = await llhttpPromise" "llhttpInstance = await llhttpPromise; binding.modules.spendOn('fetch connection')")
  # What earlier or later versions of Node have otherwise (js/internal__undici_history.js).
  patch("client[kPending] > 0 && socket[kSocketUsed]"
    "client[kPending] > 0 && socket[kSocketUsed] && require('internal/undici_history').looksAtIdleSockets")
  patch("    cacheState\n  )" "    cacheState, '', response.status\n  )")
  patch("function abortFetch (p, request, responseObject, error) {"
    "function abortFetch (p, request, responseObject, error, controller) {")
  patch("abortFetch(p, request, realResponse, requestObject.signal.reason)"
    "abortFetch(p, request, realResponse, requestObject.signal.reason, controller?.controller)")
  patch("abortFetch(p, request, responseObject, controller.serializedAbortReason)"
    "abortFetch(p, request, responseObject, controller.serializedAbortReason, controller.controller)")
  patch("response.body.stream.cancel(error).catch(" "if (require('internal/undici_history').abortsBody) controller.error(error)
    else response.body.stream.cancel(error).catch(")
  patch("  if (state.aborted) {" "  if (state.aborted && !require('internal/undici_history').abortsBody) {")
  patch("'Body is unusable: Body has already been read'" "require('internal/undici_history').usedBody")
  set(text "${text}" PARENT_SCOPE)
endfunction()
