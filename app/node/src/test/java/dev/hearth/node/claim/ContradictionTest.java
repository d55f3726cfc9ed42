package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.SignedLease;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);

  /** Round, shard, replica, from, price. */
  private static SignedLease lease(String numbers) {
    List<Integer> n = Stream.of(numbers.split("\\.")).map(Integer::valueOf).toList();
    return lease(n.get(0), n.get(1), n.get(2), Wei.of(n.get(3)), Wei.of(n.get(4)));
  }

  private static SignedLease lease(int round, int shard, int replica, Wei from, Wei price) {
    Address provider = Fixtures.key(2).address();
    Lease lease =
        new Lease(
            JOB.id(),
            round,
            shard,
            replica,
            provider,
            provider,
            from,
            price,
            JOB.startRoot(),
            JOB.programHash(),
            Hash.ZERO,
            JOB.deadline());
    return new SignedLease(lease, SUBMITTER.sign(lease.digest(JOB.escrow())));
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "0.0.0.0.10, false",
    "0.0.0.0.10 0.0.0.0.10, false",
    "0.0.0.0.10 0.0.0.10.10, true",
    "0.0.0.0.10 0.0.65536.10.10, false",
    "0.0.0.0.10 0.1.0.10.10 1.0.0.20.10, false",
    "0.0.0.0.10 0.1.0.9.1, true",
    "0.1.0.9.1 0.0.0.0.10, true",
    "0.0.0.0.10 0.1.0.5.0, false",
    "0.0.0.0.10 0.0.0.5.0, true",
    "0.2.0.20.10 0.1.0.10.10 0.0.0.0.10 0.3.0.15.2, true"
  })
  void whichLeasesContradictEachOther(String codes, boolean contradict) {
    List<SignedLease> leases =
        codes.isEmpty()
            ? List.of()
            : Arrays.stream(codes.split(" ")).map(ContradictionTest::lease).toList();
    assertThat(Contradiction.among(leases).isPresent()).isEqualTo(contradict);
  }

  /** The contract would not get to the second. */
  @Test
  void aSliceBeyondAllMoneyHidesNone() {
    Wei most = new Wei(Wei.ZERO.amount().setBit(256).subtract(Wei.of(1).amount()));
    SignedLease endless = lease(0, 0, 0, Wei.of(3), most);
    SignedLease within = lease(0, 1, 0, Wei.of(5), Wei.of(1));
    assertThat(Contradiction.among(List.of(endless, within))).isEmpty();
    SignedLease same = lease(0, 2, 0, Wei.of(5), Wei.of(1));
    assertThat(Contradiction.among(List.of(endless, within, same)))
        .hasValue(new Contradiction(within, same));
  }
}
