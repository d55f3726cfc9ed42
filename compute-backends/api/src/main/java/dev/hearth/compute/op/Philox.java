package dev.hearth.compute.op;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Value;

/**
 * Philox-2x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): two random
 * words from a key and a counter of two words.
 */
final class Philox {
  private static final int MULTIPLIER = 0xd256d193;
  private static final int KEY_STEP = 0x9e3779b9;
  private static final int ROUNDS = 10;

  /** Two words. */
  record Pair(Value first, Value second) {}

  private Philox() {}

  static Pair of(Code c, Value key, Value counter0, Value counter1) {
    Value multiplier = c.i32(MULTIPLIER);
    Value first = counter0;
    Value second = counter1;
    for (int round = 0; round < ROUNDS; round++) {
      Value roundKey = round == 0 ? key : key.add(c.i32(round * KEY_STEP));
      Value high = first.mulHigh(multiplier);
      Value low = first.mul(multiplier);
      first = high.xor(roundKey).xor(second);
      second = low;
    }
    return new Pair(first, second);
  }
}
