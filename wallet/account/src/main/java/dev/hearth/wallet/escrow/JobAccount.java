package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.time.Instant;

/**
 * A job's account on chain.
 *
 * @param payer gets the rest back
 * @param signer the submitter's node key, whose signatures count
 * @param deadline from when on the rest may be refunded
 * @param closed the rest was refunded; nothing is paid any more
 * @param deposit all that was ever put in
 * @param paid all that providers received
 * @param token what all of it is in, {@link dev.hearth.wallet.token.Token#COIN} for coin
 */
public record JobAccount(
    Address payer,
    Address signer,
    Instant deadline,
    boolean closed,
    Wei deposit,
    Wei paid,
    Address token) {

  /** What the escrow still holds for the job, apart from what it keeps for claims. */
  public Wei held() {
    return closed ? Wei.ZERO : deposit.minus(paid);
  }
}
