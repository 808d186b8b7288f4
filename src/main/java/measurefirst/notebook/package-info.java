/**
 * The kernel: its main, how it evaluates cells, and what it shows of errors, words at the cursor,
 * results and progress. The only room that knows IJava; nothing of ours imports it but the
 * notebooks.
 */
package measurefirst.notebook;
