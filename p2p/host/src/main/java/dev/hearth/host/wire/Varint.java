package dev.hearth.host.wire;

import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Unsigned LEB128 as multiformats/unsigned-varint has it: at most 9 bytes (63 bits), minimal. */
public final class Varint {
  private static final int MAX_BYTES = 9;

  /** Where the bytes come from: the next one, or -1 at the end. */
  @FunctionalInterface
  public interface Source {
    int read() throws IOException;
  }

  private Varint() {}

  public static byte[] encode(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(MAX_BYTES);
    write(out, value);
    return out.toByteArray();
  }

  public static void write(ByteArrayOutputStream out, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a varint is unsigned: " + value);
    }
    long rest = value;
    while (rest > 0x7f) {
      out.write((int) rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Throws MalformedException for a number too long or padded, EOFException when cut short. */
  public static long read(Source source) throws IOException {
    long value = 0;
    for (int i = 0; i < MAX_BYTES; i++) {
      int next = next(source);
      value |= (next & 0x7fL) << (7 * i);
      if (next < 0x80) {
        return minimal(value, next, i);
      }
    }
    throw new MalformedException("a varint of more than " + MAX_BYTES + " bytes");
  }

  private static long minimal(long value, int last, int index) throws MalformedException {
    if (last == 0 && index > 0) {
      throw new MalformedException("a varint that is not minimal");
    }
    return value;
  }

  private static int next(Source source) throws IOException {
    int next = source.read();
    if (next < 0) {
      throw new EOFException("the end in the middle of a varint");
    }
    return next;
  }
}
