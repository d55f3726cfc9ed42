package dev.hearth.node.submit;

import dev.hearth.protocol.Wei;

/** How paying for a job, or taking back its rest, ended. */
public sealed interface Payment {
  /** So much moved; it is on the chain. */
  record Done(Wei amount) implements Payment {}

  /** Nothing moved. */
  record NotDone(String sentence) implements Open {}

  /** It was sent and is in no block yet, so it may still move. */
  record Unconfirmed(String sentence) implements Open {}

  /** Not there; the sentence says why and what to do. */
  sealed interface Open extends Payment {
    String sentence();
  }
}
