package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/** Where in a text the sequences of a step begin: a function of the job alone. */
public final class Batches {
  private static final int SEED = 0;
  private static final int ROUND = 1;
  private static final int SHARD = 2;
  private static final int STEP = 3;

  private Batches() {}

  /**
   * key[4] = {seed, round, shard, step}, range[1] -> offsets[count], all integers.
   *
   * <p>The shard's key is the first word of Philox(seed; round, shard); offset i is the high word
   * of range (below 2^32, unsigned) times the first word of Philox(shard's key; i, step): uniform
   * within range / 2^32.
   */
  public static Operator draw(int count) {
    Definition d = new Definition("batches.draw");
    TensorRef key = d.inInts("key", 4);
    TensorRef range = d.inInts("range", 1);
    TensorRef offsets = d.outInts("offsets", count);
    TensorRef shardKey = d.virtualInts("shardKey", 1);
    d.map(
        shardKey,
        c -> Philox.of(c, at(c, key, SEED), at(c, key, ROUND), at(c, key, SHARD)).first());
    d.map(
        offsets,
        c -> {
          Value word = Philox.of(c, at(c, shardKey, 0), c.index(0), at(c, key, STEP)).first();
          return word.mulHigh(at(c, range, 0));
        });
    return d.build();
  }

  /** start[n], clock[1] -> key[n], all integers: start with the clock added to its last word. */
  public static Operator key(int n) {
    Definition d = new Definition("batches.key");
    TensorRef start = d.inInts("start", n);
    TensorRef clock = d.inInts("clock", 1);
    d.map(
        d.outInts("key", n),
        c -> {
          Value last = c.index(0).equalTo(c.i32(n - 1));
          return c.at(start, i(0)).add(c.select(last, at(c, clock, 0), c.i32(0)));
        });
    return d.build();
  }

  /** offsets[parts,count], clock[1] -> part[count], all integers: the part of that number. */
  public static Operator part(int parts, int count) {
    Definition d = new Definition("batches.part");
    TensorRef offsets = d.inInts("offsets", parts, count);
    TensorRef clock = d.inInts("clock", 1);
    d.map(d.outInts("part", count), c -> c.gather(offsets, 0, clock.element(Index.of(0)), i(0)));
    return d.build();
  }

  /**
   * text[length], offsets[batch] -> ids[batch,context], all integers: of each sequence that begins
   * at an offset below length - context the tokens that lie {@code ahead} (0 or 1) after it.
   */
  public static Operator sequences(int batch, int context, int length, int ahead) {
    Definition d = new Definition("batches.sequences");
    TensorRef text = d.inInts("text", length);
    TensorRef offsets = d.inInts("offsets", batch);
    d.map(
        d.outInts("ids", batch, context),
        c -> c.after(text, offsets.element(i(0)), length - context, i(1).plus(ahead)));
    return d.build();
  }

  private static Value at(Code c, TensorRef tensor, int place) {
    return c.at(tensor, Index.of(place));
  }
}
