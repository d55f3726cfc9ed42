package dev.hearth.node.claim;

import dev.hearth.protocol.Wei;

/** What came of claiming in a job. */
public sealed interface ClaimNews {
  /** It is on the chain, for so much; it is paid in two days unless somebody disproves it. */
  record Made(Wei amount) implements ClaimNews {}

  /** Nobody disproved it, and this much arrived. */
  record Paid(Wei amount) implements ClaimNews {}

  /** It is on the chain and comes to nothing: the sentence says why. */
  record Lost(String sentence) implements ClaimNews {}

  /** A root was planted in it for auditors to find; the sentence says what came of that. */
  record Planted(String sentence) implements ClaimNews {}

  /** Not yet; the sentence says what is in the way and what to do. */
  record Waiting(String sentence) implements ClaimNews {}
}
