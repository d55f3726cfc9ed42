package dev.hearth.wallet;

import dev.hearth.wallet.chain.Chain;
import java.io.IOException;
import java.net.URI;

/** The chain that others trust as a reference. */
public record AnvilFixture(AnvilProcess process, Chain chain) implements ChainFixture {

  public static AnvilFixture start(long chainId) throws IOException {
    try {
      AnvilProcess process = AnvilProcess.start(chainId);
      return new AnvilFixture(process, Chain.connect(process.endpoint()));
    } catch (InterruptedException e) {
      throw new IOException("interrupted while starting anvil", e);
    }
  }

  public URI endpoint() {
    return process.endpoint();
  }

  @Override
  public Chain connectAgain() throws IOException {
    return Chain.connect(process.endpoint());
  }

  @Override
  public void close() throws IOException {
    chain.close();
    process.close();
  }
}
