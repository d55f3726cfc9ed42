package dev.hearth.desktop.view;

import dev.hearth.api.LossPoint;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

/** Loss over steps or rounds; the lower the better, which the caption says. */
public final class LossChart extends LineChart<Number, Number> {
  private static final int MOST_POINTS = 400;
  private static final double NEAR = 1e-6;

  public LossChart(String id, String over) {
    super(counting(over), axis("loss (lower is better)"));
    setId(id);
    setAnimated(false);
    setCreateSymbols(false);
    setLegendVisible(false);
    getStyleClass().add("loss-chart");
    setPrefHeight(220);
  }

  /** Draws these curves, the first in the accent colour. */
  @SafeVarargs
  public final void show(List<LossPoint>... curves) {
    while (getData().size() < curves.length) {
      getData().add(new XYChart.Series<>());
    }
    for (int i = 0; i < curves.length; i++) {
      getData().get(i).setData(FXCollections.observableList(points(curves[i])));
    }
  }

  /** Thinned evenly, the last point always kept. */
  private static List<XYChart.Data<Number, Number>> points(List<LossPoint> curve) {
    int stride = Math.max(1, Math.ceilDiv(curve.size(), MOST_POINTS));
    List<XYChart.Data<Number, Number>> points = new java.util.ArrayList<>();
    for (int i = (curve.size() - 1) % stride; i >= 0 && i < curve.size(); i += stride) {
      LossPoint point = curve.get(i);
      points.add(new XYChart.Data<>(point.step(), point.loss()));
    }
    return points;
  }

  /** Steps and rounds are whole: what lies between has no label. */
  private static NumberAxis counting(String label) {
    NumberAxis axis = axis(label);
    axis.setTickLabelFormatter(
        new NumberAxis.DefaultFormatter(axis) {
          @Override
          public String toString(Number at) {
            long whole = Math.round(at.doubleValue());
            return Math.abs(at.doubleValue() - whole) < NEAR ? Long.toString(whole) : "";
          }
        });
    return axis;
  }

  private static NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis();
    axis.setLabel(label);
    axis.setForceZeroInRange(false);
    axis.setMinorTickVisible(false);
    return axis;
  }
}
