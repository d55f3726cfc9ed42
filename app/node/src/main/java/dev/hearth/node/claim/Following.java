package dev.hearth.node.claim;

import dev.hearth.node.store.OwnClaim;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.escrow.Claims;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What happens to a claim once it was sent: it is defended, and collected when it stood. */
final class Following {
  private final ClaimParts with;
  private final Disputes disputes;
  private final Collecting collecting;
  private final PlantedClaims planted;

  Following(ClaimParts with) {
    this.with = with;
    this.disputes = new Disputes(with.funds(), with.litigation());
    this.collecting = new Collecting(with.escrow(), with.funds(), with.payouts());
    this.planted = new PlantedClaims(with.store().plantCodes(), with.escrow(), with.funds());
  }

  /** As far as it can be taken now. */
  void follow(OwnClaim own, Instant now) throws IOException {
    ClaimFile file = ClaimFile.of(own.work());
    Claims claims = with.escrow().claims(file.job());
    Optional<ClaimState> state = claims.state(file.claim());
    if (state.isEmpty()) {
      with.store().ownClaims().remove(own.id());
      return;
    }
    with.store().ownClaims().put(own.in(OwnClaim.Phase.MADE, ""));
    if (state.get().open() > 0) {
      disputes.defend(claims, file, index -> !planted.has(file, index));
    } else if (planted.has(file)) {
      Optional<ClaimNews> news = planted.end(file, state.get(), now);
      news.ifPresent(what -> take(own, file, what));
    } else {
      settle(own, file, state.get(), now);
    }
  }

  private void settle(OwnClaim own, ClaimFile file, ClaimState state, Instant now)
      throws IOException {
    if (state.isVoid()) {
      end(own, file, new ClaimNews.Lost("It was disproved, and its stake is lost."));
    } else if (state.left().isZero()) {
      // Collected by an earlier run of this node, or by somebody else.
      Wei arrived = with.payouts().paid(file.job(), Optional.empty());
      end(own, file, new ClaimNews.Paid(arrived));
    } else if (!state.staked()) {
      end(own, file, new ClaimNews.Lost("Nobody collected it within a week."));
    } else if (Window.isOver(state, now)) {
      take(own, file, collecting.collect(file));
    }
  }

  private void take(OwnClaim own, ClaimFile file, ClaimNews news) {
    switch (news) {
      case ClaimNews.Waiting _, ClaimNews.Unclosed _ -> with.listener().claimed(file.job(), news);
      case ClaimNews.Made _, ClaimNews.Paid _, ClaimNews.Lost _, ClaimNews.Planted _ ->
          end(own, file, news);
    }
  }

  private void end(OwnClaim own, ClaimFile file, ClaimNews news) {
    OwnClaim.Phase phase =
        news instanceof ClaimNews.Paid ? OwnClaim.Phase.PAID : OwnClaim.Phase.LOST;
    String note =
        switch (news) {
          case ClaimNews.Lost(String sentence) -> sentence;
          case ClaimNews.Planted(String sentence) -> sentence;
          case ClaimNews.Made _, ClaimNews.Paid _, ClaimNews.Waiting _, ClaimNews.Unclosed _ -> "";
        };
    with.store().ownClaims().put(own.in(phase, note));
    with.listener().claimed(file.job(), news);
  }
}
