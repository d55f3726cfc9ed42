package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the escrow refuses: foreign and altered signatures, calls back, false contracts. */
abstract class EscrowAttacksTest extends EscrowTest {

  @Test
  void onlyTheSignerLeasesAndPays() throws IOException {
    Submitter stranger = submitter.withKey(nodeKey());
    String wrong = "WrongSigner(" + stranger.key().address() + ", " + submitter.key().address();
    refused(redeem(submitter.voucher(provider, 10), stranger.lease(provider, 0, 10)), wrong);
    refused(redeem(stranger.voucher(provider, 10), lease(0, 10)), wrong);
  }

  @Test
  void signaturesHoldOnOneChainAndContractOnly() throws IOException {
    Eip712 here = escrow.domain();
    for (Eip712 elsewhere :
        List.of(
            new Eip712(here.chainId() + 1, here.contract()),
            new Eip712(here.chainId(), deployed()))) {
      Submitter there = submitter.signingFor(elsewhere);
      refused(redeem(there.voucher(provider, 10), lease(0, 10)), "WrongSigner");
      refused(redeem(submitter.voucher(provider, 10), there.lease(provider, 0, 10)), "WrongSigner");
    }
  }

  @Test
  void theMirroredSignatureIsRefused() throws IOException {
    SignedVoucher voucher = submitter.voucher(provider, 10);
    Signature mirrored = SignatureForgery.mirrored(voucher.signature());
    SignedVoucher malleated = new SignedVoucher(voucher.voucher(), mirrored);
    refused(redeem(malleated, lease(0, 10)), "MalformedSignature()");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 26, 29, 255})
  void onlyTwoRecoveryIdsCount(int v) throws IOException {
    SignedVoucher voucher = submitter.voucher(provider, 10);
    byte[] bytes = voucher.signature().toArray();
    bytes[64] = (byte) v;
    SignedVoucher odd = new SignedVoucher(voucher.voucher(), Signature.of(bytes));
    refused(redeem(odd, lease(0, 10)), "MalformedSignature()");
  }

  @Test
  void aSignatureOfZerosIsNobodys() throws IOException {
    byte[] zeros = new byte[65];
    zeros[64] = 27;
    SignedVoucher voucher = submitter.voucher(provider, 10);
    SignedVoucher unsigned = new SignedVoucher(voucher.voucher(), Signature.of(zeros));
    refused(redeem(unsigned, lease(0, 10)), "MalformedSignature()");
  }

  /** The provider is a contract that answers a payment with another call of the escrow. */
  @Test
  void aCallBackIntoRedeemPaysNothingTwice() throws IOException {
    WalletKey fresh = fixture.richKey();
    provider = ReentrantProvider.addressOf(fresh);
    SignedVoucher voucher = submitter.voucher(provider, 10);
    Bytes again = EscrowCalls.redeem(voucher, List.of(), List.of());
    ReentrantProvider.deploy(chain, fresh, escrow.address(), again);
    mined(redeem(voucher, lease(0, 50)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(10));
    assertThat(job().paid()).isEqualTo(Wei.of(10));
  }

  @Test
  void aCallBackIntoRefundFindsThePaymentBooked() throws IOException {
    WalletKey fresh = fixture.richKey();
    provider = ReentrantProvider.addressOf(fresh);
    ReentrantProvider.deploy(chain, fresh, escrow.address(), EscrowCalls.refund(submitter.job()));
    fixture.advance(TERM);
    Wei before = chain.balance(payer.address());
    mined(escrow.redeem(fixture.richKey(), submitter.voucher(provider, 10), List.of(lease(0, 50))));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(10));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 10)));
    assertThat(job().closed()).isTrue();
  }

  @Test
  void aProviderThatTakesNoMoneyHarmsOnlyItself() throws IOException {
    provider = escrow.address();
    refused(redeem(10, lease(0, 10)), "PaymentFailed(" + provider + ", 10)");
    assertThat(job().held()).isEqualTo(Wei.of(DEPOSIT));
  }

  /** One bond, taken back twice. */
  @Test
  void aCallBackIntoWithdrawalFindsTheBondGone() throws IOException {
    WalletKey fresh = fixture.richKey();
    provider = ReentrantProvider.addressOf(fresh);
    Bytes withdraw = ClaimCalls.withdrawBond(payer.address(), Token.COIN, Wei.of(30));
    ReentrantProvider.deploy(chain, fresh, escrow.address(), withdraw);
    Wei before = chain.balance(escrow.address());
    Bytes post = ClaimCalls.postBond(payer.address(), Token.COIN, Wei.of(30));
    mined(chain.send(payer, Call.of(provider, Wei.of(30), post)));
    mined(chain.send(payer, Call.of(provider, Wei.ZERO, withdraw)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(30));
    assertThat(chain.balance(escrow.address())).isEqualTo(before);
  }

  @Test
  void aProviderThatBurnsGasHarmsOnlyItself() throws IOException {
    // invalid, which uses up all it is given
    Call burner = Call.create(HexFormat.of().parseHex("60fe5f5360015ff3"));
    provider = mined(chain.send(payer, burner)).contract().orElseThrow();
    refused(redeem(10, lease(0, 10)), "PaymentFailed(" + provider + ", 10)");
    provider = account();
    mined(redeem(10, lease(0, 10)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(10));
  }

  /** Both leases are sound; the one that comes second finds its slice taken. */
  @Test
  void aSlicePromisedTwiceIsPaidOnce() throws IOException {
    Address other = account();
    mined(redeem(10, lease(0, 10)));
    refused(redeem(submitter.voucher(other, 10), submitter.lease(other, 0, 10)), "SliceOverlaps");
    assertThat(chain.balance(other)).isEqualTo(Wei.ZERO);
    assertThat(job().paid()).isEqualTo(Wei.of(10));
  }

  @Test
  void theCodeIsRecognised() throws IOException {
    assertThat(escrow.isGenuine()).isTrue();
    assertThat(Escrow.at(chain, provider).isGenuine()).isFalse();
  }

  /** Code that ends like the escrow's but begins elsewhere does something else. */
  @Test
  void aTailOfTheCodeIsNotGenuine() throws IOException {
    String tail = ContractArtifact.escrow().runtimeHex().substring(2);
    String creation = "61%04x80600a5f395ff3".formatted(tail.length() / 2) + tail;
    Call deploy = Call.create(HexFormat.of().parseHex(creation));
    Address contract = mined(chain.send(payer, deploy)).contract().orElseThrow();
    assertThat(Escrow.at(chain, contract).isGenuine()).isFalse();
  }

  /** The same code, but created with a credit that nobody paid in, to be taken from deposits. */
  @Test
  void theCodeWithAStateOfSomebodysMakingIsNotGenuine() throws IOException {
    WalletKey thief = fixture.richKey();
    Address itsCourt = Claims.at(chain, escrow.address()).court();
    StringBuilder creation = new StringBuilder();
    for (int slot = 0; slot < 24; slot++) {
      Hash credits = Hash.keccak256(Eip712.word(thief.address()), Eip712.word(slot));
      Hash credit = Hash.keccak256(Eip712.word(Token.COIN), credits.toArray());
      // sstore(slot, court); sstore(credits[thief], 500), whichever slots those are.
      creation.append("73%s60%02x55".formatted(itsCourt.toString().substring(2), slot));
      creation.append("6101f47f%s55".formatted(credit.hex()));
    }
    String runtime = ContractArtifact.escrow().runtimeHex();
    int size = runtime.length() / 2;
    creation.append("61%04x8061%04x5f395ff3".formatted(size, creation.length() / 2 + 11));
    byte[] code = HexFormat.of().parseHex(creation + runtime);
    Address contract = mined(chain.send(thief, Call.create(code))).contract().orElseThrow();
    assertThat(chain.code(contract)).isEqualTo(chain.code(escrow.address()));
    assertThat(Court.at(chain, Claims.at(chain, contract).court()).isGenuine()).isTrue();
    assertThat(Claims.at(chain, contract).credit(thief.address())).isEqualTo(Wei.of(500));
    assertThat(Escrow.at(chain, contract).isGenuine()).isFalse();
  }

  /** Made as it should be, but told a court that decides as somebody likes. */
  @Test
  void anEscrowWithAnotherCourtIsNotGenuine() throws IOException {
    String runtime = ContractArtifact.court().runtimeHex();
    String creation = "61%04x80600a5f395ff3".formatted(runtime.length() / 2) + runtime;
    Call deploy = Call.create(HexFormat.of().parseHex(creation));
    Address court = mined(chain.send(payer, deploy)).contract().orElseThrow();
    for (Address another : List.of(court, account())) {
      Address made = mined(Escrow.deploy(chain, payer, another)).contract().orElseThrow();
      assertThat(Claims.at(chain, made).court()).isEqualTo(another);
      assertThat(Escrow.at(chain, made).isGenuine()).isFalse();
    }
  }

  /** Nothing of one escrow's disputes hangs on another's. */
  @Test
  void twoEscrowsMayHaveOneCourt() throws IOException {
    Address court = Claims.at(chain, escrow.address()).court();
    Address other = mined(Escrow.deploy(chain, fixture.richKey(), court)).contract().orElseThrow();
    assertThat(other).isNotEqualTo(escrow.address());
    assertThat(Escrow.at(chain, other).isGenuine()).isTrue();
  }
}
