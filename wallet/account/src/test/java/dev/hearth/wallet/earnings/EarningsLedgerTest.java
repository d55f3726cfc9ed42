package dev.hearth.wallet.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarningsLedgerTest {
  private static final Hash JOB = hash("job");
  private static final Hash OTHER_JOB = hash("other job");
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final EarningsLedger ledger = new EarningsLedger();

  @Test
  void acceptedWorkIsPendingUntilItIsPaidOut() {
    ledger.book(receipt("lease 1", 40));
    ledger.book(receipt("lease 2", 60));
    assertThat(ledger.total()).isEqualTo(earnings(100, 100, 0));
    ledger.book(payout(JOB, "transaction 1", 70));
    assertThat(ledger.total()).isEqualTo(earnings(100, 30, 70));
    ledger.book(payout(JOB, "transaction 2", 30));
    assertThat(ledger.total()).isEqualTo(earnings(100, 0, 100));
  }

  @Test
  void aFactCountsOnce() {
    assertThat(ledger.book(receipt("lease 1", 40))).isInstanceOf(Booking.Booked.class);
    assertThat(ledger.book(receipt("lease 1", 40))).isInstanceOf(Booking.Repeated.class);
    assertThat(ledger.total()).isEqualTo(earnings(40, 40, 0));
  }

  @Test
  void theFirstEntryOfAnIdStands() {
    ledger.book(receipt("lease 1", 40));
    assertThat(ledger.book(receipt("lease 1", 41)))
        .isEqualTo(new Booking.Conflicting(receipt("lease 1", 40), receipt("lease 1", 41)));
    assertThat(ledger.total()).isEqualTo(earnings(40, 40, 0));
  }

  @Test
  void onePayoutDoesNotCoverAnotherJobsReceipts() {
    ledger.book(receipt("lease 1", 40));
    ledger.book(payout(OTHER_JOB, "transaction 1", 15));
    assertThat(ledger.byJob().get(OTHER_JOB)).isEqualTo(earnings(15, 0, 15));
    assertThat(ledger.total()).isEqualTo(earnings(55, 40, 15));
  }

  @Test
  void replayInAnyOrderWithRepeatsGivesTheSameFigures() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      entries.add(receipt("lease " + i, i));
      entries.add(payout(JOB, "transaction " + i, i / 2));
    }
    Earnings expected = EarningsLedger.replay(entries).total();
    entries.addAll(List.copyOf(entries));
    Collections.shuffle(entries, new Random(7));
    assertThat(EarningsLedger.replay(entries).total()).isEqualTo(expected);
    assertThat(EarningsLedger.replay(entries).entries()).hasSize(100);
  }

  private static Entry receipt(String lease, long amount) {
    return new Entry.Receipt(
        JOB, hash(lease), 30, AuditVerdict.MATCHED, Wei.of(100), Wei.of(amount), NOW);
  }

  private static Entry payout(Hash job, String transaction, long amount) {
    return new Entry.Payout(job, hash(transaction), Wei.of(amount), NOW);
  }

  private static Earnings earnings(long earned, long pending, long withdrawn) {
    return new Earnings(Wei.of(earned), Wei.of(pending), Wei.of(withdrawn));
  }

  private static Hash hash(String text) {
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
