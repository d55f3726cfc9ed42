package dev.hearth.protocol.dispute;

/** How fine a dispute has become. The order is that of the contract's numbers. */
public enum Level {
  SEGMENTS,
  STEPS,
  STAGES,
  TREE,
  WORDS,
  OPERATIONS
}
