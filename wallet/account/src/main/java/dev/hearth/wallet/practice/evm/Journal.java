package dev.hearth.wallet.practice.evm;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take back every change since a mark, newest first: a reverted call leaves no trace. */
final class Journal {
  private final Deque<Runnable> undo = new ArrayDeque<>();

  int mark() {
    return undo.size();
  }

  void record(Runnable inverse) {
    undo.push(inverse);
  }

  void revertTo(int mark) {
    while (undo.size() > mark) {
      undo.pop().run();
    }
  }

  void clear() {
    undo.clear();
  }
}
