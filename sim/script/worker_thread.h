// A worker thread from its first to its last moment: a loop and an engine of its own over the process's world
// and machine, on a thread of the system's.
#pragma once
#include "sim/loop/workers.h"
#include "sim/script/engine.h"

namespace lg::script {

// Starts a thread that the parent's loop has created: it begins when its host says that it is its turn.
// The parent's loop outlives it (Workers::end_all).
void start_worker_thread(loop::Loop& parent, loop::Workers::Created created, EngineOptions options);

}  // namespace lg::script
