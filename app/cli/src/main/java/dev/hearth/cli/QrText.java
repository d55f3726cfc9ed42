package dev.hearth.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A QR code in a terminal: two rows of modules a line, light ones drawn, as most terminals are
 * dark; phones read it either way.
 */
final class QrText {
  private static final int QUIET = 4;

  private QrText() {}

  /** From rows of '#' for dark modules and '.' for light ones. */
  static List<String> of(List<String> rows) {
    List<String> lines = new ArrayList<>();
    for (int y = -QUIET; y < rows.size() + QUIET; y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = -QUIET; x < rows.size() + QUIET; x++) {
        line.append(glyph(isLight(rows, x, y), isLight(rows, x, y + 1)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static boolean isLight(List<String> rows, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < rows.size() && y < rows.size();
    return !inside || rows.get(y).charAt(x) == '.';
  }

  private static char glyph(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '\u2588' : '\u2580';
    }
    return lower ? '\u2584' : ' ';
  }
}
