package dev.hearth.verifier;

import dev.hearth.protocol.Commitment;

/** Whether two computations of one lease gave the same bits. */
public sealed interface Verdict {
  /** All roots are equal. */
  record Equal() implements Verdict {}

  /** They part here first. */
  record Different(Place place) implements Verdict {}

  /** Where two commitments differ first. */
  sealed interface Place {
    /** In the state after this segment, the first being 0; they agree on all before it. */
    record Segment(int index) implements Place {}

    /** Every state agrees; the update does not follow from the last one. */
    record Update() implements Place {}

    /** They do not cover the same steps, or have another number of segments. */
    record Length() implements Place {}
  }

  /** Compares what was claimed with what was computed again. */
  static Verdict between(Commitment claimed, Commitment replayed) {
    if (claimed.steps() != replayed.steps()
        || claimed.stateRoots().size() != replayed.stateRoots().size()) {
      return new Different(new Place.Length());
    }
    for (int segment = 0; segment < claimed.stateRoots().size(); segment++) {
      if (!claimed.stateRoots().get(segment).equals(replayed.stateRoots().get(segment))) {
        return new Different(new Place.Segment(segment));
      }
    }
    return claimed.updateRoot().equals(replayed.updateRoot())
        ? new Equal()
        : new Different(new Place.Update());
  }
}
