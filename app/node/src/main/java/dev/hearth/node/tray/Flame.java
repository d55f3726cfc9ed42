package dev.hearth.node.tray;

import java.util.List;

/** The picture of each state: a flame, full while it earns, with a mark at its foot. */
final class Flame {
  private static final int EMBER = 0xe2711d;
  private static final int CORE = 0xffc35a;
  private static final int ASH = 0x8c8c8c;
  private static final int ALARM = 0xd92d20;

  private static final Layer.Shape OUTER = flame(0.5, 0.66, 0.32, 0.02);
  private static final Layer.Shape INNER = flame(0.5, 0.73, 0.18, 0.36);
  private static final Layer.Shape HOLLOW = flame(0.5, 0.68, 0.19, 0.3);
  private static final Layer GAP = new Layer(Layer.CLEAR, Layer.disc(0.74, 0.74, 0.3));

  private Flame() {}

  static List<Layer> layers(TrayState state) {
    return switch (state) {
      case EARNING -> List.of(new Layer(EMBER, OUTER), new Layer(CORE, INNER));
      case READY -> List.of(new Layer(EMBER, OUTER), new Layer(Layer.CLEAR, HOLLOW));
      case OFFLINE -> List.of(new Layer(ASH, OUTER), new Layer(Layer.CLEAR, HOLLOW));
      case PAUSED ->
          List.of(
              new Layer(ASH, OUTER),
              GAP,
              new Layer(ASH, Layer.box(12 / 22.0, 12 / 22.0, 15 / 22.0, 21 / 22.0)),
              new Layer(ASH, Layer.box(17 / 22.0, 12 / 22.0, 20 / 22.0, 21 / 22.0)));
      case NEEDS_YOU ->
          List.of(new Layer(EMBER, OUTER), GAP, new Layer(ALARM, Layer.disc(0.74, 0.74, 0.23)));
    };
  }

  /** Round at its foot, narrowing and swaying up to its tip. */
  private static Layer.Shape flame(double x, double foot, double radius, double tip) {
    Layer.Shape round = Layer.disc(x, foot, radius);
    return (px, py) -> {
      double height = (foot - py) / (foot - tip);
      if (height < 0) {
        return round.contains(px, py);
      }
      double sway = 0.35 * radius * Math.sin(2 * Math.PI * height) * height;
      double width = radius * Math.pow(1 - Math.min(1, height), 0.8);
      return height < 1 && Math.abs(px - x - sway) < width;
    };
  }
}
