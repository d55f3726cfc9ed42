package dev.hearth.node.claim;

import java.util.List;

/** Whether providers may claim in a job. */
public sealed interface Opened {
  /**
   * They may.
   *
   * @param keepers where those are reached, as multiaddrs
   * @param how they were chosen, in a sentence
   */
  record Open(List<String> keepers, String how) implements Opened {}

  /** The job goes on all the same; the sentence says what its providers do without. */
  record Closed(String sentence) implements Opened {}
}
