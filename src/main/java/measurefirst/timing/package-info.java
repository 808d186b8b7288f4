/**
 * From contenders to samples: clocks, batches, interleaved rounds, warm-up, deadline and interrupt.
 * Of ours it imports machine, result and statistics.
 */
package measurefirst.timing;
