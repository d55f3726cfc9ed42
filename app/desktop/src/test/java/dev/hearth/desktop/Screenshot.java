package dev.hearth.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

/** The window as a picture, for people to look at after a test run. */
final class Screenshot {
  private Screenshot() {}

  static void of(FxRobot robot, Path file) throws IOException {
    WritableImage[] taken = new WritableImage[1];
    robot.interact(() -> taken[0] = robot.window(0).getScene().snapshot(null));
    write(taken[0], file);
  }

  /** All of a node, also what is scrolled out of sight, on this ground. */
  static void of(FxRobot robot, Node node, Color ground, Path file) throws IOException {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(ground);
    WritableImage[] taken = new WritableImage[1];
    robot.interact(() -> taken[0] = node.snapshot(parameters, null));
    write(taken[0], file);
  }

  private static void write(WritableImage from, Path file) throws IOException {
    int width = (int) from.getWidth();
    int height = (int) from.getHeight();
    int[] pixels = new int[width * height];
    from.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    to.setRGB(0, 0, width, height, pixels, 0, width);
    ImageIO.write(to, "png", file.toFile());
  }
}
