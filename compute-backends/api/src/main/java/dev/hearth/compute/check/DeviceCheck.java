package dev.hearth.compute.check;

import dev.hearth.compute.Device;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.Conformity.Differs;
import java.util.List;

/** Compares a device with the reference, trial by trial, until they differ. */
public final class DeviceCheck {
  private DeviceCheck() {}

  /** Runs each trial twice: outputs in their own buffers, then in place of inputs where allowed. */
  public static Conformity of(Device device, List<Trial> trials) {
    long words = 0;
    for (Trial trial : trials) {
      for (boolean inPlace : new boolean[] {false, true}) {
        switch (trial.of(new DeviceRunner(device, trial.operator(), inPlace))) {
          case Conforms conforms -> words += conforms.words();
          case Differs differs -> {
            return differs;
          }
        }
      }
    }
    return new Conforms(words);
  }
}
