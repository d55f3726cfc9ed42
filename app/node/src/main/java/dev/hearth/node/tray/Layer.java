package dev.hearth.node.tray;

/** A shape in one colour (0xRRGGBB), or one that takes away what lies under it. */
record Layer(int colour, Shape shape) {
  static final int CLEAR = -1;

  /** Points of the unit square, the origin at its upper left. */
  @FunctionalInterface
  interface Shape {
    boolean contains(double x, double y);
  }

  static Shape disc(double x, double y, double radius) {
    return (px, py) -> Math.hypot(px - x, py - y) < radius;
  }

  static Shape box(double left, double top, double right, double bottom) {
    return (x, y) -> x >= left && x < right && y >= top && y < bottom;
  }
}
