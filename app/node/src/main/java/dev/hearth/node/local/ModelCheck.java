package dev.hearth.node.local;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.device.Devices;
import dev.hearth.node.model.LeaseVerdict;
import dev.hearth.node.model.ModelVerification;
import dev.hearth.protocol.Hash;
import dev.hearth.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Verifies a finished model on this machine's processor. */
public final class ModelCheck {
  private ModelCheck() {}

  /** Hears of every step of the replay. */
  public interface Listener {
    void stepped(int step, int steps);
  }

  /**
   * Checks the folder's hashes and signatures, takes every outer step again up to the model's
   * weights, then trains one lease again.
   *
   * @param lease the beginning of its id; empty: drawn at random
   * @param work a folder for the replay's snapshots
   * @throws NoSuchElementException when no lease, or more than one, begins so
   * @throws dev.hearth.protocol.MalformedException at the first thing that does not hold
   */
  public static LeaseVerdict run(
      Path folder, Optional<String> lease, Path work, int threads, Listener listener)
      throws IOException {
    ModelVerification model = ModelVerification.open(folder);
    Hash chosen =
        lease.isPresent() ? model.find(lease.get()).orElseThrow() : model.draw(new SecureRandom());
    int steps = model.job().hyperparameters().steps();
    TrainingListener progress =
        new TrainingListener() {
          @Override
          public void stepped(int step, float loss) {
            listener.stepped(step, steps);
          }
        };
    try (Device device = Devices.installed().first().open(threads, Pace.FREE)) {
      model.derive(device);
      LeaseVerdict first = model.replay(chosen, device, threads, work.resolve("first"), progress);
      return first instanceof LeaseVerdict.Differs
          ? again(model.replay(chosen, device, threads, work.resolve("second"), progress))
          : first;
    }
  }

  /**
   * Nobody is accused by one replay: bits that two computers found alike are right, so a second
   * replay that agrees says that the first one erred.
   */
  private static LeaseVerdict again(LeaseVerdict second) {
    return second instanceof LeaseVerdict.Agrees(LeaseVerdict.Place place, boolean _)
        ? new LeaseVerdict.Agrees(place, true)
        : second;
  }
}
