package dev.hearth.node.agent;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.protocol.MalformedException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an agent keeps its things, where it listens, which network it joins.
 *
 * @param network empty: none but the practice network
 * @param practice runs a practice network of its own and joins it
 * @param threads host threads for training, at least 1
 */
public record AgentOptions(
    Path folder,
    Multiaddr listen,
    Optional<NetworkAddress> network,
    boolean practice,
    int threads) {

  /** Listening at a multiaddress given as text; throws MalformedException when it is none. */
  public static AgentOptions of(
      Path folder, String listen, Optional<NetworkAddress> network, boolean practice, int threads)
      throws MalformedException {
    return new AgentOptions(folder, Multiaddr.parse(listen), network, practice, threads);
  }

  /** The owner-only socket of the local API. */
  public static Path socket(Path folder) {
    return folder.resolve("hearth.sock");
  }
}
