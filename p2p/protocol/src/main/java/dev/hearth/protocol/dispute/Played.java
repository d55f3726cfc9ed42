package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.RecordKind;
import dev.hearth.protocol.RecordReader;
import dev.hearth.protocol.RecordWriter;
import dev.hearth.protocol.Signature;

/**
 * A move made off chain, answered by an {@link Agreement} or a Refusal. Never a proof: only the
 * court reruns operations.
 *
 * @param ply of the position that it leads to
 * @param signature the mover's for that position ({@link Position#agreement})
 */
public record Played(Hash dispute, int ply, Move move, Signature signature) {
  /** More than any game has. */
  private static final int MOST_PLIES = 1000;

  public Played {
    if (move.proves()) {
      throw new IllegalArgumentException("a proof is for the court");
    }
  }

  public byte[] encode() {
    RecordWriter out =
        new RecordWriter(RecordKind.PLAYED, 1)
            .hash(1, dispute)
            .number(2, ply)
            .bytes(3, signature.toArray());
    return new MoveWriter(out).write(move).toArray();
  }

  public static Played decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.PLAYED, 1, encoded);
    return new Played(
        in.hash(1),
        in.count(2, MOST_PLIES),
        new MoveReader(in).read(),
        Signature.read(in.bytes(3)));
  }
}
