package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * What a job asks of claims.
 *
 * @param stake what a claim locks of its bond, and a challenge brings
 * @param keepers three, two of which have to say that they hold what a claim is about
 */
public record ClaimTerms(Wei stake, List<Address> keepers) {
  public ClaimTerms {
    keepers = List.copyOf(keepers);
  }
}
