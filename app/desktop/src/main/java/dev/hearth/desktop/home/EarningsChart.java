package dev.hearth.desktop.home;

import dev.hearth.api.Money;
import dev.hearth.api.MoneyView;
import dev.hearth.desktop.agent.Failure;
import dev.hearth.desktop.view.Shown;
import dev.hearth.desktop.view.Texts;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The last thirty days as bars, with a word for each device where there are several. */
final class EarningsChart extends VBox {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private static final String EMPTY =
      "No earnings in the last 30 days. Each day gets a bar here; the first comes when a shard"
          + " trained on this machine was checked.";

  private static final String NO_COIN =
      "The bars here count coin, of which nothing came in the last 30 days. Your tokens stand above.";

  private final Label nothing = Texts.hint("history-none", EMPTY);
  private final Label sum = Texts.hint("history-sum", "");
  private final Bars bars = new Bars();
  private final Label first = Texts.hint("history-first", "");
  private final FlowPane legend = new FlowPane();
  private final VBox chart;

  EarningsChart() {
    setId("history");
    legend.getStyleClass().add("legend");
    BorderPane days = new BorderPane();
    days.setLeft(first);
    days.setRight(Texts.hint("history-last", "today"));
    chart = new VBox(sum, bars, days, legend);
    chart.getStyleClass().add("history");
    getChildren().addAll(nothing, chart);
    Shown.when(false, chart);
    Shown.when(false, nothing);
  }

  /**
   * @param tokens whether something else was earned too, which has no bars
   */
  void show(EarningsBars days, boolean tokens, MoneyView money) {
    boolean some = !days.most().isZero();
    nothing.setText(tokens ? NO_COIN : EMPTY);
    Shown.when(some, chart);
    Shown.when(!some, nothing);
    String uncounted = tokens ? ", tokens not counted" : "";
    sum.setText("%s in 30 days%s".formatted(Money.text(days.sum(), money), uncounted));
    first.setText(DAY.format(days.bars().getFirst().day()));
    bars.show(days, bar -> words(bar, days.devices(), money));
    legend(days.devices());
  }

  /** The bars that were read last stay. */
  void show(Failure failure) {
    nothing.setText(failure.sentence());
    Shown.when(true, nothing);
  }

  /** For example "26 Nov: EUR 1.84 (cpu EUR 0.20, gpu EUR 1.64)". */
  private static String words(EarningsBars.Bar bar, List<String> devices, MoneyView money) {
    String sum = DAY.format(bar.day()) + ": " + Money.text(bar.sum(), money);
    return devices.size() < 2
        ? sum
        : IntStream.range(0, devices.size())
            .mapToObj(i -> devices.get(i) + " " + Money.text(bar.parts().get(i), money))
            .collect(Collectors.joining(", ", sum + " (", ")"));
  }

  private void legend(List<String> devices) {
    Shown.when(devices.size() > 1, legend);
    legend.getChildren().clear();
    for (int i = 0; i < devices.size(); i++) {
      Region swatch = new Region();
      swatch.getStyleClass().addAll("swatch", Bars.style(i));
      HBox entry = new HBox(swatch, new Label(devices.get(i)));
      entry.getStyleClass().add("row");
      legend.getChildren().add(entry);
    }
  }
}
