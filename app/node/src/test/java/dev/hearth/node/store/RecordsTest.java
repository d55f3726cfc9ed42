package dev.hearth.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.Fixtures;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Booking;
import dev.hearth.wallet.earnings.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
  private final NodeKey submitter = Fixtures.key(1);
  private final NodeKey provider = Fixtures.key(2);
  private final JobSpec spec = Fixtures.job(submitter);
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("hearth.db"), InstantSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void remembersAJobAndWhoAnswersForIt() throws Exception {
    Jobs jobs = new Jobs(database, InstantSource.system());
    Signed announcement = Signed.by(submitter, spec.encode());
    assertThat(jobs.openSpecs()).isEmpty();
    jobs.put(KnownJob.of(announcement, submitter.peerId(), List.of()));
    assertThat(jobs.openSpecs()).containsExactly(spec);
    assertThat(jobs.all()).singleElement().satisfies(job -> assertThat(job.addresses()).isEmpty());
    List<Multiaddr> addresses =
        List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/1"), Multiaddr.parse("/dns4/a.b/tcp/2"));
    jobs.put(KnownJob.of(announcement, submitter.peerId(), addresses));
    assertThat(jobs.all()).hasSize(1);
    assertThat(jobs.find(spec.id()))
        .contains(new KnownJob(spec, announcement, submitter.peerId(), addresses));
    assertThat(jobs.openSpecs()).containsExactly(spec);
    jobs.over(spec.id());
    assertThat(jobs.openSpecs()).isEmpty();
    jobs.put(KnownJob.of(announcement, submitter.peerId(), addresses));
    assertThat(jobs.openSpecs()).isEmpty();
    assertThat(jobs.find(Hash.ZERO)).isEmpty();
  }

  @Test
  void takesAJobOnlyFromItsSubmitter() {
    assertThatThrownBy(
            () -> KnownJob.of(Signed.by(provider, spec.encode()), provider.peerId(), List.of()))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () -> KnownJob.of(Signed.by(submitter, spec.encode()), provider.peerId(), List.of()))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("another peer's");
  }

  @Test
  void keepsALeaseThroughEveryPhase() throws Exception {
    Leases leases = new Leases(database, InstantSource.system());
    Grant grant = Fixtures.grant(submitter, spec, provider.address(), 0, Wei.ZERO);
    Commitment commitment = Fixtures.commitment(grant);
    Settlement settlement =
        Fixtures.settlement(submitter, spec, commitment, provider.address(), spec.price());
    for (LeaseRecord.Phase phase : LeaseRecord.Phase.values()) {
      LeaseRecord record =
          new LeaseRecord(
              grant,
              "cpu",
              phase,
              Optional.of(Signed.by(provider, commitment.encode())),
              Optional.of(settlement),
              "because");
      leases.put(record);
      assertThat(leases.find(grant.lease().id())).contains(record);
      assertThat(leases.hasUnfinished()).isEqualTo(isOpen(phase));
    }
    assertThat(leases.ofJob(spec.id())).hasSize(1);
  }

  private static boolean isOpen(LeaseRecord.Phase phase) {
    return phase.compareTo(LeaseRecord.Phase.COMMITTED) <= 0;
  }

  /** What is over, however much it is, is not even read. */
  @Test
  void findsWhatIsUnfinishedAmongAllThatIsOver() throws Exception {
    Leases leases = new Leases(database, InstantSource.system());
    Set<LeaseRecord.Phase> open =
        Set.of(
            LeaseRecord.Phase.LEASED,
            LeaseRecord.Phase.FETCHING,
            LeaseRecord.Phase.TRAINING,
            LeaseRecord.Phase.COMMITTED);
    int shard = 0;
    for (LeaseRecord.Phase phase : LeaseRecord.Phase.values()) {
      Grant grant = Fixtures.grant(submitter, spec, provider.address(), shard++, Wei.ZERO);
      leases.put(
          new LeaseRecord(grant, "cpu", phase, Optional.empty(), Optional.empty(), "because"));
    }
    database.update(
        "UPDATE leases SET grant_record = x'00'"
            + " WHERE phase IN ('SETTLED', 'REFUSED', 'DISPUTED', 'EXPIRED')");

    assertThat(leases.unfinished("cpu"))
        .extracting(LeaseRecord::phase)
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(leases.unfinished("cuda")).isEmpty();
  }

  @Test
  void appendsAnEntryOnceAndForGood() {
    Receipts receipts = new Receipts(database);
    Instant time = Instant.ofEpochMilli(5);
    Entry receipt =
        new Entry.Receipt(
            spec.id(), Hash.ZERO, 50, AuditVerdict.MATCHED, Wei.of(7), Wei.of(7), time);
    Entry other =
        new Entry.Receipt(
            spec.id(), Hash.ZERO, 50, AuditVerdict.MATCHED, Wei.of(7), Wei.of(8), time);
    Entry payout = new Entry.Payout(spec.id(), spec.id(), Wei.of(3), time);

    assertThat(receipts.book(receipt)).isEqualTo(new Booking.Booked(receipt));
    assertThat(receipts.book(receipt)).isEqualTo(new Booking.Repeated(receipt));
    assertThat(receipts.book(other)).isEqualTo(new Booking.Conflicting(receipt, other));
    assertThat(receipts.book(payout)).isEqualTo(new Booking.Booked(payout));
    assertThat(receipts.all()).containsExactly(receipt, payout);
    assertThatThrownBy(() -> database.update("DELETE FROM receipts"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("only appended");
    assertThatThrownBy(() -> database.update("UPDATE receipts SET amount = '9'"))
        .isInstanceOf(StoreException.class);
  }
}
