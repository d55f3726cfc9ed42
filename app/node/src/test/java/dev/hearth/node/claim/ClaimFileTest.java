package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.Fixtures;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a stranger's keeper answers. */
class ClaimFileTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Wei MOST = new Wei(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));

  private static Grant grant(int shard) {
    Lease lease =
        new Lease(
            JOB.id(),
            0,
            shard,
            0,
            PROVIDER.address(),
            PROVIDER.address(),
            Wei.ZERO,
            MOST,
            JOB.startRoot(),
            JOB.programHash(),
            Hash.ZERO,
            JOB.deadline());
    return new Grant(lease, SUBMITTER.sign(lease.digest(JOB.escrow())), JOB.weights(), List.of());
  }

  private static Signed commitment(Grant grant) {
    Hash root = Hash.sha256(new byte[] {1});
    Commitment commitment =
        new Commitment(
            grant.lease().id(), 4, List.of(root, root), root, Fixtures.blob("update"), 2.5f);
    return Signed.by(PROVIDER, commitment.encode());
  }

  @Test
  void pricesThatAreMoreThanAllMoneyAreNoClaim() {
    List<Grant> grants = Stream.of(0, 1).map(ClaimFileTest::grant).toList();
    ClaimedWork work =
        new ClaimedWork(
            Signed.by(SUBMITTER, JOB.encode()),
            grants,
            grants.stream().map(ClaimFileTest::commitment).toList());
    assertThatThrownBy(() -> ClaimFile.of(work))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("more than all money");
  }
}
