package measurefirst.timing;

import java.util.List;
import measurefirst.machine.Evidence;

/**
 * What a comparison's rounds measured.
 *
 * @param contenders the contenders, baseline first
 * @param meanwhile what else went on while the rounds that count ran; null if they broke off
 */
public record Measurement(List<Measured> contenders, Evidence meanwhile) {
  public Measurement {
    contenders = List.copyOf(contenders);
  }
}
