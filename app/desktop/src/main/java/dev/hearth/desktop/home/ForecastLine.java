package dev.hearth.desktop.home;

import dev.hearth.api.Forecast;
import dev.hearth.api.MoneyView;
import dev.hearth.desktop.agent.Commands;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Details;
import dev.hearth.desktop.view.Lines;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the devices are likely to earn, and behind a word everything that follows from. */
public final class ForecastLine extends VBox {
  private final Commands commands;
  private final Label sentence = Texts.paragraph("forecast", "");
  private final Lines assumptions = new Lines("forecast-assumptions");
  private final Details details = new Details("forecast-details", "How this is told", assumptions);

  public ForecastLine(Commands commands) {
    this.commands = commands;
    getChildren().addAll(sentence, details);
    Shown.when(false, this);
  }

  /** Asks the agent; the money is what the cost of power is said in. */
  public void ask(MoneyView money) {
    commands.run(
        commands.agent()::forecast, forecast -> show(forecast, money.currency()), this::failed);
  }

  private void show(Forecast forecast, String currency) {
    Shown.when(true, this);
    Shown.when(true, details);
    sentence.setText(forecast.sentence());
    List<String> lines = new ArrayList<>(forecast.assumptions());
    if (forecast.powerCost() != null) {
      lines.add(
          "Power costs about %.2f %s a month."
              .formatted(forecast.powerCost(), currency.isEmpty() ? "in your currency" : currency));
    }
    assumptions.show(lines);
  }

  private void failed(Failure failure) {
    Shown.when(true, this);
    Shown.when(false, details);
    sentence.setText(failure.sentence());
  }
}
