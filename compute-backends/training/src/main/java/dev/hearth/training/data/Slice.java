package dev.hearth.training.data;

/** The part of the training tokens a shard learns from. */
public record Slice(int from, int length) {

  /**
   * The tokens are cut in as many equal slices as there are shards (what is left over is not used);
   * from round to round the slices move on by one shard.
   */
  public static Slice of(int tokens, int shards, int round, int shard) {
    int length = tokens / shards;
    int index = (int) ((shard + (long) round) % shards);
    return new Slice(index * length, length);
  }

  /** Its tokens, of all. */
  public Tokens in(Tokens text) {
    return text.slice(from, from + length);
  }

  /** How many places there are at which a sequence and its last target can begin. */
  public int places(int context) {
    return Math.max(0, length - context);
  }
}
