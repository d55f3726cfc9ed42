package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.audit.KeeperDraws;
import dev.hearth.wallet.audit.Planted;
import dev.hearth.wallet.chain.MirroredFixture;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * On both chains at once: the same receipts, to the unit of gas. Their blocks have other hashes, so
 * there is one auditor, whom any block draws, and keepers are not drawn.
 */
@Tag("slow")
class AuditGasTest extends AuditedJob {
  @Override
  ChainFixture open() throws IOException {
    return MirroredFixture.start();
  }

  @Test
  void anAuditCostsTheSame() throws IOException {
    sponsor = fixture.richKey();
    pot = potOf(sponsor, TERMS);
    auditors.clear();
    auditors.add(enrolled());
    mined(audits.fill(payer, pot, MONEY));
    Planted planted = planted(SALT);
    Claim claim = drawn(planted.list());
    WalletKey auditor = said(claim, 0, true);
    said(claim, 1, true);
    mined(audits.expose(payer, pot, claim.id(), planted));
    fixture.advance(WINDOW);
    mined(audits.settle(payer, pot, claim.id(), 0));
    mined(audits.collect(auditor));
    Claim lapsed = drawn(list(lease(30, 10)));
    refused(audits.commit(auditor, pot, verdict(lapsed, 0, true)), "NoBond");
    fixture.advance(OVER);
    mined(audits.empty(payer, pot));
    assertThat(((MirroredFixture) fixture).compared()).isGreaterThan(25);
  }

  @Test
  void aBondComesBackForTheSame() throws IOException {
    fixture.advance(OVER);
    mined(audits.withdrawBond(auditors.getFirst(), pot));
    mined(audits.collect(auditors.getFirst()));
  }

  @Test
  void keepersCostTheSame() throws IOException {
    KeeperDraws draws = audits.keepers();
    for (int i = 0; i < 4; i++) {
      mined(draws.join(fixture.richKey()));
    }
    WalletKey leaving = fixture.richKey();
    mined(draws.join(leaving));
    Hash job = randomHash();
    deadline = chain.time().plus(TERM);
    mined(fund(job, DEPOSIT));
    mined(draws.announce(payer, escrow.address(), job));
    mined(draws.resign(leaving));
    fixture.advance(Duration.ofDays(8));
    mined(draws.leave(leaving));
    mined(audits.collect(leaving));
  }
}
