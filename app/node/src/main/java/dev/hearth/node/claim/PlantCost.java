package dev.hearth.node.claim;

import dev.hearth.api.Denomination;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.escrow.Claims;
import java.io.IOException;
import java.util.Optional;

/**
 * What one plant costs the machine that plants it.
 *
 * @param stake lost when it is found
 * @param gas of a claim and of closing it, with room
 */
public record PlantCost(Wei stake, Wei gas) {

  /** Empty for a job that takes no claims. */
  public static Optional<PlantCost> of(Chain chain, Address escrow, Hash job) throws IOException {
    Wei gas = chain.gasPrice().times(Stakes.GAS + PlantedClaims.GAS);
    return Claims.at(chain, escrow).terms(job).map(terms -> new PlantCost(terms.stake(), gas));
  }

  /** Before anything is planted. */
  public String sentence() {
    return ("A planted lease is claimed with a stake of %s and gas of up to %s. Who finds it, as an"
            + " auditor should, has half of that stake, and the other half is burned; if nobody does"
            + " it comes back nine days later. The lease itself is paid to nobody, and its shard is"
            + " leased again.")
        .formatted(Denomination.COIN.exactly(stake), Denomination.COIN.exactly(gas));
  }
}
