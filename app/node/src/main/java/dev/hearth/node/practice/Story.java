package dev.hearth.node.practice;

/** Hears the story as it happens, on many threads, one at a time; must be short. */
public interface Story {
  Story UNTOLD = sentence -> {};

  /** One more sentence for people. */
  void tell(String sentence);

  /** So many shards of this round (from 1) are accepted. */
  default void progressed(int round, int rounds, int accepted, int shards) {}
}
