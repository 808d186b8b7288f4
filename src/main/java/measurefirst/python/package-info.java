/**
 * Python and other languages beside Java: source text shown in a cell, run and timed in a process
 * of its own. Of ours it imports timing, machine and result.
 */
package measurefirst.python;
