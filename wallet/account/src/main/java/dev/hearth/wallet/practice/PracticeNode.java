package dev.hearth.wallet.practice;

import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The practice chain as several nodes of one machine share it: a data folder and a port. */
public final class PracticeNode implements Closeable {
  private final PracticeChain chain;
  private final PracticeServer server;

  /** A chain where nobody has money yet but from the faucet. */
  public PracticeNode(Path folder, int port, InstantSource clock) throws IOException {
    this(folder, port, Genesis.practice(clock, Map.of()), clock);
  }

  /**
   * Opens the chain in a data folder and serves it.
   *
   * @param port 0 picks a free one
   * @param ifNew the genesis where the folder holds no chain yet
   * @throws IOException if the port is taken, or the folder in use, unreadable or another chain's;
   *     the message says what to do
   */
  public PracticeNode(Path folder, int port, Genesis ifNew, InstantSource clock)
      throws IOException {
    chain = PracticeChain.open(folder, ifNew, clock);
    try {
      server = new PracticeServer(new JsonRpc(chain), port);
    } catch (IOException e) {
      chain.close();
      throw e;
    }
  }

  public PracticeChain chain() {
    return chain;
  }

  /** Where JSON-RPC is answered. */
  public URI endpoint() {
    return server.endpoint();
  }

  public int port() {
    return server.port();
  }

  /** Ends requests first, then the chain; what was confirmed stays. */
  @Override
  public void close() throws IOException {
    server.close();
    chain.close();
  }
}
