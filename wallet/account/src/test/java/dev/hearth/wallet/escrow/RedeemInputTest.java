package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
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
  void theLeasesAreReadThatWereWritten(int count) {
    List<SignedLease> leases = leases(count);
    assertThat(RedeemInput.leases(input(leases))).isEqualTo(leases);
  }

  @Test
  void anotherCallHasNone() {
    assertThat(RedeemInput.leases(EscrowCalls.refund(Hash.ZERO))).isEmpty();
    assertThat(RedeemInput.leases(Bytes.of(new byte[0]))).isEmpty();
  }

  /** As a payer may sign them that would rather not be read. */
  @Test
  void aNameOfAllBitsIsRead() {
    Lease like = SUBMITTER.lease(PROVIDER, 0, 10).lease();
    Lease odd =
        new Lease(
            like.job(),
            0xffff_ffff,
            0x8000_0000,
            -2,
            PROVIDER,
            PROVIDER,
            like.from(),
            like.price(),
            like.startRoot(),
            like.programHash(),
            like.inputsRoot(),
            like.deadline());
    List<SignedLease> leases = List.of(SUBMITTER.sign(odd));
    assertThat(RedeemInput.leases(input(leases))).isEqualTo(leases);
  }

  /** Of the second the end is missing, then all of it. */
  @Test
  void whatIsCutOffIsNotRead() {
    List<SignedLease> leases = leases(2);
    byte[] whole = input(leases).toArray();
    for (int size = 4; size < whole.length - 31; size += 31) {
      Bytes cut = Bytes.of(Arrays.copyOf(whole, size));
      assertThat(RedeemInput.leases(cut)).isSubsetOf(leases.getFirst()).hasSizeLessThan(2);
    }
    Bytes most = Bytes.of(Arrays.copyOf(whole, whole.length - 32));
    assertThat(RedeemInput.leases(most)).containsExactly(leases.getFirst());
  }

  /** Places that point anywhere, and numbers of any size. */
  @Test
  void nonsenseDoesNotKeepTheRestFromBeingRead() {
    Random random = new Random(3);
    List<SignedLease> leases = leases(2);
    byte[] whole = input(leases).toArray();
    int firstLease = 4 + 32 * 8;
    int intact = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] spoiled = whole.clone();
      for (int i = 0; i < 4; i++) {
        spoiled[firstLease + random.nextInt(32 * 16)] = (byte) random.nextInt();
      }
      intact += RedeemInput.leases(Bytes.of(spoiled)).contains(leases.getLast()) ? 1 : 0;
    }
    assertThat(intact).isGreaterThan(0);
  }
}
