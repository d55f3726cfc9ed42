package dev.hearth.desktop.home;

import dev.hearth.protocol.Wei;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Stacked bars of equal width; the tallest fills the height. */
final class Bars extends Region {
  private static final double HEIGHT = 112;
  private static final double GAP = 0.3;
  private static final int STYLES = 4;

  private final List<Stack> stacks = new ArrayList<>();

  /** A bar: its parts from the bottom up, their shares of the height, and where the mouse asks. */
  private record Stack(List<Region> parts, List<Double> shares, Region column) {}

  Bars() {
    setId("history-bars");
    getStyleClass().add("bars");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
  }

  static String style(int device) {
    return "device-" + Math.min(device, STYLES - 1);
  }

  void show(EarningsBars days, Function<EarningsBars.Bar, String> words) {
    stacks.clear();
    getChildren().clear();
    days.bars().forEach(bar -> add(bar, days.most(), words.apply(bar)));
  }

  private void add(EarningsBars.Bar bar, Wei most, String words) {
    List<Region> parts = new ArrayList<>();
    for (int i = 0; i < bar.parts().size(); i++) {
      Region part = new Region();
      part.getStyleClass().addAll("bar", style(i));
      parts.add(part);
    }
    Region column = new Region();
    column.getStyleClass().add("bar-column");
    Tooltip.install(column, new Tooltip(words));
    getChildren().addAll(parts);
    getChildren().add(column);
    stacks.add(
        new Stack(parts, bar.parts().stream().map(part -> share(part, most)).toList(), column));
  }

  private static double share(Wei part, Wei most) {
    return most.isZero()
        ? 0
        : new BigDecimal(part.amount())
            .divide(new BigDecimal(most.amount()), MathContext.DECIMAL32)
            .doubleValue();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() / Math.max(1, stacks.size());
    for (int i = 0; i < stacks.size(); i++) {
      Stack stack = stacks.get(i);
      stack.column().resizeRelocate(i * width, 0, width, getHeight());
      double top = getHeight();
      for (int part = 0; part < stack.parts().size(); part++) {
        double height = stack.shares().get(part) * (getHeight() - 1);
        top -= height;
        stack.parts().get(part).resizeRelocate(i * width, top, width * (1 - GAP), height);
      }
    }
  }
}
