/**
 * A web server on this machine to fetch from: in a process of its own, as slow, as crowded and as
 * faulty as a run wants it, and counting what it is asked. Beside the other rooms, it imports none
 * of ours; Jetty is known here only.
 */
package measurefirst.server;
