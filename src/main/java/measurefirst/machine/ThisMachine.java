package measurefirst.machine;

import measurefirst.result.Machine;

/** The machine and JVM under the notebook. */
public final class ThisMachine {
  private ThisMachine() {}

  /** Its environment card, as it is now. */
  public static Machine card() {
    return MachineProbe.probe(System.getProperty("measurefirst.python", ""));
  }
}
