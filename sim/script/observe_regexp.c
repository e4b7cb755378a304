// libregexp.c, unmodified, behind macros (see observe.c): its steps count as operations of the script. By
// itself it asks for an interrupt every 10000 times that an expression goes back, which short ones never do,
// and greedy ones seldom.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "sim/script/observe.h"

#include "cutils.h"

static int observe_regexp_steps(void* opaque, int* counter);

// Where it makes room on its stack, at each choice and each capture, it says `unlikely`.
static void observe_choice(void* context);
#undef unlikely
#define unlikely(condition) \
    (_Generic((s), REStringList*: 0, default: (observe_choice((void*)(s)), 0)) || (condition))

#define lre_poll_timeout(state) OBSERVE_STEP_##state)
#define OBSERVE_STEP_REExecContext engine_poll_timeout(REExecContext
#define OBSERVE_STEP_s (observe_regexp_steps(s->opaque, &s->interrupt_counter) ? LRE_RET_TIMEOUT : 0

#include "libregexp.c"

static void observe_choice(void* context) { ((REExecContext*)context)->interrupt_counter--; }

static int observe_regexp_steps(void* opaque, int* counter) {
    int steps = INTERRUPT_COUNTER_INIT - *counter + 1;
    *counter = INTERRUPT_COUNTER_INIT;
    return observe_regexp_work(opaque, steps);
}
