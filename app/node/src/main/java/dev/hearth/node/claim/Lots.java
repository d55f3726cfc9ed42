package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.DrawState;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.audit.VerdictState.Phase;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the beacon has for this node, and that it draws at all: anybody may have it do so. */
record Lots(Audits audits, WalletKey key) {
  /** As the contract has them. */
  private static final Duration REVEAL = Duration.ofHours(1);

  private static final Duration TURN = Duration.ofHours(4);

  /** Those for a job in which this node enrolled, whatever has become of deposit and bond. */
  List<Pot> pots(JobSpec job) throws IOException {
    Address own = key.address();
    List<Pot> pots = new ArrayList<>();
    for (Pot pot : audits.pots(job.escrow().contract(), job.id())) {
      if (audits.auditor(pot.id(), own).isPresent()) {
        pots.add(pot);
      }
    }
    return pots;
  }

  /** Others than these have work done for nothing: a commitment takes the reward out of the pot. */
  static boolean canPay(Pot pot) {
    return pot.money().compareTo(pot.terms().reward()) >= 0;
  }

  /**
   * Announced, and where that was done the beacon fixed; the contract says no while it is early.
   */
  void bringOn(Pot pot, Claim claim) throws IOException {
    Optional<DrawState> state = audits.draw(pot.id(), claim.id());
    if (state.isEmpty()) {
      audits.announce(key, pot.id(), claim.id());
    } else if (state.get().seed().isEmpty()) {
      audits.poke(key, pot.id(), claim.id());
    }
  }

  /** Has the beacon fixed where it can be: some minutes later the contract forgets its block. */
  Optional<Draw> poked(Pot pot, Claim claim) throws IOException {
    Optional<DrawState> state = audits.draw(pot.id(), claim.id());
    if (state.isEmpty() || state.get().seed().isPresent()) {
      return state.flatMap(drawn -> drawn.draw(pot.terms()));
    }
    audits.poke(key, pot.id(), claim.id());
    return draw(pot, claim);
  }

  private Optional<Draw> draw(Pot pot, Claim claim) throws IOException {
    return audits.draw(pot.id(), claim.id()).flatMap(drawn -> drawn.draw(pot.terms()));
  }

  /** Whether a lease that was this node's still is, and is paid for. */
  boolean isOwn(Assigned assigned, Instant now, boolean disputed) throws IOException {
    Optional<Pot> pot = audits.pot(assigned.pot().id()).filter(Lots::canPay);
    return pot.isPresent()
        && isOwn(pot.get(), assigned.file().id(), assigned.index(), now, disputed);
  }

  /**
   * The leases of a claim that are this node's now, and nobody has audited.
   *
   * @param disputed whether the claim is: then a lease that was called false is left alone
   */
  List<Integer> own(Pot pot, Claim claim, Draw draw, Instant now, boolean disputed)
      throws IOException {
    List<Integer> own = new ArrayList<>();
    for (int index : IntStream.range(0, claim.count()).filter(draw::draws).toArray()) {
      if (isOwn(pot, claim.id(), index, now, disputed)) {
        own.add(index);
      }
    }
    return own;
  }

  private boolean isOwn(Pot pot, Hash claim, int index, Instant now, boolean disputed)
      throws IOException {
    return audits.turn(pot.id(), claim, index).filter(key.address()::equals).isPresent()
        && isFree(audits.verdict(pot.id(), claim, index), now, disputed);
  }

  /** The first lease of a claim that this node called false. */
  Optional<Integer> calledFalse(Pot pot, Claim claim) throws IOException {
    Optional<Draw> draw = draw(pot, claim);
    if (draw.isEmpty()) {
      return Optional.empty();
    }
    for (int index : IntStream.range(0, claim.count()).filter(draw.get()::draws).toArray()) {
      VerdictState state = audits.verdict(pot.id(), claim.id(), index);
      boolean said = state.phase() == Phase.REVEALED && state.auditor().equals(key.address());
      if (said && !state.matches()) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  /** What was committed to cannot be shown any more. */
  static boolean isLate(VerdictState state, Instant now) {
    return now.isAfter(state.time().plus(REVEAL));
  }

  private boolean isFree(VerdictState state, Instant now, boolean disputed) {
    return switch (state.phase()) {
      case NONE -> true;
      case COMMITTED -> isLate(state, now);
      case REVEALED -> !disputed && isIdle(state, now);
      case SETTLED -> false;
    };
  }

  /** Somebody else called it false, and nothing followed. */
  private boolean isIdle(VerdictState state, Instant now) {
    return !state.matches()
        && !state.auditor().equals(key.address())
        && now.isAfter(state.time().plus(TURN));
  }
}
