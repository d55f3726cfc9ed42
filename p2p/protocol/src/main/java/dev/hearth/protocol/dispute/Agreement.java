package dev.hearth.protocol.dispute;

import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.RecordKind;
import dev.hearth.protocol.RecordReader;
import dev.hearth.protocol.RecordWriter;
import dev.hearth.protocol.Signature;

/**
 * Yes to a {@link Played} move: the answering side's signature for the position that it leads to
 * ({@link Position#agreement}), which with the mover's may be brought to the court.
 */
public record Agreement(Signature signature) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.AGREEMENT, 1).bytes(1, signature.toArray()).toArray();
  }

  public static Agreement decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.AGREEMENT, 1, encoded);
    return new Agreement(Signature.read(in.bytes(1)));
  }
}
