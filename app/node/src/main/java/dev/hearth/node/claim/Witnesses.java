package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Possession;
import dev.hearth.protocol.PublicKey;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signature;
import dev.hearth.wallet.escrow.ClaimTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a job's keepers for their receipts of a claim, until two have given theirs. */
final class Witnesses {
  private static final int ENOUGH = 2;

  private final NodeKey key;
  private final Keeper self;
  private final KeeperLink link;

  /**
   * @param self this node may be a keeper of jobs that it works for
   */
  Witnesses(NodeKey key, Keeper self, KeeperLink link) {
    this.key = key;
    this.self = self;
    this.link = link;
  }

  /** What the keepers said. */
  sealed interface Answer {
    /**
     * @param receipts in the order the job names the keepers
     */
    record Enough(List<Signature> receipts) implements Answer {}

    record TooFew(String sentence) implements Answer {}
  }

  Answer ask(ClaimTerms terms, ClaimFile file) {
    List<Signature> receipts = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Address keeper : terms.keepers()) {
      if (receipts.size() < ENOUGH) {
        ask(keeper, file, receipts, reasons);
      }
    }
    return receipts.size() == ENOUGH
        ? new Answer.Enough(receipts)
        : new Answer.TooFew(
            "Two keepers have to hold what is claimed, and %d of %d do: %s"
                .formatted(receipts.size(), terms.keepers().size(), String.join(" ", reasons)));
  }

  private void ask(Address keeper, ClaimFile file, List<Signature> receipts, List<String> reasons) {
    try {
      switch (receipt(keeper, file)) {
        case KeepersAnswer.Given(Possession possession)
            when isBy(keeper, file, possession.signature()) ->
            receipts.add(possession.signature());
        case KeepersAnswer.Given _ -> reasons.add("One gave a receipt that is not its own.");
        case KeepersAnswer.Denied(Refusal refusal) -> reasons.add(refusal.reason());
      }
    } catch (IOException e) {
      reasons.add("One was not reached (" + e.getMessage() + ").");
    }
  }

  private KeepersAnswer receipt(Address keeper, ClaimFile file) throws IOException {
    if (keeper.equals(key.address())) {
      return self.keep(key.peerId(), file);
    }
    Optional<PeerId> peer = link.peer(keeper);
    if (peer.isEmpty()) {
      throw new IOException("nobody knows where " + keeper + " is");
    }
    return link.keep(peer.get(), file);
  }

  private static boolean isBy(Address keeper, ClaimFile file, Signature signature) {
    return PublicKey.recover(file.claim().receipt(file.job().escrow()), signature)
        .map(PublicKey::address)
        .filter(keeper::equals)
        .isPresent();
  }
}
