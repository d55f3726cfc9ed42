package dev.hearth.node.agent;

import dev.hearth.api.PracticeApi;
import dev.hearth.api.WorkerPace;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.lease.Permission;
import dev.hearth.node.policy.Decision;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Holds the practice network's peers to the owner's rules, for they work on this machine too. They
 * go on for a job of the owner's own, as far as an owner may ask for that. Safe for any thread.
 */
final class PracticePacing {
  private static final int FULL = 100;

  private final PracticeApi practice;
  private final Supplier<Map<String, Decision>> decisions;
  private final Gates gates;
  private final BooleanSupplier ownJob;
  private int told = FULL;

  /**
   * @param ownJob whether a job of the owner's waits to be trained
   */
  PracticePacing(
      PracticeApi practice,
      Supplier<Map<String, Decision>> decisions,
      Gates gates,
      BooleanSupplier ownJob) {
    this.practice = practice;
    this.decisions = decisions;
    this.gates = gates;
    this.ownJob = ownJob;
  }

  /** Something may have changed. */
  synchronized void look() {
    int share =
        decisions.get().entrySet().stream()
            .mapToInt(device -> share(device.getKey(), device.getValue()))
            .max()
            .orElse(0);
    if (share != told) {
      told = share;
      tell(share);
    }
  }

  private void tell(int share) {
    try {
      practice.pace(new WorkerPace(share));
    } catch (RpcException gone) {
      // A network that has ended works no more.
    }
  }

  private int share(String device, Decision decision) {
    return switch (decision) {
      case Decision.Work work -> unlessLent(device, work.share());
      case Decision.Finish finish -> unlessLent(device, finish.share());
      case Decision.Hold hold -> hold.rule().givesWay() && ownJob.getAsBoolean() ? FULL : 0;
    };
  }

  /** What is measured is measured alone. */
  private int unlessLent(String device, int share) {
    return gates.of(device).permission() instanceof Permission.Hold ? 0 : share;
  }
}
