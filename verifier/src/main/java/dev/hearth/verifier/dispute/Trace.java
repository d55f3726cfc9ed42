package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.Written;
import java.util.List;

/** What a side says happened, at every level of a dispute. For one thread. */
public interface Trace {
  /** The root of the state after so many steps. */
  Hash state(int step);

  /** The run of a step; the first is 0. */
  Run step(int step);

  /** The run that computes the update. */
  Run update();

  /** A run of a program. */
  interface Run {
    /** The root of the memory after so many stages. */
    Hash memory(int stages);

    /** The roots of its regions at the end. */
    Regions end();

    Stage stage(int number);
  }

  /** A stage of a run. */
  interface Stage {
    /** The variable it writes, as it was before. */
    Written before();

    /** In words. */
    long size();

    /** All nodes of the tree of what it writes, so far above the chunks. */
    List<Hash> row(int height);

    /** The little-endian words of a chunk of what it writes. */
    Bytes chunk(int index);

    /** The word after each operation of an element. */
    int[] operations(long element);

    Evidence evidence(long element, int operation);
  }
}
