package dev.hearth.compute.op;

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

  private static Value at(Code c, TensorRef tensor, int place) {
    return c.at(tensor, Index.of(place));
  }
}
