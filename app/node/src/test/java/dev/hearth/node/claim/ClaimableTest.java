package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimableTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Instant START =
      Instant.ofEpochSecond(JOB.deadline()).minus(Duration.ofDays(1));
  private static final ClaimTiming TIMING =
      new ClaimTiming(Duration.ofMinutes(60), Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO);

  /**
   * Leases in two characters: how far they got, c(ommitted), s(ettled), d(isputed), e(xpired with a
   * commitment), n(othing committed), r(efused), l(ate), and whose, a to b. Each is due by its
   * submitter at START.
   */
  @ParameterizedTest
  @CsvSource({
    "'', 9999, ''",
    "ca, 59, ''",
    "ca, 60, 0",
    "sa sa, 9999, ''",
    "sa ca sa, 60, 0 1 2",
    "da, 0, 0",
    "sa da, 0, 0 1",
    "ea, 60, 0",
    "na, 9999, ''",
    "na ca, 60, 1",
    "ra, 0, 0",
    "ra ca, 59, 0 1",
    "la, 9999, ''",
    "ca cb, 60, 0",
    "sb ca sa, 60, 1 2"
  })
  void everythingIsClaimedOnceOneLeaseIsOverdue(String codes, long minutes, String expected) {
    assertThat(claimed(codes, START.plus(Duration.ofMinutes(minutes)), Set.of(), true))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"29, ''", "30, 0"})
  void noLaterThanTheJobEnds(long minutes, String expected) {
    Instant end = Instant.ofEpochSecond(JOB.deadline());
    ClaimTiming patient =
        new ClaimTiming(Duration.ofDays(9), Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO);
    Instant now = end.minus(Duration.ofMinutes(60)).plus(Duration.ofMinutes(minutes));
    assertThat(claimed("ca", now, Set.of(), true, patient)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"ra, ''", "ra ca, 1"})
  void whatDoesNotHoldAtASecondLookIsLeftOut(String codes, String expected) {
    assertThat(claimed(codes, START.plus(Duration.ofHours(1)), Set.of(), false))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"ca sa, ''", "ca sa ca, 2"})
  void whatWasClaimedIsNotClaimedAgain(String codes, String expected) {
    Set<Hash> claimed = Set.of(lease(0, "ca").id(), lease(1, "sa").id());
    assertThat(claimed(codes, START.plus(Duration.ofHours(1)), claimed, true)).isEqualTo(expected);
  }

  private static String claimed(String codes, Instant now, Set<Hash> claimed, boolean holds) {
    return claimed(codes, now, claimed, holds, TIMING);
  }

  private static String claimed(
      String codes, Instant now, Set<Hash> claimed, boolean holds, ClaimTiming timing) {
    return new Claimable(JOB, PROVIDER.address(), timing, lease -> holds)
        .at(now, leases(codes), claimed).stream()
            .map(lease -> Integer.toString(lease.lease().shard()))
            .collect(Collectors.joining(" "));
  }

  private static List<LeaseState> leases(String codes) {
    List<LeaseState> leases = new ArrayList<>();
    for (String code : codes.isBlank() ? new String[0] : codes.split(" ")) {
      leases.add(lease(leases.size(), code));
    }
    return leases;
  }

  private static LeaseState lease(int shard, String code) {
    Address account = Fixtures.key(100 + code.charAt(1)).address();
    Lease lease =
        new Lease(
            JOB.id(),
            0,
            shard,
            0,
            account,
            PROVIDER.address(),
            JOB.price().times(shard),
            JOB.price(),
            JOB.startRoot(),
            JOB.programHash(),
            Hash.ZERO,
            START.getEpochSecond());
    Grant grant =
        new Grant(
            lease,
            SUBMITTER.sign(lease.digest(JOB.escrow())),
            JOB.weights(),
            List.of("/dns4/keeper/tcp/1"));
    Signed commitment = Signed.by(PROVIDER, Fixtures.commitment(grant).encode());
    return switch (code.charAt(0)) {
      case 'c' -> new LeaseState.Committed(grant, commitment);
      case 's' -> new LeaseState.Settled(grant, commitment, settlement(lease, account));
      case 'd' -> new LeaseState.Disputed(grant, commitment, "it promises too little");
      case 'e' -> new LeaseState.Expired(grant, Optional.of(commitment), "no answer");
      case 'n' -> new LeaseState.Expired(grant, Optional.empty(), "no data");
      case 'r' -> refused(grant, commitment, Refusal.Code.UNEQUAL_BITS);
      case 'l' -> refused(grant, commitment, Refusal.Code.LATE);
      default -> throw new IllegalArgumentException(code);
    };
  }

  private static LeaseState refused(Grant grant, Signed commitment, Refusal.Code code) {
    return new LeaseState.Refused(grant, commitment, new Refusal(code, "no"));
  }

  private static Settlement settlement(Lease lease, Address account) {
    Voucher voucher = new Voucher(JOB.id(), account, JOB.price());
    return new Settlement(lease.id(), voucher, SUBMITTER.sign(voucher.digest(JOB.escrow())), "");
  }
}
