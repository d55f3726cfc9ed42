package dev.hearth.training.data;

import dev.hearth.protocol.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An immutable sequence of token ids below 2^16. Its blob: each as two bytes, little endian. */
public final class Tokens {
  public static final int LARGEST_VOCABULARY = 1 << Short.SIZE;

  private final short[] ids;

  Tokens(short[] ids) {
    this.ids = ids;
  }

  /** Throws MalformedException for half a token or one outside the vocabulary. */
  public static Tokens read(byte[] blob, int vocabulary) throws MalformedException {
    return read(ByteBuffer.wrap(blob), vocabulary);
  }

  static Tokens read(ByteBuffer blob, int vocabulary) throws MalformedException {
    if (blob.remaining() % Short.BYTES != 0) {
      throw new MalformedException("tokens are two bytes each, and there is half a one");
    }
    short[] ids = new short[blob.remaining() / Short.BYTES];
    blob.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(ids);
    Tokens tokens = new Tokens(ids);
    for (int at = 0; at < ids.length; at++) {
      if (tokens.at(at) >= vocabulary) {
        throw new MalformedException(
            "token " + tokens.at(at) + " in a vocabulary of " + vocabulary);
      }
    }
    return tokens;
  }

  public int size() {
    return ids.length;
  }

  public int at(int index) {
    return Short.toUnsignedInt(ids[index]);
  }

  /** Copies {@code count} ids that start at {@code from}. */
  public void copy(int from, int count, int[] to, int at) {
    for (int n = 0; n < count; n++) {
      to[at + n] = at(from + n);
    }
  }

  /** The ids in [from, to). */
  public Tokens slice(int from, int to) {
    return new Tokens(java.util.Arrays.copyOfRange(ids, from, to));
  }

  /** The same but for those from {@code at} on, which are others. */
  public Tokens with(int at, Tokens others) {
    short[] changed = ids.clone();
    System.arraycopy(others.ids, 0, changed, at, others.ids.length);
    return new Tokens(changed);
  }

  public byte[] blob() {
    ByteBuffer blob =
        ByteBuffer.allocate(Math.multiplyExact(ids.length, Short.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    blob.asShortBuffer().put(ids);
    return blob.array();
  }
}
