package dev.hearth.protocol.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import java.math.BigInteger;

/**
 * What the beacon drew for one claim. All of it follows from the seed, which nobody knew while the
 * claim could still be made otherwise; so what a claimer chooses (which leases, in what order) and
 * who enrolled as an auditor stood before it was known.
 *
 * @param seed of {@link #seed}
 * @param full the beacon was missed, or asked for too late: every lease is drawn
 * @param perMillion how many leases of a million are
 * @param auditors how many there were to draw from, at least 1
 */
public record Draw(Hash seed, boolean full, int perMillion, int auditors) {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  public Draw {
    if (auditors < 1) {
      throw new IllegalArgumentException("nobody can be drawn of " + auditors);
    }
  }

  /**
   * What draws for one claim.
   *
   * @param block the hash of the second block after the announcement
   * @param pot who pays for the audits
   */
  public static Hash seed(Hash block, Hash pot, Hash claim) {
    byte[] subject = Hash.keccak256(pot.toArray(), claim.toArray()).toArray();
    return Hash.keccak256(block.toArray(), subject);
  }

  /** Whether the lease with this number in the claim is audited. */
  public boolean draws(int lease) {
    return full
        || lot(Eip712.word(lease)).mod(MILLION).compareTo(BigInteger.valueOf(perMillion)) < 0;
  }

  /**
   * Which of the auditors, from 0, audits a lease when those of the turns before were silent. The
   * same one may come again.
   */
  public int auditor(int lease, int turn) {
    return lot(Eip712.word(lease), Eip712.word(turn))
        .mod(BigInteger.valueOf(auditors))
        .intValueExact();
  }

  /**
   * After which step of a lease an auditor shows the state it came to: one of those that no
   * commitment shows, while there is any, and for each auditor another.
   */
  public int step(int lease, Address auditor, Hyperparameters of) {
    int hidden = of.steps() - of.segments();
    BigInteger lot = lot(Eip712.word(lease), Eip712.word(auditor));
    if (hidden == 0) {
      return 1 + lot.mod(BigInteger.valueOf(of.steps())).intValueExact();
    }
    int number = lot.mod(BigInteger.valueOf(hidden)).intValueExact();
    int inSegment = of.segmentSteps() - 1;
    return number / inSegment * of.segmentSteps() + number % inSegment + 1;
  }

  /** What an auditor shows of that state: nobody can use it who is not this auditor. */
  public static Hash evidence(Address auditor, Hash state) {
    return Hash.keccak256(Eip712.word(auditor), state.toArray());
  }

  /**
   * A state root that is none, for the payer to plant: whoever knows the salt can show that no
   * training came to it, and nobody else can tell.
   */
  public static Hash planted(Hash pot, Hash salt) {
    return Hash.keccak256(pot.toArray(), salt.toArray());
  }

  private BigInteger lot(byte[] lease) {
    return new BigInteger(1, Hash.keccak256(seed.toArray(), lease).toArray());
  }

  private BigInteger lot(byte[] lease, byte[] of) {
    return new BigInteger(1, Hash.keccak256(seed.toArray(), lease, of).toArray());
  }
}
