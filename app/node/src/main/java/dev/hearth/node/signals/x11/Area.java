package dev.hearth.node.signals.x11;

/** A rectangle of the screen, in pixels. */
record Area(int x, int y, int width, int height) {

  boolean covers(Area other) {
    return x <= other.x
        && y <= other.y
        && x + width >= other.x + other.width
        && y + height >= other.y + other.height;
  }
}
