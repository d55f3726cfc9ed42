package dev.hearth.node.agent;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.speed.Lender;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.worker.Worker;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The device that earns, shown to peers while nothing is in hand and the owner's rules allow.
 *
 * @param busy whether a lease is in hand
 */
record DeviceLender(Household household, DeviceInfo device, BooleanSupplier busy)
    implements Lender {

  /** Why one may not is nobody's business but the owner's. */
  @Override
  public Optional<String> objection() {
    if (busy.getAsBoolean()) {
      return Optional.of("it trains");
    }
    return objection(household.gates().of(device.id()));
  }

  private static Optional<String> objection(WorkGate gate) {
    return gate.objection().map(_ -> "its owner needs it");
  }

  @Override
  public double gflops() {
    return household.tests().of(device.id()).map(DeviceResult::gflops).orElse(0.0);
  }

  @Override
  public long memory() {
    return device.memoryBytes();
  }

  @Override
  public Optional<Loan> lend() {
    try {
      return Optional.of(lent(household.gates().of(device.id()).borrow("a peer sees its speed")));
    } catch (IllegalStateException lentAlready) {
      return Optional.empty();
    }
  }

  private Loan lent(WorkGate.Borrowed borrowed) {
    Worker worker = household.workers().on(device.id());
    GatedWorker gated =
        new GatedWorker(
            worker, borrowed.gate(), household.scheduler(), GatedWorker.PATIENCE, () -> {});
    return new Loan() {
      @Override
      public Worker worker() {
        return worker;
      }

      @Override
      public Optional<String> objection() {
        return DeviceLender.objection(borrowed.gate());
      }

      @Override
      public void close() {
        gated.close();
        worker.close();
        borrowed.close();
      }
    };
  }
}
