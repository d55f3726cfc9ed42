package dev.hearth.wallet;

import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;

/** A chain for practice with money for whoever needs it. */
public interface ChainFixture extends AutoCloseable {
  Wei PLENTY = Wei.parse("1000000000000000000000");

  Chain chain();

  /** Another connection to the same chain, as another process would have; the caller closes it. */
  Chain connectAgain() throws IOException;

  @Override
  void close() throws IOException;

  /** A new account with 1000 ether. */
  default WalletKey richKey() throws IOException {
    WalletKey key = WalletKey.generate(new SecureRandom());
    chain().practiceTools().grant(key.address(), PLENTY);
    return key;
  }

  default void advance(Duration time) throws IOException {
    chain().practiceTools().advance(time);
  }
}
