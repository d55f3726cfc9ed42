package dev.hearth.wallet.keys;

/** What came of opening a keystore. */
public sealed interface Unlock {

  record Unlocked(WalletSecret secret) implements Unlock {}

  record WrongPassphrase() implements Refused {
    @Override
    public String sentence() {
      return "That passphrase does not open this wallet.";
    }
  }

  record Damaged(String what) implements Refused {
    @Override
    public String sentence() {
      return "The wallet file is damaged (" + what + "). Restore the wallet from its 12 words.";
    }
  }

  sealed interface Refused extends Unlock {
    /** For the person at the machine. */
    String sentence();
  }
}
