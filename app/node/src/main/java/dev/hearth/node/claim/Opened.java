package dev.hearth.node.claim;

import java.util.List;

/** Whether providers may claim in a job. */
public sealed interface Opened {
  /**
   * They may.
   *
   * @param keepers where those are reached, as multiaddrs
   */
  record Open(List<String> keepers) implements Opened {}

  /** The job goes on all the same; the sentence says what its providers do without. */
  record Closed(String sentence) implements Opened {}
}
