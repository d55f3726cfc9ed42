package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A frame's stack of at most 1024 words. */
final class OperandStack {
  private static final int LIMIT = 1024;

  private final List<BigInteger> words = new ArrayList<>();

  BigInteger pop() {
    if (words.isEmpty()) {
      throw new ExceptionalHalt(HaltReason.STACK_UNDERFLOW);
    }
    return words.removeLast();
  }

  void push(BigInteger word) {
    if (words.size() == LIMIT) {
      throw new ExceptionalHalt(HaltReason.STACK_OVERFLOW);
    }
    words.add(word);
  }

  /** Pushes a copy of the word at a depth; 1 is the top. */
  void duplicate(int depth) {
    push(words.get(indexOf(depth)));
  }

  /** Swaps the top with the word at a depth below it. */
  void swap(int depth) {
    Collections.swap(words, indexOf(depth + 1), words.size() - 1);
  }

  private int indexOf(int depth) {
    if (depth > words.size()) {
      throw new ExceptionalHalt(HaltReason.STACK_UNDERFLOW);
    }
    return words.size() - depth;
  }
}
