/*
 * What C cannot say: vectors, reset, fault entry, stack painting and the stack switch of the trace.
 * Only ARMv6-M instructions, so one source serves every core.
 *
 * Threads run on PSP at the very bottom of RAM: an overflow leaves RAM and faults instead of eating data, and the
 * fault handler still has its own stack, MSP.
 */
    .syntax unified
    .thumb

    .section .vectors, "a"
    .align 2
    .word   __bf_fault_stack_top
    .word   bf_reset
    .rept   14
    .word   bf_fault_entry
    .endr

    .macro  function name
    .section .text.\name, "ax"
    .align  2
    .global \name
    .type   \name, %function
    .thumb_func
\name:
    .endm

    function bf_reset
    ldr     r0, =__bf_stack_top
    msr     psp, r0
    movs    r0, #2
    msr     control, r0             /* thread mode uses PSP from here on */
    isb
    bl      bf_start
    .ltorg

    function bf_fault_entry
    mrs     r0, psp                 /* where the core put, or tried to put, its frame */
    mrs     r1, ipsr
    bl      bf_fault
    .ltorg

/*
 * void bf_measure_begin(void): paints the free stack, then marks. Leaves no frame: everything below the caller's stack
 * pointer gets painted, up to the last byte.
 */
    function bf_measure_begin
    mov     r0, sp
    ldr     r1, =bf_stack_mark
    str     r0, [r1]
    ldr     r1, =__bf_stack_limit
    ldr     r2, =0xA5A5A5A5
1:  cmp     r1, r0
    bhs     2f
    stmia   r1!, {r2}
    b       1b
2:  ldr     r0, =0xFFFFFFFF         /* BF_MARK_BEGIN */
    ldr     r3, =bf_trace
    bx      r3
    .ltorg

/* void bf_measure_end(void) */
    function bf_measure_end
    ldr     r0, =0xFFFFFFFE         /* BF_MARK_END */
    ldr     r3, =bf_trace
    bx      r3
    .ltorg

/* void bf_trace(layer, data, bytes): on a stack of its own, so that tracing leaves no mark on the model's. */
    function bf_trace
    mov     r3, sp
    mov     r12, r3
    ldr     r3, =__bf_trace_stack_top
    mov     sp, r3
    mov     r3, r12
    push    {r3, lr}
    bl      bf_trace_mark
    pop     {r2, r3}
    mov     sp, r2
    bx      r3
    .ltorg

/* void bf_trace_pair(void): a mark costs its call with three arguments, one instruction each, and bf_trace itself. */
    function bf_trace_pair
    push    {r4, lr}
    movs    r0, #0
    ldr     r1, =bf_stack_mark
    movs    r2, #4
    bl      bf_trace
    movs    r0, #1
    ldr     r1, =bf_stack_mark
    movs    r2, #4
    bl      bf_trace
    pop     {r4, pc}
    .ltorg

/* void bf_measure_nothing(void): what a compiler makes of BF_MEASURE, around a function that is a single return. */
    function bf_measure_nothing
    push    {r4, lr}
    bl      bf_measure_begin
    ldr     r0, =bf_stack_mark
    bl      1f
    movs    r4, r0
    bl      bf_measure_end
    pop     {r4, pc}
1:  bx      lr
    .ltorg
