package dev.hearth.training.data;

import dev.hearth.protocol.MalformedException;

/** What a model learns from and what it is judged by. */
public record Corpus(Tokens train, Tokens validation) {
  private static final double TRAIN_SHARE = 0.9;

  /** The first 90 % of the tokens train, the rest validate. */
  public static Corpus of(Tokens tokens) {
    int train = (int) (TRAIN_SHARE * tokens.size());
    return new Corpus(tokens.slice(0, train), tokens.slice(train, tokens.size()));
  }

  /**
   * Throws MalformedException when there is not one full batch to validate with, or a slice of a
   * round is shorter than one sequence; says how long the text, or the part that is short, has to
   * be.
   *
   * @param shards a round's, 1 for training without leases
   */
  public void checkLength(int batch, int context, int shards) throws MalformedException {
    long validates = (long) batch * context + 1;
    long trains = Math.max(validates, shards * (context + 2L));
    if (validation.size() < validates || train.size() < trains) {
      long whole = (long) train.size() + validation.size();
      require("the text", whole, Math.max(10 * validates, Math.ceilDiv(10 * trains, 9)));
      require("what validates", validation.size(), validates);
      require("what trains", train.size(), trains);
    }
  }

  private static void require(String what, long tokens, long needed) throws MalformedException {
    if (tokens < needed) {
      throw new MalformedException(
          "%s is too short: %d tokens, and this needs %d".formatted(what, tokens, needed));
    }
  }
}
