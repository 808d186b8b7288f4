package measurefirst.server;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a server counted since it started or was last reset.
 *
 * <p>{@code requests} is at all times the sum of {@code answered}, {@code faults}, {@code broken}
 * and {@code inFlight}. A request leaves this count just before its last bytes go out, so whoever
 * has an answer finds it counted, and the server never sees more in flight than its clients have.
 * Its time in service therefore ends a few microseconds before its client knows.
 *
 * @param requests arrived, those in flight included
 * @param answered given the whole, right answer
 * @param faults given a {@link Fault}, whichever
 * @param broken meant to be answered, but the client was gone before the last bytes
 * @param inFlight arrived and not left yet: waiting for a place or in service
 * @param mostInFlight the most that were in flight at once
 * @param inService holding a place now
 * @param mostInService the most that held a place at once, never above the capacity
 */
public record Counts(
    long requests,
    long answered,
    long faults,
    long broken,
    long inFlight,
    long mostInFlight,
    long inService,
    long mostInService) {

  /** One line, as the server's process writes it. */
  String line() {
    return LongStream.of(
            requests, answered, faults, broken, inFlight, mostInFlight, inService, mostInService)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  static Counts of(String line) {
    long[] n = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    return new Counts(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
  }
}
