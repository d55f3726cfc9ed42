package dev.hearth.node.submit;

import dev.hearth.protocol.Wei;

/** How paying for a job, or taking back its rest, ended. */
public sealed interface Payment {
  /** So much moved; it is on the chain. */
  record Done(Wei amount) implements Payment {}

  /** Nothing moved; the sentence says why and what to do. */
  record NotDone(String sentence) implements Payment {}
}
