package dev.hearth.node.agent;

import dev.hearth.api.PeerCheck;
import dev.hearth.api.PeerSpeed;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.speed.SpeedCheck;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.SpeedChallenge;
import dev.hearth.verifier.speed.ChallengeRules;
import dev.hearth.verifier.speed.SpeedVerdict;
import java.io.IOException;

/** What the owner wants to know of other peers. Blocks. */
record PeerDesk(Household household) {

  PeerSpeed check(PeerCheck check) {
    if (check.size() < ChallengeRules.SMALLEST || check.size() > SpeedChallenge.LARGEST) {
      throw new RpcException(
          "PEER-SIZE",
          "A check is of a size from %d to %d."
              .formatted(ChallengeRules.SMALLEST, SpeedChallenge.LARGEST),
          "1024 suits most devices.");
    }
    try {
      PeerId peer = household.host().connect(Multiaddr.parse(check.address()));
      return view(peer, speedCheck().of(peer, check.size()));
    } catch (IOException e) {
      throw new RpcException(
          "PEER-UNREACHED",
          "The peer at " + check.address() + " does not answer: " + e.getMessage() + ".",
          "It may be offline, or speak an older Hearth.");
    }
  }

  private SpeedCheck speedCheck() {
    BlobExchange exchange = new BlobExchange(household.host(), household.store().blobs());
    return new SpeedCheck(
        household.host(),
        exchange,
        household.store().blobs(),
        household.random(),
        System::nanoTime);
  }

  private static PeerSpeed view(PeerId peer, SpeedVerdict verdict) {
    return switch (verdict) {
      case SpeedVerdict.Proven(double least, double claimed) ->
          new PeerSpeed(
              peer.text(),
              true,
              least,
              claimed,
              "Its product is right: at least %,.0f GFLOP/s by our clock, %,.0f by its own."
                  .formatted(least, claimed));
      case SpeedVerdict.Wrong(String sentence) ->
          unproven(peer, "It did not prove it. " + sentence);
      case SpeedVerdict.Declined(String sentence) -> unproven(peer, "It declined. " + sentence);
    };
  }

  private static PeerSpeed unproven(PeerId peer, String sentence) {
    return new PeerSpeed(peer.text(), false, 0, 0, sentence);
  }
}
