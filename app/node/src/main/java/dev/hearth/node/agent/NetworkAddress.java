package dev.hearth.node.agent;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.MalformedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a network is: its chain's RPC address, the escrow for jobs of our own, the peers to ask.
 *
 * @param practice its money is free and may be granted
 */
public record NetworkAddress(
    URI rpc, Optional<Address> escrow, List<Multiaddr> peers, boolean practice) {

  /** From text; throws MalformedException with the part that is wrong. */
  public static NetworkAddress parse(
      String rpc, Optional<String> escrow, List<String> peers, boolean practice)
      throws MalformedException {
    List<Multiaddr> parsed = new ArrayList<>();
    for (String peer : peers) {
      parsed.add(Multiaddr.parse(peer));
    }
    try {
      URI chain = new URI(rpc);
      if (chain.getHost() == null || !String.valueOf(chain.getScheme()).matches("https?")) {
        throw new MalformedException("not the address of a chain, as http://host:port is: " + rpc);
      }
      return new NetworkAddress(chain, escrow.map(Address::ofHex), parsed, practice);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new MalformedException(e.getMessage(), e);
    }
  }
}
