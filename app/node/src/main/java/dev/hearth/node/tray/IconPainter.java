package dev.hearth.node.tray;

import java.util.List;

/**
 * Draws the icon without any toolkit: layers of plain shapes, each pixel the mean of a grid of
 * samples. Middle tones only, which stand out on a dark panel and on a light one.
 */
public final class IconPainter {
  private static final int GRID = 4;
  private static final int OPAQUE = 0xff;

  private IconPainter() {}

  /** The pixels row by row, each 0xAARRGGBB with the colours not multiplied by alpha. */
  public static int[] paint(TrayState state, int size) {
    List<Layer> layers = Flame.layers(state);
    int[] pixels = new int[size * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixel(layers, i % size, i / size, size);
    }
    return pixels;
  }

  private static int pixel(List<Layer> layers, int x, int y, int size) {
    int[] sum = new int[3];
    int covered = 0;
    for (int i = 0; i < GRID * GRID; i++) {
      double across = (x + (i % GRID + 0.5) / GRID) / size;
      double down = (y + (i / GRID + 0.5) / GRID) / size;
      int colour = top(layers, across, down);
      if (colour != Layer.CLEAR) {
        covered++;
        for (int channel = 0; channel < sum.length; channel++) {
          sum[channel] += colour >> 8 * channel & 0xff;
        }
      }
    }
    return covered == 0 ? 0 : blend(sum, covered);
  }

  private static int blend(int[] sum, int covered) {
    int alpha = OPAQUE * covered / (GRID * GRID);
    int colour = alpha << 24;
    for (int channel = 0; channel < sum.length; channel++) {
      colour |= sum[channel] / covered << 8 * channel;
    }
    return colour;
  }

  /** The colour of the last layer that has the point. */
  private static int top(List<Layer> layers, double x, double y) {
    int colour = Layer.CLEAR;
    for (Layer layer : layers) {
      colour = layer.shape().contains(x, y) ? layer.colour() : colour;
    }
    return colour;
  }
}
