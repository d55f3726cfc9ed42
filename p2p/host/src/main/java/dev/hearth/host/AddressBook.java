package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.protocol.PeerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where peers may be reached: the bootstrap list, and what peers said of themselves. Bounded; the
 * peers not asked for the longest are forgotten. Safe for any thread.
 */
public final class AddressBook {
  private static final int MAX_PEERS = 1024;
  private static final int MAX_ADDRESSES = 16;

  private final Map<PeerId, List<Multiaddr>> addresses =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PeerId, List<Multiaddr>> eldest) {
          return size() > MAX_PEERS;
        }
      };

  /** Throws IllegalArgumentException for an address that names no peer or cannot be dialled. */
  public void add(Multiaddr address) {
    PeerId peer =
        address.peer().orElseThrow(() -> new IllegalArgumentException("no /p2p/ in " + address));
    if (address.tcp().isEmpty()) {
      throw new IllegalArgumentException("not a TCP address: " + address);
    }
    add(peer, address);
  }

  synchronized void add(PeerId peer, Multiaddr address) {
    List<Multiaddr> known = addresses.computeIfAbsent(peer, p -> new ArrayList<>());
    Multiaddr bare = address.withoutPeer();
    known.remove(bare);
    known.addFirst(bare);
    if (known.size() > MAX_ADDRESSES) {
      known.removeLast();
    }
  }

  /** Newest first, without the peer's id. */
  public synchronized List<Multiaddr> addresses(PeerId peer) {
    return List.copyOf(addresses.getOrDefault(peer, List.of()));
  }

  public synchronized Set<PeerId> peers() {
    return Set.copyOf(addresses.keySet());
  }
}
