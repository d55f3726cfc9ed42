package dev.hearth.wallet.practice.evm;

/** Reads of call data, code and return data, all of which end in endless zeros. */
final class Bytes {
  static final byte[] EMPTY = {};

  private Bytes() {}

  /** {@code length} bytes from {@code offset}, zeros past the end. */
  static byte[] slice(byte[] source, int offset, int length) {
    byte[] slice = new byte[length];
    int available = Math.min(length, source.length - offset);
    if (available > 0) {
      System.arraycopy(source, offset, slice, 0, available);
    }
    return slice;
  }
}
