package dev.hearth.node.claim;

import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.ClaimTerms;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Challenges a false claim: hides what it means first, then shows it with a stake.
 *
 * @param funds whose purse puts up the stake and pays the gas
 */
record Challenging(
    Disputes disputes, Funds funds, NodeStore store, SecureRandom random, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Challenging.class);

  /** The challenge, and every move of the longest dispute: who begins one has to see it through. */
  static final int GAS = 3_400_000;

  /** What is missing for it, in a sentence; empty when it is done. */
  Optional<String> challenge(Claims claims, ClaimFile file, int index) throws IOException {
    WalletKey challenger = funds.purse().gas();
    ClaimTerms terms = claims.terms(file.job().id()).orElseThrow();
    Optional<String> lack = lack(file.job(), challenger.address(), terms.stake());
    if (lack.isEmpty()) {
      // What is challenged has to be known until it is decided, whatever becomes of the keepers.
      store.keptClaims().put(new KeptClaim(file.id(), file.work(), clock.instant()));
      byte[] secret = new byte[Hash.SIZE];
      random.nextBytes(secret);
      Hash salt = Hash.of(secret);
      claims.commitChallenge(challenger, file.claim(), index, salt).orThrow();
      claims.challenge(challenger, file.claim(), file.list(), index, salt, terms.stake()).orThrow();
      LOG.info("Claim {} is challenged for its lease {}", file.id().brief(), index);
      disputes.pursue(claims, file, challenger.address());
    }
    return lack;
  }

  /**
   * Where nothing can be staked, what is false is left to others. A keeper would call the code of a
   * token that nobody here ever chose, and pay for its gas.
   */
  boolean mayStakeIn(JobSpec job) {
    return job.isInCoin()
        || store.jobs().find(job.id()).isPresent()
        || store.ownJobs().all().stream().anyMatch(own -> own.id().equals(job.id()));
  }

  private Optional<String> lack(JobSpec job, Address challenger, Wei stake) throws IOException {
    Wei gas = funds.chain().gasPrice().times(GAS);
    if (job.isInCoin()) {
      return funds.raise(challenger, stake.plus(gas));
    }
    Optional<String> lack = funds.raise(challenger, gas);
    return lack.isPresent() ? lack : funds.raise(challenger, job.token(), stake);
  }
}
