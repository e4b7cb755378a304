// The natives behind the built-in modules: each function puts its own object into `binding`, under its own
// name (install_fs puts binding.fs). They read arguments, ask the loop, and return; no policy lives here.
//
// Hostile scripts may pass anything: proxies, getters that throw, detached buffers. Every native converts its
// arguments first and acts after.
#pragma once
#include "sim/script/engine.h"

namespace lg::script {

void install_util(Engine& engine, JSValueConst binding);        // looking into values, for util.inspect
void install_buffer(Engine& engine, JSValueConst binding);      // encodings and bytes
void install_process(Engine& engine, JSValueConst binding);     // argv, env, clocks, exit, stdout
void install_active(Engine& engine, JSValueConst binding);      // what keeps the loop going
void install_timers(Engine& engine, JSValueConst binding);      // timers, immediates, ticks, microtasks
void install_modules(Engine& engine, JSValueConst binding);     // compiling CommonJS and ES modules
void install_context(Engine& engine, JSValueConst binding);     // AsyncLocalStorage
void install_fs(Engine& engine, JSValueConst binding);          // the disk, by the pool or at once
void install_tcp(Engine& engine, JSValueConst binding);         // handles of the demultiplexer
void install_dns(Engine& engine, JSValueConst binding);         // getaddrinfo on the pool
void install_events(Engine& engine, JSValueConst binding);      // the hot paths of EventEmitter
void install_streams(Engine& engine, JSValueConst binding);     // the hot paths of streams
void install_ports(Engine& engine, JSValueConst binding);       // message ports
void install_workers(Engine& engine, JSValueConst binding);     // threads
void install_http(Engine& engine, JSValueConst binding);        // llhttp, the parser
void install_http_spans(Engine& engine, JSValueConst binding);  // the same for undici
void install_crypto(Engine& engine, JSValueConst binding);      // OpenSSL
void install_zlib(Engine& engine, JSValueConst binding);        // zlib and Brotli

// Keys, into the object that install_crypto() makes.
void install_crypto_keys(Engine& engine, JSValueConst crypto);

}  // namespace lg::script
