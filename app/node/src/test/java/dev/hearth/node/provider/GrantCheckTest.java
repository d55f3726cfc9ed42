package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.MemoryNeed;
import dev.hearth.training.Room;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a grant, or a job, is not what a provider should work for. */
class GrantCheckTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final Address US = Fixtures.key(2).address();
  private static final Address NODE = Fixtures.key(3).address();
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(Fixtures.DEADLINE - 3600));

  @TempDir Path root;

  static Stream<Arguments> faults() {
    Wei price = JOB.price();
    Hash start = JOB.startRoot();
    Hash program = JOB.programHash();
    long late = Fixtures.DEADLINE;
    return Stream.of(
        grant("not signed", Fixtures.key(9), lease(JOB.id(), 0, US, price, start, program, late)),
        grant("not signed", SUBMITTER, lease(Hash.ZERO, 0, US, price, start, program, late)),
        grant(
            "somebody else",
            SUBMITTER,
            lease(JOB.id(), 0, SUBMITTER.address(), price, start, program, late)),
        grant("pays 999 wei", SUBMITTER, lease(JOB.id(), 0, US, Wei.of(999), start, program, late)),
        grant("no such round", SUBMITTER, lease(JOB.id(), 2, US, price, start, program, late)),
        grant(
            "starts from something else",
            SUBMITTER,
            lease(JOB.id(), 0, US, price, Hash.ZERO, program, late)),
        grant(
            "starts from something else",
            SUBMITTER,
            lease(JOB.id(), 1, US, price, start, Hash.ZERO, late)),
        grant("deadline", SUBMITTER, lease(JOB.id(), 0, US, price, start, program, 1000)),
        grant("deadline", SUBMITTER, lease(JOB.id(), 0, US, price, start, program, late + 1)),
        grant("another contract", SUBMITTER, lease(JOB.id(), 0, US, price, start, program, late)));
  }

  private static Lease lease(
      Hash job, int round, Address us, Wei price, Hash start, Hash program, long deadline) {
    return new Lease(
        job, round, 0, 0, us, NODE, Wei.ZERO, price, start, program, Hash.ZERO, deadline);
  }

  private static Arguments grant(String fault, NodeKey signer, Lease lease) {
    return Arguments.of(
        fault, new Grant(lease, signer.sign(lease.digest(Fixtures.ESCROW)), JOB.weights()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void turnsDownAGrant(String fault, Grant grant) throws Exception {
    assertThat(check(grant)).contains(fault);
  }

  @Test
  void turnsDownWeightsLargerThanTheModel() throws Exception {
    Grant sound = Fixtures.grant(SUBMITTER, JOB, US, 0, Wei.ZERO);
    BlobId gigabyte = new BlobId(Hash.ZERO, 1 << 30);
    assertThat(check(new Grant(sound.lease(), sound.signature(), gigabyte))).contains("too large");
  }

  @Test
  void turnsDownALeaseOfMoreThanTwoHours() throws Exception {
    Grant sound = Fixtures.grant(SUBMITTER, JOB, US, 0, Wei.ZERO);
    InstantSource early = InstantSource.fixed(Instant.ofEpochSecond(Fixtures.DEADLINE - 7201));
    assertThat(check(sound, early)).contains("two hours");
  }

  private String check(Grant grant) throws Exception {
    return check(grant, CLOCK);
  }

  private String check(Grant grant, InstantSource now) throws Exception {
    PracticeChain practice = PracticeChain.inMemory(Genesis.practice(CLOCK, Map.of()), CLOCK);
    try (Chain chain = Chain.practice(practice);
        DataFolder folder = DataFolder.open(root.resolve("data"));
        NodeStore store = NodeStore.open(folder, CLOCK)) {
      LeaseBook book = new LeaseBook(store, "cpu", CLOCK);
      return new GrantCheck(US, new EscrowGateway(chain), book, now)
          .fault(JOB, grant)
          .orElse("sound");
    } finally {
      practice.close();
    }
  }

  @Test
  void keepsToTheOwnersRules() throws Exception {
    BlobStore blobs = BlobStore.open(root.resolve("blobs"));
    JobSpec job = TinyJob.publish(SUBMITTER, Fixtures.ESCROW, blobs);
    assertThat(new OwnerRules(new Room.Shared(1 << 30), 0, job.price()).objection(job)).isEmpty();
    assertThat(
            new OwnerRules(new Room.Shared(1 << 30), 0, Wei.of(1001)).objection(job).orElseThrow())
        .contains("your floor is 1001");
    assertThat(new OwnerRules(new Room.Shared(1 << 10), 0, Wei.ZERO).objection(job).orElseThrow())
        .matches("it needs \\d+ MiB, this device has 0 MiB");
    assertThat(new OwnerRules(new Room.Shared(1 << 30), 0, Wei.ZERO).objection(JOB).orElseThrow())
        .contains("a program that this Hearth does not have");
  }

  @Test
  void takesWhatFitsWithActivationsComputedAgain() throws Exception {
    BlobStore blobs = BlobStore.open(root.resolve("blobs"));
    JobSpec job = TinyJob.publish(SUBMITTER, Fixtures.ESCROW, blobs);
    MemoryNeed need = MemoryNeed.of(job.model(), job.hyperparameters());
    assertThat(
            new OwnerRules(new Room.Shared(need.recomputed().together()), 0, Wei.ZERO)
                .objection(job))
        .isEmpty();
    assertThat(
            new OwnerRules(new Room.Shared(need.recomputed().together() - 1), 0, Wei.ZERO)
                .objection(job))
        .contains("it " + need.sentence(new Room.Shared(need.recomputed().together() - 1)));
  }

  /** A card as large as one likes: the worker that drives it keeps the model's state. */
  @Test
  void leavesWhatTheComputersMemoryIsShortOf() throws Exception {
    BlobStore blobs = BlobStore.open(root.resolve("blobs"));
    JobSpec job = TinyJob.publish(SUBMITTER, Fixtures.ESCROW, blobs);
    MemoryNeed.Bytes need = MemoryNeed.of(job.model(), job.hyperparameters()).recomputed();
    Room enough = new Room.Apart(need.device(), need.host());
    assertThat(new OwnerRules(enough, 0, Wei.ZERO).objection(job)).isEmpty();
    Room poor = new Room.Apart(1L << 40, need.host() - 1);
    assertThat(new OwnerRules(poor, 0, Wei.ZERO).objection(job).orElseThrow())
        .matches("it needs \\d+ MiB of the computer's memory beside the device, .*");
    Room small = new Room.Apart(need.device() - 1, 1L << 40);
    assertThat(new OwnerRules(small, 0, Wei.ZERO).objection(job).orElseThrow())
        .matches("it needs \\d+ MiB, this device has \\d+ MiB");
  }

  @Test
  void looksAtTheSizesBeforeTheProgram() {
    ModelShape vast = new ModelShape(1024, 1 << 15, 1 << 15, 1 << 20, 1 << 20);
    OwnerRules roomy = new OwnerRules(new Room.Shared(1L << 40), 0, Wei.ZERO);
    assertThat(roomy.objection(sized(vast, 8)).orElseThrow())
        .contains("needs more than any device has");
    OwnerRules small = new OwnerRules(new Room.Shared(1 << 30), 0, Wei.ZERO);
    assertThat(small.objection(sized(JOB.model(), (1 << 28) + 1)).orElseThrow())
        .contains("bytes of tokens");
  }

  private static JobSpec sized(ModelShape model, long tokens) {
    return new JobSpec(
        JOB.title(),
        JOB.submitter(),
        model,
        JOB.hyperparameters(),
        JOB.seed(),
        JOB.rounds(),
        JOB.shards(),
        JOB.weights(),
        JOB.startRoot(),
        JOB.programHash(),
        new BlobId(Hash.ZERO, tokens),
        JOB.validationTokens(),
        JOB.vocabulary(),
        JOB.price(),
        JOB.auditPrice(),
        JOB.auditPerMillion(),
        JOB.deadline(),
        JOB.escrow());
  }
}
