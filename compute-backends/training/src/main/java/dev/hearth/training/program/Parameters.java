package dev.hearth.training.program;

import dev.hearth.protocol.ModelShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a GPT-2 shaped model in their one order: token and position embeddings, the
 * blocks from first to last (each: norm 1, qkv, attention projection, norm 2, fully connected,
 * projection; weight before bias), the final norm. Matrices are [in, out], row-major. The head is
 * the token embedding.
 */
public final class Parameters {
  public static final String TOKENS = "wte.weight";
  public static final String POSITIONS = "wpe.weight";

  private final List<Parameter> all = new ArrayList<>();
  private int size;

  private Parameters() {}

  /** Throws IllegalArgumentException for a model of more than 2^31 - 1 parameters. */
  public static List<Parameter> of(ModelShape shape) {
    if (!fits(shape)) {
      throw new IllegalArgumentException("a model of more than 2^31 parameters: " + shape);
    }
    Parameters parameters = new Parameters();
    int width = shape.width();
    parameters.add(TOKENS, shape.vocabulary(), width);
    parameters.add(POSITIONS, shape.context(), width);
    for (int layer = 0; layer < shape.layers(); layer++) {
      parameters.addBlock("h." + layer + ".", width);
    }
    parameters.addPair("ln_f", width);
    return List.copyOf(parameters.all);
  }

  /** In doubles, because a shape from outside may overflow a long. */
  private static boolean fits(ModelShape shape) {
    double width = shape.width();
    double embeddings = (shape.vocabulary() + (double) shape.context()) * width;
    return embeddings + 12.0 * shape.layers() * width * (width + 2) < Integer.MAX_VALUE;
  }

  private void addBlock(String block, int width) {
    addPair(block + "ln_1", width);
    addPair(block + "attn.c_attn", width, 3 * width);
    addPair(block + "attn.c_proj", width, width);
    addPair(block + "ln_2", width);
    addPair(block + "mlp.c_fc", width, 4 * width);
    addPair(block + "mlp.c_proj", 4 * width, width);
  }

  private void addPair(String name, Integer... shape) {
    add(name + ".weight", shape);
    add(name + ".bias", shape[shape.length - 1]);
  }

  private void add(String name, Integer... shape) {
    Parameter parameter = new Parameter(name, List.of(shape), size);
    all.add(parameter);
    size += parameter.size();
  }
}
