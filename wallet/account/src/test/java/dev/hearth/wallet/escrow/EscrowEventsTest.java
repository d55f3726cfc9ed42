package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.LogEntry;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stranger writes into the escrow's log. */
class EscrowEventsTest {
  private static final int WORD = 32;

  private static LogEntry claimed(BigInteger count) {
    Hash event = Hash.keccak256(EscrowEvents.CLAIMED.getBytes(StandardCharsets.US_ASCII));
    byte[] data = new byte[4 * WORD];
    byte[] number = count.toByteArray();
    System.arraycopy(number, 0, data, 3 * WORD - number.length, number.length);
    return new LogEntry(
        1, Hash.ZERO, List.of(event, Hash.ZERO, Hash.ZERO, Hash.ZERO), Bytes.of(data));
  }

  @Test
  void aClaimHasAsManyLeasesAsItSays() throws IOException {
    Claim claim = EscrowEvents.claimed(claimed(BigInteger.valueOf(256))).orElseThrow();
    assertThat(claim.count()).isEqualTo(256);
  }

  /** Else one claim would keep all others of its job from being read. */
  @Test
  void aClaimOfMoreLeasesThanCanBeCountedIsPassedOver() throws IOException {
    assertThat(EscrowEvents.claimed(claimed(BigInteger.ONE.shiftLeft(31)))).isEmpty();
    assertThat(EscrowEvents.claimed(claimed(BigInteger.valueOf(0xffff_ffffL)))).isEmpty();
  }
}
