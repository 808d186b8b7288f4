/**
 * Results drawn beside their predictions. The only room that imports XChart; of ours it imports
 * result and statistics.
 */
package measurefirst.chart;
