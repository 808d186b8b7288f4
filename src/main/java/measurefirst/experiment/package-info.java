/**
 * What is compared: contenders, parameters, prediction. The room that a cell talks to; of ours it
 * imports timing, machine, result and statistics, and beside them concurrency, for the number of
 * carriers.
 */
package measurefirst.experiment;
