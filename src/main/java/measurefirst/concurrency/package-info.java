/** Ways to run tasks side by side, and the number of carriers. Beside the other rooms. */
package measurefirst.concurrency;
