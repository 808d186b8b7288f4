/**
 * Intervals of ratios, effective sample size, steadiness: numbers in, numbers out. It imports
 * nothing of the other rooms, and every room may import it.
 */
package measurefirst.statistics;
