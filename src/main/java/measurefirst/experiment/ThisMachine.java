package measurefirst.experiment;

import measurefirst.result.Machine;
import measurefirst.timing.MachineProbe;

/** The machine and JVM under the notebook. */
public final class ThisMachine {
  private ThisMachine() {}

  /** Its environment card, as it is now. */
  public static Machine card() {
    return MachineProbe.probe(System.getProperty("measurefirst.python", ""));
  }
}
