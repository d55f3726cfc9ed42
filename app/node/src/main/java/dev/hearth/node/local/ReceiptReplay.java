package dev.hearth.node.local;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.device.Devices;
import dev.hearth.node.model.LeaseReplay;
import dev.hearth.node.model.LeaseVerdict;
import dev.hearth.node.receipt.PaidLease;
import java.io.IOException;
import java.nio.file.Path;

/** Trains the lease of a receipt again on this machine's processor. */
public final class ReceiptReplay {
  private ReceiptReplay() {}

  /**
   * Compares all roots with those that its provider signed.
   *
   * @param work a folder for the replay's snapshots
   * @throws java.nio.file.NoSuchFileException when what the lease starts from is not at hand
   * @throws dev.hearth.protocol.MalformedException when that is other content than its name says
   */
  public static LeaseVerdict run(
      PaidLease paid, LeaseReplay.Blobs blobs, Path work, int threads, ReplayListener listener)
      throws IOException {
    try (Device device = Devices.installed().first().open(threads, Pace.FREE)) {
      return paid.replay(blobs)
          .confirmed(device, threads, work, ReplayListener.of(paid.job(), listener));
    }
  }
}
