package dev.hearth.node.claim;

import dev.hearth.api.Denomination;
import dev.hearth.protocol.Wei;

/**
 * What one plant costs the machine that plants it.
 *
 * @param stake lost when it is found
 * @param gas of a claim and of closing it, with room
 */
public record PlantCost(Wei stake, Wei gas) {

  /**
   * @param stake of a claim in the job
   */
  public static PlantCost of(Wei stake, Wei gasPrice) {
    return new PlantCost(stake, gasPrice.times(Stakes.GAS + PlantedClaims.GAS));
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
