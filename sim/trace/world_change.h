// How events change the world: what the files that do it share. For them alone.
#pragma once
#include "sim/trace/world.h"

namespace lg::trace {

using Fault = const char*;
inline constexpr Fault fine = nullptr;

// The thread is over: nothing of it runs.
void end(Thread& thread, ExitReason reason, int32_t exit_code);
// The operation and all queues that it stands in; nothing if it is not alive.
void forget_operation(World& world, OperationId id);

Fault on(World&, uint32_t thread, const WorkSubmitted&, Seq);
Fault on(World&, const WorkStarted&, Seq);
Fault on(World&, const WorkFinished&, Seq);
Fault on(World&, const WorkCancelled&, Seq);
Fault on(Thread&, const HandleOpened&, Seq);
Fault on(Thread&, const HandleChanged&, Seq);
Fault on(Thread&, const HandleClosing&, Seq);
Fault on(Thread&, const HandleClosed&, Seq);
Fault on(World&, uint32_t thread, const IoSubmitted&, Seq);
Fault on(World&, const IoFinished&, Seq);
Fault on(World&, const IoCancelled&, Seq);
Fault on(World&, const PendingQueued&, Seq);
Fault on(Thread&, const InterestChanged&, Seq);
Fault on(Thread&, const DescriptorReady&, Seq);
Fault on(Thread&, const DescriptorServed&, Seq);
Fault on(Thread&, const KernelCalled&, Seq);
Fault on(World&, const MessagePosted&, Seq);
Fault on(World&, const MessageTaken&, Seq);
Fault on(World&, const MessageSent&, Seq);
Fault on(World&, const MessageArrived&, Seq);
Fault on(World&, const ActorActed&, Seq);
Fault on(World&, const ThreadCreated&, Seq);
Fault on(World&, uint32_t thread, const ThreadStarted&, Seq);
Fault on(World&, uint32_t thread, const ThreadEnded&, Seq);
Fault on(Thread&, const ThreadBlocked&, Seq);
Fault on(Thread&, const ThreadUnblocked&, Seq);

}  // namespace lg::trace
