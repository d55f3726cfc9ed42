package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.host.Requests;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.exchange.PeerCall;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.PublicKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keepers over the peer-to-peer host: the chain names their accounts, which are their keys'. */
final class KeeperLink {
  private static final Logger LOG = LoggerFactory.getLogger(KeeperLink.class);
  private static final int MAX_RECEIPT = 1 << 14;
  private static final int MAX_CLAIM = 4 << 20;
  private static final Duration LOOK_UP = Duration.ofSeconds(30);

  /** A keeper fetches everything before it answers. */
  private static final Duration FETCH = Duration.ofMinutes(15);

  private final Host host;

  KeeperLink(Host host) {
    this.host = host;
  }

  /** Takes in where keepers are said to be reached; nonsense among it is passed over. */
  void remember(Collection<String> addresses) {
    addresses.forEach(this::remember);
  }

  private void remember(String address) {
    try {
      host.addressBook().add(Multiaddr.parse(address));
    } catch (MalformedException | IllegalArgumentException e) {
      LOG.debug("A keeper cannot be at {}: {}", address, e.getMessage());
    }
  }

  /** Which peer an account is; empty while no such peer is known. */
  Optional<PeerId> peer(Address account) {
    Set<PeerId> known = new HashSet<>(host.peers());
    known.addAll(host.addressBook().peers());
    return known.stream()
        .filter(peer -> peer.key().map(PublicKey::address).filter(account::equals).isPresent())
        .findFirst();
  }

  KeepersAnswer keep(PeerId keeper, ClaimFile file) throws IOException {
    return KeepersAnswer.decode(
        ask(keeper, Protocols.KEEP, file.work().encode(), MAX_RECEIPT, FETCH));
  }

  /** What is under a claim's root. Throws IOException when the keeper does not have it. */
  ClaimFile claimed(PeerId keeper, Hash claim) throws IOException {
    byte[] answer = ask(keeper, Protocols.CLAIMED, claim.toArray(), MAX_CLAIM, LOOK_UP);
    ClaimFile file = ClaimFile.of(ClaimedWork.decode(answer));
    if (!file.id().equals(claim)) {
      throw new MalformedException("another claim than was asked for");
    }
    return file;
  }

  private byte[] ask(PeerId peer, String protocol, byte[] request, int limit, Duration patience)
      throws IOException {
    return PeerCall.keepingInterrupts(
        () -> Requests.ask(host, peer, protocol, request, limit, patience));
  }
}
