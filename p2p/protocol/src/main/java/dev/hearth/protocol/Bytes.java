package dev.hearth.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable byte string with value equality; the copy in and out is what makes it a value. */
public final class Bytes {
  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /** Accepts hexadecimal with or without 0x. */
  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
  }

  public byte[] toArray() {
    return value.clone();
  }

  public int size() {
    return value.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** Lower-case hexadecimal with 0x. */
  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(value);
  }
}
