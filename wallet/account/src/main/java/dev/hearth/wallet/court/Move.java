package dev.hearth.wallet.court;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * What the side whose turn it is does with a position; {@code ICourt.sol} says what each must show.
 */
public sealed interface Move {

  /** From a segment of the commitment to the state roots of its steps. */
  record Steps(Picked picked, HeaderProof program, List<Hash> values) implements Move {}

  /**
   * From one step to the memory roots of its stages.
   *
   * @param state the state's root after the step
   * @param work the work's root then
   */
  record StagesOfStep(Picked picked, HeaderProof program, Hash state, Hash work, List<Hash> values)
      implements Move {}

  /** From the commitment's last value to the memory roots of the update's stages. */
  record StagesOfUpdate(Picked picked, HeaderProof program, Hash update, List<Hash> values)
      implements Move {}

  /** From a group of several steps, stages or operations to a list of it. */
  record Narrow(Picked picked, List<Hash> values) implements Move {}

  /** From one stage to the top nodes of the variable it writes. */
  record Tree(Picked picked, StageProof stage, Written before, List<Hash> nodes) implements Move {}

  /** From a node to those under it. */
  record Subtree(Picked picked, List<Hash> nodes) implements Move {}

  /**
   * From a chunk's leaf to its words.
   *
   * @param words 4 bytes each, little endian
   */
  record Words(Picked picked, Bytes words) implements Move {}

  /**
   * From a word to the accumulators of its element.
   *
   * @param index of the word in its chunk
   * @param words the chunk's, as posted
   */
  record Operations(long index, Bytes words, StageProof stage, List<Hash> values) implements Move {}

  /** The operation whose accumulator is picked is rerun: the dispute ends. */
  record Prove(Picked picked, StageProof stage, Evidence evidence) implements Move {}

  /**
   * The one operation of a map's element is rerun: the dispute ends.
   *
   * @param index of the word in its chunk
   * @param words the chunk's, as posted
   */
  record ProveMap(long index, Bytes words, StageProof stage, Evidence evidence) implements Move {}
}
