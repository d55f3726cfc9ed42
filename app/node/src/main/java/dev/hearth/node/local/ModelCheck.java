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
      Path folder, Optional<String> lease, Path work, int threads, ReplayListener listener)
      throws IOException {
    ModelVerification model = ModelVerification.open(folder);
    Hash chosen =
        lease.isPresent() ? model.find(lease.get()).orElseThrow() : model.draw(new SecureRandom());
    TrainingListener progress = ReplayListener.of(model.job(), listener);
    try (Device device = Devices.installed().first().open(threads, Pace.FREE)) {
      model.derive(device);
      return model.lease(chosen).confirmed(device, threads, work, progress);
    }
  }
}
