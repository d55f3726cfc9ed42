package dev.hearth.node.speed;

import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Refusal;
import dev.hearth.verifier.speed.ChallengeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whose challenges were taken when, the last of them. One thread at a time. */
final class Turns {
  private static final int REMEMBERED = 1000;

  /** A peer's id costs nothing, so those who never send a seed are counted together. */
  private static final int MOST_IN_VAIN = 2;

  private static final Duration AFTER_THOSE = Duration.ofMinutes(10);

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
  private int inVain;

  Turns(InstantSource clock) {
    this.clock = clock;
  }

  Optional<Refusal> objection(Lender lender, PeerId peer, int size) {
    if (inVain >= MOST_IN_VAIN && last.filter(this::isRecent).isPresent()) {
      return Optional.of(
          new Refusal(
              Refusal.Code.TOO_OFTEN, "This device was challenged for nothing a short while ago."));
    }
    return new ChallengeRules(lender.gflops(), lender.memory())
        .objection(size, last, Optional.ofNullable(byPeer.get(peer)), clock.instant());
  }

  private boolean isRecent(Instant time) {
    return clock.instant().isBefore(time.plus(AFTER_THOSE));
  }

  /** The device gets ready; in vain unless its peer follows up. */
  void taken(PeerId peer) {
    inVain++;
    last = Optional.of(clock.instant());
    byPeer.remove(peer);
    byPeer.put(peer, clock.instant());
  }

  void followedUp() {
    inVain = 0;
  }
}
