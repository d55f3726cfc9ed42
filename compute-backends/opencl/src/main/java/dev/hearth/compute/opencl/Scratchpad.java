package dev.hearth.compute.opencl;

import dev.hearth.compute.fold.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory that kernels need for themselves, lent to one at a time. The queue runs in order, so it
 * may be given back as soon as a kernel is on its way.
 */
final class Scratchpad implements AutoCloseable {
  private final Context context;
  private final Map<Long, Deque<OpenClBuffer>> free = new HashMap<>();

  Scratchpad(Context context) {
    this.context = context;
  }

  OpenClBuffer lend(long words) {
    OpenClBuffer kept = free.computeIfAbsent(words, w -> new ArrayDeque<>()).poll();
    return kept != null ? kept : OpenClBuffer.of(context, Type.F32, words);
  }

  void giveBack(OpenClBuffer buffer) {
    free.get(buffer.size()).push(buffer);
  }

  @Override
  public void close() {
    free.values().forEach(buffers -> buffers.forEach(OpenClBuffer::close));
    free.clear();
  }
}
