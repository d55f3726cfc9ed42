package dev.hearth.node.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IconPainterTest {
  private static final int DARKEST = 60;
  private static final int LIGHTEST = 210;

  @ParameterizedTest
  @ValueSource(ints = {16, 22, 48})
  void everyStateLooksDifferent(int size) {
    Set<List<Integer>> pictures = new HashSet<>();
    for (TrayState state : TrayState.values()) {
      pictures.add(paint(state, size));
    }
    assertThat(pictures).hasSize(TrayState.values().length);
  }

  @ParameterizedTest
  @EnumSource
  void standsOutOnDarkAndOnLight(TrayState state) {
    List<Integer> pixels = paint(state, 22);
    assertThat(pixels).hasSize(22 * 22).startsWith(0).endsWith(0);
    assertThat(pixels)
        .filteredOn(pixel -> pixel >>> 24 == 0xff)
        .hasSizeGreaterThan(30)
        .allMatch(pixel -> luma(pixel) > DARKEST && luma(pixel) < LIGHTEST);
  }

  /** A pixel that a shape covers by half has the shape's colour and half its alpha. */
  @Test
  void edgesKeepTheirColour() {
    assertThat(paint(TrayState.OFFLINE, 22))
        .filteredOn(pixel -> pixel >>> 24 != 0)
        .allMatch(pixel -> (pixel & 0xffffff) == 0x8c8c8c)
        .anyMatch(pixel -> pixel >>> 24 < 0xff);
  }

  private static List<Integer> paint(TrayState state, int size) {
    return Arrays.stream(IconPainter.paint(state, size)).boxed().toList();
  }

  private static int luma(int pixel) {
    return (299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 * (pixel & 0xff)) / 1000;
  }
}
