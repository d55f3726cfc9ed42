package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the escrow promises a provider that begins with nothing: its first pay becomes its bond. */
abstract class EscrowHoldingsTest extends ClaimedJob {
  private Holdings holdings;

  /** Without the bond that the others begin with. */
  @BeforeEach
  void takeTheBondBack() throws IOException {
    holdings = Holdings.at(chain, escrow.address());
    mined(claims.withdrawBond(account, node.address(), token.address(), STAKE.times(2)));
  }

  private Holding upTo(long amount) {
    return new Holding(provider, token.address(), node.address(), Wei.of(amount));
  }

  private Signature signed(Holding holding, long number) {
    return account.sign(holding.digest(escrow.domain(), number));
  }

  /** Neither the provider's account nor the node's ever posts anything. */
  @Test
  void theFirstPayBecomesTheBondThatAClaimNeeds() throws IOException {
    mined(holdings.choose(payer, upTo(101), signed(upTo(101), 0)));
    assertThat(holdings.chosen(provider, token.address())).contains(upTo(101));
    Wei before = balance(provider);
    mined(redeem(70, lease(0, 70)));
    assertThat(bond()).isEqualTo(Wei.of(70));
    assertThat(balance(provider)).isEqualTo(before);
    ClaimList list = list(lease(0, 70), lease(70, 70), lease(140, 10));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    refused(claims.claim(node, claim, receipts(claim)), "BondTooSmall(70, 101)");
    mined(redeem(140, lease(70, 70)));
    assertThat(bond()).isEqualTo(STAKE);
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(39)));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(140), Wei.of(140)));
    mined(claims.claim(node, claim, receipts(claim)));
    assertThat(bond()).isEqualTo(Wei.ZERO);
  }

  /** What a claim pays fills it too: its stake is free again by then. */
  @Test
  void whatAClaimPaysIsHeldAsFarAsTheBondLacksIt() throws IOException {
    mined(claims.postBond(account, node.address(), token.address(), STAKE));
    mined(holdings.choose(account, upTo(120)));
    ClaimList list = list(lease(0, 10), lease(10, 20));
    Claim claim = claimed(list);
    fixture.advance(WINDOW);
    Wei before = balance(provider);
    mined(claims.pay(challenger, claim, list, List.of(0, 1)));
    assertThat(bond()).isEqualTo(Wei.of(120));
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(11)));
  }

  @Test
  void whatWasHeldIsTakenBackLikeAnyBond() throws IOException {
    mined(holdings.choose(account, upTo(50)));
    mined(redeem(70, lease(0, 70)));
    mined(holdings.choose(account, upTo(0)));
    assertThat(holdings.chosen(provider, token.address())).isEmpty();
    Wei held = balance(escrow.address());
    mined(claims.withdrawBond(account, node.address(), token.address(), Wei.of(50)));
    assertThat(balance(escrow.address())).isEqualTo(held.minus(Wei.of(50)));
    Wei before = balance(provider);
    mined(redeem(80, lease(70, 10)));
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(10)));
    assertThat(bond()).isEqualTo(Wei.ZERO);
  }

  /** Whose pay is held for a stranger's key has given it away. */
  @Test
  void onlyTheProviderChooses() throws IOException {
    Holding toAThief = new Holding(provider, token.address(), payer.address(), Wei.of(50));
    String refusal = "NotTheProvidersWord(" + provider;
    refused(holdings.choose(payer, toAThief), refusal);
    refused(holdings.choose(payer, toAThief, signed(upTo(50), 0)), refusal);
    Hash word = toAThief.digest(escrow.domain(), 0);
    refused(holdings.choose(payer, toAThief, payer.sign(word)), refusal);
    refused(holdings.choose(payer, toAThief, node.sign(word)), refusal);
    Eip712 elsewhere = new Eip712(escrow.domain().chainId(), account());
    refused(holdings.choose(payer, upTo(50), account.sign(upTo(50).digest(elsewhere, 0))), refusal);
    Signature mirrored = SignatureForgery.mirrored(signed(upTo(50), 0));
    refused(holdings.choose(payer, upTo(50), mirrored), refusal);
    mined(redeem(10, lease(0, 10)));
    assertThat(bond()).isEqualTo(Wei.ZERO);
  }

  /** Each word counts once and in its turn, so that an old one cannot be brought back. */
  @Test
  void aWordIsNotBroughtTwice() throws IOException {
    Signature first = signed(upTo(50), 0);
    mined(holdings.choose(payer, upTo(50), first));
    refused(holdings.choose(payer, upTo(50), first), "NotTheProvidersWord");
    mined(holdings.choose(account, upTo(0)));
    assertThat(holdings.choices(provider)).isEqualTo(2);
    refused(holdings.choose(payer, upTo(50), first), "NotTheProvidersWord");
    refused(holdings.choose(payer, upTo(50), signed(upTo(50), 3)), "NotTheProvidersWord");
    mined(holdings.choose(payer, upTo(50), signed(upTo(50), 2)));
  }

  /** Others' pay, and its own in another token, are sent. */
  @Test
  void nobodyElsesPayIsHeld() throws IOException {
    Holding elsewhere = new Holding(provider, account(), node.address(), Wei.of(50));
    mined(holdings.choose(account, elsewhere));
    Wei before = balance(provider);
    mined(redeem(10, lease(0, 10)));
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(10)));
    mined(holdings.choose(account, upTo(50)));
    Address other = account();
    mined(redeem(submitter.voucher(other, 10), submitter.lease(other, 10, 10)));
    assertThat(balance(other)).isEqualTo(Wei.of(10));
    assertThat(claims.bond(other, node.address(), token.address())).isEqualTo(Wei.ZERO);
  }

  /** Held money is at stake like any other, no more of it than a claim locks. */
  @Test
  void whatWasHeldCanBeLost() throws IOException {
    mined(holdings.choose(account, upTo(150)));
    mined(redeem(160, lease(0, 160)));
    ClaimList list = list(submitter.withKey(nodeKey()).sign(lease(200, 10).lease()));
    Claim claim = claimed(list);
    mined(claims.commitChallenge(challenger, claim, 0, SALT));
    mined(claims.challenge(challenger, claim, list, 0, SALT, STAKE));
    assertThat(bond()).isEqualTo(Wei.of(49));
    assertThat(credit(challenger)).isEqualTo(STAKE.plus(Wei.of(50)));
    WalletKey anyone = rich();
    mined(escrow.redeem(anyone, submitter.voucher(provider, 200), List.of(lease(160, 40))));
    assertThat(bond()).isEqualTo(Wei.of(89));
  }
}
