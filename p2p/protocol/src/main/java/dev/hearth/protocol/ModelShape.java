package dev.hearth.protocol;

/**
 * The size of a GPT-2 shaped model: layers, width (divisible by heads), heads, context in tokens,
 * vocabulary in tokens.
 */
public record ModelShape(int layers, int width, int heads, int context, int vocabulary) {
  private static final int LIMIT = 1 << 20;

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
    long block = 12L * width * width + 13L * width;
    return (long) (vocabulary + context) * width + layers * block + 2L * width;
  }

  RecordWriter write(RecordWriter out, int tag) {
    return out.number(tag, layers)
        .number(tag + 1, width)
        .number(tag + 2, heads)
        .number(tag + 3, context)
        .number(tag + 4, vocabulary);
  }

  static ModelShape read(RecordReader in, int tag) throws MalformedException {
    try {
      return new ModelShape(
          in.count(tag, LIMIT),
          in.count(tag + 1, LIMIT),
          in.count(tag + 2, LIMIT),
          in.count(tag + 3, LIMIT),
          in.count(tag + 4, LIMIT));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("an impossible model: " + e.getMessage(), e);
    }
  }
}
