package dev.hearth.wallet.court;

import dev.hearth.protocol.Hash;

/**
 * A list that one side posted, and of what. What a level does not use is zero.
 *
 * @param dispute the hash of its terms
 * @param ply how many moves led here
 * @param program 0 a step, 1 the update
 * @param memory the root of the memory that the stage reads
 * @param pre what holds before {@code begin}
 * @param begin where the span listed begins
 * @param end where it ends; at TREE and WORDS how many words the variable has
 * @param stage its number in the run of its program
 * @param height of the nodes listed, above the chunks
 * @param index of the first node listed; at WORDS of the chunk
 * @param element of the variable that the stage writes
 * @param list the root over the values
 * @param count of the values
 */
public record Position(
    Hash dispute,
    long ply,
    Level level,
    int program,
    Hash memory,
    Hash pre,
    long begin,
    long end,
    long stage,
    int height,
    long index,
    long element,
    Hash list,
    long count) {

  /** What the contract keeps, and both sides sign to agree on it. */
  public Hash hash() {
    return AbiWords.hash(
        dispute,
        ply,
        level.ordinal(),
        program,
        memory,
        pre,
        begin,
        end,
        stage,
        height,
        index,
        element,
        list,
        count);
  }
}
