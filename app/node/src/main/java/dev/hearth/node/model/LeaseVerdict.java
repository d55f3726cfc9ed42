package dev.hearth.node.model;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;

/** What replaying a lease of a model's history showed. Rounds and shards count from 1. */
public sealed interface LeaseVerdict {
  /** The lease that was replayed. */
  record Place(Hash lease, int round, int shard, PeerId provider) {}

  Place place();

  /**
   * All state roots and the update are the same bits.
   *
   * @param atSecondTry whether a first replay gave others, which one that errs can only do here
   */
  record Agrees(Place place, boolean atSecondTry) implements LeaseVerdict {}

  /** They are not; the sentence says where they part. */
  record Differs(Place place, String sentence) implements LeaseVerdict {}

  /** It could not be replayed here; the sentence says why. */
  record Unable(Place place, String sentence) implements LeaseVerdict {}
}
