package dev.hearth.node.agent;

import dev.hearth.api.JobView;
import dev.hearth.api.MachinePairing;
import dev.hearth.api.PairingAnswer;
import dev.hearth.api.PairingRequest;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.store.NodeStore;
import dev.hearth.wallet.keys.Pairing;
import dev.hearth.wallet.keys.PairingCode;
import dev.hearth.wallet.keys.SealedPairing;
import dev.hearth.wallet.keys.Spelling;
import dev.hearth.wallet.qr.QrCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The owner's machines: one has the wallet, the others are paid to it. */
final class MachineDesk {
  private static final String FAILED = "WALLET-FAILED";
  private static final Set<JobView.Phase> UNDER_WAY =
      EnumSet.of(JobView.Phase.FUNDING, JobView.Phase.RUNNING);

  private final Agent agent;

  MachineDesk(Agent agent) {
    this.agent = agent;
  }

  MachinePairing pair(PairingRequest request) {
    OptionalInt machine =
        request.machine() == null ? OptionalInt.empty() : OptionalInt.of(request.machine());
    int own = agent.household().identity().machine();
    if (machine.isPresent() && (machine.getAsInt() < 0 || machine.getAsInt() == own)) {
      throw new RpcException(
          "MACHINE-VALUE",
          "Machines are counted from 0, and this one is machine " + own + ".",
          "Leave it out for the next one.");
    }
    return Refused.orTell(
        FAILED, "The pairing cannot be made", () -> pair(request.passphrase(), machine));
  }

  private MachinePairing pair(String passphrase, OptionalInt machine) throws IOException {
    Household household = agent.household();
    Identity.Paired paired =
        household.identity().pair(passphrase, machine, household.clock().instant());
    String text = paired.sealed().text();
    return new MachinePairing(
        paired.machine(),
        paired.peer(),
        text,
        QrCode.of(text).rows(),
        paired.sealed().code().text(),
        paired.end().toEpochMilli());
  }

  /** Takes the other machine's key, and has its owner's account paid, from a new start. */
  void join(PairingAnswer answer) {
    Pairing pairing = open(answer);
    checkKeyIsFree();
    Refused.orTell(
        FAILED,
        "The pairing cannot be stored",
        () -> {
          agent.household().identity().join(pairing);
          Optional<String> payout = Optional.of(Spelling.of(pairing.payout()));
          agent.household().settings().set(Catalogue.PAYOUT, payout);
          agent.identityChanged();
          return payout;
        });
  }

  private Pairing open(PairingAnswer answer) {
    PairingCode code = PairingCode.typed(answer.code());
    return switch (SealedPairing.open(answer.text(), code, agent.household().clock().instant())) {
      case SealedPairing.Opening.Opened(Pairing pairing) -> pairing;
      case SealedPairing.Opening.WrongCode _ ->
          throw new RpcException(
              "PAIRING-CODE",
              "That code does not open this pairing.",
              "Compare it with the other machine's, letter by letter.");
      case SealedPairing.Opening.Ended _ ->
          throw new RpcException(
              "PAIRING-ENDED",
              "This pairing is older than ten minutes.",
              "Run `hearth wallet pair` on the other machine again; are both clocks right?");
      case SealedPairing.Opening.Unfit _ ->
          throw new RpcException(
              "PAIRING-WRONG",
              "That is not the text of a pairing.",
              "It begins with hearth-pair: and is one line.");
    };
  }

  /** Leases and jobs under way are signed by the node key there is: another would lose them. */
  void checkKeyIsFree() {
    NodeStore store = agent.household().store();
    boolean jobs = store.ownJobs().all().stream().anyMatch(job -> UNDER_WAY.contains(job.phase()));
    if (jobs || store.leases().hasUnfinished()) {
      throw new RpcException(
          "NODE-KEY-BUSY",
          "Work under way here is bound to the name that this machine has among peers.",
          "Pause and let it be done first; `hearth wallet restore --keep-node-key` keeps the name.");
    }
  }
}
