package dev.hearth.desktop.home;

import dev.hearth.api.EarningsView;
import dev.hearth.api.JobView;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.WalletView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.BackupDue;
import dev.hearth.desktop.view.JobCard;
import dev.hearth.desktop.view.Keyed;
import dev.hearth.desktop.view.NoticeLine;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Ticker;
import dev.hearth.desktop.view.WhileShown;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** Is it earning, how much, what is it doing: one glance. */
public final class HomeScreen extends VBox {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Commands commands;
  private final NoticeList notices = new NoticeList();
  private final NoticeLine backup;
  private final EarningsCard earnings;
  private final WorkCard work = new WorkCard();
  private final VBox cards = new VBox();
  private final Keyed<JobView, JobCard> jobs =
      new Keyed<>(cards, JobView::id, JobCard::new, JobCard::show);
  private EarningsView lastEarnings;
  private MoneyView lastMoney;

  /**
   * @param setUp whether the set-up waits to be gone on with
   * @param openSetUp goes on with it
   * @param openWallet shows where the words are
   */
  public HomeScreen(
      ObservableValue<NodeSnapshot> snapshot,
      Commands commands,
      Clock clock,
      Ticker ticker,
      ObservableValue<Boolean> setUp,
      Runnable openSetUp,
      Runnable openWallet) {
    this.commands = commands;
    earnings = new EarningsCard(commands, clock);
    backup =
        new NoticeLine(
            "backup-due",
            "There is money to lose: write down your 12 words.",
            "Back up now",
            openWallet);
    NoticeLine unfinished =
        new NoticeLine("set-up-due", "The set-up is not finished.", "Go on with it", openSetUp);
    Shown.when(false, backup);
    setUp.subscribe(open -> Shown.when(open, unfinished));
    getStyleClass().add("screen");
    setId("home");
    cards.getStyleClass().add("screen");
    getChildren().addAll(notices, unfinished, backup, earnings, work, cards);
    snapshot.subscribe(this::show);
    // Often enough that midnight, the rules' hours and other processes' doings are seen.
    WhileShown.every(AGAIN, ticker, this, this::ask);
  }

  private void show(NodeSnapshot snapshot) {
    if (snapshot == null) {
      return;
    }
    notices.show(snapshot.notices());
    earnings.show(snapshot);
    work.show(snapshot);
    showJobs(snapshot.jobs());
    if (!snapshot.earnings().equals(lastEarnings) || !snapshot.money().equals(lastMoney)) {
      lastEarnings = snapshot.earnings();
      lastMoney = snapshot.money();
      ask();
    }
  }

  private void ask() {
    earnings.ask();
    commands.run(commands.agent()::wallet, this::show, failure -> {});
  }

  private void show(WalletView wallet) {
    Shown.when(BackupDue.of(wallet), backup);
  }

  /** Newest first. */
  private void showJobs(List<JobView> views) {
    List<JobView> running =
        views.reversed().stream()
            .filter(job -> !job.own() || job.phase() == JobView.Phase.RUNNING)
            .toList();
    jobs.show(running);
    Shown.when(!running.isEmpty(), cards);
  }
}
