package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;

/**
 * What the last list posted is a list of, and what both sides agree on before it. What a level does
 * not use is zero.
 *
 * @param ply how many moves led here; the challenger moves at even ones
 * @param program 0 a step, 1 the update
 * @param memory the root of the memory that the stage reads
 * @param pre what holds before the span
 * @param begin of the span
 * @param end of the span; at TREE and WORDS how many words the variable has
 * @param stage its number in the run
 * @param height of the nodes listed, above the chunks
 * @param index of the first node listed; at WORDS of the chunk
 * @param element of the variable that the stage writes
 * @param list the root over the values
 * @param count how many values there are
 */
public record Position(
    Hash dispute,
    int ply,
    Level level,
    int program,
    Hash memory,
    Hash pre,
    long begin,
    long end,
    int stage,
    int height,
    long index,
    long element,
    Hash list,
    int count) {
  private static final String AGREEMENT = "Agreement(bytes32 position)";

  public Seat mover() {
    return ply % 2 == 0 ? Seat.CHALLENGER : Seat.PROVIDER;
  }

  /** Keccak over the fourteen as words: what the contract keeps. */
  public Hash hash() {
    return Hash.keccak256(
        dispute.toArray(),
        Eip712.word(ply),
        Eip712.word(level.ordinal()),
        Eip712.word(program),
        memory.toArray(),
        pre.toArray(),
        Eip712.word(begin),
        Eip712.word(end),
        Eip712.word(stage),
        Eip712.word(height),
        Eip712.word(index),
        Eip712.word(element),
        list.toArray(),
        Eip712.word(count));
  }

  /** What both sides sign so that the contract goes on from here (EIP-712). */
  public Hash agreement(Eip712 court) {
    return court.digest(Hash.keccak256(Eip712.typeHash(AGREEMENT), hash().toArray()));
  }
}
