package dev.hearth.protocol;

/**
 * The size of a GPT-2 shaped model: layers, width (divisible by heads), heads, context in tokens,
 * vocabulary in tokens.
 */
public record ModelShape(int layers, int width, int heads, int context, int vocabulary) {
  private static final int MOST_LAYERS = 1 << 10;
  private static final int WIDEST = 1 << 16;
  private static final int MOST_TOKENS = 1 << 20;
  private static final long MOST_PARAMETERS = 1L << 40;

  public ModelShape {
    if (layers < 1 || width < 1 || heads < 1 || context < 1 || vocabulary < 1) {
      throw new IllegalArgumentException("a model of size zero");
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException("width " + width + " is not divisible by " + heads);
    }
  }

  /** Weights of the model with its head tied to the token embedding. */
  public long parameters() {
    long block = Math.multiplyExact(12L * width + 13, width);
    long embeddings = Math.multiplyExact((long) vocabulary + context, width);
    return Math.addExact(Math.multiplyExact(layers, block), embeddings + 2L * width);
  }

  RecordWriter write(RecordWriter out, int tag) {
    return out.number(tag, layers)
        .number(tag + 1, width)
        .number(tag + 2, heads)
        .number(tag + 3, context)
        .number(tag + 4, vocabulary);
  }

  /** A stranger's numbers are bounded here, so that sums over them need no second look. */
  static ModelShape read(RecordReader in, int tag) throws MalformedException {
    ModelShape shape = readFields(in, tag);
    if (shape.parameters() > MOST_PARAMETERS) {
      throw new MalformedException("a model of " + shape.parameters() + " parameters");
    }
    return shape;
  }

  private static ModelShape readFields(RecordReader in, int tag) throws MalformedException {
    try {
      return new ModelShape(
          in.count(tag, MOST_LAYERS),
          in.count(tag + 1, WIDEST),
          in.count(tag + 2, WIDEST),
          in.count(tag + 3, MOST_TOKENS),
          in.count(tag + 4, MOST_TOKENS));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("an impossible model: " + e.getMessage(), e);
    }
  }
}
