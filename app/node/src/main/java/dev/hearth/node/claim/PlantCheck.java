package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import java.io.IOException;
import java.util.Optional;

/** Whether there is something to plant for, by an account that does not give the payer away. */
public record PlantCheck(Chain chain, Audits audits) {
  public static final String NO_CLAIMS = "The job takes no claims, so that nothing is audited.";

  /** What was found. */
  public sealed interface Outcome {
    record Fit(PlantCost cost) implements Outcome {}

    /** The sentence says what is missing. */
    record Unknown(String sentence) implements Outcome {}

    /** Whoever pays for the job, or for its audits, is paid for the plant too. */
    record OwnMoney() implements Outcome {}
  }

  /**
   * @param paid the account that the planting machine earns for
   */
  public Outcome check(PlantCode code, Address paid) throws IOException {
    if (!audits.isGenuine()) {
      return new Outcome.Unknown("What is said to pay audits is another contract.");
    }
    Optional<Pot> pot = audits.pot(code.pot()).filter(known -> known.job().equals(code.job()));
    return pot.isEmpty()
        ? new Outcome.Unknown("The code's pot is not on this network.")
        : check(pot.get(), paid);
  }

  private Outcome check(Pot pot, Address paid) throws IOException {
    JobAccount account = Escrow.at(chain, pot.escrow()).job(pot.job()).orElseThrow();
    if (account.closed()) {
      return new Outcome.Unknown("The code's job is over.");
    }
    return account.payer().equals(paid) || pot.sponsor().equals(paid)
        ? new Outcome.OwnMoney()
        : PlantCost.of(chain, pot.escrow(), pot.job())
            .<Outcome>map(Outcome.Fit::new)
            .orElseGet(() -> new Outcome.Unknown(NO_CLAIMS));
  }
}
