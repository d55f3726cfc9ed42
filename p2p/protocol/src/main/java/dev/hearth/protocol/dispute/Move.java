package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/** What a side does at its turn: one of the contract's functions each. */
public sealed interface Move {
  /** What it posts; empty for words and proofs. */
  List<Hash> values();

  /** Whether it has an operation rerun, which ends the dispute. */
  default boolean proves() {
    return false;
  }

  /** From a commitment's segment to its steps. */
  record Steps(Picked picked, HeaderProof program, List<Hash> values) implements Move {
    public Steps {
      values = List.copyOf(values);
    }
  }

  /**
   * From one step to its stages. The last value opens to {@code state}, the inputs, {@code work}.
   */
  record StagesOfStep(Picked picked, HeaderProof program, Hash state, Hash work, List<Hash> values)
      implements Move {
    public StagesOfStep {
      values = List.copyOf(values);
    }
  }

  /** From a commitment's last value to the stages of the update. */
  record StagesOfUpdate(Picked picked, HeaderProof program, Hash update, List<Hash> values)
      implements Move {
    public StagesOfUpdate {
      values = List.copyOf(values);
    }
  }

  /** From a group of several steps, stages or operations to a list of it. */
  record Narrow(Picked picked, List<Hash> values) implements Move {
    public Narrow {
      values = List.copyOf(values);
    }
  }

  /** From one stage to the tree of the variable it writes. */
  record Tree(Picked picked, StageProof stage, Written before, List<Hash> values) implements Move {
    public Tree {
      values = List.copyOf(values);
    }
  }

  /** From a node of a tree to those under it. */
  record Subtree(Picked picked, List<Hash> values) implements Move {
    public Subtree {
      values = List.copyOf(values);
    }
  }

  /** From a chunk's leaf to its words, little endian. */
  record Words(Picked picked, Bytes data) implements Move {
    @Override
    public List<Hash> values() {
      return List.of();
    }
  }

  /** From a word of the chunk shown to the operations of its element. */
  record Operations(int index, Bytes data, StageProof stage, List<Hash> values) implements Move {
    public Operations {
      values = List.copyOf(values);
    }
  }

  /** Has the operation rerun whose accumulator is picked. */
  record Prove(Picked picked, StageProof stage, Evidence evidence) implements Move {
    @Override
    public List<Hash> values() {
      return List.of();
    }

    @Override
    public boolean proves() {
      return true;
    }
  }

  /** Has the one operation of a map's word rerun. */
  record ProveMap(int index, Bytes data, StageProof stage, Evidence evidence) implements Move {
    @Override
    public List<Hash> values() {
      return List.of();
    }

    @Override
    public boolean proves() {
      return true;
    }
  }
}
