/**
 * What a measurement leaves behind: samples, the machine it ran on, verdicts, and their JSON form.
 * The only room that imports Jackson; of ours it imports statistics alone.
 */
package measurefirst.result;
