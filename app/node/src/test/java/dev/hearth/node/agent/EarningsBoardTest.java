package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.EarningsDay;
import dev.hearth.api.EarningsView;
import dev.hearth.api.ReceiptPage;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.RewardView;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.Reward;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of a machine that has earned for years. */
class EarningsBoardTest {
  private static final int LEASES = 2_500;
  private static final int PAID = 10;
  private static final Instant FIRST = Instant.parse("2026-11-26T00:00:00Z");
  private final NodeKey submitter = Fixtures.key(1);
  private final NodeKey provider = Fixtures.key(2);
  private final JobSpec spec = Fixtures.job(submitter);
  private final Grant grant = Fixtures.grant(submitter, spec, provider.address(), 0, Wei.ZERO);
  private final Commitment commitment = Fixtures.commitment(grant);
  private final Signed signed = Signed.by(provider, commitment.encode());
  private final Settlement settlement =
      Fixtures.settlement(submitter, spec, commitment, provider.address(), spec.price());
  private final Hash transaction = Hash.sha256(new byte[] {7});
  @TempDir Path path;
  private DataFolder folder;
  private NodeStore store;
  private EarningsBoard board;

  @BeforeEach
  void earn() throws IOException {
    folder = DataFolder.open(path);
    store = NodeStore.open(folder, InstantSource.system());
    board = new EarningsBoard(store);
    store.database().atomically(() -> book());
  }

  private void book() {
    for (int number = 0; number < LEASES; number++) {
      Grant own = granted(number);
      store.leases().put(settled(own, number));
      store.receipts().book(receipt(own, FIRST.plusSeconds(number)));
      if (number == PAID - 1) {
        store.receipts().book(new Entry.Payout(spec.id(), transaction, spec.price(), FIRST));
      }
    }
  }

  /** As if it had been signed: nobody checks that here. */
  private Grant granted(int number) {
    Lease lease = grant.lease();
    return new Grant(
        new Lease(
            lease.job(),
            number,
            lease.shard(),
            lease.replica(),
            lease.provider(),
            lease.node(),
            lease.from(),
            lease.price(),
            lease.startRoot(),
            lease.programHash(),
            lease.inputsRoot(),
            lease.deadline()),
        grant.signature(),
        grant.weights());
  }

  private LeaseRecord settled(Grant own, int number) {
    return new LeaseRecord(
        own,
        number % 2 == 0 ? "cpu" : "cuda",
        LeaseRecord.Phase.SETTLED,
        Optional.of(signed),
        Optional.of(settlement),
        "");
  }

  private Entry receipt(Grant own, Instant time) {
    Wei price = own.lease().price();
    return new Entry.Receipt(
        spec.id(), own.lease().id(), 4, AuditVerdict.NOT_DRAWN, price, price, time);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    folder.close();
  }

  @Test
  void pagesReceiptsNewestFirst() {
    ReceiptPage newest = board.receipts(ReceiptsRequest.newest(3));
    assertThat(rounds(newest.receipts())).containsExactly(LEASES - 1, LEASES - 2, LEASES - 3);
    store.database().atomically(() -> store.leases().put(settled(granted(LEASES), LEASES)));
    store.receipts().book(receipt(granted(LEASES), FIRST));

    ReceiptPage next = board.receipts(new ReceiptsRequest(newest.next(), 2));
    assertThat(rounds(next.receipts())).containsExactly(LEASES - 4, LEASES - 5);
  }

  @Test
  void leavesNoReceiptOutAndSaysWhichArePaid() {
    List<ReceiptView> all = new ArrayList<>();
    ReceiptPage page = board.receipts(ReceiptsRequest.newest(Integer.MAX_VALUE));
    assertThat(page.receipts()).hasSize(ReceiptsRequest.MOST);
    all.addAll(page.receipts());
    while (page.next() > 0) {
      page = board.receipts(new ReceiptsRequest(page.next(), ReceiptsRequest.MOST));
      all.addAll(page.receipts());
    }

    assertThat(all).hasSize(LEASES).extracting(ReceiptView::id).doesNotHaveDuplicates();
    assertThat(all.subList(LEASES - PAID, LEASES))
        .allMatch(receipt -> receipt.transaction().equals("0x" + transaction.hex()));
    assertThat(all.subList(0, LEASES - PAID)).allMatch(receipt -> receipt.transaction().isEmpty());
  }

  @Test
  void writesTheReceiptOfOneLease() throws IOException {
    Signed announcement = Signed.by(submitter, spec.encode());
    store.jobs().put(KnownJob.of(announcement, submitter.peerId(), List.of()));
    String id = granted(7).lease().id().hex();

    assertThat(board.receipt(id)).contains('"' + id + '"', '"' + spec.id().hex() + '"');
    assertThat(board.receipt(id.substring(0, 16))).isEqualTo(board.receipt(id));
    // Of so many leases several begin with any one digit.
    assertThat(List.of("", "1", "none", "%", "ffffffffffffffff"))
        .allSatisfy(
            digits ->
                assertThatThrownBy(() -> board.receipt(digits))
                    .isInstanceOfSatisfying(
                        RpcException.class,
                        e -> assertThat(e.code()).isEqualTo("RECEIPT-UNKNOWN")));
  }

  @Test
  void addsUpByDayAndDevice() {
    LocalDate today = LocalDate.ofInstant(FIRST, ZoneOffset.UTC);
    assertThat(board.history(today, ZoneOffset.UTC))
        .containsExactly(
            new EarningsDay(today.toString(), "cpu", spec.price().times(LEASES / 2)),
            new EarningsDay(today.toString(), "cuda", spec.price().times(LEASES / 2)));
    assertThat(board.history(today.plusDays(1), ZoneOffset.UTC)).isEmpty();
    assertThat(board.earnings(FIRST.plusSeconds(LEASES - 1)).today()).isEqualTo(spec.price());
  }

  private static List<Integer> rounds(List<ReceiptView> receipts) {
    return receipts.stream().map(ReceiptView::round).toList();
  }

  /** Pending until it was sent on; on a day of its own, which no device earned. */
  @Test
  void auditsAndChallengesAreEarningsToo() {
    Instant day = Instant.parse("2027-01-02T10:00:00Z");
    EarningsView before = board.earnings(day);
    Wei amount = Wei.of(70);
    Hash id = Hash.sha256(new byte[] {9});
    Reward reward =
        new Reward(id, Reward.Kind.CHALLENGE, 1, provider.address(), spec.id(), amount, day, false);
    store.rewards().book(reward);
    store.rewards().book(reward);
    EarningsView earned = board.earnings(day);
    assertThat(earned.earned()).isEqualTo(before.earned().plus(amount));
    assertThat(earned.pending()).isEqualTo(before.pending().plus(amount));
    assertThat(earned.today()).isEqualTo(amount);
    assertThat(board.history(LocalDate.parse("2027-01-01"), ZoneOffset.UTC))
        .containsExactly(new EarningsDay("2027-01-02", "", amount));
    store.rewards().begin(transaction, store.rewards().all());
    store.rewards().arrived(transaction);
    EarningsView swept = board.earnings(day);
    assertThat(swept.pending()).isEqualTo(before.pending());
    assertThat(swept.withdrawn()).isEqualTo(before.withdrawn().plus(amount));
    assertThat(board.rewards())
        .singleElement()
        .satisfies(view -> assertThat(view.kind()).isEqualTo(RewardView.Kind.CHALLENGE))
        .satisfies(view -> assertThat(view.arrived()).isTrue());
  }
}
