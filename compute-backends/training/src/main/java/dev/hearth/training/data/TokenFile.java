package dev.hearth.training.data;

import dev.hearth.protocol.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * llm.c's token files: 256 little-endian words of header (20240520, version 1, number of tokens),
 * then two bytes a token.
 */
public final class TokenFile {
  private static final int HEADER = 1024;
  private static final int MAGIC = 20240520;
  private static final int VERSION = 1;

  private TokenFile() {}

  /** Throws MalformedException for another header, another length, or a token out of range. */
  public static Tokens read(ByteBuffer file, int vocabulary) throws MalformedException {
    ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < HEADER || in.getInt() != MAGIC || in.getInt() != VERSION) {
      throw new MalformedException("not a token file of version 1");
    }
    long tokens = Integer.toUnsignedLong(in.getInt());
    in.position(file.position() + HEADER);
    if (in.remaining() != tokens * Short.BYTES) {
      throw new MalformedException(
          "a token file that claims " + tokens + " tokens and has " + in.remaining() + " bytes");
    }
    return Tokens.read(in, vocabulary);
  }
}
