/**
 * What is compared: contenders, parameters, prediction. The room that a cell talks to; of ours it
 * imports timing, machine, result and statistics.
 */
package measurefirst.experiment;
