package dev.hearth.desktop.view;

import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;
import javafx.scene.chart.NumberAxis;

/** Steps or rounds from the first to the last: whole, and so are its ticks. */
final class StepAxis {
  private static final int MOST_TICKS = 10;
  private final NumberAxis axis = new NumberAxis();
  private int first;
  private int last;

  StepAxis(String word) {
    axis.setLabel(word);
    axis.setAutoRanging(false);
    axis.setMinorTickVisible(false);
    axis.setTickLabelFormatter(
        new NumberAxis.DefaultFormatter(axis) {
          @Override
          public String toString(Number at) {
            return at.intValue() < first || at.intValue() > last
                ? ""
                : Integer.toString(at.intValue());
          }
        });
  }

  NumberAxis axis() {
    return axis;
  }

  /** One step alone stands in the middle. */
  void show(IntSummaryStatistics steps) {
    if (steps.getCount() == 0) {
      return;
    }
    first = steps.getMin();
    last = steps.getMax();
    int beside = first == last ? 1 : 0;
    axis.setLowerBound(first - beside);
    axis.setUpperBound(last + beside);
    axis.setTickUnit(tick(last - first));
  }

  /** 1, 2, 5, 10, 20, 50 and so on: the least that makes few enough ticks. */
  private static int tick(int span) {
    return IntStream.iterate(1, power -> power * 10)
        .flatMap(power -> IntStream.of(power, 2 * power, 5 * power))
        .filter(unit -> span / unit <= MOST_TICKS)
        .findFirst()
        .orElseThrow();
  }
}
