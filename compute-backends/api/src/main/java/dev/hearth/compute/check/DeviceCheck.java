package dev.hearth.compute.check;

import dev.hearth.compute.Device;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.Conformity.Differs;
import java.util.List;

/** Compares a device with the reference, trial by trial, until they differ. */
public final class DeviceCheck {
  private DeviceCheck() {}

  /** Outputs have buffers of their own; where they may take those of inputs, that is tried too. */
  public static Conformity of(Device device, List<Trial> trials) {
    long words = 0;
    for (Trial trial : trials) {
      for (Places places : Places.possible(trial.operator())) {
        switch (trial.of(new DeviceRunner(device, trial.operator(), places))) {
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
