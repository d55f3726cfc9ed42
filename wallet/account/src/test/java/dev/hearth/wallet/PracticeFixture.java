package dev.hearth.wallet;

import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;

/** The chain within the process. */
public record PracticeFixture(PracticeChain practice, Chain chain) implements ChainFixture {

  public static PracticeFixture start() throws IOException {
    InstantSource clock = InstantSource.system();
    PracticeChain practice = PracticeChain.inMemory(Genesis.practice(clock, Map.of()), clock);
    return new PracticeFixture(practice, Chain.practice(practice));
  }

  @Override
  public Chain connectAgain() throws IOException {
    return Chain.practice(practice);
  }

  @Override
  public void close() throws IOException {
    chain.close();
    practice.close();
  }
}
