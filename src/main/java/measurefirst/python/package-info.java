/**
 * The asyncio twin: Python code shown in a cell, run and timed by a child process. Beside the other
 * rooms; of ours it imports timing and result.
 */
package measurefirst.python;
