package dev.hearth.node.dbus.tray;

import dev.hearth.node.tray.IconPainter;
import dev.hearth.node.tray.TrayState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** A picture: ARGB, four bytes a pixel in network order, row by row. */
public final class Pixmap extends Struct {
  private static final Map<TrayState, List<Pixmap>> PAINTED = new ConcurrentHashMap<>();

  @Position(0)
  public final int width;

  @Position(1)
  public final int height;

  @Position(2)
  public final byte[] pixels;

  public Pixmap(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** In the sizes of a common panel and of one on a screen of twice the density. */
  static List<Pixmap> of(TrayState state) {
    return PAINTED.computeIfAbsent(state, key -> List.of(paint(key, 22), paint(key, 48)));
  }

  private static Pixmap paint(TrayState state, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(size * size * Integer.BYTES);
    bytes.asIntBuffer().put(IconPainter.paint(state, size));
    return new Pixmap(size, size, bytes.array());
  }
}
