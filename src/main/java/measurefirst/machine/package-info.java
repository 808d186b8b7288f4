/**
 * The machine under a measurement: its card, its clocks, its memory, its CPUs, and what else runs
 * on it. Of ours it imports result and statistics.
 */
package measurefirst.machine;
