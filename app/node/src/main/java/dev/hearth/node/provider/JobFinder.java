package dev.hearth.node.provider;

import dev.hearth.host.Host;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.exchange.PeerCall;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks peers for their jobs: those of the bootstrap list, and whoever else is connected. */
final class JobFinder {
  private static final Logger LOG = LoggerFactory.getLogger(JobFinder.class);

  private final Host host;
  private final Supplier<List<Multiaddr>> bootstrap;
  private final SubmitterLink link;

  JobFinder(Host host, Supplier<List<Multiaddr>> bootstrap, SubmitterLink link) {
    this.host = host;
    this.bootstrap = bootstrap;
    this.link = link;
  }

  /**
   * Tells the host where submitters were reached before, and the bootstrap list, so that what is
   * stored can be carried on before anybody is met again.
   */
  void recall(List<KnownJob> known) {
    for (KnownJob job : known) {
      job.addresses().reversed().forEach(address -> recall(address.withPeer(job.peer())));
    }
    bootstrap.get().stream().filter(address -> address.peer().isPresent()).forEach(this::recall);
  }

  private void recall(Multiaddr address) {
    if (address.tcp().isPresent()) {
      host.addressBook().add(address);
    }
  }

  /** What can be had now. Peers that do not answer, or not in order, are passed over. */
  List<KnownJob> find() {
    List<KnownJob> found = new ArrayList<>();
    for (PeerId peer : peers()) {
      try {
        found.addAll(link.jobs(peer));
      } catch (IOException | RuntimeException e) {
        LOG.debug("No jobs from {}: {}", peer.brief(), e.getMessage());
      }
    }
    return found;
  }

  private Set<PeerId> peers() {
    Set<PeerId> peers = new LinkedHashSet<>(host.peers());
    for (Multiaddr address : bootstrap.get()) {
      if (!isMet(address, peers)) {
        connect(address, peers);
      }
    }
    return peers;
  }

  private boolean isMet(Multiaddr address, Set<PeerId> peers) {
    return address.peer().filter(p -> peers.contains(p) || p.equals(host.peerId())).isPresent();
  }

  private void connect(Multiaddr address, Set<PeerId> peers) {
    try {
      peers.add(PeerCall.keepingInterrupts(() -> host.connect(address)));
    } catch (IOException e) {
      LOG.debug("{} is not reached: {}", address, e.getMessage());
    }
  }
}
