package dev.hearth.wallet.practice.trie;

import java.util.Arrays;

/** A path through the trie: four bits a step. */
record Nibbles(byte[] steps) {
  static final int RADIX = 16;

  static Nibbles of(byte[] key) {
    byte[] steps = new byte[2 * key.length];
    for (int i = 0; i < key.length; i++) {
      steps[2 * i] = (byte) (key[i] >> 4 & 0xf);
      steps[2 * i + 1] = (byte) (key[i] & 0xf);
    }
    return new Nibbles(steps);
  }

  static Nibbles single(int step) {
    return new Nibbles(new byte[] {(byte) step});
  }

  int length() {
    return steps.length;
  }

  int first() {
    return steps[0];
  }

  Nibbles from(int start) {
    return new Nibbles(Arrays.copyOfRange(steps, start, steps.length));
  }

  Nibbles to(int end) {
    return new Nibbles(Arrays.copyOf(steps, end));
  }

  Nibbles then(Nibbles more) {
    byte[] joined = Arrays.copyOf(steps, length() + more.length());
    System.arraycopy(more.steps, 0, joined, length(), more.length());
    return new Nibbles(joined);
  }

  int commonPrefix(Nibbles other) {
    int mismatch = Arrays.mismatch(steps, other.steps);
    return mismatch < 0 ? length() : mismatch;
  }

  /** The hex-prefix encoding: a flag for oddness and kind, then the path (appendix C). */
  byte[] hexPrefix(boolean isLeaf) {
    boolean odd = length() % 2 == 1;
    byte[] packed = new byte[length() / 2 + 1];
    packed[0] = (byte) ((isLeaf ? 0x20 : 0) + (odd ? 0x10 + steps[0] : 0));
    for (int from = odd ? 1 : 0, to = 1; from < length(); from += 2, to++) {
      packed[to] = (byte) (steps[from] << 4 | steps[from + 1]);
    }
    return packed;
  }
}
