package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.K;
import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Count;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/**
 * Token and position vectors. Tokens are below the vocabulary's size; who reads data checks that.
 */
public final class Embedding {
  private Embedding() {}

  /**
   * wte[vocab,width], wpe[context,width], tokens[batch,context] integers -> x[batch,context,width]
   * = wte[token] + wpe[position].
   */
  public static Operator forward(int batch, int context, int vocab, int width) {
    Definition d = new Definition("embedding");
    TensorRef wte = d.in("wte", vocab, width);
    TensorRef wpe = d.in("wpe", context, width);
    TensorRef tokens = d.inInts("tokens", batch, context);
    TensorRef x = d.out("x", batch, context, width);
    d.map(x, c -> c.gather(wte, 0, tokens.element(i(0), i(1)), i(2)).add(c.at(wpe, i(1), i(2))));
    return d.build();
  }

  /**
   * dx[batch,context,width], tokens[batch,context] integers -> dwte[vocab,width],
   * dwpe[context,width].
   *
   * <p>Order: dwte adds the positions of the whole batch in ascending order, dwpe the batch in
   * ascending order; both start at +0. A scatter that walks the positions in order gives the same
   * bits at batch context width additions.
   */
  public static Operator gradient(int batch, int context, int vocab, int width) {
    Definition d = new Definition("embedding.gradient");
    int positions = batch * context;
    TensorRef dx = d.in("dx", positions, width);
    TensorRef tokens = d.inInts("tokens", positions);
    TensorRef dwte = d.out("dwte", vocab, width);
    TensorRef dwpe = d.out("dwpe", context, width);
    d.fold(
        dwte,
        Count.upTo(positions),
        c -> c.f32(0),
        (c, sum) -> {
          Value mine = c.at(tokens, K).equalTo(c.index(0));
          return c.select(mine, Sum.of(c, sum, c.at(dx, K, i(1))), sum);
        });
    Index position = K.times(context).plus(i(0));
    d.fold(
        dwpe,
        Count.upTo(batch),
        c -> c.f32(0),
        (c, sum) -> Sum.of(c, sum, c.at(dx, position, i(1))));
    return d.build();
  }
}
