/**
 * What the kernel shows: renderers, progress, tables. The only room that knows IJava; nothing of
 * ours imports it but the notebooks.
 */
package measurefirst.notebook;
