package dev.hearth.wallet.practice;

import dev.hearth.wallet.practice.chain.PracticeChain;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.web3j.protocol.Service;

/**
 * A practice chain behind web3j within the process: {@code Web3j.build(new PracticeService(c))}.
 */
public final class PracticeService extends Service {
  private final JsonRpc rpc;

  /** The chain stays its owner's to close. */
  public PracticeService(PracticeChain chain) {
    super(false);
    this.rpc = new JsonRpc(chain);
  }

  @Override
  protected InputStream performIO(String request) {
    return new ByteArrayInputStream(rpc.answer(request.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {}
}
