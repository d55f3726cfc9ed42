package dev.hearth.node.speed;

import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Refusal;
import dev.hearth.verifier.speed.ChallengeRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whose challenges were taken when, the last of them. One thread at a time. */
final class Turns {
  private static final int REMEMBERED = 1000;

  private final InstantSource clock;
  private final Map<PeerId, Instant> byPeer =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PeerId, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };
  private Optional<Instant> last = Optional.empty();

  Turns(InstantSource clock) {
    this.clock = clock;
  }

  Optional<Refusal> objection(Lender lender, PeerId peer, int size) {
    return new ChallengeRules(lender.gflops(), lender.memory())
        .objection(size, last, Optional.ofNullable(byPeer.get(peer)), clock.instant());
  }

  void taken(PeerId peer) {
    last = Optional.of(clock.instant());
    byPeer.remove(peer);
    byPeer.put(peer, clock.instant());
  }
}
