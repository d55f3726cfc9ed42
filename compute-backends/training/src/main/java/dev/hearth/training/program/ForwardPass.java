package dev.hearth.training.program;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.Embedding;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import dev.hearth.protocol.ModelShape;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-2 forward (Radford et al., 2019): pre-norm blocks of causal attention and a tanh-GELU
 * perceptron, learned positions, the head tied to the token embedding. Writes the operators and
 * keeps what the backward pass reads. R = batch x context rows, C = width.
 */
final class ForwardPass {
  /** A normalised input: x and y are [R, C], the statistics [R]. */
  record Norm(int x, int mean, int rstd, int y) {}

  /** What a block leaves behind, named after what it is the output of. */
  record Block(
      Norm norm1, int qkv, int probabilities, int attention, Norm norm2, int hidden, int gelu) {}

  private final ProgramBuilder builder;
  private final ModelVariables model;
  private final ModelShape shape;
  private final int batch;
  private final int rows;
  private final int width;
  private final int size;
  private final List<Block> blocks = new ArrayList<>();
  private Norm last;

  ForwardPass(ProgramBuilder builder, ModelVariables model, ModelShape shape, int batch) {
    this.builder = builder;
    this.model = model;
    this.shape = shape;
    this.batch = batch;
    this.rows = Math.multiplyExact(batch, shape.context());
    this.width = shape.width();
    this.size = Math.multiplyExact(rows, width);
  }

  /** tokens [batch, context] -> logits [R, vocabulary]. */
  int logits(int tokens) {
    return builder.one(head(), hidden(tokens), model.variable(Parameters.TOKENS));
  }

  /** What turns {@link #hidden} and the token embedding into logits. */
  Operator head() {
    return Gemm.nt(rows, shape.vocabulary(), width);
  }

  /** tokens [batch, context] -> the normalised output of the last block [R, C]. */
  int hidden(int tokens) {
    int wte = model.variable(Parameters.TOKENS);
    int wpe = model.variable(Parameters.POSITIONS);
    int x =
        builder.one(
            Embedding.forward(batch, shape.context(), shape.vocabulary(), width), wte, wpe, tokens);
    for (int layer = 0; layer < shape.layers(); layer++) {
      x = block(x, name(layer));
    }
    last = norm(x, "ln_f");
    return last.y();
  }

  List<Block> blocks() {
    return blocks;
  }

  Norm last() {
    return last;
  }

  /** The insides of a block once more. */
  Block again(int layer) {
    return insides(blocks.get(layer).norm1().x(), name(layer));
  }

  static String name(int layer) {
    return "h." + layer + ".";
  }

  private int block(int x, String name) {
    Block block = insides(x, name);
    blocks.add(block);
    int out = linear(block.gelu(), name + "mlp.c_proj", 4 * width, width);
    return builder.one(Add.of(size), block.norm2().x(), out);
  }

  private Block insides(int x, String name) {
    Norm norm1 = norm(x, name + "ln_1");
    int qkv = linear(norm1.y(), name + "attn.c_attn", width, 3 * width);
    int[] attention =
        builder.run(
            Attention.forward(batch, shape.context(), shape.heads(), width / shape.heads()), qkv);
    int mixed = linear(attention[1], name + "attn.c_proj", width, width);
    Norm norm2 = norm(builder.one(Add.of(size), x, mixed), name + "ln_2");
    int hidden = linear(norm2.y(), name + "mlp.c_fc", width, 4 * width);
    int gelu = builder.one(Gelu.forward(Math.multiplyExact(4, size)), hidden);
    return new Block(norm1, qkv, attention[0], attention[1], norm2, hidden, gelu);
  }

  /** x [R, in] times weight [in, out], plus bias. */
  private int linear(int x, String name, int in, int out) {
    int weight = model.variable(name + ".weight");
    int product = builder.one(Gemm.nn(rows, out, in), x, weight);
    return builder.one(Bias.forward(rows, out), product, model.variable(name + ".bias"));
  }

  private Norm norm(int x, String name) {
    int gain = model.variable(name + ".weight");
    int bias = model.variable(name + ".bias");
    int[] out = builder.run(LayerNorm.forward(rows, width), x, gain, bias);
    return new Norm(x, out[0], out[1], out[2]);
  }
}
