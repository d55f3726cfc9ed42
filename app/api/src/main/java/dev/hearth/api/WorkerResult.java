package dev.hearth.api;

import java.util.List;

/**
 * How a lease ended on a worker: trained (with the state roots after each segment and the update's
 * root and file), stopped, or not, for a reason: this device was unable to, or it fails everywhere.
 */
public record WorkerResult(
    Outcome outcome,
    int steps,
    List<String> stateRoots,
    String updateRoot,
    String updatePath,
    double loss,
    String reason) {

  /** What came of it. */
  public enum Outcome {
    TRAINED,
    STOPPED,
    UNABLE,
    FAILED
  }
}
