/**
 * From contenders to samples: clocks, batches, interleaved rounds, warm-up, deadline and interrupt.
 * Of ours it imports statistics and result.
 */
package measurefirst.timing;
