/**
 * Results drawn beside their predictions, rivals and the reader's guess. The only room that imports
 * XChart, of which it takes the canvas, the lines and the markers; axes, keys and labels are ours,
 * because XChart has no rows with names on the left and numbers on the right, and no ticks in units
 * of time. Of ours it imports result and statistics.
 */
package measurefirst.chart;
