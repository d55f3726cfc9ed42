package dev.hearth.training.data;

/** Batches one after the other, from the start again where no full one is left. */
public final class FileOrder implements Batches {
  private final Tokens tokens;
  private final int batchTokens;

  public FileOrder(Tokens tokens, int batch, int context) {
    this.tokens = tokens;
    this.batchTokens = Math.multiplyExact(batch, context);
    if (tokens.size() <= batchTokens) {
      throw new IllegalArgumentException(
          tokens.size() + " tokens are less than one batch of " + batchTokens + " and its targets");
    }
  }

  @Override
  public void fill(int step, int[] to, int[] targets) {
    int from = step % ((tokens.size() - 1) / batchTokens) * batchTokens;
    tokens.copy(from, batchTokens, to, 0);
    tokens.copy(from + 1, batchTokens, targets, 0);
  }
}
