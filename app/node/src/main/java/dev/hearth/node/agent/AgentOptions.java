package dev.hearth.node.agent;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.protocol.MalformedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an agent keeps its things, where it listens, which network it joins.
 *
 * @param bootstrap peers to connect to at the start
 * @param network empty: none but the practice network
 * @param practice runs a practice network of its own and joins it
 * @param resident lives on its owner's desktop: watches the machine, shows an icon, starts at login
 * @param threads host threads for training, at least 1
 */
public record AgentOptions(
    Path folder,
    Multiaddr listen,
    List<Multiaddr> bootstrap,
    Optional<NetworkAddress> network,
    boolean practice,
    boolean resident,
    int threads) {

  /** With multiaddresses given as text; throws MalformedException for one that is none. */
  public static AgentOptions of(
      Path folder,
      String listen,
      List<String> bootstrap,
      Optional<NetworkAddress> network,
      boolean practice,
      boolean resident,
      int threads)
      throws MalformedException {
    List<Multiaddr> peers = new ArrayList<>();
    for (String peer : bootstrap) {
      peers.add(Multiaddr.parse(peer));
    }
    return new AgentOptions(
        folder, Multiaddr.parse(listen), List.copyOf(peers), network, practice, resident, threads);
  }

  /** The owner-only socket of the local API. */
  public static Path socket(Path folder) {
    return folder.resolve("hearth.sock");
  }
}
