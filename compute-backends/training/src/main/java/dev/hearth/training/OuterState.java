package dev.hearth.training;

/** What the submitter carries from round to round: the weights and the outer step's momentum. */
public record OuterState(Weights weights, float[] momentum) {
  public OuterState {
    if (momentum.length != weights.values().length) {
      throw new IllegalArgumentException("momentum of another model");
    }
  }

  /** Before the first round: no momentum. */
  public static OuterState start(Weights weights) {
    return new OuterState(weights, new float[weights.values().length]);
  }
}
