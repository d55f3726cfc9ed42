package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoder is web3j's. */
class RedeemInputTest {
  private static final NodeKey KEY = EscrowTest.nodeKey();
  private static final Address PROVIDER = KEY.address();
  private static final Submitter SUBMITTER =
      new Submitter(KEY, new Eip712(1, PROVIDER), Hash.sha256(new byte[] {1}));

  private static List<SignedLease> leases(int count) {
    return IntStream.range(0, count).mapToObj(i -> SUBMITTER.lease(PROVIDER, 10L * i, 10)).toList();
  }

  private static Bytes input(List<SignedLease> leases) {
    List<BigInteger> hints = Collections.nCopies(leases.size(), BigInteger.ZERO);
    return EscrowCalls.redeem(SUBMITTER.voucher(PROVIDER, 7), leases, hints);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void theLeasesAreReadThatWereWritten(int count) throws IOException {
    List<SignedLease> leases = leases(count);
    assertThat(RedeemInput.leases(input(leases))).isEqualTo(leases);
  }

  @Test
  void anotherCallHasNone() throws IOException {
    assertThat(RedeemInput.leases(EscrowCalls.refund(Hash.ZERO))).isEmpty();
    assertThat(RedeemInput.leases(Bytes.of(new byte[0]))).isEmpty();
  }

  @Test
  void whatIsCutOffDoesNotRead() {
    byte[] whole = input(leases(2)).toArray();
    for (int size = 4; size < whole.length - 31; size += 31) {
      Bytes cut = Bytes.of(Arrays.copyOf(whole, size));
      assertThatThrownBy(() -> RedeemInput.leases(cut)).isInstanceOf(IOException.class);
    }
  }

  /** Places that point anywhere, and numbers of any size. */
  @Test
  void nonsenseEndsInAnErrorOrInLeasesThatNobodySigned() {
    Random random = new Random(3);
    byte[] whole = input(leases(2)).toArray();
    for (int round = 0; round < 2_000; round++) {
      byte[] spoiled = whole.clone();
      for (int i = 0; i < 4; i++) {
        spoiled[4 + random.nextInt(whole.length - 4)] = (byte) random.nextInt();
      }
      try {
        assertThat(RedeemInput.leases(Bytes.of(spoiled)).size()).isLessThan(1 << 16);
      } catch (IOException expected) {
        assertThat(expected).hasMessageContaining("does not read");
      }
    }
  }
}
