package dev.hearth.api;

/**
 * A wrong root that was planted in a job for auditors to find: in which lease, rounds and shards
 * counted from 1, and what came of it, in a sentence.
 */
public record PlantView(int round, int shard, State state, String sentence) {

  /** How far it got. */
  public enum State {
    /** It is committed to, and not claimed yet. */
    PLANTED,
    /** It is on the chain, for auditors to be drawn for. */
    CLAIMED,
    /** An auditor passed it, and lost its bond. */
    EXPOSED,
    /** It was challenged, and its stake is lost. */
    FOUND,
    /** Nobody passed it, nobody challenged it. */
    OVER
  }
}
