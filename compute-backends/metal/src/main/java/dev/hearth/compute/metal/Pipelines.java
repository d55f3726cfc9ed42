package dev.hearth.compute.metal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Launch;
import dev.hearth.compute.kernels.host.Driver;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** The compiled kernels of an operator, one a launch. */
record Pipelines(Commands commands, KernelPlan plan, List<Id> pipelines)
    implements Driver.Program<MetalBuffer> {
  @Override
  public void start(int number, List<MetalBuffer> buffers, int first, int count) {
    Launch launch = plan.launches().get(number);
    try (ObjectiveC.Pool _ = commands.runtime().pool();
        Arena arena = Arena.ofConfined()) {
      Id encoder = commands.encoder();
      encoder.tell(Selector.SET_PIPELINE, pipelines.get(number));
      for (int n = 0; n < buffers.size(); n++) {
        encoder.tell(Selector.SET_BUFFER, buffers.get(n).handle(), 0L, (long) n);
      }
      words(encoder, buffers.size(), arena.allocateFrom(JAVA_INT, first));
      words(encoder, buffers.size() + 1, sizes(arena, launch));
      encoder.tell(Selector.DISPATCH, line(arena, count), line(arena, launch.items()));
    }
  }

  @Override
  public void close() {
    pipelines.forEach(Id::close);
  }

  /** Metal copies them. */
  private static void words(Id encoder, long index, MemorySegment words) {
    encoder.tell(Selector.SET_BYTES, words, words.byteSize(), index);
  }

  private static MemorySegment sizes(Arena arena, Launch launch) {
    MemorySegment sizes = arena.allocate(JAVA_INT, KernelShape.ITEMS.sizes());
    for (int n = 0; n < launch.numbers().size(); n++) {
      sizes.setAtIndex(JAVA_INT, n, launch.numbers().get(n));
    }
    return sizes;
  }

  private static MemorySegment line(Arena arena, long length) {
    MemorySegment size = arena.allocate(Selector.Sizes.LAYOUT);
    size.setAtIndex(JAVA_LONG, 0, length);
    size.setAtIndex(JAVA_LONG, 1, 1);
    size.setAtIndex(JAVA_LONG, 2, 1);
    return size;
  }
}
