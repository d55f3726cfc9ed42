package dev.hearth.wallet.practice.rlp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** An item: a string of bytes, or a list of items. */
public sealed interface Rlp {
  record Text(byte[] bytes) implements Rlp {
    @Override
    public void write(ByteArrayOutputStream out) {
      if (bytes.length != 1 || (bytes[0] & 0xff) >= TEXT) {
        writePrefix(out, TEXT, bytes.length);
      }
      out.writeBytes(bytes);
    }
  }

  record Sequence(List<Rlp> items) implements Rlp {
    @Override
    public void write(ByteArrayOutputStream out) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      items.forEach(item -> item.write(body));
      writePrefix(out, LIST, body.size());
      out.writeBytes(body.toByteArray());
    }
  }

  int TEXT = 0x80;
  int LIST = 0xc0;

  /** Payloads up to this length have it in the prefix byte itself. */
  int SHORT = 55;

  void write(ByteArrayOutputStream out);

  default byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out);
    return out.toByteArray();
  }

  static Rlp of(byte[] bytes) {
    return new Text(bytes);
  }

  /** A non-negative integer, big-endian without leading zeros. */
  static Rlp of(BigInteger value) {
    return new Text(minimal(value));
  }

  static Rlp of(long value) {
    return of(BigInteger.valueOf(value));
  }

  static Rlp list(Rlp... items) {
    return new Sequence(List.of(items));
  }

  static Rlp list(List<Rlp> items) {
    return new Sequence(items);
  }

  private static byte[] minimal(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static void writePrefix(ByteArrayOutputStream out, int kind, int length) {
    if (length <= SHORT) {
      out.write(kind + length);
    } else {
      byte[] size = minimal(BigInteger.valueOf(length));
      out.write(kind + SHORT + size.length);
      out.writeBytes(size);
    }
  }
}
