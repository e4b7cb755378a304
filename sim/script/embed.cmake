cmake_minimum_required(VERSION 3.20)
# Writes a C++ file with the text of each built-in module, sorted by name. Called by the build:
#   cmake -DOUTPUT= -DFILES= -DSTREAM_FILES= -DWEB_STREAMS_FILE= -P embed.cmake
# FILES are our own: a__b.js is the module "a/b". STREAM_FILES are those of readable-stream: streams/x.js is the
# module "internal/streams/x", and what they ask for by relative paths, they find under our names.
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
list(SORT entries)

# ours/ and validators are readable-stream's stand-ins for what Node has inside; we have it inside, too.
function(rename_requires text)
  string(REGEX REPLACE "require\\('[./a-z]*(ours/(primordials|errors|util)|validators)'\\)"
    "require('internal/stream_support')" text "${text}")
  string(REGEX REPLACE "require\\('(\\.\\./)*(lib/)?(\\.\\.?/)?stream(\\.js)?'\\)" "require('internal/streams/main')"
    text "${text}")
  string(REGEX REPLACE "require\\('(process|string_decoder)/'\\)" "require('\\1')" text "${text}")
  string(REPLACE "webStreamsAdapters = {}" "webStreamsAdapters = require('internal/web_adapters')" text "${text}")
  string(REPLACE "require('abort-controller')" "require('abort')" text "${text}")
  string(REGEX REPLACE "require\\('\\.\\.?/([a-z]+/)*([a-z_-]+)(\\.js)?'\\)" "require('internal/streams/\\2')" text "${text}")
  # Node 20.10 looks behind a write, not before it, whether the stream has room.
  string(REPLACE "const ret = state.length < state.highWaterMark\n" "let ret = state.length < state.highWaterMark\n"
    text "${text}")
  string(REPLACE "if (!ret) state.needDrain = true" "if (!ret && !finishesLater) state.needDrain = true" text "${text}")
  string(REPLACE "    state.sync = false\n  }\n\n  // Return false if errored"
    "    state.sync = false\n  }\n  if (finishesLater) {\n    ret = state.length < state.highWaterMark || state.length === 0\n\
    if (!ret) state.needDrain = true\n  }\n\n  // Return false if errored" text "${text}")
  # Node 20.10 puts 'finish' off by a tick behind a write, and has no tick of its own for a write without callback.
  string(REPLACE "  }\n  finishMaybe(stream, state)\n}" "  }\n  finishMaybe(stream, state, finishesLater)\n}" text "${text}")
  string(REPLACE "    if (sync) {\n      // It is a common case"
    "    if (sync && finishesLater && cb === nop && !(state.needDrain && state.length === 0)) {\n\
      state.pendingcb--\n      if (state.ending) finishMaybe(stream, state, true)\n    } else if (sync) {\n\
      // It is a common case" text "${text}")
  string(REPLACE "module.exports = Writable\n" "const { finishesLater } = require('internal/stream_support')\nmodule.exports = Writable\n"
    text "${text}")
  # Node 26 reads one chunk at a time, also when nobody lets the stream flow.
  string(REPLACE "if (state.flowing && state.length) return" "if ((state.flowing || (readsByChunk && !state.decoder)) && state.length) return"
    text "${text}")
  string(REPLACE "module.exports = Readable\n" "const { readsByChunk } = require('internal/stream_support')\nmodule.exports = Readable\n"
    text "${text}")
  set(text "${text}" PARENT_SCOPE)
endfunction()

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
  string(REPLACE "'use strict'\n" "'use strict'; let Duplex\n" text "${text}")
  # At its end there is nothing to read, whatever was asked for.
  string(REPLACE "  if (n === undefined) {\n    n = NaN" "  if (this._readableState.length === 0 && (this._readableState.state & 2)) {\
 if (n !== 0) this._readableState.state &= ~128; endReadable(this); return null }\
 if (n === undefined) {\n    n = NaN" text "${text}")
  string(REPLACE "instanceof require('internal/streams/duplex')" "instanceof (Duplex ??= require('internal/streams/duplex'))"
    text "${text}")
  string(REPLACE "  destroyImpl.construct(this, " "  if (this._construct !== undefined) destroyImpl.construct(this, " text
    "${text}")
  # Bit 19: a look for the end is under way.
  string(REPLACE "    process.nextTick(endReadableNT, state, stream)"
    "    if (!(state.state & 524288)) { state.state |= 524288; process.nextTick(endReadableNT, state, stream) }" text "${text}")
  string(REPLACE "function endReadableNT(state, stream) {"
    "function endReadableNT(state, stream) { state.state &= ~524288" text "${text}")
  set(text "${text}" PARENT_SCOPE)
endfunction()

set(out "// Generated by embed.cmake.\n#include \"sim/script/builtin_modules.h\"\n\nnamespace lg::script {\n\n")
set(table "")
set(index 0)
foreach(entry ${entries})
  string(REGEX MATCH "^([^ ]*) (.*)$" entry "${entry}")
  set(name "${CMAKE_MATCH_1}")
  set(file "${CMAKE_MATCH_2}")
  if("${file}" IN_LIST STREAM_FILES)
    file(READ ${file} text)
    rename_requires("${text}")
    if(name STREQUAL "internal/streams/readable")
      quicken_readable("${text}")
    endif()
    if(name MATCHES "^internal/streams/(readable|writable|destroy)$")
      string(REGEX REPLACE "(stream|self)\\.emit\\(" "binding.events.emit(\\1, " text "${text}")
    endif()
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
string(APPEND out "\nstatic const BuiltinModule modules[] = {\n${table}};\n\n"
  "std::span<const BuiltinModule> builtin_modules() { return modules; }\n\n}  // namespace lg::script\n")
file(WRITE ${OUTPUT} "${out}")
