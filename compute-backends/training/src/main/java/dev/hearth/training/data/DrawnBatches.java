package dev.hearth.training.data;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.fold.Type;

/**
 * A shard's batches: sequences that begin anywhere in its slice, drawn by {@link
 * dev.hearth.compute.op.Batches} from seed, round, shard and step. Holds three small buffers of the
 * device.
 */
public final class DrawnBatches implements Batches, AutoCloseable {
  private final Tokens tokens;
  private final Slice slice;
  private final int context;
  private final Kernel draw;
  private final Buffer key;
  private final Buffer range;
  private final Buffer drawn;
  private final int[] words;
  private final int[] offsets;

  /** Throws IllegalArgumentException when the slice is shorter than a sequence and its target. */
  public DrawnBatches(
      Device device,
      Tokens tokens,
      Slice slice,
      int batch,
      int context,
      long seed,
      int round,
      int shard) {
    if (slice.places(context) == 0) {
      throw new IllegalArgumentException(
          "a slice of " + slice.length() + " tokens is too short for a context of " + context);
    }
    this.tokens = tokens;
    this.slice = slice;
    this.context = context;
    this.draw = device.compile(dev.hearth.compute.op.Batches.draw(batch));
    this.words = new int[] {Long.hashCode(seed), round, shard, 0};
    this.offsets = new int[batch];
    this.key = device.allocate(Type.I32, words.length);
    this.range = device.allocate(Type.I32, 1);
    this.drawn = device.allocate(Type.I32, batch);
    range.write(0, new int[] {slice.places(context)}, 0, 1);
  }

  @Override
  public void fill(int step, int[] to, int[] targets) {
    words[words.length - 1] = step;
    key.write(0, words, 0, words.length);
    draw.run(key, range, drawn);
    drawn.read(0, offsets, 0, offsets.length);
    for (int n = 0; n < offsets.length; n++) {
      int from = slice.from() + offsets[n];
      tokens.copy(from, context, to, n * context);
      tokens.copy(from + 1, context, targets, n * context);
    }
  }

  @Override
  public void close() {
    key.close();
    range.close();
    drawn.close();
  }
}
