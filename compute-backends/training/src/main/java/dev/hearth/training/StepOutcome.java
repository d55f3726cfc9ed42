package dev.hearth.training;

/** How a step ended. */
public sealed interface StepOutcome {
  /** The step's number, the first being 1, and its mean training loss in nats a token. */
  record Stepped(int step, float loss) implements StepOutcome {}

  /** Loss or state are not finite after this step. */
  record Diverged(int step, String reason) implements StepOutcome {}
}
