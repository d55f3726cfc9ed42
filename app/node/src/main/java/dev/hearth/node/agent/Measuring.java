package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.policy.Verdict;
import dev.hearth.node.worker.Worker;
import java.util.Optional;
import java.util.Set;

/** A measurement in hand, which the owner or their rules may break off. Safe for any thread. */
final class Measuring {
  /** Whoever asks for a measurement may sit there, on battery or not, at any hour. */
  private static final Set<RuleId> OBEYED =
      Set.of(RuleId.OWNER, RuleId.HEAT, RuleId.POWER, RuleId.PROGRAMS, RuleId.FULLSCREEN);

  private final Worker worker;
  private volatile String why = "";

  Measuring(Worker worker) {
    this.worker = worker;
  }

  /** Why nothing may be measured now, as a clause; pure. */
  static Optional<String> objection(Decision decision) {
    return decision.judged().stream()
        .filter(judged -> decision.hold().isPresent() && OBEYED.contains(judged.rule()))
        .filter(judged -> judged.verdict() instanceof Verdict.Objects)
        .map(judged -> clause(judged.rule(), (Verdict.Objects) judged.verdict()))
        .findFirst();
  }

  private static String clause(RuleId rule, Verdict.Objects objects) {
    return rule == RuleId.OWNER ? objects.signal() : objects.reason();
  }

  /** Returns at once; the worker rests within milliseconds, and is ended where it does not. */
  void breakOff(String reason) {
    if (why.isEmpty()) {
      why = reason;
      worker.stop();
      Thread.ofVirtual().name("break-off").start(worker::release);
    }
  }

  /** A stop that overtook the task is repeated. */
  void progressed() {
    if (!why.isEmpty()) {
      worker.stop();
    }
  }

  /** As {@link #breakOff}, for the agent's end: waits for the worker's. */
  void end(String reason) {
    why = reason;
    worker.close();
  }

  Optional<RpcException> brokenOff() {
    return why.isEmpty() ? Optional.empty() : Optional.of(ended(why));
  }

  static RpcException ended(String why) {
    return new RpcException(
        "DEVICE-NOT-MEASURED",
        "The device is not measured: " + why + ".",
        "Measure it when that is over.");
  }
}
