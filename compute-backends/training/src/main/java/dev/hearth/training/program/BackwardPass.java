package dev.hearth.training.program;

import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.Embedding;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import dev.hearth.protocol.ModelShape;
import java.util.Arrays;
import java.util.List;

/**
 * The gradients of {@link ForwardPass}, from the logits back. The token embedding's is the sum of
 * its part as embedding and its part as head.
 */
final class BackwardPass {
  /** What becomes of a parameter's gradient once it is computed; gives the variable it is in. */
  @FunctionalInterface
  interface Collection {
    /** Of the first micro-batch: it stays where it is. */
    Collection FIRST = (parameter, gradient) -> gradient;

    int collect(int parameter, int gradient);
  }

  private final ProgramBuilder builder;
  private final ModelVariables model;
  private final ForwardPass forward;
  private final ModelShape shape;
  private final int batch;
  private final Activations activations;
  private final Collection collection;
  private final int rows;
  private final int width;
  private final int size;
  private final int[] gradients;

  BackwardPass(
      ProgramBuilder builder,
      ModelVariables model,
      ForwardPass forward,
      ModelShape shape,
      int batch,
      Activations activations,
      Collection collection) {
    this.builder = builder;
    this.model = model;
    this.forward = forward;
    this.shape = shape;
    this.batch = batch;
    this.activations = activations;
    this.collection = collection;
    this.rows = Math.multiplyExact(batch, shape.context());
    this.width = shape.width();
    this.size = Math.multiplyExact(rows, width);
    this.gradients = new int[model.parameters().size()];
  }

  /** dlogits [R, vocabulary] -> a gradient a parameter, in their order. */
  List<Integer> gradients(int dlogits, int tokens) {
    int vocabulary = shape.vocabulary();
    int wte = model.variable(Parameters.TOKENS);
    int dnorm = builder.one(Gemm.nn(rows, width, vocabulary), dlogits, wte);
    int dhead = builder.one(Gemm.tn(vocabulary, width, rows), dlogits, forward.last().y());
    int dx = norm(forward.last(), "ln_f", dnorm);
    for (int layer = shape.layers() - 1; layer >= 0; layer--) {
      dx = block(insides(layer), ForwardPass.name(layer), dx);
    }
    int[] embedding =
        builder.run(Embedding.gradient(batch, shape.context(), vocabulary, width), dx, tokens);
    put(
        Parameters.TOKENS,
        builder.one(Add.of(Math.multiplyExact(vocabulary, width)), embedding[0], dhead));
    put(Parameters.POSITIONS, embedding[1]);
    return Arrays.stream(gradients).boxed().toList();
  }

  /** The last block's are still there when its gradient comes first. */
  private ForwardPass.Block insides(int layer) {
    return activations == Activations.RECOMPUTED && layer < shape.layers() - 1
        ? forward.again(layer)
        : forward.blocks().get(layer);
  }

  private int block(ForwardPass.Block block, String name, int dx) {
    int dgelu = linear(block.gelu(), name + "mlp.c_proj", 4 * width, width, dx);
    int dhidden = builder.one(Gelu.gradient(Math.multiplyExact(4, size)), block.hidden(), dgelu);
    int dnorm2 = linear(block.norm2().y(), name + "mlp.c_fc", width, 4 * width, dhidden);
    int dmiddle = add(dx, norm(block.norm2(), name + "ln_2", dnorm2));
    int dattention = linear(block.attention(), name + "attn.c_proj", width, width, dmiddle);
    int dqkv =
        builder.one(
            Attention.gradient(batch, shape.context(), shape.heads(), width / shape.heads()),
            block.qkv(),
            block.probabilities(),
            dattention);
    int dnorm1 = linear(block.norm1().y(), name + "attn.c_attn", width, 3 * width, dqkv);
    return add(dmiddle, norm(block.norm1(), name + "ln_1", dnorm1));
  }

  /** Of {@code y = x weight + bias}, x being [R, in]: gives dx. */
  private int linear(int x, String name, int in, int out, int dy) {
    put(name + ".bias", builder.one(Bias.gradient(rows, out), dy));
    put(name + ".weight", builder.one(Gemm.tn(in, out, rows), x, dy));
    return builder.one(Gemm.nt(rows, in, out), dy, model.variable(name + ".weight"));
  }

  private int norm(ForwardPass.Norm norm, String name, int dy) {
    int gain = model.variable(name + ".weight");
    int[] out =
        builder.run(LayerNorm.gradient(rows, width), norm.x(), norm.mean(), norm.rstd(), gain, dy);
    put(name + ".weight", out[1]);
    put(name + ".bias", out[2]);
    return out[0];
  }

  private int add(int a, int b) {
    return builder.one(Add.of(size), a, b);
  }

  private void put(String parameter, int gradient) {
    int index = model.indexOf(parameter);
    gradients[index] = collection.collect(index, gradient);
  }
}
