package dev.hearth.compute.kernels.host;

import dev.hearth.compute.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Memory that kernels need for themselves, lent to one at a time. Devices run in order, so it may
 * be given back as soon as a kernel is on its way.
 */
final class Scratchpad<B extends Buffer> implements AutoCloseable {
  private final LongFunction<B> allocate;
  private final Map<Long, Deque<B>> free = new HashMap<>();

  /**
   * @param allocate makes memory for so many words, holding anything
   */
  Scratchpad(LongFunction<B> allocate) {
    this.allocate = allocate;
  }

  B lend(long words) {
    B kept = free.computeIfAbsent(words, w -> new ArrayDeque<>()).poll();
    return kept != null ? kept : allocate.apply(words);
  }

  void giveBack(B buffer) {
    free.get(buffer.size()).push(buffer);
  }

  @Override
  public void close() {
    free.values().forEach(buffers -> buffers.forEach(Buffer::close));
    free.clear();
  }
}
