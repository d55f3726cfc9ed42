package dev.hearth.verifier;

import dev.hearth.protocol.Wei;
import java.math.BigInteger;

/**
 * What cheating on a lease costs its provider on average: p (1 - f) (S + R), where p is the share
 * of leases that is checked, f the share of auditors who are in league with the cheater, S the bond
 * and R the pay. Cheating pays for whoever saves more than that by it; nobody saves more than R, or
 * it would not have taken the lease.
 *
 * @param checkedPerMillion p
 * @param bond S: what is lost besides the pay
 * @param pay R
 */
public record Deterrence(int checkedPerMillion, Wei bond, Wei pay) {
  public static final int MILLION = 1_000_000;
  private static final BigInteger ALL = BigInteger.valueOf(MILLION).pow(2);

  /** Throws IllegalArgumentException for a share above all or below none. */
  public Deterrence {
    requireShare(checkedPerMillion);
  }

  /**
   * The smallest share to check so that cheating does not pay for one who saves the whole pay by
   * it; all, where none is enough.
   *
   * @param inLeaguePerMillion f
   */
  public static int least(Wei bond, Wei pay, int inLeaguePerMillion) {
    BigInteger risked = new Deterrence(1, bond, pay).risked(inLeaguePerMillion);
    if (risked.signum() == 0) {
      return MILLION;
    }
    BigInteger share = pay.amount().multiply(ALL).divide(risked).add(BigInteger.ONE);
    return share.min(BigInteger.valueOf(MILLION)).intValue();
  }

  /**
   * In wei, rounded down.
   *
   * @param inLeaguePerMillion f
   */
  public Wei cost(int inLeaguePerMillion) {
    return new Wei(risked(inLeaguePerMillion).divide(ALL));
  }

  /**
   * Whether cheating does not pay for one who saves so much by it; exact.
   *
   * @param inLeaguePerMillion f
   */
  public boolean deters(Wei saved, int inLeaguePerMillion) {
    return risked(inLeaguePerMillion).compareTo(saved.amount().multiply(ALL)) > 0;
  }

  /** p (1 - f) (S + R), with both shares in millionths. */
  private BigInteger risked(int inLeaguePerMillion) {
    requireShare(inLeaguePerMillion);
    return bond.plus(pay)
        .amount()
        .multiply(BigInteger.valueOf(checkedPerMillion))
        .multiply(BigInteger.valueOf(MILLION - (long) inLeaguePerMillion));
  }

  private static void requireShare(int perMillion) {
    if (perMillion < 0 || perMillion > MILLION) {
      throw new IllegalArgumentException(
          "a share is from 0 to 1, not " + perMillion + " millionths");
    }
  }
}
