package dev.hearth.node.claim;

/** Fights out disputes about claims. */
@FunctionalInterface
public interface Litigation {
  /**
   * Takes a dispute that is open in the court to its end. Returns at once; told again after each
   * start of the node while the dispute is open.
   */
  void take(Contest contest);
}
