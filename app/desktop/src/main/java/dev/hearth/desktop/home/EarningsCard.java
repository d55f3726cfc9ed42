package dev.hearth.desktop.home;

import dev.hearth.api.DaysRequest;
import dev.hearth.api.EarningsDay;
import dev.hearth.api.EarningsView;
import dev.hearth.api.Money;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.view.Card;
import dev.hearth.desktop.view.Details;
import dev.hearth.desktop.view.Figures;
import dev.hearth.desktop.view.Lines;
import dev.hearth.desktop.view.MoneyFigure;
import dev.hearth.desktop.view.Texts;
import dev.hearth.desktop.view.TokenWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The one number, what is still on its way, the last thirty days, and what may come. */
final class EarningsCard extends StackPane {
  private final Commands commands;
  private final Clock clock;
  private final MoneyFigure today = new MoneyFigure("today", "earned today").large();
  private final MoneyFigure pending = new MoneyFigure("pending", "pending");
  private final Lines tokens = new Lines("earned-tokens");
  private final EarningsChart chart = new EarningsChart();
  private final ForecastLine forecast;
  private final Label total = Texts.hint("earned", "");
  private final Label rate = Texts.hint("rate", "");
  private boolean tokensEarned;
  private MoneyView money = new MoneyView("", 0, 0, "");

  EarningsCard(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
    forecast = new ForecastLine(commands);
    Figures figures = new Figures(today.node(), pending.node());
    Details details = new Details("earnings-details", "Details", total, rate);
    getChildren().add(new Card("Your earnings", figures, tokens, details, chart, forecast));
  }

  void show(NodeSnapshot snapshot) {
    money = snapshot.money();
    EarningsView earnings = snapshot.earnings();
    today.show(earnings.today(), money);
    pending.show(earnings.pending(), money);
    tokens.show(TokenWords.of(earnings));
    tokensEarned = !earnings.tokens().isEmpty();
    total.setText(
        "Earned ever: %s, of which %s are paid to your wallet."
            .formatted(
                Money.text(earnings.earned(), money), Money.text(earnings.withdrawn(), money)));
    rate.setText(
        Money.known(money)
            ? Money.rate(money, clock.getZone())
            : "Shown in tokens: what one is worth in your currency can be said in Settings.");
  }

  /** Asks for what snapshots do not carry. */
  void ask() {
    commands.run(
        () -> commands.agent().history(new DaysRequest(EarningsBars.DAYS)),
        this::show,
        chart::show);
    forecast.ask(money);
  }

  private void show(List<EarningsDay> history) {
    chart.show(EarningsBars.of(history, LocalDate.now(clock)), tokensEarned, money);
  }
}
