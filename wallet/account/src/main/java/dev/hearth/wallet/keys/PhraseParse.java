package dev.hearth.wallet.keys;

/** What came of reading a seed phrase. None of the sentences repeats a word of it. */
public sealed interface PhraseParse {

  record Parsed(SeedPhrase phrase) implements PhraseParse {}

  record WrongCount(int words) implements Refused {
    @Override
    public String sentence() {
      return "A wallet phrase has 12 words; this one has " + words + ".";
    }
  }

  /** Position counted from 1. */
  record UnknownWord(int position) implements Refused {
    @Override
    public String sentence() {
      return "Word " + position + " is not one of the 2048 wallet words. Check its spelling.";
    }
  }

  record WrongChecksum() implements Refused {
    @Override
    public String sentence() {
      return "These are wallet words, but not a wallet phrase: one is wrong or two are swapped.";
    }
  }

  sealed interface Refused extends PhraseParse {
    /** For the person at the machine. */
    String sentence();
  }
}
