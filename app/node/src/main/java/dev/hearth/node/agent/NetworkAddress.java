package dev.hearth.node.agent;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a network is: its chain's RPC address, the escrow for jobs of our own, what pays auditors,
 * the peers to ask.
 *
 * @param chainId the number the chain has to have; empty: any
 * @param practice its money is free and may be granted
 */
public record NetworkAddress(
    URI rpc,
    OptionalLong chainId,
    Optional<Address> escrow,
    Optional<Address> audits,
    List<Multiaddr> peers,
    boolean practice) {

  /** From text; throws MalformedException with the part that is wrong. */
  public static NetworkAddress parse(
      String rpc,
      OptionalLong chainId,
      Optional<String> escrow,
      Optional<String> audits,
      List<String> peers,
      boolean practice)
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
      return new NetworkAddress(
          chain, chainId, escrow.map(Address::ofHex), audits.map(Address::ofHex), parsed, practice);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new MalformedException(e.getMessage(), e);
    }
  }

  /** Throws IOException when the chain there is another one: its money would be other money. */
  public void check(long found) throws IOException {
    if (chainId.isPresent() && chainId.getAsLong() != found) {
      throw new WrongChainException(rpc, chainId.getAsLong(), found);
    }
  }
}
