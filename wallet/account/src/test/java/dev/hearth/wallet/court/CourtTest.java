package dev.hearth.wallet.court;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.wallet.PracticeFixture;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The court's client; how disputes go is tested where programs can be run. */
class CourtTest {
  private PracticeFixture fixture;
  private WalletKey key;

  @BeforeEach
  void start() throws IOException {
    fixture = PracticeFixture.start();
    key = fixture.richKey();
  }

  @AfterEach
  void stop() throws IOException {
    fixture.close();
  }

  @Test
  void movesAndEventsAgreeWithTheContract() throws IOException {
    Walk walk = Walk.on(fixture, key);
    assertThat(walk.verdict()).isEqualTo(DisputeState.Verdict.CHALLENGER);
    assertThat(walk.history()).hasSize(9).first().isInstanceOf(CourtEvent.Opened.class);
    assertThat(walk.history().get(7))
        .isInstanceOfSatisfying(
            CourtEvent.Judged.class,
            judged -> {
              assertThat(judged.ply()).isEqualTo(6);
              assertThat(judged.level()).isEqualTo(Level.WORDS);
              assertThat(judged.posted()).isEqualTo(256);
              assertThat(judged.found()).isEqualTo(7);
            });
    assertThat(walk.history().getLast()).isInstanceOf(CourtEvent.Settled.class);
  }

  @Test
  void theCodeIsRecognised() throws IOException {
    Court court = Court.at(fixture.chain(), mined(Court.deploy(fixture.chain(), key)));
    assertThat(court.isGenuine()).isTrue();
    assertThat(Court.madeBy(fixture.chain(), key.address()).map(Court::address))
        .contains(court.address());
    assertThat(court.state(Hash.ZERO)).isEmpty();
    assertThat(Court.at(fixture.chain(), key.address()).isGenuine()).isFalse();
  }

  /** Its own code is the court's to the byte, but what reruns operations is somebody else's. */
  @Test
  void aCourtWithAnotherRefereeIsNotGenuine() throws IOException {
    String runtime = ContractArtifact.court().runtimeHex();
    for (int slot = 0; slot < 3; slot++) {
      // caller -> storage; codecopy(0, 0x0e, size); return(0, size)
      String creation = "3360%02x5561%04x80600e5f395ff3".formatted(slot, runtime.length() / 2);
      Address contract = deployed(HexFormat.of().parseHex(creation + runtime));
      assertThat(Court.at(fixture.chain(), contract).isGenuine()).as("slot %d", slot).isFalse();
    }
  }

  /** The committed creation code, but not so that its address tells it: it proves nothing. */
  @Test
  void theCodeWithoutItsBeginningIsNotGenuine() throws IOException {
    Address contract = deployed(ContractArtifact.court().creationCode());
    assertThat(Court.at(fixture.chain(), contract).isGenuine()).isFalse();
  }

  /** A dispute that was decided before it began, so that nobody can open it. */
  @Test
  void aCourtThatBeginsWithAVerdictIsNotGenuine() throws IOException {
    Hash dispute = Hash.sha256(new byte[] {1});
    StringBuilder creation = new StringBuilder();
    for (int slot = 0; slot < 3; slot++) {
      byte[] state = Hash.keccak256(dispute.toArray(), Eip712.word(slot)).toArray();
      // sstore(the state's second word, verdict PROVIDER)
      BigInteger second = new BigInteger(1, state).add(BigInteger.ONE);
      creation.append("7803%s7f%064x55".formatted("0".repeat(48), second));
    }
    String runtime = ContractArtifact.court().runtimeHex();
    int size = runtime.length() / 2;
    creation.append("61%04x8060%02x5f395ff3".formatted(size, creation.length() / 2 + 10));
    Address contract = deployed(HexFormat.of().parseHex(creation + runtime));
    Court court = Court.at(fixture.chain(), contract);
    assertThat(court.state(dispute).orElseThrow().verdict())
        .isEqualTo(DisputeState.Verdict.PROVIDER);
    assertThat(court.isGenuine()).isFalse();
  }

  private Address deployed(byte[] creation) throws IOException {
    return mined(fixture.chain().send(key, Call.create(creation)));
  }

  private static Address mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
    return ((TransactionOutcome.Mined) outcome).contract().orElseThrow();
  }
}
