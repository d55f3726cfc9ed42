package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.DisputeState;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.OpenChallenge;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The disputes about a claim: those open go to whoever fights them out, those decided are settled
 * in the escrow. Not for concurrent use.
 */
final class Disputes {
  /** The most a settlement takes, with room. */
  private static final int GAS = 150_000;

  private final Funds funds;
  private final Litigation litigation;
  private final Set<Hash> taken = new HashSet<>();

  Disputes(Funds funds, Litigation litigation) {
    this.funds = funds;
    this.litigation = litigation;
  }

  /**
   * Against whoever challenges.
   *
   * @param insists whether this node stands by the lease with this number in the claim
   */
  void defend(Claims claims, ClaimFile file, IntPredicate insists) throws IOException {
    attend(claims, file, Seat.PROVIDER, challenge -> insists.test(challenge.index()));
  }

  /** What this account challenged. */
  void pursue(Claims claims, ClaimFile file, Address challenger) throws IOException {
    attend(claims, file, Seat.CHALLENGER, challenge -> challenge.challenger().equals(challenger));
  }

  private void attend(Claims claims, ClaimFile file, Seat seat, Predicate<OpenChallenge> concerned)
      throws IOException {
    Court court = Court.at(funds.chain(), claims.court());
    for (OpenChallenge challenge : claims.challenges(file.claim())) {
      Optional<DisputeState> state = court.state(challenge.dispute());
      if (state.isEmpty() || !concerned.test(challenge)) {
        continue;
      }
      if (state.get().verdict() != DisputeState.Verdict.OPEN) {
        settle(claims, challenge);
      } else if (taken.add(challenge.dispute())) {
        litigation.take(contest(file, challenge, seat));
      }
    }
  }

  /** One that was settled before is refused before it costs anything. */
  private void settle(Claims claims, OpenChallenge challenge) throws IOException {
    WalletKey gasPayer = funds.purse().gas();
    funds.raise(gasPayer.address(), funds.chain().gasPrice().times(GAS));
    claims.settle(gasPayer, challenge.id());
  }

  private static Contest contest(ClaimFile file, OpenChallenge challenge, Seat seat) {
    return new Contest(
        file.job(),
        file.work().grants().get(challenge.index()),
        file.commitments().get(challenge.index()),
        challenge.id(),
        challenge.dispute(),
        seat,
        opponent(file, challenge, seat));
  }

  /** A challenger is an account that nobody knows the machine of; who claims has signed what. */
  private static Optional<PeerId> opponent(ClaimFile file, OpenChallenge challenge, Seat seat) {
    return seat == Seat.PROVIDER
        ? Optional.empty()
        : Optional.of(file.work().commitments().get(challenge.index()).signer().peerId());
  }
}
