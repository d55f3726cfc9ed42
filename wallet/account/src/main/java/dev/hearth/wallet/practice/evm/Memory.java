package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.Arrays;

/** A frame's memory: bytes that grow by whole words. Reaches only where it has grown to. */
final class Memory {
  private byte[] bytes = new byte[1024];
  private int size;

  int size() {
    return size;
  }

  /** The gas for growing to an end. */
  long growthCost(long end) {
    return end <= size ? 0 : Gas.memory(end) - Gas.memory(size);
  }

  void grow(long end) {
    if (end <= size) {
      return;
    }
    size = Math.toIntExact(Gas.words(end) * Word.BYTES);
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
    }
  }

  byte[] read(Range range) {
    return Arrays.copyOfRange(bytes, range.start(), range.start() + range.length());
  }

  BigInteger readWord(BigInteger offset) {
    return new BigInteger(1, bytes, offset.intValue(), Word.BYTES);
  }

  void write(int offset, byte[] source) {
    System.arraycopy(source, 0, bytes, offset, source.length);
  }

  /** Copies as much of the source as the range holds. */
  void writePrefix(Range range, byte[] source) {
    System.arraycopy(source, 0, bytes, range.start(), Math.min(range.length(), source.length));
  }

  /** Fills the range from the source at an offset, with zeros past its end. */
  void writePadded(Range range, byte[] source, BigInteger offset) {
    write(range.start(), Bytes.slice(source, Word.index(offset), range.length()));
  }

  void copy(int from, int to, int length) {
    System.arraycopy(bytes, from, bytes, to, length);
  }
}
