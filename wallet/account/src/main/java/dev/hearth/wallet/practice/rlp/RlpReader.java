package dev.hearth.wallet.practice.rlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the one canonical encoding of an item and nothing else. */
public final class RlpReader {
  /** Deeper than any transaction; keeps hostile input off the Java stack. */
  private static final int MAX_DEPTH = 8;

  private final byte[] bytes;
  private int at;

  private RlpReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws MalformedRlpException if the bytes are not exactly one item in canonical form
   */
  public static Rlp read(byte[] bytes) throws MalformedRlpException {
    RlpReader reader = new RlpReader(bytes);
    Rlp item = reader.item(bytes.length, 0);
    if (reader.at != bytes.length) {
      throw new MalformedRlpException("bytes after the item");
    }
    return item;
  }

  private Rlp item(int end, int depth) throws MalformedRlpException {
    if (at >= end || depth > MAX_DEPTH) {
      throw new MalformedRlpException(at >= end ? "ends too early" : "nested too deep");
    }
    int prefix = bytes[at] & 0xff;
    if (prefix < Rlp.TEXT) {
      return Rlp.of(new byte[] {bytes[at++]});
    }
    boolean isList = prefix >= Rlp.LIST;
    int length = length(prefix - (isList ? Rlp.LIST : Rlp.TEXT), end);
    return isList ? list(at + length, depth) : text(length);
  }

  private Rlp text(int length) throws MalformedRlpException {
    byte[] text = Arrays.copyOfRange(bytes, at, at + length);
    if (length == 1 && (text[0] & 0xff) < Rlp.TEXT) {
      throw new MalformedRlpException("a single small byte stands for itself");
    }
    at += length;
    return Rlp.of(text);
  }

  private Rlp list(int end, int depth) throws MalformedRlpException {
    List<Rlp> items = new ArrayList<>();
    while (at < end) {
      items.add(item(end, depth + 1));
    }
    return Rlp.list(items);
  }

  /** Reads past the prefix; the payload is certain to lie before the end. */
  private int length(int code, int end) throws MalformedRlpException {
    at++;
    long length = code <= Rlp.SHORT ? code : longLength(code - Rlp.SHORT, end);
    if (length > end - at) {
      throw new MalformedRlpException("longer than its surroundings");
    }
    return (int) length;
  }

  private long longLength(int size, int end) throws MalformedRlpException {
    if (size > Integer.BYTES || size > end - at || bytes[at] == 0) {
      throw new MalformedRlpException("impossible length");
    }
    long length = 0;
    for (int i = 0; i < size; i++) {
      length = length << 8 | bytes[at++] & 0xff;
    }
    if (length <= Rlp.SHORT) {
      throw new MalformedRlpException("length not in its shortest form");
    }
    return length;
  }
}
