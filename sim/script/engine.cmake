# quickjs: the engine's own files. observe.c is ours and includes quickjs.c, unmodified.
add_library(quickjs STATIC script/observe.c
  ${quickjs_SOURCE_DIR}/dtoa.c ${quickjs_SOURCE_DIR}/libregexp.c ${quickjs_SOURCE_DIR}/libunicode.c)
target_include_directories(quickjs SYSTEM PUBLIC ${quickjs_SOURCE_DIR})
target_include_directories(quickjs PUBLIC ${CMAKE_SOURCE_DIR})
target_compile_definitions(quickjs PRIVATE _GNU_SOURCE)
target_compile_options(quickjs PRIVATE -funsigned-char -w)
set_target_properties(quickjs PROPERTIES C_STANDARD 11 C_EXTENSIONS ON)
target_link_libraries(quickjs PUBLIC m Threads::Threads)

# builtin modules: the text of script/js/*.js, compiled in as arrays of bytes.
file(GLOB builtin_js CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/script/js/*.js)
set(builtin_cpp ${CMAKE_CURRENT_BINARY_DIR}/builtin_modules.cpp)
add_custom_command(OUTPUT ${builtin_cpp}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${builtin_cpp} "-DFILES=${builtin_js}"
          -P ${CMAKE_CURRENT_SOURCE_DIR}/script/embed.cmake
  DEPENDS ${builtin_js} ${CMAKE_CURRENT_SOURCE_DIR}/script/embed.cmake VERBATIM)
add_library(lg_builtin_modules STATIC ${builtin_cpp} script/builtin_modules.h)
target_include_directories(lg_builtin_modules PUBLIC ${CMAKE_SOURCE_DIR})
