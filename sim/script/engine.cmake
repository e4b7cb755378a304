# quickjs: the engine's own files. observe.c and observe_regexp.c are ours and include quickjs.c and libregexp.c,
# unmodified.
add_library(quickjs STATIC script/observe.c script/observe_regexp.c
  ${quickjs_SOURCE_DIR}/dtoa.c ${quickjs_SOURCE_DIR}/libunicode.c)
target_include_directories(quickjs SYSTEM PUBLIC ${quickjs_SOURCE_DIR})
target_include_directories(quickjs PUBLIC ${CMAKE_SOURCE_DIR})
target_compile_definitions(quickjs PRIVATE _GNU_SOURCE)
target_compile_options(quickjs PRIVATE -funsigned-char -w)
set_target_properties(quickjs PROPERTIES C_STANDARD 11 C_EXTENSIONS ON)
target_link_libraries(quickjs PUBLIC m Threads::Threads)

# llhttp: Node's own HTTP parser, and readable-stream: Node's own streams as a package. SOURCE_SUBDIR names no
# folder: we take the sources and never run their own builds.
FetchContent_Declare(llhttp GIT_REPOSITORY https://github.com/nodejs/llhttp GIT_TAG release/v9.3.0
  SOURCE_SUBDIR none)
FetchContent_Declare(readable_stream GIT_REPOSITORY https://github.com/nodejs/readable-stream GIT_TAG v4.7.0
  SOURCE_SUBDIR none)
# Streams as they were in Node 10 and 12.
set(old_streams ${CMAKE_SOURCE_DIR}/.deps/readable-stream-3)
if(EXISTS ${old_streams})
  set(FETCHCONTENT_SOURCE_DIR_READABLE_STREAM_3 ${old_streams})
endif()
FetchContent_Declare(readable_stream_3 GIT_REPOSITORY https://github.com/nodejs/readable-stream GIT_TAG v3.6.2
  SOURCE_SUBDIR none)
FetchContent_MakeAvailable(llhttp readable_stream readable_stream_3)
add_library(llhttp STATIC
  ${llhttp_SOURCE_DIR}/src/llhttp.c ${llhttp_SOURCE_DIR}/src/api.c ${llhttp_SOURCE_DIR}/src/http.c)
target_include_directories(llhttp SYSTEM PUBLIC ${llhttp_SOURCE_DIR}/include)
target_compile_options(llhttp PRIVATE -w)

# builtin modules: the texts of script/js/*.js and of readable-stream become arrays of bytes in compile_builtins, a
# tool that compiles them to bytecode; that is what the program holds.
file(GLOB builtin_js CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/script/js/*.js)
file(GLOB stream_js ${readable_stream_SOURCE_DIR}/lib/stream.js ${readable_stream_SOURCE_DIR}/lib/stream/promises.js
  ${readable_stream_SOURCE_DIR}/lib/internal/streams/*.js)
file(GLOB old_stream_js ${readable_stream_3_SOURCE_DIR}/errors.js ${readable_stream_3_SOURCE_DIR}/readable.js
  ${readable_stream_3_SOURCE_DIR}/lib/*.js ${readable_stream_3_SOURCE_DIR}/lib/internal/streams/*.js)
list(FILTER old_stream_js EXCLUDE REGEX "-browser\\.js$")
# The package web-streams-polyfill is published compiled: ./dev fetches it. Without it there is no stream/web.
file(GLOB web_streams_js CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/.deps/web-streams-polyfill/dist/ponyfill.js)
# DNS messages are the package dns-packet's, likewise. Without it dns.resolve() says so.
file(GLOB dns_js CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/.deps/dns-packet/*.js ${CMAKE_SOURCE_DIR}/.deps/ip-codec/index.cjs)
# fetch() and WebSocket are the package undici's, as in Node. Without it they say so.
set(undici ${CMAKE_SOURCE_DIR}/.deps/undici)
file(GLOB undici_js CONFIGURE_DEPENDS ${undici}/lib/global.js ${undici}/lib/core/*.js ${undici}/lib/util/timers.js
  ${undici}/lib/dispatcher/agent.js ${undici}/lib/dispatcher/client.js ${undici}/lib/dispatcher/client-h1.js
  ${undici}/lib/dispatcher/dispatcher*.js ${undici}/lib/dispatcher/fixed-queue.js ${undici}/lib/dispatcher/pool*.js
  ${undici}/lib/handler/redirect-handler.js ${undici}/lib/interceptor/redirect-interceptor.js
  ${undici}/lib/llhttp/constants.js ${undici}/lib/llhttp/utils.js ${undici}/lib/web/fetch/*.js
  ${undici}/lib/web/websocket/*.js)
file(GLOB embed_cmake CONFIGURE_DEPENDS script/embed*.cmake)
set(texts_cpp ${CMAKE_CURRENT_BINARY_DIR}/builtin_texts.cpp)
add_custom_command(OUTPUT ${texts_cpp}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${texts_cpp} "-DFILES=${builtin_js}" "-DSTREAM_FILES=${stream_js}"
          "-DOLD_STREAM_FILES=${old_stream_js}" "-DWEB_STREAMS_FILE=${web_streams_js}"
          "-DDNS_FILES=${dns_js}" "-DUNDICI_FOLDER=${undici}" "-DUNDICI_FILES=${undici_js}"
          -P ${CMAKE_CURRENT_SOURCE_DIR}/script/embed.cmake
  DEPENDS ${builtin_js} ${stream_js} ${old_stream_js} ${web_streams_js} ${dns_js} ${undici_js}
          ${embed_cmake} VERBATIM)
add_executable(compile_builtins script/compile_builtins.cpp ${texts_cpp} script/builtin_texts.h)
target_link_libraries(compile_builtins PRIVATE quickjs fmt::fmt)
set(builtin_cpp ${CMAKE_CURRENT_BINARY_DIR}/builtin_modules.cpp)
add_custom_command(OUTPUT ${builtin_cpp} COMMAND compile_builtins ${builtin_cpp} DEPENDS compile_builtins VERBATIM)
add_library(lg_builtin_modules STATIC ${builtin_cpp} script/builtin_modules.h)
target_include_directories(lg_builtin_modules PUBLIC ${CMAKE_SOURCE_DIR})
