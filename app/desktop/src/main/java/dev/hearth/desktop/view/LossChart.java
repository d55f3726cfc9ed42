package dev.hearth.desktop.view;

import dev.hearth.api.LossPoint;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.StackPane;

/** Loss over steps or rounds; the lower the better, which the caption says. */
public final class LossChart extends LineChart<Number, Number> {
  private static final int MOST_POINTS = 400;

  private final StepAxis steps;

  public LossChart(String id, String over) {
    this(id, new StepAxis(over));
  }

  private LossChart(String id, StepAxis steps) {
    super(steps.axis(), losses());
    this.steps = steps;
    setId(id);
    setAnimated(false);
    setCreateSymbols(false);
    setLegendVisible(false);
    getStyleClass().add("loss-chart");
    setPrefHeight(220);
  }

  /** Draws these curves, the first in the accent colour. */
  public void show(List<List<LossPoint>> curves) {
    while (getData().size() < curves.size()) {
      getData().add(new XYChart.Series<>());
    }
    for (int i = 0; i < curves.size(); i++) {
      getData().get(i).setData(FXCollections.observableList(points(curves.get(i))));
    }
    steps.show(curves.stream().flatMap(List::stream).mapToInt(LossPoint::step).summaryStatistics());
  }

  /** Thinned evenly, the last point always kept. */
  private static List<XYChart.Data<Number, Number>> points(List<LossPoint> curve) {
    int stride = Math.max(1, Math.ceilDiv(curve.size(), MOST_POINTS));
    List<XYChart.Data<Number, Number>> points = new ArrayList<>();
    for (int i = (curve.size() - 1) % stride; i >= 0 && i < curve.size(); i += stride) {
      LossPoint point = curve.get(i);
      points.add(new XYChart.Data<>(point.step(), point.loss()));
    }
    if (points.size() == 1) {
      points.getFirst().setNode(new StackPane()); // a line of one point would not be seen
    }
    return points;
  }

  private static NumberAxis losses() {
    NumberAxis axis = new NumberAxis();
    axis.setLabel("loss (lower is better)");
    axis.setForceZeroInRange(false);
    axis.setMinorTickVisible(false);
    return axis;
  }
}
