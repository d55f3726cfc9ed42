package dev.hearth.node.claim;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.ClaimTerms;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Challenges a false claim: hides what it means first, then shows it with a stake.
 *
 * @param challenger puts up the stake and pays the gas
 */
record Challenging(Disputes disputes, WalletKey challenger, SecureRandom random) {
  private static final Logger LOG = LoggerFactory.getLogger(Challenging.class);

  void challenge(Claims claims, ClaimFile file, int index) throws IOException {
    ClaimTerms terms = claims.terms(file.job().id()).orElseThrow();
    byte[] secret = new byte[Hash.SIZE];
    random.nextBytes(secret);
    Hash salt = Hash.of(secret);
    done(claims.commitChallenge(challenger, file.claim(), index, salt));
    done(claims.challenge(challenger, file.claim(), file.list(), index, salt, terms.stake()));
    LOG.info("Claim {} is challenged for its lease {}", file.id().brief(), index);
    disputes.pursue(claims, file, challenger.address());
  }

  private static void done(TransactionOutcome outcome) throws IOException {
    if (outcome instanceof TransactionOutcome.Failed failed) {
      throw new IOException(failed.sentence());
    }
  }
}
